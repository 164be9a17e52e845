/** Every number of the text with its verdict, the sums, the figures and their definitions, and what others stated. */
import { claimRemarks } from '../document/claims.js'
import type { Page } from '../document/page.js'
import { roundTo } from '../document/stated.js'
import { digits } from '../document/verdict.js'
import { parseQuery } from '../figure/parse.js'
import type { FigureResult } from '../figure/result.js'
import { tell, termOf } from '../words/told.js'
import { queryInWords } from './query-words.js'
import { printedSign } from './signs.js'
import type { Block, Cell } from './tree.js'
import { bullets, heading, paragraph, plain } from './tree.js'
import type { PrintWords } from './words/print-words.js'
import { filled, isolated } from './words/print-words.js'

/** `beside`: what is said of all of them. */
export function numberSections(
  { checked }: Page,
  words: PrintWords,
  beside: readonly Block[],
): readonly Block[] {
  const items = checked.numbers.map(({ text, line, verdict, remarks, query }): readonly Block[] => [
    {
      type: 'paragraph',
      leftToRight: false,
      runs: [
        { text: isolated(words.text, text), style: 'strong' },
        { text: ` (${filled(words.line, { line })}) ${printedSign(verdict)} ${words.verdicts[verdict]}. ` },
        { text: toldTexts(remarks, words) },
        { text: query === null ? '' : ` ${isolated(words.text, query)}` },
      ],
    },
  ])
  const sums = checked.arithmetic.map(
    ({ line, expression, holds }) =>
      `${filled(words.line, { line })}: ${toldText(expression, words)}${holds ? '' : ' ≠'}`,
  )
  return [
    ...(items.length > 0
      ? [heading(1, words.numbers), ...beside, { type: 'list', ordered: true, start: 1, items } as const]
      : []),
    ...(sums.length > 0 ? [heading(1, words.sums), bullets(sums)] : []),
  ]
}

/** The table of figures, definitions in full, statements. */
export function figureSections({ figures }: Page, words: PrintWords): readonly Block[] {
  const titleOf = (name: string, title: string) => termOf(words.told, `figure.${name}.title`, title)
  const titles = new Map(figures.definitions.map(({ name, title }) => [name, titleOf(name, title)]))
  const rows = figures.figures.map((figure) => row(figure, titles.get(figure.definition), words))
  const head = [
    words.number,
    words.counted,
    words.unknown,
    words.mayFall,
    words.confirmed,
    words.notReviewed,
  ].map(plain)
  const definitions = figures.definitions.map(
    ({ name, title, text }): Block => ({
      type: 'paragraph',
      runs: [
        { text: `${titleOf(name, title)} (${name}): `, style: 'strong' },
        { text: termOf(words.told, `figure.${name}.text`, text) },
      ],
    }),
  )
  const statements = figures.claims.map((claim) => `${claim.id}: ${toldTexts(claimRemarks(claim), words)}`)
  return [
    ...(rows.length > 0
      ? [heading(1, words.figures), { type: 'table', widths: [10, 18, 10, 10, 12, 10], head, rows } as const]
      : []),
    ...(definitions.length > 0 ? [heading(2, words.definitions), ...definitions] : []),
    ...(statements.length > 0 ? [heading(1, words.statements), bullets(statements)] : []),
  ]
}

function row(figure: FigureResult, title: string | undefined, words: PrintWords): readonly Cell[] {
  const number = (value: number | null): Cell => ({
    blocks: [paragraph(value === null ? words.withheld : digits(value))],
    number: true,
  })
  const asOf = filled(words.asOf, { entry: digits(figure.asOf) })
  const what = `${title ?? figure.definition}; ${queryInWords(parseQuery(figure.query), words)}; ${asOf}`
  return [
    {
      blocks: [{ type: 'paragraph', runs: [{ text: total(figure, words), style: 'strong' }] }],
      number: true,
    },
    {
      blocks: [what, ...figure.notes.map((note) => toldText(note, words))].map((text) => ({
        type: 'small',
        runs: plain(text),
      })),
    },
    number(figure.unknown),
    number(figure.mayFall),
    number(figure.confirmed),
    number(figure.notReviewed),
  ]
}

function total({ total: value, unit, range }: FigureResult, words: PrintWords): string {
  if (value === null) return words.withheld
  const spread = range === null ? '' : ` (${shown(range.minimum, unit)}–${shown(range.maximum, unit)})`
  return `${shown(value, unit)} ${unit === 'share' ? '' : toldText(unit.replaceAll('_', ' '), words)}${spread}`.trim()
}

function shown(value: number, unit: string): string {
  return unit === 'share' ? `${digits(roundTo(value * 100, 2))} %` : digits(roundTo(value, 6))
}

/** A sentence of the program in the words of the bundle; in English, in its own order, where there are none. */
function toldText(text: string, words: PrintWords): string {
  const parts = tell(words.told, text)
  if (parts === null) return isolated(words.text, text)
  return parts.map(({ text: part, isValue }) => (isValue ? isolated(words.text, part) : part)).join('')
}

function toldTexts(texts: readonly string[], words: PrintWords): string {
  return texts.map((text) => toldText(text, words)).join(' ')
}
