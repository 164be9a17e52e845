/** Problems of requests under /api. */
import type { Role } from '../../core/access/roles.js'
import { defineProblem } from '../../core/problem.js'

/** What is wrong with one value of a body or query. */
export interface Issue {
  /** Where it stands, with dots; empty: the whole. */
  readonly at: string
  /** A stable code: that of zod's issue. */
  readonly code: string
  readonly message: string
}

function said(issues: readonly Issue[]): string {
  return issues.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`)).join('; ')
}

export const problem = {
  signInNeeded: defineProblem(
    'sign-in-needed',
    1,
    401,
    () => 'Nobody is signed in, or the session ended. Nothing was changed. Sign in and do it again.',
  ),
  tokenRefused: defineProblem(
    'token-refused',
    1,
    401,
    () => 'The token is none of this programme, or it ended. Nothing was changed. Ask for a new one.',
  ),
  rightMissing: defineProblem(
    'right-missing',
    1,
    403,
    ({ right, roles }: { right: string; roles: readonly Role[] }) =>
      `This needs the right "${right}", which you do not have. Nothing was changed. It is done by: ${roles.join(', ')}.`,
  ),
  onlyInPerson: defineProblem(
    'only-in-person',
    1,
    403,
    () => 'This is done by somebody who is signed in, not by the token of a program. Nothing was changed.',
  ),
  signInAgain: defineProblem(
    'sign-in-again',
    1,
    403,
    ({ minutes }: { minutes: number }) =>
      `This asks that you signed in within the last ${minutes} min. Nothing was changed. Sign in again, and do it again.`,
  ),
  tooManyAttempts: defineProblem(
    'too-many-attempts',
    1,
    429,
    ({ minutes }: { minutes: number }) =>
      `Too many attempts from here or for this name. Nothing was changed. Try again in ${minutes} min.`,
  ),
  passkeyNeedsName: defineProblem(
    'passkey-needs-a-name',
    1,
    409,
    ({ host }: { host: string }) =>
      `A key is bound to a name, and ${host} is a number. Nothing was changed. Open the page as localhost, or by the name of the service.`,
  ),
  passkeyRefused: defineProblem(
    'passkey-refused',
    1,
    401,
    () =>
      'The key is of nobody here, or its answer does not fit what was asked. Nothing was changed. Try again, or use the password.',
  ),
  foreignOrigin: defineProblem(
    'foreign-origin',
    1,
    403,
    () => 'This request did not come from a page of this service. Nothing was changed. Open the page again.',
  ),
  methodUnknown: defineProblem(
    'method-unknown',
    1,
    405,
    ({ path, allow }: { path: string; allow: readonly string[] }) =>
      `${path} answers to ${allow.join(', ')} alone.`,
  ),
  bodyTypeWrong: defineProblem(
    'body-type-wrong',
    1,
    415,
    ({ expected }: { expected: string }) => `The body must be ${expected}. Nothing was changed.`,
  ),
  bodyTooLong: defineProblem(
    'body-too-long',
    1,
    413,
    ({ mostBytes }: { mostBytes: number }) =>
      `The body has more than ${mostBytes} bytes. Nothing was changed.`,
  ),
  bodyNotJson: defineProblem(
    'body-not-json',
    1,
    400,
    () => 'The body is no JSON text in UTF-8. Nothing was changed.',
  ),
  bodyInvalid: defineProblem(
    'body-invalid',
    1,
    422,
    ({ issues }: { issues: readonly Issue[] }) =>
      `The body is not as /api/openapi.json says: ${said(issues)}. Nothing was changed.`,
  ),
  queryInvalid: defineProblem(
    'query-invalid',
    1,
    400,
    ({ issues }: { issues: readonly Issue[] }) =>
      `The parameters are not as /api/openapi.json says: ${said(issues)}.`,
  ),
  keyInvalid: defineProblem(
    'idempotency-key-invalid',
    1,
    400,
    () => 'An Idempotency-Key has 1 to 200 characters of printable ASCII. Nothing was changed.',
  ),
  keyUsed: defineProblem(
    'idempotency-key-used',
    1,
    422,
    () =>
      'This Idempotency-Key came before with another request. Nothing was changed. Send this one with a key of its own.',
  ),
  requestRuns: defineProblem(
    'request-runs',
    1,
    409,
    () =>
      'A request with this Idempotency-Key was begun and has no answer yet. Wait for it; if none comes, look whether it was done before you send it with another key.',
  ),
  answerNotKept: defineProblem(
    'answer-not-kept',
    1,
    409,
    () =>
      'This was done when the key came first. Its answer holds a secret, which was shown once and is kept nowhere.',
  ),
}
