/** Problems of signing by e-mail. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  mailOff: defineProblem(
    'mail-off',
    1,
    409,
    () =>
      'This programme sends no mail. Nothing was changed. "truebearing mail set FILE" says through which server it may.',
  ),
  cannotBeSigned: defineProblem(
    'not-open-for-signing',
    1,
    404,
    ({ document }: { document: string }) =>
      `The document ${document} is not open for signing by e-mail. Nothing was kept. "truebearing signatories open DOC" opens one.`,
  ),
  textsChanged: defineProblem(
    'signing-texts-changed',
    1,
    409,
    ({ document }: { document: string }) =>
      `The texts of ${document} were changed since you were shown them. Nothing was opened. Look at them as they are now, then open them.`,
  ),
  tooMany: defineProblem(
    'too-many-requests',
    1,
    429,
    ({ minutes }: { minutes: number }) =>
      `More requests came than are taken at once. Nothing of this one was kept. Try again in ${minutes} minutes, or sign on paper.`,
  ),
  linkOver: defineProblem(
    'link-over',
    1,
    410,
    () =>
      'This link is not whole, its time is over, or signing has ended. Nothing was changed. Ask for another with the form.',
  ),
  requestUnknown: defineProblem(
    'signing-request-unknown',
    1,
    404,
    ({ asked }: { asked: string }) =>
      `There is no request "${asked}" with an address. Nothing was changed. "truebearing signatories requests DOC" lists them.`,
  ),
}
