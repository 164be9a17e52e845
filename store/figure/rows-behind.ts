/** The rows that one number of a figure counts, as conditions of a list: those that the scan of the figure is made of. */
import type { FigureNumber, NumberName } from '../../core/figure/behind.js'
import { countedBehind } from '../../core/figure/behind.js'
import type { Definition } from '../../core/figure/definition.js'
import type { Dimension } from '../../core/figure/dimensions.js'
import { dimensionNamed } from '../../core/figure/dimensions.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import { currentRows, holdsOfCounted, holdsOfMayFall, isStated } from './compile.js'
import { Parameters } from './parameters.js'
import { placesOfKey } from './places.js'
import type { Scope } from './predicates.js'
import { beginsBefore, keyExpression } from './predicates.js'
import type { At } from './scope.js'
import { scopeOf } from './scope.js'

/** A number of a figure, its places looked up. */
export interface RowsBehind {
  readonly definition: Definition
  readonly number: NumberName
  readonly scope: Scope
  /** The divisions whose key is asked for. */
  readonly keys: readonly KeyAsked[]
  /** The divisions of which at least one is unknown, for that number. */
  readonly unknownIn: readonly KeyAsked[]
}

interface KeyAsked {
  readonly dimension: Dimension
  readonly key: string
  /** Of a place or region: the places with that key; of `unknown` those that have one. */
  readonly placeIds: readonly string[]
}

/** Looks up what a number counts. Throws the problems of counting. */
export async function rowsBehind(session: Session, at: At, of: FigureNumber): Promise<RowsBehind> {
  const { definition, count, number } = countedBehind(of)
  const { scope } = await scopeOf(session, at, count)
  const keyAsked = async (name: string, key: string): Promise<KeyAsked> => {
    const dimension = dimensionNamed(definition, name)
    const { type } = dimension
    const isPlace = type === 'place' || type === 'region'
    return { dimension, key, placeIds: isPlace ? await placesOfKey(session, at, { type, key }) : [] }
  }
  const keys: KeyAsked[] = []
  for (const [name, key] of Object.entries(of.part)) keys.push(await keyAsked(name, key))
  const unknownIn: KeyAsked[] = []
  if (number === 'unknown') for (const name of count.by) unknownIn.push(await keyAsked(name, 'unknown'))
  return { definition, number, scope, keys, unknownIn }
}

/** SQL of the conditions over rows that are current, one text each; `alias` is what the statement calls them. */
export function areBehind(rows: RowsBehind, alias: string, parameters: Parameters): readonly string[] {
  const { definition, number, keys, unknownIn } = rows
  const scope = { ...rows.scope, alias }
  const has = (asked: KeyAsked) => hasKey(asked, { definition, scope }, parameters)
  const unknown = unknownIn.length === 0 ? 'false' : `(${unknownIn.map(has).join(' or ')})`
  return [
    ...(number === 'may_fall' ? holdsOfMayFall : holdsOfCounted)(definition, scope, parameters),
    ...(number === 'may_fall' ? [] : beginsBefore(definition, scope.bounds, parameters)),
    ...isStated(definition.measure),
    ...(number === 'confirmed' ? [`confirmation = 'confirmed'`] : []),
    ...(number === 'unknown' ? [unknown] : []),
    ...keys.map(has),
  ]
}

function hasKey(
  { dimension, key, placeIds }: KeyAsked,
  { definition, scope }: { readonly definition: Definition; readonly scope: Scope },
  parameters: Parameters,
): string {
  const expression = keyExpression(dimension, definition, { scope, parameters })
  const isUnknown = key === 'unknown'
  switch (dimension.type) {
    case 'code':
      return `coalesce(${expression}, 'unknown') = ${parameters.add(key, 'text')}`
    case 'year':
    case 'month': {
      const first = dimension.type === 'year' ? `${key}-01-01` : `${key}-01`
      return isUnknown ? `${expression} is null` : `${expression} = ${parameters.add(first, 'timestamp')}`
    }
    case 'place':
    case 'region': {
      const ids = parameters.add(placeIds, 'uuid[]')
      return isUnknown
        ? `(${expression} is null or ${expression} <> all(${ids}))`
        : `${expression} = any(${ids})`
    }
  }
}

/** How many of the records behind a number are held back as a whole, so that a list that shows them would tell of them. */
export async function countHeldBack(session: Session, rows: RowsBehind): Promise<number> {
  const { table, confidentialWhile } = kindNamed(rows.definition.kind)
  if (confidentialWhile === undefined) return 0
  const parameters = new Parameters()
  const conditions = [
    `programme_id = ${parameters.add(rows.scope.programmeId, 'uuid')}`,
    currentRows(rows.scope, parameters),
    `role = '${rows.number === 'not_reviewed' ? 'submitted' : 'accepted'}'`,
    confidentialWhile,
    ...areBehind(rows, table, parameters),
  ]
  const [row] = await session.query<{ records: number }>(
    // programme_id: among the conditions.
    `select count(*) as records from ${table} where ${conditions.join(' and ')}`,
    parameters.values,
  )
  return row?.records ?? 0
}
