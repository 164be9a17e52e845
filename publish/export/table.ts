/** A table on its way out of the register: what every format is written from, whoever it is for. */
import type { Cell } from '../../core/record/exported/cells.js'

/** A column. What its texts are where they are not empty: `whole` numbers in their plain form, `number` in the digits recorded. */
export interface TableColumn {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'whole' | 'number' | 'boolean'
}

/** One record. */
export interface TableRow {
  /** One for each column. */
  readonly cells: readonly Cell[]
  /** GeoJSON text of a geometry in WGS 84 longitude and latitude; null where it has none. */
  readonly geometry: string | null
}

/** Rows in the order of their record ids, read as they are asked for. */
export interface ExportedTable {
  /** The word of the kind, which is the name of the layer or sheet. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  /** Whether records of this kind can lie somewhere. */
  readonly hasGeometry: boolean
  readonly rows: AsyncIterable<TableRow>
}

/** A layer as a format wrote it. */
export interface WrittenLayer {
  readonly name: string
  /** The names in the file of each column, in order; more than one where its texts were parted. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

/** Where a file goes, and what its format has to say of it. */
export interface Writing {
  readonly path: string
  /** What the format could not hold: a sentence for the person who exports. */
  readonly note: (sentence: string) => void
  /** A layer with names of its own; formats that keep the names of the columns say none. */
  readonly layer: (layer: WrittenLayer) => void
}

/** The bytes of a file, piece by piece; texts are UTF-8. */
export type FilePieces = AsyncGenerator<string | Uint8Array>
