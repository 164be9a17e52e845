/** Every format that an export can have, by the ending of the file's name. */
import { csvPieces } from './csv.js'
import { flatgeobufPieces } from './flatgeobuf.js'
import { geojsonPieces } from './geojson.js'
import { geopackagePieces } from './geopackage.js'
import { kmlPieces } from './kml.js'
import { shapefilePieces } from './shapefile.js'
import type { ExportedTable, FilePieces, Writing } from './table.js'
import { xlsxPieces } from './xlsx.js'

/** A format. */
export interface Format {
  readonly name: string
  readonly ending: string
  /** Whether the format shows where a record lies, besides its columns. */
  readonly draws: boolean
  /** What the mapping beside the file must say of the file, besides its rules. */
  readonly file: Readonly<Record<string, unknown>>
  readonly pieces: (table: ExportedTable, writing: Writing) => FilePieces
}

/** In the order in which they are offered. */
export const formats: readonly Format[] = [
  {
    name: 'CSV',
    ending: '.csv',
    draws: false,
    file: { encoding: 'utf-8', delimiter: ',', formulas: 'neutralised' },
    pieces: csvPieces,
  },
  {
    name: 'XLSX',
    ending: '.xlsx',
    draws: false,
    file: { formulas: 'neutralised' },
    pieces: xlsxPieces,
  },
  { name: 'GeoJSON', ending: '.geojson', draws: true, file: {}, pieces: geojsonPieces },
  { name: 'GeoPackage', ending: '.gpkg', draws: true, file: {}, pieces: geopackagePieces },
  { name: 'KML', ending: '.kml', draws: true, file: {}, pieces: kmlPieces },
  { name: 'FlatGeobuf', ending: '.fgb', draws: true, file: {}, pieces: flatgeobufPieces },
  { name: 'Shapefile', ending: '.zip', draws: true, file: {}, pieces: shapefilePieces },
]

/** The format of a file by the ending of its name, or null. */
export function formatOf(path: string): Format | null {
  const name = path.toLowerCase()
  return formats.find(({ ending }) => name.endsWith(ending)) ?? null
}
