/** Every format that an export can have, by the ending of the file's name. */
import type { FormatEnding } from '../../core/record/exported/format-names.js'
import { formatEndings, formatNames } from '../../core/record/exported/format-names.js'
import { csvPieces } from './csv.js'
import { isWhole, isWholeAndSingle } from './drawn-text.js'
import { flatgeobufPieces } from './flatgeobuf.js'
import { geojsonPieces } from './geojson.js'
import type { Geometry } from './geometry.js'
import { geopackagePieces } from './geopackage.js'
import { kmlPieces } from './kml.js'
import { isDrawnInShapefile, shapefilePieces } from './shapefile.js'
import type { ExportedTable, FilePieces, Writing } from './table.js'
import { xlsxPieces } from './xlsx.js'

/** A format. */
export interface Format {
  readonly name: string
  readonly ending: string
  /** Which geometries the format carries exactly; null where it shows no geometry but its text. */
  readonly carries: ((geometry: Geometry) => boolean) | null
  /** What the mapping beside the file must say of the file, besides its rules. */
  readonly file: Readonly<Record<string, unknown>>
  readonly pieces: (table: ExportedTable, writing: Writing) => FilePieces
}

const ways: Readonly<Record<FormatEnding, Omit<Format, 'name' | 'ending'>>> = {
  '.csv': {
    carries: null,
    file: { encoding: 'utf-8', delimiter: ',', formulas: 'neutralised' },
    pieces: csvPieces,
  },
  '.xlsx': { carries: null, file: { formulas: 'neutralised' }, pieces: xlsxPieces },
  '.geojson': { carries: () => true, file: {}, pieces: geojsonPieces },
  '.gpkg': { carries: isWhole, file: {}, pieces: geopackagePieces },
  '.kml': { carries: isWholeAndSingle, file: {}, pieces: kmlPieces },
  '.fgb': { carries: isWhole, file: {}, pieces: flatgeobufPieces },
  '.zip': { carries: isDrawnInShapefile, file: {}, pieces: shapefilePieces },
}

/** In the order in which they are offered. */
export const formats: readonly Format[] = formatEndings.map((ending) => ({
  name: formatNames[ending],
  ending,
  ...ways[ending],
}))

/** The format of a file by the ending of its name, or null. */
export function formatOf(path: string): Format | null {
  const name = path.toLowerCase()
  return formats.find(({ ending }) => name.endsWith(ending)) ?? null
}
