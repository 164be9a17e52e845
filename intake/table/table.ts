/** A table file as rows of text: what the readers of tables and of GIS files give, whatever stands in the file. */

import type { Finding } from '../../core/finding.js'
import type { SheetRule } from '../../core/geo/point-sheet.js'
import type { Encoding } from './encodings.js'

/** Signs that may part the cells of a CSV row. */
export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** Forms of files that are read as a table. A GIS file is one: a row a feature, a column of geometry among the others. */
export const tableForms = [
  'csv',
  'xlsx',
  'geojson',
  'geopackage',
  'shapefile',
  'kml',
  'flatgeobuf',
  'transcription',
] as const
export type TableForm = (typeof tableForms)[number]

/** How the file is to be read; what is absent or null is detected. */
export interface TableOptions {
  readonly encoding?: Encoding | null
  readonly delimiter?: Delimiter | null
  /** Name of the sheet of a workbook; the first one otherwise. */
  readonly sheet?: string | null
  /** Name of the layer of a GIS file that has several. */
  readonly layer?: string | null
  /** The rows are points, and those of one hazard make a row. */
  readonly points?: SheetRule | null
  /** The row that holds the headers, counted from 1; rows above it are left out. */
  readonly headerRow?: number
}

/** One data row. `cells` has exactly one text per header unless `waits` says that the row does not fit. */
export interface TableRow {
  /** Data rows count from 1; the row after the header is 1. In a workbook: the sheet's row number minus the header's. */
  readonly row: number
  /** The texts as they stand in the file. A byte that could not be read stands as `\xE9`; a finding names it. */
  readonly cells: readonly string[]
  readonly findings: readonly Finding[]
  /** Whether a finding of this row blocks it. */
  readonly waits: boolean
}

/** Some rows, and findings about the whole file that were made since the last batch. */
export interface TableBatch {
  readonly rows: readonly TableRow[]
  readonly findings: readonly Finding[]
  /** How many bytes of the file were read so far; of a workbook, an estimate. */
  readonly bytes: number
}

/** A table that has been opened: its header is known, its rows are still to be read. */
export interface Table {
  readonly form: TableForm
  /** Unique, never empty: an empty header is `column 3`, the second `date` is `date (2)`. */
  readonly header: readonly string[]
  /** Findings about the file as a whole that were known when it was opened. */
  readonly findings: readonly Finding[]
  /** What was used to read it; null where it does not apply. */
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
  readonly sheet: string | null
  readonly layer: string | null
  /**
   * The column that holds each feature's geometry as GeoJSON geometry text, in the file's own coordinate system; '' where
   * it has none. Null where the file is a plain table.
   */
  readonly geometryColumn: string | null
  /**
   * The coordinate system that the file itself states: `EPSG:4326` where it names one of an authority, else the text that
   * stands there (WKT of a .prj); null where it states none.
   */
  readonly crs: string | null
  /** Reads the rows from the beginning; may be called again. Memory stays bounded whatever the size of the file. */
  batches(): AsyncIterable<TableBatch>
}

/** What a table without geometry says of it. */
export const noGeometry = { layer: null, geometryColumn: null, crs: null } as const
