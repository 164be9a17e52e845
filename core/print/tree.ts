/**
 * A document as it is printed: blocks of plain text that the PDF and the Word file are both drawn from. Nobody's text
 * can become markup, because each drawing takes the texts as data.
 */

/** A stretch of text in one style. `sign` is the sign of a verdict, set small beside its number. */
export interface Run {
  readonly text: string
  readonly style?: 'strong' | 'emphasis' | 'code' | 'sign'
}

/** A cell of a table; `number` stands at the end of its line. */
export interface Cell {
  readonly blocks: readonly Block[]
  readonly number?: boolean
}

/** What is set in lines. `leftToRight` where its own letters run so within a document that does not. */
interface Lines {
  readonly runs: readonly Run[]
  readonly leftToRight?: boolean
}

export type Block =
  | ({ readonly type: 'heading'; readonly level: number } & Lines)
  | ({ readonly type: 'paragraph' } & Lines)
  | ({ readonly type: 'small' } & Lines)
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'table'
      /** Shares of the width, one a column. */
      readonly widths: readonly number[]
      readonly head: readonly (readonly Run[])[]
      readonly rows: readonly (readonly Cell[])[]
    }

/** A whole document. `sheet` stands on the first page alone, made smaller until it fits; `rest` begins a new page. */
export interface PrintedDocument {
  /** A4 where it is left out. */
  readonly paper?: 'a5'
  readonly title: string
  /** A tag of the text's language, such as ar. */
  readonly language: string
  readonly rightToLeft: boolean
  /** YYYY-MM-DD, the document's own: the only date that the file holds. */
  readonly date: string
  /** Kind, publisher, place, date; then the addressees. */
  readonly about: readonly string[]
  readonly sheet: readonly Block[]
  readonly rest: readonly Block[]
}

/** Text as one run. */
export function plain(text: string): readonly Run[] {
  return [{ text }]
}

/** A paragraph of plain text. */
export function paragraph(text: string): Block {
  return { type: 'paragraph', runs: plain(text) }
}

/** A heading of plain text; 1 is below the title. */
export function heading(level: number, text: string): Block {
  return { type: 'heading', level, runs: plain(text) }
}

/** A list without numbers, one paragraph an entry. */
export function bullets(texts: readonly string[]): Block {
  return { type: 'list', ordered: false, start: 1, items: texts.map((text) => [paragraph(text)]) }
}

/** Blocks of a document from right to left, with each that begins with other letters marked so. */
export function withDirections(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
      case 'small':
        return { ...block, leftToRight: block.leftToRight ?? beginsLeftToRight(block.runs) }
      case 'quote':
        return { ...block, blocks: withDirections(block.blocks) }
      case 'list':
        return { ...block, items: block.items.map(withDirections) }
      case 'table': {
        const rows = block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: withDirections(cell.blocks) })),
        )
        return { ...block, rows }
      }
      default:
        return block
    }
  })
}

function beginsLeftToRight(runs: readonly Run[]): boolean {
  const first = /\p{L}/u.exec(runs.map(({ text }) => text).join(''))?.[0]
  return first !== undefined && !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first)
}
