/** Problems of figures: a query that cannot be counted. Codes are never reused. */
import { defineProblem } from '../problem.js'

/** The text of a query is not in the language of formats.md; `column` counts characters from 1. */
export const queryNotUnderstood = defineProblem<{
  readonly query: string
  readonly column: number
  readonly found: string
  readonly expected: readonly string[]
}>('query-not-understood', 2, 400, ({ column, found, expected }) => {
  const what = found === '' ? 'the query ends' : `"${found}" stands`
  return `The query is not understood: at column ${column} ${what}, where there could stand ${orList(expected)}. Nothing was counted.`
})

/** A period whose end lies before its beginning, once both are in the programme's time zone. */
export const periodIsEmpty = defineProblem<{ readonly from: string; readonly to: string }>(
  'period-is-empty',
  2,
  400,
  ({ from, to }) =>
    `The period from ${from} to ${to} ends before it begins. Nothing was counted; exchange the dates.`,
)

/** A place that the register does not hold at that entry. */
export const placeNotFound = defineProblem<{ readonly place: string; readonly nearest: readonly string[] }>(
  'place-not-found',
  2,
  404,
  ({ place, nearest }) =>
    nearest.length > 0
      ? `No place ${place} is recorded. Nothing was counted; the nearest are ${nearest.join(', ')}.`
      : `No place ${place} is recorded. Nothing was counted; places are recorded with "truebearing import --kind place".`,
)

/** Several places have that name or code; one must be named by a code of its own. */
export const placeAmbiguous = defineProblem<{ readonly place: string; readonly matches: readonly string[] }>(
  'place-ambiguous',
  2,
  409,
  ({ place, matches }) =>
    `${matches.length} places are called ${place}: ${matches.join('; ')}. Nothing was counted; name one of them by its code.`,
)

/** A rate over a claim that the register does not hold. */
export const claimNotFound = defineProblem<{ readonly claim: string }>(
  'claim-not-found',
  2,
  404,
  ({ claim }) => `No claim ${claim} is recorded. Nothing was counted; name a claim by its own number.`,
)

/** A rate over a claim that states no number, a number of nought, or over a number that several claims share. */
export const claimCannotDivide = defineProblem<{ readonly claim: string } & ClaimRefusal>(
  'claim-cannot-divide',
  1,
  422,
  (asked) => `A rate cannot be taken over claim ${asked.claim}: ${claimSays(asked)}. Nothing was counted.`,
)

/** Why nothing can be divided by what a claim states. */
type ClaimRefusal =
  | { readonly why: 'shared'; readonly claims: number }
  | { readonly why: 'no_number' }
  | { readonly why: 'not_above_nought'; readonly low: number; readonly high: number }

function claimSays(refusal: ClaimRefusal): string {
  if (refusal.why === 'shared') return `${refusal.claims} claims have that number`
  return refusal.why === 'no_number' ? 'it states no number' : `it states ${refusal.low} to ${refusal.high}`
}

/** A share of nothing. */
export const shareOfNothing = defineProblem<{ readonly query: string }>(
  'share-of-nothing',
  1,
  422,
  ({ query }) =>
    `The share has no base: "${query}" without its conditions counts 0. Nothing is shown; ask for a wider period or place.`,
)

/** A figure over held-back records, or a confidential code, asked for outside the programme. */
export const notForPublication = defineProblem<
  | { readonly what: 'code'; readonly code: string; readonly dimension: string }
  | { readonly what: 'place'; readonly title: string }
>('not-for-publication', 1, 403, (asked) =>
  asked.what === 'code'
    ? `The code ${asked.code} of ${asked.dimension} is confidential. Nothing was counted; ask for the code above it, or leave ${asked.dimension} out.`
    : `Where ${asked.title.toLowerCase()} lie before they are destroyed is confidential. Nothing was counted; ask for the whole country, or for those destroyed.`,
)

/** A land account asked for in a way in which ground does not add up. */
export const accountNotSo = defineProblem<{ readonly what: keyof typeof accountsRefused }>(
  'account-not-so',
  2,
  422,
  ({ what }) =>
    `A land account cannot be ${accountsRefused[what].what}. Nothing was counted; ${accountsRefused[what].instead}.`,
)

const ofOneCount = 'ask for the account itself, or for one of its lines'

const accountsRefused = {
  share: { what: 'a share', instead: ofOneCount },
  rate: { what: 'a rate', instead: ofOneCount },
  layers: { what: 'kept of both layers at once or of none', instead: 'ask for surface, or for depth' },
  by_layer: { what: 'broken down by layer', instead: 'ask for each layer by itself' },
} as const

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** A number behind which no list shows records. */
export const figureNotListed = defineProblem<{ readonly why: NotListed }>(
  'figure-not-listed',
  2,
  400,
  ({ why }) =>
    `The records behind this number are not listed: ${notListed[why]}. The figure itself is on the page of figures.`,
)

const notListed = {
  account: 'an account of land counts ground, not records',
  parts: 'only the total has parts',
  confidential: 'a list would tell of which records a confidential code is stated',
  as_of: 'lists show the register as it is now, so leave "as of" out',
} as const

/** Why no list shows the records behind a number. */
export type NotListed = keyof typeof notListed

/** A list of another kind than the records behind the number are. */
export const figureOfAnotherKind = defineProblem<{ readonly kinds: string }>(
  'figure-of-another-kind',
  2,
  400,
  ({ kinds }) => `The records behind this number are ${kinds}. Ask for the list of them.`,
)

/** A part that the figure does not have. */
export const figurePartUnknown = defineProblem<{ readonly part: string; readonly by: readonly string[] }>(
  'figure-part-unknown',
  2,
  400,
  ({ part, by }) =>
    by.length === 0
      ? `The figure is not divided, so it has no part "${part}". Add "by" to its query.`
      : `The figure has no part "${part}". It is divided by ${by.join(', ')}; write for example ${by[0]}=unknown.`,
)
