/** The records behind a number of a figure, as an address names them: of which figure, which number of it, which part. */
import type { Code } from '../record/definition.js'
import { kindNamed } from '../record/kinds.js'
import { isMonth, isYear } from './calendar.js'
import { definitionOf } from './catalogue.js'
import type { Definition } from './definition.js'
import { dimensionNamed, dimensionsOf } from './dimensions.js'
import { parseQuery } from './parse.js'
import { printQuery } from './print.js'
import type { NotListed } from './problems.js'
import { figureNotListed, figurePartUnknown } from './problems.js'
import type { Condition, CountQuery, Query } from './query.js'
import { countedIn, countIn, withCount } from './query.js'
import { publicCodes } from './withhold.js'

/** The numbers of a figure that records stand behind, as `number` of an address names them. */
export const numberNames = ['total', 'may_fall', 'unknown', 'confirmed', 'not_reviewed'] as const
export type NumberName = (typeof numberNames)[number]

/** Codes by dimension, of some of the divisions of a figure: one part, or several that are summed up. Empty: all of it. */
export type PartKey = Readonly<Record<string, string>>

/** A number of a figure. */
export interface FigureNumber {
  readonly query: Query
  readonly number: NumberName
  readonly part: PartKey
}

/** The same in the parameters of an address. */
export interface FigureNumberText {
  readonly figure: string
  readonly number?: NumberName | undefined
  /** `outcome=killed&sex=male` */
  readonly part?: string | undefined
}

/** What is scanned for the records behind a number. */
export interface CountedBehind {
  readonly definition: Definition
  /** Its conditions with those that the base of a share adds. */
  readonly count: CountQuery
  /** `unknown` of a figure whose unknown are all counted records of another kind is the whole of these. */
  readonly number: NumberName
}

export function countedBehind({ query, number }: FigureNumber): CountedBehind {
  const count = countedIn(query)
  const definition = definitionOf(count)
  if (number !== 'unknown' || !definition.unplaced) return { definition, count, number }
  const { definition: others } = definition.unplaced
  return {
    definition: others,
    count: { ...count, where: conditionsOfOthers(others, count.where), by: [] },
    number: 'total',
  }
}

/** Of the conditions of a figure those that can be asked of the records of another kind that it leaves unknown. */
export function conditionsOfOthers(others: Definition, where: readonly Condition[]): readonly Condition[] {
  const names = dimensionsOf(others).map(({ name }) => name)
  return where.filter(({ dimension }) => names.includes(dimension) && dimension !== 'identified')
}

/**
 * The address of the list of the records behind a number, as the register is now; null where a list would tell what lists
 * withhold, such as who has a confidential code, and of an account of land, which counts ground and not records.
 */
export function addressBehind(of: FigureNumber): string | null {
  if (whyNotListed(of) !== null) return null
  const asked = new URLSearchParams({ figure: printQuery(ofNow(of.query)) })
  if (of.number !== 'total') asked.set('number', of.number)
  if (of.number === 'not_reviewed') asked.set('state', 'submitted')
  if (Object.keys(of.part).length > 0) asked.set('part', new URLSearchParams(of.part).toString())
  return `/register/${kindNamed(countedBehind(of).definition.kind).table}?${asked}`
}

/** Lists read the register as it is now. */
function ofNow(query: Query): Query {
  return withCount(query, { ...countIn(query), asOf: null })
}

/** Reads the parameters. Throws `query-not-understood`, `figure-part-unknown` and `figure-not-listed`. */
export function readFigureNumber({ figure, number = 'total', part = '' }: FigureNumberText): FigureNumber {
  const query = parseQuery(figure)
  const read: FigureNumber = { query, number, part: readPart(part, countIn(query)) }
  const why = whyNotListed(read)
  if (why !== null) throw figureNotListed({ why })
  return read
}

function readPart(text: string, { by, ...count }: CountQuery): PartKey {
  const pairs = [...new URLSearchParams(text)]
  const definition = definitionOf(count)
  for (const [name, code] of pairs)
    if (!by.includes(name) || !isKey(dimensionNamed(definition, name).type, code))
      throw figurePartUnknown({ part: text, by })
  return Object.fromEntries(pairs)
}

function isKey(type: string, code: string): boolean {
  if (code === '' || code.includes('\0')) return false
  if (type === 'year') return code === 'unknown' || isYear(code)
  return type !== 'month' || code === 'unknown' || isMonth(code)
}

function whyNotListed({ query, part, number }: FigureNumber): NotListed | null {
  const count = countIn(query)
  const definition = definitionOf(count)
  if (definition.measure.type === 'account') return 'account'
  if (number !== 'total' && Object.keys(part).length > 0) return 'parts'
  const asked = count.where.some(({ dimension, codes }) => {
    const hidden = hiddenCodes(dimensionNamed(definition, dimension).codes)
    return codes.some((code) => hidden.stated.has(code))
  })
  const inPart = Object.entries(part).some(([dimension, code]) => {
    const { stated, shown } = hiddenCodes(dimensionNamed(definition, dimension).codes)
    // The part of a code without the confidential ones under it would tell them from it.
    return stated.has(code) || shown.has(code)
  })
  return asked || inPart ? 'confidential' : null
}

/** The codes that lists do not show, and what they show in their place. */
function hiddenCodes(codes: readonly Code[]) {
  const hidden = [...publicCodes(codes, 'withheld')].filter(([code, shown]) => code !== shown)
  return { stated: new Set(hidden.map(([code]) => code)), shown: new Set(hidden.map(([, shown]) => shown)) }
}
