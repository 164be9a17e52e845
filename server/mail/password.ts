/** The password of the mail server: from the surroundings, or from a file that its owner alone can read. Kept nowhere. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import { problem } from './problems.js'

/** The variable that holds it. */
export const passwordVariable = 'TRUEBEARING_MAIL_PASSWORD'

/** The file beside the programme's key that holds it; in no backup. */
export function passwordFile({ directory, code }: Pick<Programme, 'directory' | 'code'>): string {
  return join(outsideFiles(directory, code).folder, 'mail-password')
}

/** The password; throws `mail-password-missing` or `mail-password-open`. */
export function mailPassword(programme: Programme, environment: NodeJS.ProcessEnv): string {
  const given = environment[passwordVariable]
  if (given) return given
  const file = passwordFile(programme)
  if (!existsSync(file)) throw problem.passwordMissing({ variable: passwordVariable, file })
  if ((statSync(file).mode & 0o077) !== 0) throw problem.passwordOpen({ file })
  const password = readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  if (password === '') throw problem.passwordMissing({ variable: passwordVariable, file })
  return password
}
