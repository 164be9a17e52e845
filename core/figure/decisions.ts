/** A publisher's recorded decisions that a small number may be published. */
import { parseQuery } from './parse.js'
import { printQuery } from './print.js'
import type { Query } from './query.js'
import { countIn, withCount } from './query.js'

/** A query, as in the programme's settings (`publish_small`). */
export interface Decision {
  readonly query: string
  readonly decided_by: string
  readonly reason: string
  /** Who published the number already; without one only a count by one dimension for the whole country may pass. */
  readonly source?: string
}

/** k, and what may pass below it. */
export interface WithholdingRule {
  readonly k: number
  /** Dimensions that need two different values in every published combination; none where left out. */
  readonly sensitive?: readonly string[]
  readonly decisions: readonly Decision[]
}

/**
 * The decision that lets this query pass, or null. Only a count by one dimension for the whole country may pass, or one
 * that a named source published before; a decision without "as of n" holds at every entry. Throws `query-not-understood` for a decision nobody can read.
 */
export function decisionFor(query: Query, decisions: readonly Decision[]): Decision | null {
  const count = countIn(query)
  const dimensions = new Set([...count.by, ...count.where.map(({ dimension }) => dimension)])
  const local = count.place !== null || dimensions.has('place') || dimensions.has('region')
  const isNarrow = local || dimensions.size > 1
  const texts = [printQuery(query), printQuery(withCount(query, { ...count, asOf: null }))]
  const may = ({ source }: Decision) => !isNarrow || (source !== undefined && source !== '')
  const named = (decision: Decision) => texts.includes(printQuery(parseQuery(decision.query)))
  return decisions.find((decision) => may(decision) && named(decision)) ?? null
}
