/** Every command, in the order in which a programme comes to need them. */
import type { Command } from './command.js'
import { along } from './commands/along.js'
import { assess } from './commands/assess.js'
import { attach } from './commands/attach.js'
import { audit } from './commands/audit.js'
import { backup } from './commands/backup.js'
import { check } from './commands/check.js'
import { delivery } from './commands/delivery.js'
import { demo } from './commands/demo.js'
import { doctor } from './commands/doctor.js'
import { erase } from './commands/erase.js'
import { exportCommand } from './commands/export.js'
import { figure } from './commands/figure.js'
import { importCommand } from './commands/import.js'
import { init } from './commands/init.js'
import { log } from './commands/log.js'
import { mail } from './commands/mail.js'
import { map } from './commands/map.js'
import { near } from './commands/near.js'
import { people } from './commands/people.js'
import { programme } from './commands/programme.js'
import { publish } from './commands/publish.js'
import { rebuild } from './commands/rebuild.js'
import { receipt } from './commands/receipt.js'
import { restore } from './commands/restore.js'
import { review } from './commands/review.js'
import { serve } from './commands/serve.js'
import { signatories } from './commands/signatories.js'
import { verify } from './commands/verify.js'
import { witness } from './commands/witness.js'

export const commands: readonly Command[] = [
  init,
  programme,
  map,
  importCommand,
  review,
  attach,
  exportCommand,
  figure,
  assess,
  check,
  signatories,
  mail,
  publish,
  delivery,
  verify,
  near,
  along,
  receipt,
  audit,
  witness,
  serve,
  people,
  log,
  rebuild,
  doctor,
  backup,
  restore,
  erase,
  demo,
]

/** The command of that name, or undefined. */
export function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name)
}
