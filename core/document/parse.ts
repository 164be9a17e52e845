/** From the text of a document to its numbers: each with its line, what it states and what it is bound to. */
import { parseFigureLink } from '../figure/link.js'
import { say } from '../words/sentences.js'
import { channelHints } from './channel-hints.js'
import type { FrontMatter } from './front-matter.js'
import { splitDocument } from './front-matter.js'
import type { Block, Link } from './markdown.js'
import { blocksOf, lineAt, markdownParser } from './markdown.js'
import type { NumberLanguage } from './number-language.js'
import { numberLanguage, numberLanguages } from './number-language.js'
import type { FigureTrouble } from './problems.js'
import {
  documentFigureNotUnderstood,
  documentLanguageNotRead,
  documentTooLong,
  figureNotNamed,
} from './problems.js'
import type { ReadNumber, Span } from './read-numbers.js'
import { overlaps, readNumbers } from './read-numbers.js'
import { doubtfulLetters } from './readable-text.js'

/** What a number of the text is bound to. */
export type Binding =
  | { readonly type: 'figure'; readonly figure: string; readonly conditions: string }
  | { readonly type: 'claim'; readonly claim: string }
  | { readonly type: 'none' }

/** A number of the text. `value` null: a link to a figure or a claim in whose words no number is read. */
export interface DocumentNumber extends Span {
  readonly text: string
  readonly line: number
  /** Index into the document's blocks; `start` and `end` are places in its text. */
  readonly block: number
  /** Where its verdict stands in the block: after the number, or after a foreign link around it. */
  readonly signAt: number
  readonly stated: ReadNumber['stated'] | null
  readonly binding: Binding
}

/** A document read, nothing of it checked. */
export interface ParsedDocument {
  readonly frontMatter: FrontMatter
  readonly body: string
  readonly bodyLine: number
  readonly blocks: readonly Block[]
  readonly numbers: readonly DocumentNumber[]
  readonly language: NumberLanguage
  /** What the author may want to know, such as an ask without a paragraph. Sentences. */
  readonly remarks: readonly string[]
}

const mostNumbers = 5000

/**
 * Reads a document that is to be checked whole. `name` is its file name. Throws what `readDocument` does, and
 * `document-figure-not-understood` for a link to a figure that the front matter does not have.
 */
export function parseDocument(text: string, name: string): ParsedDocument {
  const document = readDocument(text, name)
  const unnamed = document.numbers.map((number) => unnamedFigure(document, number)).find(Boolean)
  if (unnamed) throw documentFigureNotUnderstood(unnamed)
  return document
}

/**
 * Reads a document, whatever its numbers are linked to. Throws `front-matter-not-understood`,
 * `document-language-not-read`, `document-too-long`.
 */
export function readDocument(text: string, name: string): ParsedDocument {
  const { frontMatter, body, bodyLine } = splitDocument(text, name)
  const language = numberLanguage(frontMatter.language)
  if (!language) {
    const known = numberLanguages.map((entry) => entry.language)
    throw documentLanguageNotRead({ language: frontMatter.language, known })
  }
  const { blocks, numbers } = readBody(body, bodyLine, language)
  const remarks = [
    ...remarksOn(frontMatter, blocks),
    ...blocks.flatMap(doubtsOf),
    ...channelHints(frontMatter, blocks),
  ]
  return { frontMatter, body, bodyLine, blocks, numbers, language, remarks }
}

/** Why the figure of a number cannot be counted where the front matter does not have it; null where it does, or none is linked. */
export function unnamedFigure(
  { frontMatter: { figures } }: Pick<ParsedDocument, 'frontMatter'>,
  { binding, line }: DocumentNumber,
): FigureTrouble | null {
  if (binding.type !== 'figure' || Object.hasOwn(figures, binding.figure)) return null
  return { figure: binding.figure, line, reason: figureNotNamed({ known: Object.keys(figures) }) }
}

/** The blocks and numbers of a body that begins at a line of its file. Throws `document-too-long`. */
export function readBody(
  body: string,
  bodyLine: number,
  language: NumberLanguage,
): Pick<ParsedDocument, 'blocks' | 'numbers'> {
  const blocks = blocksOf(markdownParser().parse(body, {}), bodyLine)
  const numbers = blocks.flatMap((block, index) => numbersOf(block, index, language))
  if (numbers.length > mostNumbers) throw documentTooLong({ numbers: numbers.length, most: mostNumbers })
  return { blocks, numbers }
}

function bindingOf(link: Link): Binding {
  const claim = /^claim:(.+)$/s.exec(link.href)?.[1]
  if (claim !== undefined) return { type: 'claim', claim: decoded(claim) }
  const figure = parseFigureLink(link.href)
  return figure
    ? { type: 'figure', figure: figure.figure, conditions: decoded(figure.conditions) }
    : { type: 'none' }
}

// markdown-it writes addresses percent-encoded.
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

function numbersOf(block: Block, index: number, language: NumberLanguage): readonly DocumentNumber[] {
  const bound = block.links
    .map((link) => ({ link, binding: bindingOf(link) }))
    .filter(({ binding }) => binding.type !== 'none')
  const read = readNumbers(
    language,
    block.text,
    bound.map(({ link }) => link),
  )
  const found = read.map((entry): DocumentNumber => {
    const own =
      bound.find(({ link }) => overlaps(link, entry.numeral)) ??
      bound.find(({ link }) => overlaps(link, entry))
    const around = block.links.find((link) => overlaps(link, entry) && bindingOf(link).type === 'none')
    const { text, start, end, stated } = entry
    const binding = own?.binding ?? { type: 'none' }
    return {
      text: oneLine(text),
      start,
      end,
      stated,
      binding,
      block: index,
      line: lineAt(block, start),
      signAt: Math.max(end, around?.end ?? 0),
    }
  })
  const empty = bound.filter(
    ({ link }) => link.end > link.start && !read.some((entry) => overlaps(link, entry)),
  )
  const wordless = empty.map(
    ({ link: { start, end }, binding }): DocumentNumber => ({
      text: oneLine(block.text.slice(start, end)),
      start,
      end,
      stated: null,
      binding,
      block: index,
      line: lineAt(block, start),
      signAt: end,
    }),
  )
  return [...found, ...wordless].sort((one, other) => one.start - other.start)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What may be seen otherwise than it is read, with its line. */
function doubtsOf(block: Block): readonly string[] {
  return doubtfulLetters(block.text).map((sentence) => say('on_line', { line: block.line, said: sentence }))
}

function remarksOn({ asks, to }: FrontMatter, blocks: readonly Block[]): readonly string[] {
  const marks = blocks.flatMap((block) => /\{#([\w.-]+)\}\s*$/.exec(block.text)?.[1] ?? [])
  const offices = to.map((entry) => entry.id)
  return [
    ...asks
      .filter((ask) => !marks.includes(ask.id))
      .map(({ id }) => say('ask_without_paragraph', { ask: id, mark: `{#${id}}` })),
    ...marks
      .filter((mark) => !asks.some((ask) => ask.id === mark))
      .map((mark) => say('mark_without_ask', { mark: `{#${mark}}` })),
    ...asks.flatMap((ask) =>
      [ask.to]
        .flat()
        .filter((id) => !offices.includes(id))
        .map((id) => say('ask_of_nobody', { ask: ask.id, addressee: id })),
    ),
  ]
}
