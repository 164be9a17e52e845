/** From one number and what the register says to one verdict. Pure. */
import type { FigureResult } from '../figure/result.js'
import { say } from '../words/sentences.js'
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
    return { ...bare, verdict: 'unbound', remarks: [say('no_number_in_link')] }
  }
  switch (evidence.type) {
    case 'none':
      return {
        ...bare,
        verdict: 'unbound',
        remarks: [evidence.why ?? say('bound_to_nothing')],
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
  if (!claim) return { verdict: 'not-covered', remarks: [say('no_claim', { claim: id })] }
  const repeats = repeatsClaim(stated, claim)
  if (repeats === null) {
    return { verdict: 'not-covered', remarks: [say('claim_without_number'), ...claimRemarks(claim)] }
  }
  const remarks = claimRemarks(claim)
  return repeats
    ? { verdict: 'attributed', remarks }
    : { verdict: 'differs', remarks: [say('claim_of_another'), ...remarks] }
}

function onPeriod(length: PeriodLength | null): Pick<Judged, 'verdict' | 'counted' | 'remarks'> {
  if (!length) {
    return { verdict: 'unbound', counted: null, remarks: [say('period_without_ends')] }
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
    return { verdict: 'not-covered', counted: null, remarks: [say('nothing_recorded')] }
  }
  if (result.total === null) return { verdict: 'withheld', counted: null, remarks: withheldRemarks(result) }
  const counted = stated.unit === 'percent' ? inHundredths(result.total) : result.total
  return { verdict: compare(stated, counted), counted, remarks: countRemarks(stated, counted, result) }
}

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
    return { verdict: 'not-covered', counted: null, remarks: [say('nothing_recorded')] }
  }
  const hidden = chosen.find((entry) => entry?.total === null)
  if (hidden) return { verdict: 'withheld', counted: null, remarks: withheldRemarks(hidden) }
  const shares = chosen.map((entry) => inHundredths(entry?.total ?? 0))
  const found = shares.map((share) => compare(stated, share))
  // Without a base the percentage must hold on both of them.
  const verdict =
    found.find((entry) => entry === 'differs' || entry === 'not-as-worded') ?? found[0] ?? 'unbound'
  const open = named === null ? [say('percentage_without_base')] : []
  return { verdict, counted: shares[0] ?? null, remarks: [...baseRemarks(known, all), ...open] }
}

function baseRemarks(known: FigureResult | null, all: FigureResult | null): readonly string[] {
  const percent = (result: FigureResult | null) =>
    typeof result?.total === 'number' ? digits(roundTo(inHundredths(result.total), 2)) : null
  const ofKnown = percent(known)
  const ofAll = percent(all)
  const notes = (known ?? all)?.notes.slice(0, 1) ?? []
  if (ofKnown !== null && ofAll !== null)
    return [say('counted_both', { known: ofKnown, all: ofAll }), ...notes]
  if (ofKnown !== null) return [say('counted_known', { known: ofKnown }), ...notes]
  return ofAll === null ? [] : [say('counted_all', { all: ofAll }), ...notes]
}

function countRemarks(stated: Stated, counted: number, result: FigureResult): readonly string[] {
  const { range, mayFall, asOf, unit } = result
  const rule =
    stated.hedge === 'exact' ? [] : [say('holds_when', { rule: hedgeRules[stated.hedge].sentence })]
  const falls = mayFall ? [say('may_fall', { count: digits(mayFall) })] : []
  const words = unit === 'share' ? say('per_cent') : unit.replaceAll('_', ' ')
  const shown = stated.unit === 'percent' || unit !== 'share' ? counted : inHundredths(counted)
  const found = { count: digits(shown), unit: words, entry: digits(asOf) }
  const ends = range && { least: digits(range.minimum), most: digits(range.maximum) }
  return [
    ends ? say('counted_range', { ...found, ...ends }) : say('counted', found),
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
    return [say('fewer_needed', { count: digits(-missing) })]
  }
  const { mayFall, notReviewed } = result
  const reviewed = notReviewed ? digits(notReviewed) : null
  const undated = mayFall ? digits(mayFall) : null
  const needed = say('more_needed', { count: digits(missing) })
  if (reviewed !== null && undated !== null) return [needed, say('near_both', { reviewed, undated })]
  if (reviewed !== null) return [needed, say('near_not_reviewed', { reviewed })]
  return undated === null ? [needed] : [needed, say('near_undated', { undated })]
}
