/**
 * Counts a query row by row, the slow and obvious way, from the words of records.md and formats.md. It shares with the
 * program only the trees of codes and the zone arithmetic, so that the two can disagree.
 */

import { definitionOf } from '../core/figure/catalogue.js'
import { dimensionNamed } from '../core/figure/dimensions.js'
import { periodBounds } from '../core/figure/period.js'
import type { Condition, CountQuery } from '../core/figure/query.js'
import { flatCodes } from '../core/record/codes.js'
import type { Value, Values } from '../core/record/definition.js'
import type { TestRow } from './figure-register.js'
import { nearHazardByHand } from './near-hazard-naive.js'

interface Gazetteer {
  readonly programmeId: string
  readonly placeCodes: readonly string[]
  /** Index + 1 of the parent of each place. */
  readonly parentOf: readonly (number | null)[]
}

type Rows = ReadonlyMap<string, readonly TestRow[]>

const within = (values: Values, field: string, ...codes: readonly string[]) =>
  codes.includes(codeOf(values, field))

function codeOf(values: Values, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : 'unknown'
}

const direct = (values: Values) => within(values, 'involvement', 'direct', 'unknown')

interface Rule {
  readonly kind: string
  readonly counts: (values: Values) => boolean
  readonly amount: (values: Values) => number
  readonly dates: readonly string[]
}

const one = () => 1
const quantity = (values: Values) => Number(values.quantity ?? 0)

function land(...releases: readonly string[]) {
  return (values: Values): number => {
    const entries = Array.isArray(values.land) ? (values.land as readonly (readonly string[])[]) : []
    return entries
      .filter(([release]) => releases.includes(release ?? ''))
      .reduce((sum, [, metres]) => sum + Number(metres), 0)
  }
}

const rules: Readonly<Record<string, Rule>> = {
  casualties: {
    kind: 'victim',
    counts: (values) =>
      direct(values) &&
      within(values, 'outcome', 'killed', 'injured', 'unknown') &&
      within(values, 'activation', 'victim', 'tampering', 'unknown'),
    amount: one,
    dates: ['date'],
  },
  victims: {
    kind: 'victim',
    counts: (values) => direct(values) && within(values, 'outcome', 'killed', 'injured'),
    amount: one,
    dates: ['date'],
  },
  deaths: {
    kind: 'victim',
    counts: (values) => direct(values) && within(values, 'outcome', 'killed'),
    amount: one,
    dates: ['date'],
  },
  accidents: {
    kind: 'accident',
    counts: (values) => within(values, 'identified', 'yes'),
    amount: one,
    dates: ['date'],
  },
  'items-found': { kind: 'item', counts: () => true, amount: quantity, dates: ['found_on'] },
  'items-destroyed': {
    kind: 'item',
    counts: (values) => within(values, 'disposal', 'destroyed_in_place', 'moved_and_destroyed'),
    amount: quantity,
    dates: ['disposed_on', 'found_on'],
  },
  'cleared-area': {
    kind: 'activity',
    counts: (values) => within(values, 'report_kind', 'progress'),
    amount: land('cleared'),
    dates: ['end', 'start'],
  },
  'released-land': {
    kind: 'activity',
    counts: (values) => within(values, 'report_kind', 'progress'),
    amount: land('cancelled', 'reduced', 'cleared'),
    dates: ['end', 'start'],
  },
  hazards: { kind: 'hazard', counts: () => true, amount: one, dates: ['information_date'] },
  'hazard-area': {
    kind: 'hazard',
    counts: () => true,
    amount: (values) => Number(values.computed_area_square_metres ?? 0),
    dates: ['information_date'],
  },
}

/** First and last minute, as text that compares; open ends are nothing. */
function intervalOf(values: Values, dates: readonly string[]): readonly [string | null, string | null] {
  for (const name of dates) {
    const date: Value = values[name] ?? null
    if (!Array.isArray(date)) continue
    const [from, to] = [minute(date[0], '00:00'), minute(date[1], '23:59')]
    if (from !== null || to !== null) return [from, to]
  }
  return [null, null]
}

function minute(end: unknown, time: string): string | null {
  if (typeof end !== 'string') return null
  return end.length === 10 ? `${end} ${time}` : end.replace('T', ' ')
}

/** in, may or out. The last minute of a period is the one before its first moment after. */
function fallsIn(
  [from, to]: readonly [string | null, string | null],
  query: CountQuery,
): 'in' | 'may' | 'out' {
  if (!query.period) return 'in'
  const bounds = periodBounds(query.period, 'Asia/Kabul')
  const [first, after] = [bounds.from?.slice(0, 16) ?? null, bounds.until.slice(0, 16)]
  if (from !== null && from >= after) return 'out'
  if (to !== null && first !== null && to < first) return 'out'
  const begins = first === null || (from !== null && from >= first)
  return begins && to !== null && to < after ? 'in' : 'may'
}

function ancestors(id: Value | undefined, { parentOf }: Gazetteer): readonly number[] {
  const chain: number[] = []
  const number = typeof id === 'string' && id.includes('8004') ? Number(id.slice(-3)) : null
  for (let at: number | null = number; at !== null; at = parentOf[at - 1] ?? null) chain.push(at)
  return chain
}

function isAt(values: Values, code: string, gazetteer: Gazetteer): boolean {
  return ancestors(values.place, gazetteer).some((number) => gazetteer.placeCodes[number - 1] === code)
}

function keyOf(values: Values, dimension: string, rule: Rule, gazetteer: GazetteerAndGround): string {
  if (dimension === 'near_hazard') return gazetteer.nearHazard(values)
  const [from, to] = intervalOf(values, rule.dates)
  const chain = ancestors(values.place, gazetteer).map((number) => gazetteer.placeCodes[number - 1] ?? '')
  if (dimension === 'place') return chain[0] ?? 'unknown'
  if (dimension === 'region') return chain.find((code) => code.length === 4) ?? 'unknown'
  const length = { year: 4, month: 7 }[dimension]
  if (length !== undefined)
    return from !== null && to?.slice(0, length) === from.slice(0, length) ? from.slice(0, length) : 'unknown'
  return codeOf(values, dimension === 'age_group' ? 'age_group_stated' : dimension)
}

function meets(
  values: Values,
  condition: Condition,
  query: CountQuery,
  gazetteer: GazetteerAndGround,
): boolean {
  const rule = rules[query.figure]
  if (!rule) throw new Error(query.figure)
  const dimension = dimensionNamed(definitionOf(query), condition.dimension)
  const key = keyOf(values, condition.dimension, rule, gazetteer)
  const meetsCode = (code: string): boolean => {
    if (dimension.type === 'place' && code === 'unknown') return values.place === null
    if (dimension.type === 'place' || dimension.type === 'region') return isAt(values, code, gazetteer)
    const tree = flatCodes(dimension.codes).find((entry) => entry.code === code)
    return (
      key === code || (tree !== undefined && flatCodes(tree.under ?? []).some((entry) => entry.code === key))
    )
  }
  return condition.codes.some(meetsCode) !== (condition.operator === '!=')
}

interface GazetteerAndGround extends Gazetteer {
  /** How the accident of these values, or of this victim, lies to the hazards of the same entry. */
  readonly nearHazard: (values: Values) => string
}

const isCurrent = (row: TestRow, asOf: number) =>
  row.from !== null && row.from <= asOf && (row.to === null || row.to > asOf)

/** The numbers of a figure, parts by the JSON of their keys. */
export function countByHand(query: CountQuery, rows: Rows, known: Gazetteer) {
  const rule = rules[query.figure]
  if (!rule) throw new Error(query.figure)
  const standing = (kind: string) =>
    (rows.get(kind) ?? []).filter(
      (row) =>
        row.role === 'accepted' && row.programmeId === known.programmeId && isCurrent(row, query.asOf ?? 0),
    )
  const gazetteer = { ...known, nearHazard: nearHazardByHand(standing) }
  const asked = (values: Values) =>
    (query.place === null || isAt(values, query.place.text, gazetteer)) &&
    query.where.every((condition) => meets(values, condition, query, gazetteer))
  const falls = ({ values }: TestRow) =>
    rule.counts(values) && asked(values) ? fallsIn(intervalOf(values, rule.dates), query) : 'out'
  const current = (rows.get(rule.kind) ?? []).filter(
    (row) => row.programmeId === gazetteer.programmeId && isCurrent(row, query.asOf ?? 0),
  )
  const sum = (some: readonly TestRow[]) =>
    some.reduce((before, { values }) => before + rule.amount(values), 0)
  const accepted = current.filter(({ role }) => role === 'accepted')
  const counted = accepted.filter((row) => falls(row) === 'in')
  const parts: Record<string, number> = query.by.length === 0 ? { '[]': 0 } : {}
  for (const { values } of counted) {
    const key = JSON.stringify(query.by.map((dimension) => keyOf(values, dimension, rule, gazetteer)))
    parts[key] = (parts[key] ?? 0) + rule.amount(values)
  }
  const unknownParts = Object.entries(parts).filter(([key]) =>
    (JSON.parse(key) as string[]).includes('unknown'),
  )
  const unplaced = (rows.get('victim') ?? []).filter(
    (row) =>
      row.role === 'accepted' &&
      row.programmeId === gazetteer.programmeId &&
      isCurrent(row, query.asOf ?? 0) &&
      direct(row.values) &&
      within(row.values, 'identified', 'no', 'unknown') &&
      askedOfVictims(row.values) &&
      fallsIn(intervalOf(row.values, ['date']), query) === 'in',
  )
  return {
    total: sum(counted),
    mayFall: sum(accepted.filter((row) => falls(row) === 'may')),
    range: rangeByHand(),
    unknown:
      query.figure === 'accidents'
        ? unplaced.length
        : unknownParts.reduce((before, [, value]) => before + value, 0),
    confirmed: sum(counted.filter(({ values }) => values.confirmation === 'confirmed')),
    notReviewed: sum(current.filter((row) => row.role === 'submitted' && falls(row) === 'in')),
    parts,
  }

  function askedOfVictims(values: Values): boolean {
    const shared = [
      'near_hazard',
      'device',
      'activation',
      'setting',
      'confirmation',
      'year',
      'month',
      'place',
      'region',
    ]
    const conditions = query.where.filter(({ dimension }) => shared.includes(dimension))
    const narrowed = { ...query, where: conditions }
    return (
      (query.place === null || isAt(values, query.place.text, gazetteer)) &&
      narrowed.where.every((condition) => meets(values, condition, query, gazetteer))
    )
  }

  function rangeByHand(): { minimum: number; maximum: number } | null {
    let [minimum, maximum, total] = [0, 0, 0]
    for (const row of accepted) {
      const alternatives = current.filter(
        (other) => other.recordId === row.recordId && other.role === 'disputed',
      )
      const amounts = [row, ...alternatives].map((version) =>
        falls(version) === 'in' ? (rule?.amount(version.values) ?? 0) : 0,
      )
      total += amounts[0] ?? 0
      minimum += Math.min(...amounts)
      maximum += Math.max(...amounts)
    }
    return minimum === total && maximum === total ? null : { minimum, maximum }
  }
}
