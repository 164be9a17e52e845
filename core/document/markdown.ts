/** The Markdown of a document as blocks of plain text, with what links where; the same tokens are drawn by render/. */

import type { MarkdownIt as Parser, Token } from 'markdown-it'
import MarkdownIt from 'markdown-it'
import type { Span } from './read-numbers.js'

/** A link and the text it covers. */
export interface Link extends Span {
  readonly href: string
}

/** One paragraph, heading, table cell or code block as plain text. `line` counts from 1 in the file. */
export interface Block {
  readonly text: string
  readonly links: readonly Link[]
  /** The line of each character's line in the text: line + the line ends before it. */
  readonly line: number
}

/** A parser with HTML off: what an author writes as a tag is shown as text. */
export function markdownParser(): Parser {
  return new MarkdownIt({ html: false, linkify: false, typographer: false })
}

/** The blocks of parsed text; `bodyLine` is the line of the file at which it began. */
export function blocksOf(tokens: readonly Token[], bodyLine: number): readonly Block[] {
  let line = bodyLine
  const blocks: Block[] = []
  for (const token of tokens) {
    // Cells of a table have no line of their own: they have their row's.
    if (token.map) line = token.map[0] + bodyLine
    if (token.type === 'inline') blocks.push({ ...flatten(token.children ?? []), line })
    else if (token.type === 'fence') blocks.push({ text: token.content, links: [], line: line + 1 })
    else if (token.type === 'code_block') blocks.push({ text: token.content, links: [], line })
  }
  return blocks
}

/** Whether this token of a paragraph shows text, and which. */
export function textOf(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'code_inline':
    case 'text_special':
      return token.content
    case 'image':
      return imageText(token)
    case 'softbreak':
    case 'hardbreak':
      return '\n'
    default:
      return ''
  }
}

/** Pictures are not fetched; what stands for them is shown. */
export function imageText(token: Token): string {
  return (token.children ?? []).map(textOf).join('')
}

function flatten(children: readonly Token[]): { readonly text: string; readonly links: readonly Link[] } {
  let text = ''
  const links: Link[] = []
  let open: { readonly href: string; readonly start: number } | null = null
  for (const token of children) {
    if (token.type === 'link_open') open = { href: String(token.attrGet('href') ?? ''), start: text.length }
    if (token.type === 'link_close' && open) {
      links.push({ ...open, end: text.length })
      open = null
    }
    text += textOf(token)
  }
  return { text, links }
}

/** The line of a place in a block. */
export function lineAt(block: Block, at: number): number {
  return block.line + (block.text.slice(0, at).match(/\n/g)?.length ?? 0)
}
