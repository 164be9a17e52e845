/** The formats in which records are exported, by the ending of the file, in the order in which they are offered. */
export const formatNames = {
  '.csv': 'CSV',
  '.xlsx': 'XLSX',
  '.geojson': 'GeoJSON',
  '.gpkg': 'GeoPackage',
  '.kml': 'KML',
  '.fgb': 'FlatGeobuf',
  '.zip': 'Shapefile',
} as const

/** The ending of an exported file. */
export type FormatEnding = keyof typeof formatNames

/** Every ending. */
export const formatEndings = Object.keys(formatNames) as readonly FormatEnding[]

/** Formats that hold rows alone, for kinds whose records lie nowhere. */
export const tableEndings: readonly FormatEnding[] = ['.csv', '.xlsx']
