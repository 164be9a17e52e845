/** Problems of publishing and of opening what was published. Codes are never reused. */
import { defineProblem } from '../core/problem.js'

/** A number of the text is too small to publish. */
export const numberWithheld = defineProblem<{ readonly numbers: readonly string[] }>(
  'number-withheld',
  1,
  409,
  ({ numbers }) =>
    `These numbers are too small to publish, or would let a smaller one be found: ${numbers.join('; ')}. Nothing was published; take them out of the text, or record a publisher's decision.`,
)

/** A file of rows that would single people out. */
export const rowsTooSmall = defineProblem<{ readonly combinations: readonly string[] }>(
  'rows-too-small',
  1,
  409,
  ({ combinations }) =>
    `These combinations are too small to publish: ${combinations.join('; ')}. Nothing was published; leave a condition out of the text, ask for a longer period or a larger place, or record a publisher's decision.`,
)

/** No METHOD.md. */
export const methodMissing = defineProblem<Record<string, never>>(
  'method-missing',
  1,
  409,
  () =>
    'The programme has no METHOD.md, and nothing is published without it. Nothing was published; write it and run "truebearing programme method FILE".',
)

/** A document that names a list of signatories, which was not handed over. */
export const signatoriesMissing = defineProblem<{ readonly file: string }>(
  'signatories-missing',
  2,
  400,
  ({ file }) => `The document names the signatories in ${file}, which cannot be read. Nothing was published.`,
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
