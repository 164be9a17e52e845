/** Markdown as blocks to print: the text of a document, each number followed by the sign of its verdict, and METHOD.md. */
import type { Token } from 'markdown-it'
import { imageText, markdownParser, textOf } from '../document/markdown.js'
import type { Sign } from '../document/page-text.js'
import { signedTokens } from '../document/page-text.js'
import type { Block, Cell, Run } from './tree.js'

/**
 * The blocks of a text. `top` is the level of its highest heading: levels are set anew from there without a gap, as
 * PDF/UA wants them (ISO 14289-1, 7.4.2).
 */
export function markdownBlocks(
  text: string,
  top: number,
  signsIn: (block: number) => readonly Sign[] = () => [],
): readonly Block[] {
  const reader = new Reader(signedTokens(markdownParser(), text, signsIn), top)
  return reader.blocksUntil(null)
}

/** Walks the tokens once. */
class Reader {
  private at = 0
  /** The levels of the author's headings that are open. */
  private open: number[] = []

  constructor(
    private readonly tokens: readonly Token[],
    private readonly top: number,
  ) {}

  /** Everything up to the token that closes, which is read too. */
  blocksUntil(close: string | null): readonly Block[] {
    const blocks: Block[] = []
    for (let token = this.next(); token && token.type !== close; token = this.next()) {
      const block = this.blockOf(token)
      if (block) blocks.push(block)
    }
    return blocks
  }

  private next(): Token | undefined {
    const token = this.tokens[this.at]
    this.at += 1
    return token
  }

  private blockOf(token: Token): Block | null {
    switch (token.type) {
      case 'heading_open':
        return { type: 'heading', level: this.levelOf(Number(token.tag.slice(1))), runs: this.inline() }
      case 'paragraph_open':
        return { type: 'paragraph', runs: this.inline() }
      case 'inline':
        return { type: 'paragraph', runs: runsOf(token) }
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.list(token)
      case 'blockquote_open':
        return { type: 'quote', blocks: this.blocksUntil('blockquote_close') }
      case 'fence':
      case 'code_block':
        return { type: 'code', text: token.content.replace(/\n$/, '') }
      case 'hr':
        return { type: 'rule' }
      case 'table_open':
        return this.table()
      default:
        return null
    }
  }

  private inline(): readonly Run[] {
    const token = this.next()
    return token?.type === 'inline' ? runsOf(token) : []
  }

  private levelOf(level: number): number {
    this.open = [...this.open.filter((higher) => higher < level), level]
    return this.top + this.open.length - 1
  }

  private list(token: Token): Block {
    const ordered = token.type === 'ordered_list_open'
    const items: (readonly Block[])[] = []
    const close = token.type.replace('_open', '_close')
    for (let item = this.next(); item && item.type !== close; item = this.next()) {
      if (item.type === 'list_item_open') items.push(this.blocksUntil('list_item_close'))
    }
    return { type: 'list', ordered, start: Number(token.attrGet('start') ?? 1), items }
  }

  private table(): Block {
    const rows: Cell[][] = []
    for (let token = this.next(); token && token.type !== 'table_close'; token = this.next()) {
      if (token.type === 'tr_open') rows.push([])
      if (token.type !== 'th_open' && token.type !== 'td_open') continue
      const number = /text-align:\s*right/.test(String(token.attrGet('style') ?? ''))
      rows.at(-1)?.push({ blocks: [{ type: 'paragraph', runs: this.inline() }], number })
    }
    const [head = [], ...body] = rows
    const titles = head.map(({ blocks: [block] }) => (block?.type === 'paragraph' ? block.runs : []))
    return { type: 'table', widths: head.map(() => 1), head: titles, rows: body }
  }
}

/** The runs of a paragraph. An address that leads out of the document is printed after its words, for those on paper. */
function runsOf({ children }: Token): readonly Run[] {
  const runs: Run[] = []
  let [strong, emphasis] = [0, 0]
  let address: string | null = null
  const add = (text: string, style?: Run['style']) => {
    if (text !== '') runs.push(style ? { text, style } : { text })
  }
  for (const token of children ?? []) {
    if (token.type === 'strong_open' || token.type === 'strong_close') strong += token.nesting
    else if (token.type === 'em_open' || token.type === 'em_close') emphasis += token.nesting
    else if (token.type === 'link_open') address = String(token.attrGet('href') ?? '')
    else if (token.type === 'link_close' && address !== null) {
      if (runs.at(-1)?.text !== address) add(` (${address})`)
      address = null
    } else if (token.type === 'image') add(`[${imageText(token)}: ${String(token.attrGet('src') ?? '')}]`)
    else if (token.type === 'sign') add(token.content, 'sign')
    else if (token.type === 'softbreak') add(' ')
    else add(textOf(token), token.type === 'code_inline' ? 'code' : styleOf(strong, emphasis))
  }
  return runs
}

function styleOf(strong: number, emphasis: number): Run['style'] {
  if (strong > 0) return 'strong'
  return emphasis > 0 ? 'emphasis' : undefined
}
