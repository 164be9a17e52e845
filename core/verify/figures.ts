/** Whether the figures of a bundle add up, and whether its text says about them what was published. */
import type { CheckedDocument } from '../document/check.js'
import { checkDocument } from '../document/check.js'
import type { FiguresFile } from '../document/figures-file.js'
import { figuresFile, stableJson } from '../document/figures-file.js'
import { parseDocument } from '../document/parse.js'
import { FigureMissing, registerOf } from '../document/recheck.js'
import { definitionOf } from '../figure/catalogue.js'
import { figureId } from '../figure/identity.js'
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import type { Sha256 } from '../log/crypto.js'
import type { ProblemList } from './problem-list.js'
import { lineOf } from './problem-list.js'
import { sayOfFile } from './sentences.js'

export const figuresName = 'figures.json'
export const documentName = 'document.md'

/** Checks every figure by itself. `text`: figures.json as written. */
export async function checkFigures(
  file: FiguresFile,
  text: string,
  sha256: Sha256,
  problems: ProblemList,
): Promise<void> {
  for (const figure of file.figures) {
    const line = lineOf(text, `"query": ${JSON.stringify(figure.query)}`)
    const say = (what: string) => problems.add(figuresName, line, `${figure.query}: ${what}`)
    await problems.attempt(figuresName, () => {
      const query = parseQuery(figure.query)
      const count = countIn(query)
      if (printQuery(query) !== figure.query) say('the query is not in its canonical form')
      if (count.asOf !== figure.asOf || figure.asOf > file.asOf)
        say('it is not as of the entry that it names')
      if (`${count.figure}@${count.version}` !== figure.definition)
        say('it is not counted by the definition that it names')
      if (figureId(sha256, file.origin, figure.query) !== figure.id)
        say('its id is not that of this query and log')
      for (const what of sumProblems(figure, query.type === 'count')) say(what)
    })
  }
}

/** Where the numbers of a figure contradict each other. Of a share or a rate the parts are decimals. */
function sumProblems(figure: FigureResult, isCount: boolean): readonly string[] {
  const { total, parts, range, withheld } = figure
  const numbers = [total, figure.mayFall, figure.unknown, figure.confirmed, figure.notReviewed]
  const all = [...numbers, ...parts.map(({ value }) => value), range?.minimum ?? 0, range?.maximum ?? 0]
  const found: string[] = []
  if (!hasSigns(figure) && all.some((value) => value !== null && value < 0))
    found.push('a number is below nought')
  if (isCount && all.some((value) => value !== null && !Number.isSafeInteger(value)))
    found.push('a number is not whole')
  const values = parts.flatMap(({ value }) => (value === null ? [] : [value]))
  const sum = values.reduce((before, value) => before + value, 0)
  const shown = values.length === parts.length
  if (total !== null && parts.length > 0) {
    const off = Math.abs(sum - total) > (isCount ? 0 : 1e-9 * Math.max(1, total))
    if (shown && off) found.push(`its parts add up to ${sum}, its total is ${total}`)
    if (!shown && sum > total) found.push(`its parts add up to ${sum}, more than its total ${total}`)
  }
  if (isCount && total !== null && figure.confirmed !== null && figure.confirmed > total) {
    found.push(`${figure.confirmed} are confirmed of a total of ${total}`)
  }
  if (
    range &&
    (range.minimum > range.maximum || (total !== null && (total < range.minimum || total > range.maximum)))
  ) {
    found.push('its total is not within its range')
  }
  if (!shown && withheld.length === 0) found.push('a part is withheld without a reason')
  return found
}

/** The lines of an account that take ground away are below nought. */
function hasSigns({ query }: FigureResult): boolean {
  return definitionOf(countIn(parseQuery(query))).measure.type === 'account'
}

/** Reads and checks the text again with the published figures alone; names every number whose verdict is another. */
export async function recheckDocument(
  file: FiguresFile,
  texts: { readonly document: string; readonly figures: string },
  problems: ProblemList,
): Promise<CheckedDocument | null> {
  const checked = await problems.attempt(documentName, async () => {
    try {
      return await checkDocument(parseDocument(texts.document, `${file.document}.md`), registerOf(file))
    } catch (error) {
      if (!(error instanceof FigureMissing)) throw error
      problems.add(figuresName, null, sayOfFile('figure_missing', { query: error.query }))
      return null
    }
  })
  if (!checked) return null
  const drawn = figuresFile(checked, publicationOf(file))
  // The words of a definition may be mended later; what was published then is shown as it was.
  const again = { ...drawn, definitions: file.definitions }
  const names = (entry: FiguresFile) => entry.definitions.map(({ name }) => name).join()
  if (names(drawn) !== names(file))
    problems.add(figuresName, null, 'its definitions are not those of its figures')
  for (const [index, number] of again.numbers.entries()) {
    const published = file.numbers[index]
    if (published && stableJson(published) === stableJson(number)) continue
    problems.add(documentName, number.line, otherNumber(number, published))
  }
  for (const [index, sum] of again.arithmetic.entries()) {
    const published = file.arithmetic[index]
    if (published && stableJson(published) === stableJson(sum)) continue
    problems.add(documentName, sum.line, sayOfFile('other_sum', { sum: sum.expression }))
  }
  if (stableJson(again) !== texts.figures) {
    problems.add(figuresName, firstDifference(stableJson(again), texts.figures), sayOfFile('other_figures'))
  }
  return checked
}

type StatedNumber = FiguresFile['numbers'][number]

/** A number of the text whose verdict is not the one that was published, or of which none was. */
function otherNumber({ text, verdict, counted }: StatedNumber, was: StatedNumber | undefined): string {
  const now = { text, verdict, ...(counted !== null && { counted }) }
  if (!was) return sayOfFile(counted === null ? 'new_uncounted' : 'new_number', now)
  const published = { was: was.text, published: was.verdict }
  return sayOfFile(counted === null ? 'other_uncounted' : 'other_number', { ...now, ...published })
}

function publicationOf({ register, origin, asOf, root, nonce, revisions, words }: FiguresFile) {
  return { register, origin, asOf, root, nonce, ...(revisions && { revisions }), ...(words && { words }) }
}

/** The first line that two texts do not share. */
export function firstDifference(one: string, other: string): number {
  const lines = other.split('\n')
  const at = one.split('\n').findIndex((line, index) => line !== lines[index])
  return (at < 0 ? lines.length : at) + 1
}
