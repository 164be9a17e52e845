/** Makes series.json: a document against every earlier publication of its series. Pure. */
import type { CheckedDocument } from './check.js'
import type { FiguresFile } from './figures-file.js'
import {
  definitionIn,
  differingAspects,
  earlierNumber,
  reworded,
  seriesNumbers,
  unboundNumbers,
} from './series.js'
import type {
  ComparedNumber,
  EarlierDocument,
  SeriesChange,
  SeriesFile,
  SeriesNumber,
} from './series-file.js'

/** A publication of the series that is older. */
export interface EarlierPublication {
  readonly entry: number
  readonly figures: FiguresFile
  /** Of figures.json, hex. */
  readonly figuresSha256: string
  readonly series: SeriesFile
}

/** A number and the last earlier one with which it is compared. */
export interface NumberPair {
  readonly now: SeriesNumber
  readonly was: SeriesNumber
  readonly earlier: EarlierPublication
}

/** What is compared with what: each number with the last earlier document that states it. */
export function numberPairs(
  checked: CheckedDocument,
  earlier: readonly EarlierPublication[],
): readonly NumberPair[] {
  return seriesNumbers(checked).flatMap((now) => {
    const last = earlier.findLast(({ series }) => earlierNumber(now, numbersOf(series)) !== null)
    const was = last && earlierNumber(now, numbersOf(last.series))
    return last && was ? [{ now, was, earlier: last }] : []
  })
}

/**
 * The comparison of a document that names a series; null where it names none. `changes` tells of a pair why the number
 * is another; what it does not tell is no count of records.
 */
export function compareSeries(
  checked: CheckedDocument,
  figures: FiguresFile,
  earlier: readonly EarlierPublication[],
  changes: (pair: NumberPair) => SeriesChange,
): SeriesFile | null {
  const { series, id, title, date } = checked.document.frontMatter
  if (series === undefined) return null
  const pairs = new Map(numberPairs(checked, earlier).map((pair) => [pair.now.link + pair.now.query, pair]))
  const numbers = seriesNumbers(checked).map((now) => {
    const pair = pairs.get(now.link + now.query)
    return comparedNumber(now, figures, earlier, pair && { pair, change: changes(pair) })
  })
  const last = earlier.at(-1)
  return {
    truebearing: 1,
    series,
    document: id,
    title: { ...title },
    date,
    asOf: figures.asOf,
    earlier: earlier.map(earlierDocument),
    numbers,
    gone: last ? goneFrom(last, numbers, earlier.length - 1) : [],
    unbound: unboundNumbers(checked),
  }
}

/** What stands of an earlier publication in series.json. */
export function earlierDocument({ entry, series, figuresSha256 }: EarlierPublication): EarlierDocument {
  const { document, title, date, asOf } = series
  return { document, entry, title, date, asOf, figuresSha256 }
}

function comparedNumber(
  now: SeriesNumber,
  figures: FiguresFile,
  earlier: readonly EarlierPublication[],
  found: { readonly pair: NumberPair; readonly change: SeriesChange } | undefined,
): ComparedNumber {
  const before = earlier.flatMap(({ series }, at) => {
    const number = earlierNumber(now, numbersOf(series))
    if (!number) return []
    const told = series.numbers.find(
      (entry) => entry.now.link === number.link && entry.now.query === number.query,
    )
    return [{ at, number, change: told?.change ?? null }]
  })
  if (!found) return { now, before, change: null, differs: [], definition: null }
  const { was, earlier: last } = found.pair
  const differs = differingAspects(was.query, now.query, reworded(last.figures, figures))
  const texts = [definitionIn(was.query, last.figures), definitionIn(now.query, figures)] as const
  const definition =
    differs.includes('definition') && texts[0] && texts[1] ? { was: texts[0], now: texts[1] } : null
  return { now, before, change: found.change, differs: [...differs], definition }
}

function goneFrom(
  last: EarlierPublication,
  numbers: readonly ComparedNumber[],
  at: number,
): SeriesFile['gone'] {
  const matched = new Set(
    numbers.flatMap(({ before }) =>
      before.filter((entry) => entry.at === at).map(({ number }) => number.link + number.query),
    ),
  )
  return numbersOf(last.series).filter(({ link, query }) => !matched.has(link + query))
}

/** The numbers of a publication. */
export function numbersOf({ numbers }: SeriesFile): readonly SeriesNumber[] {
  return numbers.map(({ now }) => now)
}
