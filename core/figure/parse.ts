/** From the text of a query to its value: recursive descent over the grammar of formats.md, errors with a column. */
import { dateForms, isQueryDate, isYear } from './calendar.js'
import { definitionOf, definitions, versionsOf } from './catalogue.js'
import { parseConditions, parseDimension } from './conditions.js'
import { Cursor } from './cursor.js'
import type { Definition } from './definition.js'
import { dimensionsOf } from './dimensions.js'
import { nearest } from './nearest.js'
import type { CountQuery, Period, Query, QueryDate, QueryPlace } from './query.js'

/**
 * The query that a text writes; a version left out is the newest. Throws `query-not-understood` (exit 2), which names
 * the column and what could stand there. Nothing but the text is looked at: places and claims are looked up when
 * the query is counted.
 */
export function parseQuery(text: string): Query {
  const cursor = new Cursor(text)
  const query = parseWhole(cursor)
  cursor.end()
  return query
}

function parseWhole(cursor: Cursor): Query {
  if (cursor.accept('share')) {
    cursor.expect('of')
    const of = parseCount(cursor, true)
    if (of.where.length === 0) cursor.fail(['where, which says of what the share is'])
    cursor.expect(',')
    cursor.expect('base')
    const base = cursor.word(['known', 'all'], (word) => word === 'known' || word === 'all')
    return { type: 'share', of, base: base === 'known' ? 'known' : 'all' }
  }
  if (cursor.accept('rate')) {
    cursor.expect('per')
    const per = cursor.word(['a whole number such as 100000'], (word) => /^[1-9]\d{0,14}$/.test(word))
    cursor.expect('of')
    const claim = cursor.word(["a claim's own number"], () => true)
    return { type: 'rate', per, claim, of: parseCount(cursor, false) }
  }
  return parseCount(cursor, false)
}

/** `inShare`: a comma before "base" ends the list of `by` and does not go on with it. */
function parseCount(cursor: Cursor, inShare: boolean): CountQuery {
  const { figure, version } = parseName(cursor)
  const definition = definitionOf({ figure, version })
  const period = parsePeriod(cursor)
  const place = cursor.accept('at') ? parsePlace(cursor, definition) : null
  const where = cursor.accept('where') ? parseConditions(cursor, definition) : []
  const by = cursor.accept('by') ? parseBy(cursor, definition, inShare) : []
  const asOf = cursor.accept('as') ? parseAsOf(cursor) : null
  return { type: 'count', figure, version, period, place, where, by, asOf }
}

function parseName(cursor: Cursor): { figure: string; version: number } {
  const ids = [...new Set(definitions.map((definition) => definition.id))]
  const near = () => nearest(cursor.current.text, ids, ids.length)
  const figure = cursor.word(near, (word) => ids.includes(word))
  const versions = versionsOf(figure).map((definition) => definition.version)
  if (!cursor.accept('@')) return { figure, version: versions[0] ?? 1 }
  const version = cursor.word(versions.map(String), (word) => versions.map(String).includes(word))
  return { figure, version: Number(version) }
}

function parsePeriod(cursor: Cursor): Period | null {
  if (cursor.accept('from')) {
    const from = parseDate(cursor)
    cursor.expect('to')
    const end = cursor.current
    const to = parseDate(cursor)
    // Two days, or two minutes, compare here; a day and a minute only in the programme's zone.
    if (from.length === to.length && isAfter(from, to)) cursor.fail([`a date not before ${from}`], end)
    return { type: 'between', from, to }
  }
  if (cursor.accept('to')) return { type: 'between', from: null, to: parseDate(cursor) }
  if (cursor.accept('in')) return { type: 'year', year: cursor.word(['a year YYYY'], isYear) }
  return null
}

function isAfter(from: QueryDate, to: QueryDate): boolean {
  return from.length === 10 ? from > to : Date.parse(from) > Date.parse(to)
}

function parseDate(cursor: Cursor): QueryDate {
  return cursor.word(dateForms, isQueryDate)
}

function parsePlace(cursor: Cursor, definition: Definition): QueryPlace {
  const hasPlace =
    definition.measure.type === 'account' || dimensionsOf(definition).some(({ type }) => type === 'place')
  if (!hasPlace) cursor.fail([`nothing: ${definition.id} have no place`])
  const name = cursor.name()
  const text = name ?? cursor.word(['the code of a place', 'its name in quotation marks'], () => true)
  const boundariesAt = cursor.accept('@') ? parseDate(cursor) : null
  return { writtenAs: name === null ? 'code' : 'name', text, boundariesAt }
}

function parseBy(cursor: Cursor, definition: Definition, inShare: boolean): readonly string[] {
  const by = [parseDimension(cursor, definition, [])]
  while (!(inShare && endsShare(cursor)) && cursor.accept(','))
    by.push(parseDimension(cursor, definition, by))
  return by
}

function endsShare(cursor: Cursor): boolean {
  return cursor.current.text === ',' && cursor.at(1).text === 'base'
}

function parseAsOf(cursor: Cursor): number {
  cursor.expect('of')
  const fits = (word: string) => /^(?:0|[1-9]\d{0,14})$/.test(word)
  return Number(cursor.word(['the number of an entry of the log'], fits))
}
