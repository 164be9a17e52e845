/** Problems of publishing and of opening what was published. Codes are never reused. */
import type { DeliveryRefusal } from '../core/document/deliveries.js'
import { assertNever, defineProblem } from '../core/problem.js'

/** A number of the text is too small to publish. */
export const numberWithheld = defineProblem<{
  readonly numbers: readonly { readonly text: string; readonly line: number; readonly query: string | null }[]
}>(
  'number-withheld',
  1,
  409,
  ({ numbers }) =>
    `These numbers are too small to publish, or would let a smaller one be found: ${numbers.map(({ text, line, query }) => `${text} (line ${line}: ${query})`).join('; ')}. Nothing was published; take them out of the text, or record a publisher's decision.`,
)

/** A file of rows that would single people out. */
export const rowsTooSmall = defineProblem<{ readonly combinations: readonly string[] }>(
  'rows-too-small',
  1,
  409,
  ({ combinations }) =>
    `These combinations are too small to publish: ${combinations.join('; ')}. Nothing was published; leave a condition out of the text, ask for a longer period or a larger place, count a figure that changed by so little "as of" the entry of before, or record a publisher's decision.`,
)

/** More than a receipt of one length holds. */
export const receiptTooLarge = defineProblem<{ readonly fields: number }>(
  'receipt-too-large',
  2,
  400,
  ({ fields }) =>
    `${fields} fields do not fit into one receipt. Nothing was written; ask for fewer with --fields.`,
)

/** No METHOD.md. */
export const methodMissing = defineProblem<Record<string, never>>(
  'method-missing',
  1,
  409,
  () =>
    'The programme has no METHOD.md, and nothing is published without it. Nothing was published; write it and run "truebearing programme method FILE".',
)

/** A document that says that it is signed, and no list of signatures was taken in for it. */
export const signatoriesMissing = defineProblem<{ readonly file: string }>(
  'signatories-missing',
  2,
  400,
  ({ file }) =>
    `The document names its signatories in ${file}, and no signature under it was taken in. Nothing was published; run "truebearing signatories import ${file}".`,
)

/** A list of signatures of which nobody said what was signed. */
export const signedDocumentUnknown = defineProblem<{
  readonly list: string
  readonly found: readonly string[]
}>('signed-document-unknown', 2, 400, ({ list, found }) =>
  found.length === 0
    ? `No document beside ${list} names it under signatories:. Nothing was taken in; name the document with --document FILE.`
    : `Several documents name ${list}: ${found.join(', ')}. Nothing was taken in; name one with --document FILE.`,
)

/** Something else lies where the bundle should go. */
export const bundlePlaceTaken = defineProblem<{ readonly path: string; readonly what: string }>(
  'bundle-place-taken',
  2,
  409,
  ({ path, what }) => `${path} is ${what}. It was left as it is; name another folder with --out.`,
)

/** What should be checked is not there. */
export const bundleNotFound = defineProblem<{ readonly path: string; readonly why: string }>(
  'bundle-not-found',
  2,
  404,
  ({ path, why }) => `${path} cannot be opened: ${why}. Nothing was checked.`,
)

/** A document, or a file that it names, that cannot be read. */
export const documentNotReadable = defineProblem<{ readonly path: string; readonly why: string }>(
  'document-not-readable',
  2,
  400,
  ({ path, why }) => `${path} cannot be read: ${why}. Nothing was checked or published.`,
)

/** What a witness remembers cannot be read. */
export const witnessStateNotReadable = defineProblem<{ readonly path: string; readonly reason: string }>(
  'witness-state-not-readable',
  3,
  500,
  ({ path, reason }) =>
    `${path}, which says what was seen of each log, cannot be read: ${reason}. Nothing was cosigned. Put your copy of it in its place.`,
)

/** A draw by a number that was not named in advance. */
export const auditNotAnnounced = defineProblem<{ readonly document: string; readonly path: string }>(
  'audit-not-announced',
  1,
  409,
  ({ document, path }) =>
    `No number was named in advance for ${path} of ${document}. Nothing was drawn; name one that nobody knows yet with "truebearing audit draw ${document} --rows ${path} --announce WORDS".`,
)

/** A draw of a bundle that this programme did not publish. */
export const auditNotOurs = defineProblem<{ readonly document: string }>(
  'audit-not-ours',
  1,
  404,
  ({ document }) =>
    `This programme did not publish the rows that were drawn of ${document}. Nothing was written.`,
)

/** Answers that do not fit what was drawn. */
export const auditAnswersOdd = defineProblem<{ readonly line: number; readonly why: string }>(
  'audit-answers-odd',
  1,
  422,
  ({ line, why }) =>
    `Line ${line} of the answers ${why}. Nothing was signed; each drawn tag has one of documents_seen, found_as_recorded, not_found, refused.`,
)

/** Typst did not run, or refused the document. */
export const pdfNotMade = defineProblem<{ readonly reason: string }>(
  'pdf-not-made',
  3,
  500,
  ({ reason }) => `The PDF could not be made (${reason.slice(0, 400)}). Nothing was published.`,
)

/** A document of which no entry says that it was published. */
export const documentNotPublished = defineProblem<{ readonly document: string }>(
  'document-not-published',
  1,
  404,
  ({ document }) =>
    `The document ${document} was never published by this programme. Nothing was recorded; publish it first.`,
)

/** A step of a delivery that does not fit the document or what was recorded before. */
export const deliveryNotFitting = defineProblem<DeliveryRefused>(
  'delivery-not-fitting',
  1,
  409,
  (refused) => `This cannot be recorded: ${deliveryRefused(refused)}. Nothing was recorded.`,
)

/** The step, why it is not recorded, and what was known: whoever or whatever is named, and days. */
interface DeliveryRefused extends Record<string, unknown> {
  readonly reason: DeliveryRefusal['why']
  readonly addressee: string
  readonly ask: string | null
  readonly on: string
  readonly known: readonly string[]
  readonly today: string | null
  readonly replyBy: string | null
  readonly repliedOn: string | null
}

function deliveryRefused(refused: DeliveryRefused): string {
  const { addressee, ask, on, known, today, replyBy, repliedOn } = refused
  switch (refused.reason) {
    case 'addressee_unknown':
      return `the document is not addressed to ${addressee}; it names ${known.join(', ') || 'nobody'}`
    case 'ask_unknown':
      return `the document asks nothing "${ask}" of ${addressee}; it asks ${known.join(', ') || 'nothing'}`
    case 'not_sent':
      return `nothing says that it was sent to ${addressee}; record that first`
    case 'later_than_today':
      return `${on} is later than today, ${today}`
    case 'ask_without_date':
      return 'silence is recorded against an ask that has a reply_by; name it with --ask'
    case 'not_yet_due':
      return `an answer was asked for by ${replyBy}, and ${on} is not after it`
    case 'replied':
      return `a reply of ${repliedOn} is recorded`
    default:
      return assertNever(refused.reason)
  }
}
