/** Problems of sending mail. What a server answers is not repeated: it may quote an address. */
import { defineProblem } from '../../core/problem.js'

const refusals = {
  login: 'does not take the name or the password',
  sender: 'does not take the sender',
  encryption: 'does not encrypt in a way that can be relied on',
  unreached: 'cannot be reached',
} as const

/** Why a mail server cannot be used. */
export type ServerRefusal = keyof typeof refusals

export const problem = {
  passwordMissing: defineProblem(
    'mail-password-missing',
    2,
    500,
    ({ variable, file }: { variable: string; file: string }) =>
      `The mail server wants a password and none was given. Nothing was sent; every message waits. Set ${variable}, or write it into ${file} with mode 600.`,
  ),
  passwordOpen: defineProblem(
    'mail-password-open',
    2,
    500,
    ({ file }: { file: string }) =>
      `Others on this machine can read the password in ${file}. Nothing was sent; every message waits. Give the file mode 600, and think of another password.`,
  ),
  serverRefuses: defineProblem(
    'mail-server-refuses',
    3,
    502,
    ({ why, code }: { why: ServerRefusal; code: string }) =>
      `The mail server ${refusals[why]} (${code}). Nothing more was sent; every message waits. Look at "truebearing mail show".`,
  ),
  addressInvalid: defineProblem(
    'mail-address-invalid',
    2,
    400,
    () => 'That is no e-mail address. Nothing was sent.',
  ),
  testNotTaken: defineProblem(
    'mail-test-not-taken',
    1,
    502,
    ({ code }: { code: string }) =>
      `The mail server did not take the test message (${code}). Its settings and password work; look at the address.`,
  ),
}
