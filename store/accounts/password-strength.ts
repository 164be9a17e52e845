/** Passwords that are guessed first, which no length makes stronger. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { passwordFault } from '../../core/access/sign-in-name.js'

/** Why a password is refused. */
export type PasswordFault = NonNullable<ReturnType<typeof passwordFault>> | 'too_common'

/** What zxcvbn gives to all that is found within a million guesses: from 0 to 4. */
const foundAtOnce = 1

let reader: ZxcvbnFactory | null = null

/** The lists of words are read when the first password is set: the service starts without them. */
async function guesses(): Promise<ZxcvbnFactory> {
  if (reader) return reader
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  reader = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return reader
}

/**
 * Why a password of somebody who signs in by `name` is refused, or null. Beside what `passwordFault` asks, it must not
 * be among those that are tried first: known passwords, words with a few digits, rows of keys (OWASP ASVS 4.0.3, 2.1.7;
 * zxcvbn, Wheeler 2016).
 */
export async function refusedPassword(password: string, name: string): Promise<PasswordFault | null> {
  const fault = passwordFault(password, name)
  if (fault) return fault
  const { score } = (await guesses()).check(password, [name])
  return score <= foundAtOnce ? 'too_common' : null
}
