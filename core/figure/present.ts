/** From what was counted to what is shown: divided for a share or a rate, withheld for anybody outside. Pure. */
import { say } from '../words/sentences.js'
import { definitionOf } from './catalogue.js'
import type { Counted } from './counted.js'
import type { WithholdingRule } from './decisions.js'
import { decisionFor } from './decisions.js'
import type { Definition } from './definition.js'
import { definitionName } from './definition.js'
import { dimensionNamed } from './dimensions.js'
import { printQuery } from './print.js'
import { shareOfNothing } from './problems.js'
import type { Query, RateQuery, ShareQuery } from './query.js'
import { countIn } from './query.js'
import type { FigureResult } from './result.js'
import type { Shown } from './withhold.js'
import { digits, showAll, withhold, withoutConfidentialCodes } from './withhold.js'

/** What a claim states; a low and a high that differ give a range. */
export interface ClaimQuantity {
  readonly low: number
  readonly high: number
}

/** A query, "as of" filled in, and everything counted for it. */
export interface Answer {
  readonly query: Query
  readonly counted: Counted
  /** The base of a share, else null. */
  readonly base: Counted | null
  /** The claim of a rate, else null. */
  readonly claim: ClaimQuantity | null
}

/** Where a figure stands: its stable id, the entry and the root of the log there. */
export interface Standing {
  readonly id: string
  readonly asOf: number
  readonly root: string
}

/** The figure as staff see it (`rule` null) or as anybody may. Throws `share-of-nothing`. */
export function presentFigure(
  answer: Answer,
  standing: Standing,
  rule: WithholdingRule | null,
): FigureResult {
  const { query } = answer
  const count = countIn(query)
  const definition = definitionOf(count)
  const shown = divide(answer, showCounted(answer, definition, rule))
  const keyOf = (keys: readonly string[]) =>
    Object.fromEntries(keys.map((key, index) => [count.by[index] ?? '', key]))
  return {
    id: standing.id,
    definition: definitionName(definition),
    query: printQuery(query),
    asOf: standing.asOf,
    root: standing.root,
    unit: unitOf(query, definition),
    total: shown.total,
    mayFall: shown.mayFall,
    range: shown.range,
    unknown: shown.unknown,
    confirmed: shown.confirmed,
    notReviewed: shown.notReviewed,
    parts: shown.parts.map(({ keys, value }) => ({ key: keyOf(keys), value })),
    withheld: shown.withheld.map(({ keys, reason }) => ({ key: keyOf(keys), reason })),
    notes: shown.notes,
  }
}

function unitOf(query: Query, definition: Definition): string {
  if (query.type === 'share') return 'share'
  return query.type === 'rate'
    ? say('per_claim', { unit: definition.unit, count: query.per })
    : definition.unit
}

function showCounted(
  { query, counted, base }: Answer,
  definition: Definition,
  rule: WithholdingRule | null,
): Shown {
  if (rule === null) return showAll(counted)
  const by = countIn(query).by.map((name) => dimensionNamed(definition, name))
  const open = withoutConfidentialCodes(counted, by)
  if (definition.smallNumbers === 'shown') return showAll(open)
  const decision = decisionFor(query, rule.decisions)
  const shown = withhold(open, { k: rule.k, decided: decision !== null })
  if (decision) {
    const before = decision.source ? ` (already published by ${decision.source})` : ''
    const note = say('small_by_decision', { who: decision.decided_by, why: `${decision.reason}${before}` })
    return { ...shown, notes: [...shown.notes, note] }
  }
  return base && tellsTheRest(open, base, rule.k) ? withholdAll(shown) : shown
}

/** Whether a share would show how few are not in it: both sides of a share are numbers of people. */
function tellsTheRest(counted: Counted, base: Counted, k: number): boolean {
  const sides = [counted.total, base.total - counted.total]
  const parts = sides.map((value, index) => ({ keys: [String(index)], value }))
  const { withheld } = withhold({ ...base, parts, range: null, notes: [] }, { k, decided: false })
  return withheld.some(({ keys }) => keys.length > 0) || (base.total > 0 && base.total < k)
}

function withholdAll(shown: Shown): Shown {
  const reason = 'the share would show a number too small to publish'
  return {
    ...shown,
    total: null,
    mayFall: null,
    range: null,
    unknown: null,
    confirmed: null,
    notReviewed: null,
    parts: shown.parts.map(({ keys }) => ({ keys, value: null })),
    notes: [],
    withheld: [{ keys: [], reason }],
  }
}

function divide(answer: Answer, shown: Shown): Shown {
  const { query, base, claim } = answer
  if (query.type === 'share' && base) return divideByBase(query, shown, base)
  if (query.type === 'rate' && claim) return divideByClaim(query, shown, claim)
  return shown
}

function divideByBase(query: ShareQuery, shown: Shown, base: Counted): Shown {
  if (base.total === 0) throw shareOfNothing({ query: printQuery(query) })
  const over = (value: number | null) => (value === null ? null : value / base.total)
  const dimensions = [...new Set(query.of.where.map(({ dimension }) => dimension))].join(', ')
  const numbers = shown.total !== null && { count: digits(shown.total), base: digits(base.total) }
  const ofKnown = query.base === 'known'
  const whole = numbers
    ? [ofKnown ? say('share_of_known', { ...numbers, names: dimensions }) : say('share_of_all', numbers)]
    : []
  const disputed = shown.range !== null || base.range !== null
  const dispute = disputed ? [say('share_disputed')] : []
  return {
    ...shown,
    total: over(shown.total),
    range: null,
    parts: shown.parts.map(({ keys, value }) => ({ keys, value: over(value) })),
    notes: [...whole, ...dispute, ...shown.notes],
  }
}

function divideByClaim({ per, claim: name }: RateQuery, shown: Shown, { low, high }: ClaimQuantity): Shown {
  const over = (value: number | null, quantity: number) =>
    value === null ? null : (value * Number(per)) / quantity
  const counted = shown.range ?? { minimum: shown.total, maximum: shown.total }
  const minimum = over(counted.minimum, high)
  const maximum = over(counted.maximum, low)
  const isRange = minimum !== null && maximum !== null && minimum !== maximum
  const note =
    low === high
      ? say('divided_by', { claim: name, stated: digits(low) })
      : say('divided_by_range', { claim: name, low: digits(low), high: digits(high) })
  return {
    ...shown,
    total: over(shown.total, low),
    range: isRange ? { minimum, maximum } : null,
    parts: shown.parts.map(({ keys, value }) => ({ keys, value: over(value, low) })),
    notes: [note, ...shown.notes],
  }
}
