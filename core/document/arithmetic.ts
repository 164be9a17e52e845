/** The numbers of a document against each other, whatever the register says. */

import { definitionOf } from '../figure/catalogue.js'
import { dimensionNamed } from '../figure/dimensions.js'
import { printQuery } from '../figure/print.js'
import type { Condition, CountQuery, Query } from '../figure/query.js'
import { codesUnder } from '../record/codes.js'
import { say } from '../words/sentences.js'
import { wordedSums } from './arithmetic-wording.js'
import type { DocumentNumber, ParsedDocument } from './parse.js'
import type { CheckedNumber, CheckedSum } from './verdict.js'
import { digits } from './verdict.js'

/** An exact whole number bound to a count. */
interface BoundNumber {
  readonly number: DocumentNumber
  readonly value: number
  readonly counted: number | null
  readonly query: CountQuery
  readonly key: string
}

/**
 * Every sum that the document states. Two rules, so that nothing is flagged that may be right: numbers bound to one
 * figure whose conditions are codes of one dimension are parts of the number without that condition; and unbound
 * numbers whose words say that they are the whole and all its parts (see arithmetic-wording.ts).
 */
export function checkSums(
  document: ParsedDocument,
  checked: readonly CheckedNumber[],
  queries: readonly (Query | null)[],
): readonly CheckedSum[] {
  const bound = document.numbers.flatMap((number, index): BoundNumber[] => {
    const query = queries[index]
    const { stated } = number
    if (query?.type !== 'count' || stated?.hedge !== 'exact' || stated.unit !== 'count') return []
    const key = keyOf(query, query.where)
    return [{ number, value: stated.value, counted: checked[index]?.counted ?? null, query, key }]
  })
  const sums = [...boundSums(distinct(bound)), ...wordedSums(document)]
  return sums.sort((one, other) => one.line - other.line)
}

function distinct(bound: readonly BoundNumber[]): ReadonlyMap<string, BoundNumber> {
  const first = new Map<string, BoundNumber>()
  for (const entry of bound) if (!first.has(entry.key)) first.set(entry.key, entry)
  return first
}

/** The same definition, period and place, under some conditions in any order. */
function keyOf(query: CountQuery, where: readonly Condition[]): string {
  const conditions = where
    .map(({ dimension, operator, codes }) => `${dimension} ${operator} ${codes.join()}`)
    .sort()
  return [printQuery({ ...query, where: [], by: [] }), ...new Set(conditions)].join(' | ')
}

interface Part {
  readonly code: string
  readonly part: BoundNumber
}

function boundSums(bound: ReadonlyMap<string, BoundNumber>): readonly CheckedSum[] {
  const wholes = new Map<BoundNumber, Map<string, Part[]>>()
  for (const part of bound.values()) {
    for (const condition of part.query.where) {
      const rest = part.query.where.filter((other) => other !== condition)
      const whole = bound.get(keyOf(part.query, rest))
      if (condition.operator !== '=' || !whole || whole === part) continue
      const dimensions = wholes.get(whole) ?? new Map<string, Part[]>()
      const group = dimensions.get(condition.dimension) ?? []
      dimensions.set(condition.dimension, [...group, { code: condition.codes.join(), part }])
      wholes.set(whole, dimensions)
    }
  }
  return [...wholes].flatMap(([whole, dimensions]) =>
    [...dimensions].flatMap(([dimension, group]) => boundSum(whole, dimension, group) ?? []),
  )
}

function boundSum(whole: BoundNumber, dimension: string, group: readonly Part[]): CheckedSum | null {
  const { codes } = dimensionNamed(definitionOf(whole.query), dimension)
  // A code and a code under it count the same people twice.
  const tops = group.filter(
    ({ code }) => !group.some((other) => other.code !== code && codesUnder(codes, other.code).includes(code)),
  )
  if (tops.length < 2) return null
  const parts = tops.map(({ part }) => part)
  const sum = add(parts.map(({ value }) => value))
  const remainder = whole.value - sum
  const counts = [whole, ...parts].flatMap(({ counted }) => (counted === null ? [] : [counted]))
  const [total = 0, ...others] = counts
  const line = whole.number.line
  const written = parts.map(({ value }) => digits(value)).join(' + ')
  // Counted as well, the parts that the text leaves out are known to the register.
  const holds = counts.length === parts.length + 1 ? remainder === total - add(others) : remainder >= 0
  if (remainder === 0 && holds) return { line, expression: `${written} = ${digits(whole.value)}`, holds }
  if (holds)
    return {
      line,
      expression: say('sum_open', { sum: `${written} = ${digits(sum)}`, whole: digits(whole.value) }),
      holds,
    }
  const stated = { sum: `${written} = ${digits(sum)}`, whole: digits(whole.value) }
  return { line, expression: say('sum_of_two_stated', stated), holds }
}

/** Whole numbers, exactly. */
function add(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0)
}
