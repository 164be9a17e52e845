/**
 * A count as one grouped scan of one derived table.
 *
 * The scan reads the rows current as of an entry, accepted and submitted together, and groups them by the breakdown
 * and by four small marks: role, in the period, confirmed, and whether the row is counted or counted apart. Everything
 * a figure says comes out of these groups, so that no second scan is needed and TypeScript adds up groups, not rows.
 *
 * Index that helps once a programme holds several hundred thousand rows and asks for narrow periods:
 *   create index on victims (programme_id, date_from) where role = 'accepted'
 * With a breakdown of the whole register a sequential scan is faster than any index. Disputes rest on the partial
 * index on (programme_id, role) where role <> 'accepted', which store/schema makes.
 */
import type { Definition, Measure } from '../../core/figure/definition.js'
import { dimensionNamed } from '../../core/figure/dimensions.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Parameter } from '../engine/engine.js'
import { Parameters } from './parameters.js'
import type { Scope } from './predicates.js'
import { definitionHolds, inPeriod, keyExpression, overlapsPeriod, queryHolds } from './predicates.js'

export interface Statement {
  readonly sql: string
  readonly parameters: readonly Parameter[]
}

/** The mark of rows without a place, which `at` cannot count and the figure names. */
export const withoutPlace = 100

/** Columns: key_0, key_1 ... (text), role, in_period, confirmed, share (see `Group`), amount, unstated. */
export function compileCount(definition: Definition, scope: Scope): Statement {
  const parameters = new Parameters()
  const programme = parameters.add(scope.programmeId, 'uuid')
  const current = currentRows(scope, parameters)
  const keys = scope.by.map((name, index) => {
    const expression = keyExpression(dimensionNamed(definition, name), definition, { scope, parameters })
    return `${expression} as key_${index}`
  })
  const marks = [
    'role',
    `${inPeriod(definition, scope.bounds, parameters)} as in_period`,
    `confirmation = 'confirmed' as confirmed`,
    `${shareOf(definition, scope, parameters)} as share`,
  ]
  const place = scope.placeIds
    ? [`(place = any(${parameters.add(scope.placeIds, 'uuid[]')}) or place is null)`]
    : []
  const conditions = [
    current,
    `role in ('accepted', 'submitted')`,
    ...overlapsPeriod(definition, scope.bounds, parameters),
    ...place,
    ...queryHolds(definition, scope, parameters),
    definitionHolds(definition, definition.among, parameters),
  ]
  const grouped = [...keys, ...marks]
  const sql = `select ${[...grouped, ...amounts(definition.measure)].join(', ')}
from ${kindNamed(definition.kind).table}
where programme_id = ${programme}
  and ${conditions.join('\n  and ')}
group by ${grouped.map((_, index) => index + 1).join(', ')}`
  return { sql, parameters: parameters.values }
}

/**
 * What the total could be if open conflicts were decided otherwise: of the records with one, the sum of what the
 * accepted row counts and of the least and the most that any of their rows would count. One row; empty sums are null.
 */
export function compileDisputes(definition: Definition, scope: Scope): Statement {
  const parameters = new Parameters()
  const { table } = kindNamed(definition.kind)
  const programme = parameters.add(scope.programmeId, 'uuid')
  const current = currentRows(scope, parameters)
  const counted = holdsOfCounted(definition, scope, parameters).join(' and ')
  const sql = `select sum(accepted)::bigint as accepted, sum(least)::bigint as least, sum(most)::bigint as most
from (
  select coalesce(sum(amount) filter (where role = 'accepted'), 0) as accepted, min(amount) as least, max(amount) as most
  from (
    select record_id, role, case when ${counted} then ${amountOfRow(definition.measure)} else 0 end as amount
    from ${table}
    where programme_id = ${programme} and ${current} and role in ('accepted', 'disputed') and record_id = any(array(
      select record_id from ${table} where programme_id = ${programme} and ${current} and role = 'disputed'))
  ) as rows_in_dispute
  group by record_id
  having bool_or(role = 'accepted')
) as records_in_dispute`
  return { sql, parameters: parameters.values }
}

/**
 * The records that a scope counts, one row each: record_id, amount, key_0, key_1 ... as `compileCount` groups them.
 * Rows come in no order.
 */
export function compileRecords(definition: Definition, scope: Scope): Statement {
  const parameters = new Parameters()
  const programme = parameters.add(scope.programmeId, 'uuid')
  const keys = scope.by.map(
    (name, index) =>
      `${keyExpression(dimensionNamed(definition, name), definition, { scope, parameters })} as key_${index}`,
  )
  const conditions = [
    currentRows(scope, parameters),
    `role = 'accepted'`,
    ...holdsOfCounted(definition, scope, parameters),
  ]
  const sql = `select ${['record_id', `${amountOfRow(definition.measure)} as amount`, ...keys].join(', ')}
from ${kindNamed(definition.kind).table}
where programme_id = ${programme}
  and ${conditions.join('\n  and ')}`
  return { sql, parameters: parameters.values }
}

/** Conditions under which a current row is counted in the total, one SQL text each. */
export function holdsOfCounted(
  definition: Definition,
  scope: Scope,
  parameters: Parameters,
): readonly string[] {
  return [inPeriod(definition, scope.bounds, parameters), ...holdsAtAnyTime(definition, scope, parameters)]
}

/** The same of a row that may fall in the period: its interval overlaps it without lying in it. */
export function holdsOfMayFall(
  definition: Definition,
  scope: Scope,
  parameters: Parameters,
): readonly string[] {
  return [
    `(${inPeriod(definition, scope.bounds, parameters)}) is not true`,
    ...overlapsPeriod(definition, scope.bounds, parameters),
    ...holdsAtAnyTime(definition, scope, parameters),
  ]
}

function holdsAtAnyTime(definition: Definition, scope: Scope, parameters: Parameters): readonly string[] {
  return [
    ...(scope.placeIds ? [`place = any(${parameters.add(scope.placeIds, 'uuid[]')})`] : []),
    ...queryHolds(definition, scope, parameters),
    definitionHolds(definition, definition.among, parameters),
    definitionHolds(definition, definition.counted, parameters),
  ]
}

/** Condition that a row states what is summed up; of a count of records each does. */
export function isStated(measure: Measure): readonly string[] {
  if (measure.type === 'records') return []
  return [
    `(${summedColumns(measure)
      .map((column) => `${column} is not null`)
      .join(' or ')})`,
  ]
}

/** Condition that a row is current at the entry of the scope. */
export function currentRows({ asOf }: Scope, parameters: Parameters): string {
  const entry = parameters.add(asOf, 'bigint')
  return `current_from <= ${entry} and (current_to > ${entry} or current_to is null)`
}

/** 0 counted, 1 ... counted apart, null neither. */
function shareOf(definition: Definition, scope: Scope, parameters: Parameters): string {
  const noPlace = scope.placeIds
    ? [`when place is null and ${counted()} then ${withoutPlace}`, `when place is null then null`]
    : []
  const apart = definition.apart.map(
    ({ where }, index) => `when ${definitionHolds(definition, where, parameters)} then ${index + 1}`,
  )
  return `case ${[...noPlace, `when ${counted()} then 0`, ...apart].join(' ')} end`

  function counted(): string {
    return definitionHolds(definition, definition.counted, parameters)
  }
}

function amounts(measure: Measure): readonly string[] {
  if (measure.type === 'records') return ['count(*) as amount', '0 as unstated']
  const columns = summedColumns(measure)
  const empty = columns.map((column) => `${column} is null`).join(' and ')
  return [
    `coalesce(sum(${amountOfRow(measure)}), 0)::bigint as amount`,
    `count(*) filter (where ${empty}) as unstated`,
  ]
}

function amountOfRow(measure: Measure): string {
  if (measure.type === 'records') return '1'
  return summedColumns(measure)
    .map((column) => `coalesce(${column}, 0)`)
    .join(' + ')
}

function summedColumns(measure: Measure): readonly string[] {
  if (measure.type !== 'sum') throw new Error('an account is no sum of columns')
  return measure.columns
}
