/** Where a stretch of a document's plain text stands in the text as its author wrote it, between the marks of Markdown. */
import type { MarkdownIt as Parser, Token } from 'markdown-it'
import { separate } from './front-matter.js'
import { markdownParser } from './markdown.js'
import type { Span } from './read-numbers.js'

/** Of each unit of a block's plain text the unit of the file where it begins. */
type Places = readonly number[]

/**
 * Places of blocks in the whole file, its line ends one unit each, as a text field holds them. A block whose marks are not
 * followed, such as an escaped bar in a table, has places up to there: what lies behind gives null.
 */
export function writtenPlaces(text: string): (block: number, span: Span) => Span | null {
  const file = text.replace(/\r\n?/g, '\n')
  const { body } = separate(file)
  const parser = markdownParser()
  const blocks = placesOfBlocks(parser, body)
  const bodyAt = file.length - body.length
  return (block, { start, end }) => {
    const from = blocks[block]?.[start]
    const last = blocks[block]?.[end - 1]
    return from === undefined || last === undefined ? null : { start: bodyAt + from, end: bodyAt + last + 1 }
  }
}

function placesOfBlocks(parser: Parser, body: string): readonly Places[] {
  const lines = new Lines(body)
  const blocks: Places[] = []
  let first = 0
  for (const token of parser.parse(body, {})) {
    // A cell of a table has the line of its row, and stands behind the cells before it.
    if (token.map) [first] = token.map
    if (token.type === 'inline') {
      const written = lines.places(token.content, first)
      const within = new Walk(parser, token.content).placesOf(token.children ?? [])
      blocks.push(untilUnknown(within.map((at) => written[at])))
    } else if (token.type === 'fence') blocks.push(lines.places(token.content, first + 1))
    else if (token.type === 'code_block') blocks.push(lines.places(token.content, first))
  }
  return blocks
}

function untilUnknown(places: readonly (number | undefined)[]): Places {
  const known: number[] = []
  for (const place of places) {
    if (place === undefined) break
    known.push(place)
  }
  return known
}

/** The lines of a body, and how far each was read. */
class Lines {
  readonly #lines: readonly string[]
  readonly #starts: readonly number[]
  /** Of the line that was read last, how much of it is behind. */
  #read = { line: -1, upTo: 0 }

  constructor(body: string) {
    this.#lines = body.split('\n')
    let at = 0
    this.#starts = this.#lines.map((line) => {
      at += line.length + 1
      return at - line.length - 1
    })
  }

  /** Places of a content of which what begins its lines (a quote's mark, the indent of a list) was taken away. */
  places(content: string, first: number): Places {
    const places: number[] = []
    for (const [index, part] of content.split('\n').entries()) {
      const line = this.#lines[first + index]
      const at = line === undefined ? -1 : this.#find(line, part, first + index)
      if (at < 0) return places
      const start = (this.#starts[first + index] ?? 0) + at
      for (let unit = 0; unit <= part.length; unit += 1) places.push(start + unit)
      this.#read = { line: first + index, upTo: at + part.length }
    }
    return places
  }

  /** What was taken away stands before, so that a mark `1.` of a list is not taken for a content of `1.`. */
  #find(line: string, part: string, number: number): number {
    if (this.#read.line === number) return line.indexOf(part, this.#read.upTo)
    return line.includes('|') ? line.indexOf(part) : line.lastIndexOf(part)
  }
}

/** A way through the content of one paragraph, token by token. */
class Walk {
  #at = 0
  #lost = false
  readonly #places: number[] = []

  constructor(
    readonly parser: Parser,
    readonly content: string,
  ) {}

  placesOf(tokens: readonly Token[]): Places {
    this.#follow(tokens)
    return this.#places
  }

  #follow(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (this.#lost) return
      this.#step(token)
    }
  }

  #step(token: Token): void {
    switch (token.type) {
      case 'text':
        this.#text(token.content)
        break
      case 'code_inline':
        this.#code(token)
        break
      case 'softbreak':
      case 'hardbreak':
        this.#lineEnd()
        break
      case 'link_open':
        this.#at += 1
        break
      case 'link_close':
        this.#linkEnd(token.markup === 'autolink')
        break
      case 'image':
        this.#at += 2
        this.#follow(token.children ?? [])
        this.#linkEnd(false)
        break
      default:
        this.#at += token.markup.length
    }
  }

  #text(shown: string): void {
    for (let unit = 0; unit < shown.length && !this.#lost; unit += 1) {
      const written = this.content[this.#at]
      const next = shown[unit] ?? ''
      if (written === next && !this.#isEntity(next)) this.#take(1)
      else if (written === '\\' && this.content[this.#at + 1] === next) this.#take(2)
      else if (written === '&') this.#take(this.content.indexOf(';', this.#at) + 1 - this.#at)
      else this.#lost = true
    }
  }

  /** An ampersand that is shown as one was written as one, or as its name. */
  #isEntity(next: string): boolean {
    return next === '&' && /^&(?:amp|#38|#x26);/i.test(this.content.slice(this.#at, this.#at + 6))
  }

  #take(units: number): void {
    if (units <= 0) this.#lost = true
    this.#places.push(this.#at)
    this.#at += units
  }

  #code({ markup, content }: Token): void {
    const start = this.content.replaceAll('\n', ' ').indexOf(content, this.#at + markup.length)
    if (start < 0) {
      this.#lost = true
      return
    }
    for (let unit = 0; unit < content.length; unit += 1) this.#places.push(start + unit)
    this.#at = this.content.indexOf(markup, start + content.length) + markup.length
  }

  #lineEnd(): void {
    this.#at = this.content.indexOf('\n', this.#at)
    this.#take(1)
    while (this.content[this.#at] === ' ' || this.content[this.#at] === '\t') this.#at += 1
  }

  /** Behind `](address "title")`, `][name]`, `]` or `>`. */
  #linkEnd(isBare: boolean): void {
    this.#at += 1
    const opening = isBare ? undefined : this.content[this.#at]
    if (opening === '[') this.#at = this.content.indexOf(']', this.#at) + 1
    if (opening !== '(') return
    const { parseLinkDestination, parseLinkTitle } = this.parser.helpers
    const end = this.content.length
    const address = parseLinkDestination(this.content, this.#blanks(this.#at + 1), end)
    const behind = this.#blanks(address.pos)
    const title = parseLinkTitle(this.content, behind, end)
    this.#at = this.#blanks(title.ok ? title.pos : behind) + 1
  }

  #blanks(from: number): number {
    let at = from
    while (/\s/.test(this.content[at] ?? '')) at += 1
    return at
  }
}
