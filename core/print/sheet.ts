/**
 * The first page: each number of the text, its definition in a line, period, place, as-of, sources, what is not covered,
 * and a person to ask. Numbers of one figure stand in one row, so that it stays one sheet.
 */
import type { Page } from '../document/page.js'
import type { CheckedNumber, Verdict } from '../document/verdict.js'
import { verdicts } from '../document/verdict.js'
import { parseQuery } from '../figure/parse.js'
import type { Condition, Query } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import { termOf } from '../words/told.js'
import { methodSections } from './method-sections.js'
import { conditionsInWords, divisorInWords, periodInWords, placeInWords } from './query-words.js'
import { printedSign } from './signs.js'
import type { Block, Cell, Run } from './tree.js'
import { heading, paragraph, plain } from './tree.js'
import type { PrintWords } from './words/print-words.js'
import { filled, isolated } from './words/print-words.js'

/** More of them would be too small to read; the rest stands in the list of every number. */
const mostLines = 60
const mostStatements = 16
const mostInRow = 14
/** A definition takes about that many lines beside its numbers. */
const leastInRow = 5
const mostLetters = 320

/** The blocks of the first page. */
export function sheetBlocks(page: Page, words: PrintWords): readonly Block[] {
  const { checked, figures, fingerprint } = page
  const present = verdicts.filter((verdict) => checked.numbers.some((number) => number.verdict === verdict))
  const signs = present.map((verdict) => `${printedSign(verdict)} ${words.verdicts[verdict]}`).join(', ')
  const counted = { register: figures.register.name, entry: figures.asOf }
  const legend = signs === '' ? '' : ` ${filled(words.signs, { signs })}`
  const { contact } = figures.register
  return [
    heading(1, words.sheet),
    { type: 'small', runs: plain(`${filled(words.countedAsOf, counted)}${legend}`) },
    ...figureRows(page, words),
    ...statements(page, words),
    labelled(words.sources, shortened(methodSections(page.method).sources) ?? words.seeMethod),
    ...notCovered(page, words),
    ...(contact === null ? [] : [labelled(words.askWhom, contact)]),
    { type: 'small', runs: plain(`${words.key}: ${fingerprint}`) },
  ]
}

function labelled(label: string, text: string): Block {
  return {
    type: 'paragraph',
    runs: [{ text: `${label}: `, style: 'strong' }, { text: isolated(label, text) }],
  }
}

interface Group {
  readonly query: Query
  readonly definition: string
  readonly numbers: CheckedNumber[]
}

/** The numbers that rest on figures, by the figure that the text names. */
function groupsOf({ checked, figures }: Page): readonly Group[] {
  const definitions = new Map(figures.figures.map(({ query, definition }) => [query, definition]))
  const groups = new Map<string, Group>()
  for (const [index, number] of checked.numbers.entries()) {
    const binding = checked.document.numbers[index]?.binding
    if (binding?.type !== 'figure' || number.query === null) continue
    const group = groups.get(binding.figure)
    if (group) group.numbers.push(number)
    else {
      const definition = definitions.get(number.query) ?? ''
      groups.set(binding.figure, { query: parseQuery(number.query), definition, numbers: [number] })
    }
  }
  return [...groups.values()]
}

function figureRows(page: Page, words: PrintWords): readonly Block[] {
  const groups = groupsOf(page)
  if (groups.length === 0) return []
  const rows = groupsThatFit(groups).map((group): readonly Cell[] => {
    const { period, place } = countIn(group.query)
    return [
      numbersCell(group, page.figures, words),
      { blocks: whatIsCounted(page, group, words) },
      { blocks: [paragraph(periodInWords(period, words))] },
      { blocks: [paragraph(placeInWords(place, words))] },
    ]
  })
  const head = [words.inText, words.counted, words.period, words.place].map(plain)
  const left = groups.length - rows.length
  const more: Block[] = left > 0 ? [paragraph(filled(words.more, { count: left }))] : []
  return [{ type: 'table', widths: [9, 12, 9, 6], head, rows }, ...more]
}

/** The first groups, as many as have room on one sheet. */
function groupsThatFit(groups: readonly Group[]): readonly Group[] {
  let lines = 0
  return groups.filter(({ numbers }) => {
    // One line more says how many are left.
    lines += Math.max(leastInRow, Math.min(numbers.length, mostInRow + 1))
    return lines <= mostLines
  })
}

/**
 * Each number with its sign and its own conditions, "72 = killed", on a line of its own: in one line of a language that is
 * written from the right, a code in Latin letters would come to stand beside its neighbour's number.
 */
function numbersCell({ query, numbers }: Group, whole: { readonly asOf: number }, words: PrintWords): Cell {
  const common = new Set(numbers.length > 1 ? commonConditions(numbers) : [])
  const lines = numbers.slice(0, mostInRow).map((number): readonly Run[] => {
    const { where, asOf, figure, version } = countIn(number.query === null ? query : parseQuery(number.query))
    const own = where.filter((condition) => !common.has(JSON.stringify(condition)))
    const then = asOf === whole.asOf ? '' : ` (${filled(words.asOf, { entry: String(asOf) })})`
    return [
      { text: isolated(words.text, number.text), style: 'strong' },
      { text: printedSign(number.verdict), style: 'sign' },
      { text: ` ${isolated(words.text, conditionsInWords(own, `${figure}@${version}`, words))}${then}` },
    ]
  })
  const left = numbers.length - mostInRow
  const more = left > 0 ? [plain(filled(words.more, { count: left }))] : []
  return { blocks: [...lines, ...more].map((runs) => ({ type: 'paragraph', runs, leftToRight: false })) }
}

function commonConditions(numbers: readonly CheckedNumber[]): readonly string[] {
  const each = numbers.map(({ query }) => (query === null ? [] : countIn(parseQuery(query)).where))
  const [first = [], ...rest] = each.map((where: readonly Condition[]) =>
    where.map((condition) => JSON.stringify(condition)),
  )
  return first.filter((condition) => rest.every((other) => other.includes(condition)))
}

/** Title and first sentence of the definition, with the conditions that all numbers of the row share. */
function whatIsCounted({ figures }: Page, group: Group, words: PrintWords): readonly Block[] {
  const definition = figures.definitions.find(({ name }) => name === group.definition)
  const title = termOf(words.told, `figure.${group.definition}.title`, definition?.title ?? group.definition)
  const text = termOf(words.told, `figure.${group.definition}.text`, definition?.text ?? '')
  const common = group.numbers.length > 1 ? commonConditions(group.numbers) : []
  const shared = common.map((text) => JSON.parse(text) as Condition)
  const beside = [
    divisorInWords(group.query, words),
    shared.length > 0 ? conditionsInWords(shared, group.definition, words) : null,
  ].filter((part) => part !== null)
  const first = /^.*?(?:[.։](?=\s|$)|。)/s.exec(text)?.[0] ?? text
  const named = [title, ...beside].join(', ')
  return [{ type: 'paragraph', runs: [{ text: `${named}. `, style: 'strong' }, { text: first }] }]
}

function statements({ checked, figures }: Page, words: PrintWords): readonly Block[] {
  const stated = checked.numbers.filter(({ verdict, claim }) => verdict === 'attributed' && claim !== null)
  if (stated.length === 0) return []
  const texts = stated.slice(0, mostStatements).map(({ text, claim }) => {
    const by = figures.claims.find(({ id }) => id === claim)
    const who = [by?.statedBy, by?.statedOn].filter(Boolean).join(', ')
    return `${isolated(words.text, text)} (${isolated(words.text, who)})`
  })
  const left = stated.length - texts.length
  const more = left > 0 ? [filled(words.more, { count: left })] : []
  const list = [...texts, ...more].join(words.semicolon)
  // Each has its own direction; isolated as one, they would stand in the order of another language's lines.
  return [{ type: 'paragraph', runs: [{ text: `${words.statements}: `, style: 'strong' }, { text: list }] }]
}

function notCovered({ checked, method }: Page, words: PrintWords): readonly Block[] {
  const numbersWith = (verdict: Verdict) =>
    checked.numbers
      .filter((number) => number.verdict === verdict)
      .map(({ text, line }) => `${text} (${filled(words.line, { line })})`)
  const listed = (label: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`${label}: ${shortened(texts.join('; '))}.`]
  const sentences = [
    shortened(methodSections(method).included) ?? words.seeMethod,
    ...listed(words.boundToNothing, numbersWith('unbound')),
    ...listed(words.emptyNumbers, numbersWith('not-covered')),
  ]
  return [labelled(words.notCovered, sentences.join(' '))]
}

/** Up to so many letters, cut between words. */
function shortened(text: string | null): string | null {
  if (text === null || text.length <= mostLetters) return text
  return `${text.slice(0, mostLetters).replace(/\s\S*$/, '')} …`
}
