/**
 * The numbers of one document beside those of the earlier documents of its series. Two numbers are the same where their
 * query is, but for the entry as of which it is counted; else where the same link of the text leads to them. Pure.
 */
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import type { Query } from '../figure/query.js'
import { countIn, withCount } from '../figure/query.js'
import type { CheckedDocument } from './check.js'
import type { FiguresFile } from './figures-file.js'
import type { DocumentNumber } from './parse.js'
import type { SeriesNumber } from './series-file.js'

/** What the question behind a number may differ in. */
export const askedAspects = ['definition', 'period', 'place', 'conditions', 'base', 'as-of'] as const
export type AskedAspect = (typeof askedAspects)[number]

/** The numbers that a document binds to a figure or a claim, each once. */
export function seriesNumbers({ document, numbers }: CheckedDocument): readonly SeriesNumber[] {
  const found = new Map<string, SeriesNumber>()
  for (const [index, { text, value, counted, query, claim }] of numbers.entries()) {
    const number = document.numbers[index]
    const link = number && linkOf(number)
    if (!number || !link || (query === null && claim === null)) continue
    const unit = number.stated?.unit ?? 'count'
    const one: SeriesNumber = { link, unit, query, texts: [text], value: counted ?? value }
    const name = nameOf(one)
    const known = found.get(name)
    const texts = [...new Set([...(known?.texts ?? []), text])]
    found.set(name, { ...one, texts })
  }
  return [...found.values()]
}

function linkOf({ binding }: DocumentNumber): string | null {
  switch (binding.type) {
    case 'figure':
      return `#${binding.figure}${binding.conditions}`
    case 'claim':
      return `claim:${binding.claim}`
    case 'none':
      return null
  }
}

function nameOf({ link, unit, query }: SeriesNumber): string {
  return JSON.stringify([link, unit, query])
}

/** How many numbers of a document rest on nothing, and are in no comparison. */
export function unboundNumbers({ numbers }: CheckedDocument): number {
  return numbers.filter(({ query, claim }) => query === null && claim === null).length
}

/** The number of an earlier document with which one is compared; null where there is none. */
export function earlierNumber(one: SeriesNumber, earlier: readonly SeriesNumber[]): SeriesNumber | null {
  const alike = earlier.filter(({ unit }) => unit === one.unit)
  const asked = one.query === null ? null : question(one.query)
  const same = alike.find(({ query }) => query !== null && question(query) === asked)
  return same ?? alike.find(({ link }) => link === one.link) ?? null
}

/** The query without "as of n". */
export function question(text: string): string {
  const query = parseQuery(text)
  return printQuery(withCount(query, { ...countIn(query), asOf: null }))
}

/** In what two questions differ, in the order of `askedAspects`. `changed`: definitions whose text changed. */
export function differingAspects(
  was: string | null,
  now: string | null,
  changed: ReadonlySet<string> = new Set(),
): readonly AskedAspect[] {
  if (was === null || now === null) return []
  const [one, other] = [aspectsOf(parseQuery(was)), aspectsOf(parseQuery(now))]
  return askedAspects.filter(
    (aspect) => one[aspect] !== other[aspect] || (aspect === 'definition' && changed.has(other.definition)),
  )
}

function aspectsOf(query: Query): Readonly<Record<AskedAspect, string>> {
  const { figure, version, period, place, where, by, asOf } = countIn(query)
  const sorted = where.map((condition) => JSON.stringify(condition)).sort()
  const { of: _, ...base } = query.type === 'count' ? { of: null, type: 'count' } : query
  return {
    definition: `${figure}@${version}`,
    period: JSON.stringify(period),
    place: JSON.stringify(place),
    conditions: JSON.stringify([sorted, by]),
    base: JSON.stringify(base),
    'as-of': String(asOf),
  }
}

/** The text of a definition in two files. */
export interface DefinitionText {
  readonly name: string
  readonly title: string
  readonly text: string
}

/** The definition that a query is counted by, as a file prints it; null where it does not. */
export function definitionIn(query: string | null, { definitions }: FiguresFile): DefinitionText | null {
  if (query === null) return null
  const { figure, version } = countIn(parseQuery(query))
  const found = definitions.find(({ name }) => name === `${figure}@${version}`)
  return found ? { name: found.name, title: found.title, text: found.text } : null
}

/** Definitions of one name whose text is not the same in two files. */
export function reworded(was: FiguresFile, now: FiguresFile): ReadonlySet<string> {
  const before = new Map(was.definitions.map(({ name, text }) => [name, text]))
  return new Set(
    now.definitions.flatMap(({ name, text }) => {
      const known = before.get(name)
      return known !== undefined && known !== text ? [name] : []
    }),
  )
}
