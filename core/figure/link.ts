/** Links from a document to a figure: `#recent` or `#recent?outcome=killed&sex=female`. */
import { definitionOf } from './catalogue.js'
import { parseCode, parseDimension } from './conditions.js'
import { Cursor } from './cursor.js'
import type { Definition } from './definition.js'
import { dimensionNamed } from './dimensions.js'
import type { Condition, Query } from './query.js'
import { countIn, withCount } from './query.js'

/** What a link names: a figure of the front matter, and conditions to add. */
export interface FigureLink {
  readonly figure: string
  /** As written, with the question mark, or empty. */
  readonly conditions: string
}

/** The parts of a link to a figure, or null for any other link. */
export function parseFigureLink(href: string): FigureLink | null {
  const found = /^#([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(\?.*)?$/su.exec(href)
  return found ? { figure: found[1] ?? '', conditions: found[2] ?? '' } : null
}

/**
 * The query with the conditions of a link (`?dim=code&dim=code`, or empty) added to its own. Throws
 * `query-not-understood` with a column within the conditions.
 */
export function withConditions(query: Query, conditions: string): Query {
  const count = countIn(query)
  const added = parseLinkConditions(conditions, definitionOf(count))
  return added.length === 0 ? query : withCount(query, { ...count, where: [...count.where, ...added] })
}

function parseLinkConditions(text: string, definition: Definition): readonly Condition[] {
  if (text === '' || text === '?') return []
  // One sign for one sign, so that columns stay those of the link as written.
  const cursor = new Cursor(text.replace(/^\?/, ' ').replaceAll('&', ','))
  const conditions: Condition[] = []
  do {
    const name = parseDimension(cursor, definition, [])
    cursor.expect('=')
    const code = parseCode(cursor, dimensionNamed(definition, name))
    conditions.push({ dimension: name, operator: '=', codes: [code] })
  } while (cursor.current.text === ',' && cursor.accept(','))
  cursor.end()
  return conditions
}
