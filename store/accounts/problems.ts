/** Problems of accounts. */
import { leastPasswordLength, mostPasswordLength } from '../../core/access/sign-in-name.js'
import { defineProblem } from '../../core/problem.js'
import type { PasswordFault } from './password-strength.js'

const faults: Readonly<Record<PasswordFault, string>> = {
  too_short: `it has fewer than ${leastPasswordLength} characters`,
  too_long: `it has more than ${mostPasswordLength} characters`,
  too_plain: 'it is made of fewer than five different characters',
  too_common:
    'it is among those that are tried first: a common word, row of keys or number, or one with little added',
  holds_name: 'the name by which you sign in stands in it',
}

export const problem = {
  nameTaken: defineProblem(
    'name-taken',
    1,
    409,
    ({ name }: { name: string }) =>
      `The name "${name}" is or was somebody's already. Nothing was changed. Choose another.`,
  ),
  nameInvalid: defineProblem(
    'name-invalid',
    2,
    422,
    ({ name }: { name: string }) =>
      `"${name}" cannot be a name to sign in with: 2 to 40 letters and digits, with . _ or - between them. Nothing was changed.`,
  ),
  accountUnknown: defineProblem(
    'account-unknown',
    1,
    404,
    ({ account }: { account: string }) =>
      `This programme has no account "${account}", or it ended. Nothing was changed.`,
  ),
  accountNotEnded: defineProblem(
    'account-not-ended',
    1,
    409,
    ({ account }: { account: string }) =>
      `No account "${account}" of this programme has ended, so there is none to take back. Nothing was changed.`,
  ),
  regionUnknown: defineProblem(
    'region-unknown',
    1,
    422,
    ({ id, kind }: { id: string; kind: string }) =>
      `This programme has no ${kind} with the record id ${id}. Nothing was changed.`,
  ),
  lastAdministrator: defineProblem(
    'last-administrator',
    1,
    409,
    () =>
      'This is the last administrator, without whom nobody could invite another. Nothing was changed. Make somebody else an administrator first.',
  ),
  linkOver: defineProblem(
    'sign-in-link-over',
    1,
    410,
    () =>
      'This link was used already, is older than a day, or is none of this programme. Nothing was changed. Ask an administrator for a new one.',
  ),
  signInRefused: defineProblem(
    'sign-in-refused',
    1,
    401,
    () =>
      'Name and password do not fit each other. Nothing was changed. Try again, or ask an administrator for a link.',
  ),
  passwordRefused: defineProblem(
    'password-refused',
    1,
    422,
    ({ fault }: { fault: PasswordFault }) =>
      `This password is not taken: ${faults[fault]}. Nothing was changed. Several words in a row are good.`,
  ),
  sessionUnknown: defineProblem(
    'session-unknown',
    1,
    404,
    ({ session }: { session: string }) =>
      `You have no session "${session}", or it ended. Nothing was changed.`,
  ),
  passkeyKnown: defineProblem(
    'passkey-known',
    1,
    409,
    () => 'This key was added before. Nothing was changed.',
  ),
  passkeyUnknown: defineProblem(
    'passkey-unknown',
    1,
    404,
    ({ passkey }: { passkey: string }) => `You have no key "${passkey}". Nothing was changed.`,
  ),
  viewUnknown: defineProblem(
    'view-unknown',
    1,
    404,
    ({ view }: { view: string }) => `You have no saved view "${view}". Nothing was changed.`,
  ),
  viewsTooMany: defineProblem(
    'views-too-many',
    1,
    409,
    ({ most }: { most: number }) =>
      `You keep ${most} views already, which is as many as there can be. Nothing was changed. Remove one that you no longer need.`,
  ),
  tokenUnknown: defineProblem(
    'token-unknown',
    1,
    404,
    ({ token }: { token: string }) => `You have no token "${token}". Nothing was changed.`,
  ),
  rolesBeyondOwn: defineProblem(
    'roles-beyond-own',
    1,
    422,
    ({ roles }: { roles: readonly string[] }) =>
      `A token allows at most what you may do yourself; you are not: ${roles.join(', ')}. Nothing was changed.`,
  ),
}
