/** From one number and what the register says to one verdict. Pure. */
import type { FigureResult } from '../figure/result.js'
import { claimRemarks, repeatsClaim } from './claims.js'
import type { DocumentNumber } from './parse.js'
import type { PeriodLength } from './period-length.js'
import type { Stated } from './stated.js'
import { bearsOut, hedgeRules, roundTo } from './stated.js'
import type { CheckedNumber, StatedClaim, Verdict } from './verdict.js'
import { digits } from './verdict.js'

/** What the register says about one number. */
export type Evidence =
  | { readonly type: 'none'; readonly why?: string }
  | { readonly type: 'claim'; readonly claim: string; readonly stated: StatedClaim | null }
  /** A period: "over the past 3 years". */
  | { readonly type: 'period'; readonly query: string; readonly length: PeriodLength | null }
  /** A figure; `nothing`: not a single record for that definition, period and place. */
  | {
      readonly type: 'figure'
      readonly query: string
      readonly result: FigureResult | null
      readonly nothing: boolean
      /** Of a percentage: what else it could be a share of. */
      readonly bases?: Bases
    }

/** A percentage on both bases; `named` is the one that the query names, null where the text leaves it open. */
export interface Bases {
  readonly known: FigureResult | null
  readonly all: FigureResult | null
  readonly named: 'known' | 'all' | null
}

type Judged = Pick<CheckedNumber, 'verdict' | 'counted' | 'query' | 'claim' | 'remarks'>

/** The verdict on a number. */
export function judge(number: DocumentNumber, evidence: Evidence): CheckedNumber {
  const { text, line, stated } = number
  return { text, line, value: stated?.value ?? null, stated, ...judged(stated, evidence) }
}

function judged(stated: Stated | null, evidence: Evidence): Judged {
  const query = evidence.type === 'figure' || evidence.type === 'period' ? evidence.query : null
  const claim = evidence.type === 'claim' ? evidence.claim : null
  const bare = { counted: null, query, claim }
  if (stated === null) {
    return { ...bare, verdict: 'unbound', remarks: ['No number is read in the words of this link.'] }
  }
  switch (evidence.type) {
    case 'none':
      return {
        ...bare,
        verdict: 'unbound',
        remarks: [evidence.why ?? 'It is bound to no figure and no claim.'],
      }
    case 'claim':
      return { ...bare, ...onClaim(stated, evidence.claim, evidence.stated) }
    case 'period':
      return { ...bare, ...onPeriod(evidence.length) }
    case 'figure':
      return { ...bare, ...onFigure(stated, evidence) }
  }
}

function onClaim(stated: Stated, id: string, claim: StatedClaim | null): Pick<Judged, 'verdict' | 'remarks'> {
  if (!claim) return { verdict: 'not-covered', remarks: [`No claim ${id} is recorded.`] }
  const repeats = repeatsClaim(stated, claim)
  if (repeats === null) {
    return { verdict: 'not-covered', remarks: ['The claim states no number.', ...claimRemarks(claim)] }
  }
  const remarks = claimRemarks(claim)
  return repeats
    ? { verdict: 'attributed', remarks }
    : { verdict: 'differs', remarks: ['The claim states another number.', ...remarks] }
}

function onPeriod(length: PeriodLength | null): Pick<Judged, 'verdict' | 'counted' | 'remarks'> {
  if (!length) {
    const why = 'The figure has no beginning and end with which a length of time could be compared.'
    return { verdict: 'unbound', counted: null, remarks: [why] }
  }
  return {
    verdict: length.holds ? 'as-worded' : 'not-as-worded',
    counted: length.units,
    remarks: [length.sentence],
  }
}

function onFigure(
  stated: Stated,
  evidence: Extract<Evidence, { type: 'figure' }>,
): Pick<Judged, 'verdict' | 'counted' | 'remarks'> {
  const { result, nothing, bases } = evidence
  if (bases) return onBases(stated, bases, nothing)
  if (result === null || nothing) {
    return { verdict: 'not-covered', counted: null, remarks: [nothingRecorded] }
  }
  if (result.total === null) return { verdict: 'withheld', counted: null, remarks: withheldRemarks(result) }
  const counted = stated.unit === 'percent' ? inHundredths(result.total) : result.total
  return { verdict: compare(stated, counted), counted, remarks: countRemarks(stated, counted, result) }
}

const nothingRecorded =
  'Nothing is recorded for that definition, period and place. This does not say that nothing happened.'

function withheldRemarks({ withheld }: FigureResult): readonly string[] {
  return [`Withheld: ${[...new Set(withheld.map(({ reason }) => reason))].join('; ') || 'a small number'}.`]
}

/** Without the noise of binary fractions. */
function inHundredths(share: number): number {
  return Number((share * 100).toPrecision(12))
}

function compare(stated: Stated, counted: number): Verdict {
  const holds = bearsOut(stated, counted)
  if (stated.hedge === 'exact') return holds ? 'matches' : 'differs'
  return holds ? 'as-worded' : 'not-as-worded'
}

function onBases(
  stated: Stated,
  { known, all, named }: Bases,
  nothing: boolean,
): Pick<Judged, 'verdict' | 'counted' | 'remarks'> {
  const chosen = named === 'known' ? [known] : named === 'all' ? [all] : [known, all]
  if (nothing || chosen.some((entry) => entry === null)) {
    return { verdict: 'not-covered', counted: null, remarks: [nothingRecorded] }
  }
  const hidden = chosen.find((entry) => entry?.total === null)
  if (hidden) return { verdict: 'withheld', counted: null, remarks: withheldRemarks(hidden) }
  const shares = chosen.map((entry) => inHundredths(entry?.total ?? 0))
  const found = shares.map((share) => compare(stated, share))
  // Without a base the percentage must hold on both of them.
  const verdict =
    found.find((entry) => entry === 'differs' || entry === 'not-as-worded') ?? found[0] ?? 'unbound'
  const open =
    named === null
      ? [
          'The text does not say of what it is a percentage; bind it to "share of ..., base known" or "base all".',
        ]
      : []
  return { verdict, counted: shares[0] ?? null, remarks: [...baseRemarks(known, all), ...open] }
}

function baseRemarks(known: FigureResult | null, all: FigureResult | null): readonly string[] {
  const say = (result: FigureResult | null, base: string) =>
    typeof result?.total === 'number' ? [`${digits(roundTo(inHundredths(result.total), 2))} % ${base}`] : []
  const both = [...say(known, 'of those known'), ...say(all, 'of all, unknown among them')]
  return both.length > 0 ? [`Counted ${both.join('; ')}.`, ...((known ?? all)?.notes.slice(0, 1) ?? [])] : []
}

function countRemarks(stated: Stated, counted: number, result: FigureResult): readonly string[] {
  const { range, mayFall, asOf, unit } = result
  const spread = range ? `, sources disagree from ${digits(range.minimum)} to ${digits(range.maximum)}` : ''
  const rule = stated.hedge === 'exact' ? [] : [`Holds when ${hedgeRules[stated.hedge].sentence}.`]
  const falls = mayFall ? [`${digits(mayFall)} more may fall in the period.`] : []
  const words = unit === 'share' ? 'per cent' : unit.replaceAll('_', ' ')
  const shown = stated.unit === 'percent' || unit !== 'share' ? counted : inHundredths(counted)
  return [
    `Counted ${digits(shown)} ${words} as of entry ${digits(asOf)}${spread}.`,
    ...rule,
    ...falls,
    ...work(stated, counted, result),
  ]
}

/** What would have to be recorded, dated or joined, or taken back, for an exact number to match. */
function work(stated: Stated, counted: number, result: FigureResult): readonly string[] {
  if (stated.hedge !== 'exact' || stated.unit !== 'count' || result.unit === 'share') return []
  const missing = stated.value - counted
  if (!Number.isInteger(missing) || missing === 0) return []
  if (missing < 0) {
    return [
      `For it to match, ${digits(-missing)} fewer would have to be counted: records withdrawn, joined as the same, or dated outside the period.`,
    ]
  }
  const { mayFall, notReviewed } = result
  const near = [
    notReviewed ? `${digits(notReviewed)} submitted and not yet reviewed` : '',
    mayFall ? `${digits(mayFall)} whose date may fall in the period` : '',
  ].filter((entry) => entry !== '')
  const where = near.length > 0 ? ` Not counted now: ${near.join(', ')}.` : ''
  return [`For it to match, ${digits(missing)} more would have to be recorded, dated or joined.${where}`]
}
