/** series.json of a bundle: counted again as far as one bundle goes, and further where an earlier one is given. */
import type { CheckedDocument } from '../document/check.js'
import type { FiguresFile } from '../document/figures-file.js'
import { readFiguresFile, stableJson } from '../document/figures-file.js'
import {
  definitionIn,
  differingAspects,
  earlierNumber,
  reworded,
  seriesNumbers,
  unboundNumbers,
} from '../document/series.js'
import type { ComparedNumber, SeriesFile } from '../document/series-file.js'
import { readSeriesFile, seriesName } from '../document/series-file.js'
import { fromUtf8, toHex } from '../log/bytes.js'
import type { Sha256 } from '../log/crypto.js'
import { figuresName } from './figures.js'
import type { BundleFiles } from './files.js'
import type { Contents, ProblemList } from './problem-list.js'
import { textFile } from './problem-list.js'
import { readProofs } from './proofs.js'
import { proofsName } from './sealed.js'

interface Bundle {
  readonly contents: Contents
  readonly checked: CheckedDocument
  readonly figures: FiguresFile
}

/** Checks series.json against the text and figures.json; null where there is none, or it cannot be read. */
export function checkSeries(
  { contents, checked, figures }: Bundle,
  problems: ProblemList,
): SeriesFile | null {
  // Written for every document of a series, so that none is left out of it in silence.
  if (checked.document.frontMatter.series === undefined && !contents.has(seriesName)) return null
  const text = textFile(contents, seriesName, problems)
  const read = text === null ? null : readSeriesFile(text)
  if (!read?.value) {
    if (read) problems.add(seriesName, null, read.reason)
    return null
  }
  const file = read.value
  const { series, id, date, title } = checked.document.frontMatter
  const head = (value: unknown) => stableJson(value)
  const own = {
    series,
    document: id,
    date,
    title: { ...title },
    asOf: figures.asOf,
    unbound: unboundNumbers(checked),
  }
  const { truebearing: _, earlier: __, numbers: ___, gone: ____, ...said } = file
  if (head(own) !== head(said)) problems.add(seriesName, null, 'it is of another document than the text')
  const numbers = seriesNumbers(checked)
  if (head(numbers) !== head(file.numbers.map(({ now }) => now)))
    problems.add(seriesName, null, 'its numbers are not those of the text and its figures')
  for (const number of file.numbers)
    for (const what of numberProblems(number, file))
      problems.add(seriesName, null, `${number.now.texts.join('; ')} (${number.now.link}): ${what}`)
  return file
}

/** What of one number does not fit together. */
function numberProblems(
  { now, before, change, differs, definition }: ComparedNumber,
  file: SeriesFile,
): readonly string[] {
  const found: string[] = []
  const last = before.at(-1)
  if (before.some(({ at }, index) => at >= file.earlier.length || at <= (before[index - 1]?.at ?? -1)))
    found.push('its earlier documents are not in their order')
  if ((last === undefined) !== (change === null)) found.push('it says of no change, or of one since nothing')
  if (!last || !change) return found
  const { number: was } = last
  const asked = differingAspects(was.query, now.query).filter((aspect) => aspect !== 'definition')
  const isNamed = asked.every((aspect) => differs.includes(aspect))
  const others = differs.filter((aspect) => aspect !== 'definition' && !asked.includes(aspect))
  const renamed = differingAspects(was.query, now.query).includes('definition')
  if (!isNamed || others.length > 0 || (renamed && !differs.includes('definition')))
    found.push('what is asked otherwise is not what the two queries differ in')
  if (differs.includes('definition') !== (definition !== null))
    found.push('the texts of its two definitions are missing')
  const sum = change.items.reduce((total, { what, count }) => total + (what === 'added' ? count : -count), 0)
  if (change.told === 'itemised' && (was.value ?? 0) + sum !== now.value)
    found.push(`${was.value} and what came and went give ${(was.value ?? 0) + sum}, it counts ${now.value}`)
  if (change.told !== 'itemised' && change.items.length > 0)
    found.push('its reasons are not told and stand there')
  if (change.told === 'same' && was.value !== now.value)
    found.push(`${was.value} and ${now.value} are not the same`)
  return found
}

/** What an earlier bundle shows of the series: that it is listed, and that it counted what is said of it. */
export async function checkEarlierSeries(
  {
    file,
    figures,
    entry,
  }: { readonly file: SeriesFile; readonly figures: FiguresFile; readonly entry: number },
  earlier: BundleFiles,
  { sha256, problems }: { readonly sha256: Sha256; readonly problems: ProblemList },
): Promise<void> {
  const textOf = async (name: string) => fromUtf8((await earlier.readFile(name)) ?? new Uint8Array(0)) ?? ''
  const theirs = readSeriesFile(await textOf(seriesName)).value
  const bytes = await earlier.readFile(figuresName)
  const counted = readFiguresFile(await textOf(figuresName)).value
  const index = readProofs(await textOf(proofsName)).value?.index
  if (!theirs || !counted || !bytes || index === undefined || theirs.series !== file.series) return
  if (counted.origin !== figures.origin || index + 1 >= entry) return
  const at = file.earlier.findIndex((entryOf) => entryOf.figuresSha256 === toHex(sha256(bytes)))
  if (at < 0) {
    problems.add(
      seriesName,
      null,
      `${theirs.document}, published as entry ${index + 1}, is of the series and not named in it`,
    )
    return
  }
  const numbers = theirs.numbers.map(({ now }) => now)
  for (const { now, before, differs, definition } of file.numbers) {
    const expected = earlierNumber(now, numbers)
    const stated = before.find((entryOf) => entryOf.at === at)?.number ?? null
    const say = (what: string) => problems.add(seriesName, null, `${now.link}: ${what} in ${theirs.document}`)
    if (stableJson(expected) !== stableJson(stated)) say('what is said of it is not what stands')
    if (before.at(-1)?.at !== at || !stated) continue
    const asked = differingAspects(stated.query, now.query, reworded(counted, figures))
    if (asked.join() !== differs.join()) say('the question is not the one that stands')
    const texts = { was: definitionIn(stated.query, counted), now: definitionIn(now.query, figures) }
    if (definition && stableJson(texts) !== stableJson(definition))
      say('its definition is not the one that stands')
  }
}
