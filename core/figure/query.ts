/** A query as a value (formats.md, "A query"). Made by parse.ts, written out by print.ts, counted by store/figure. */

/** A day 'YYYY-MM-DD' in the programme's time zone, or a minute with its zone: 'YYYY-MM-DDThh:mmZ', '...+04:30'. */
export type QueryDate = string

/** Both ends inclusive. `from` null: since the first record. */
export type Period =
  | { readonly type: 'between'; readonly from: QueryDate | null; readonly to: QueryDate }
  | { readonly type: 'year'; readonly year: string }

/** A place by its code or its name in quotes; `boundariesAt` null means those at the end of the period. */
export interface QueryPlace {
  readonly writtenAs: 'code' | 'name'
  readonly text: string
  readonly boundariesAt: QueryDate | null
}

/** A filter. A code stands for itself and the codes under it; `=` and `!=` have one code. */
export interface Condition {
  readonly dimension: string
  readonly operator: '=' | '!=' | 'in'
  readonly codes: readonly string[]
}

/** What one definition counts. `asOf` null: the caller's last entry. */
export interface CountQuery {
  readonly type: 'count'
  readonly figure: string
  readonly version: number
  readonly period: Period | null
  readonly place: QueryPlace | null
  readonly where: readonly Condition[]
  readonly by: readonly string[]
  readonly asOf: number | null
}

/** `of` with its conditions, divided by `of` without them; `known` leaves their unknowns out of both. */
export interface ShareQuery {
  readonly type: 'share'
  readonly of: CountQuery
  readonly base: 'known' | 'all'
}

/** `of` for each `per` of the quantity that a claim states. `per` is decimal digits without leading zeros. */
export interface RateQuery {
  readonly type: 'rate'
  readonly per: string
  readonly claim: string
  readonly of: CountQuery
}

export type Query = CountQuery | ShareQuery | RateQuery

/** The count inside any query. */
export function countIn(query: Query): CountQuery {
  return query.type === 'count' ? query : query.of
}

/** The same query around another count. */
export function withCount(query: Query, count: CountQuery): Query {
  return query.type === 'count' ? count : { ...query, of: count }
}

/** The query with "as of n" filled in where it was left open. */
export function resolveAsOf(query: Query, last: number): Query {
  const count = countIn(query)
  return count.asOf === null ? withCount(query, { ...count, asOf: last }) : query
}

/**
 * The count inside any query as it is counted: with the base `known` of a share, those unknown in the dimensions of its
 * conditions are in neither number.
 */
export function countedIn(query: Query): CountQuery {
  const count = countIn(query)
  return { ...count, where: [...count.where, ...knownIn(query)] }
}

/** The conditions that the base of a share adds to both numbers. */
export function knownIn(query: Query): readonly Condition[] {
  if (query.type !== 'share' || query.base !== 'known') return []
  const dimensions = new Set(query.of.where.map(({ dimension }) => dimension))
  return [...dimensions].map((dimension) => ({ dimension, operator: '!=', codes: ['unknown'] }))
}
