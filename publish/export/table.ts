/** A table on its way out of the register: what every format is written from, whoever it is for. */
import type { Cell } from '../../core/record/exported/cells.js'

/** A column; `number` and `boolean` say what its texts are where they are not empty. */
export interface TableColumn {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'number' | 'boolean'
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

/** The bytes of a file, piece by piece; texts are UTF-8. */
export type FilePieces = AsyncGenerator<string | Uint8Array>
