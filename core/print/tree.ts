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

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly type: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly type: 'small'; readonly runs: readonly Run[] }
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
