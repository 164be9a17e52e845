/** Why a file is not read, by codes: the details of problems hold the code, their sentences the words. */

/** What a file that is no table looks like. */
export const looks = {
  pdf: 'a PDF',
  png: 'a picture (PNG)',
  jpeg: 'a picture (JPEG)',
  gif: 'a picture (GIF)',
  tiff: 'a picture (TIFF)',
  gzip: 'a packed file (gzip)',
  seven_zip: 'a packed file (7z)',
  rar: 'a packed file (RAR)',
  rtf: 'a text document (RTF)',
  xml: 'a web page or XML document',
  json: 'JSON',
  sqlite: 'a database (SQLite) that is no GeoPackage',
  arcgis: 'JSON in the form of ArcGIS, which is no GeoJSON',
  topojson: 'TopoJSON, whose shapes share their lines; save it as GeoJSON',
  json_without_features: 'JSON that has no features',
  no_text: 'data that is no text',
} as const

export type Look = keyof typeof looks

/** A file that is held in memory as a whole. */
export const wholeForms = {
  geopackage: 'GeoPackage',
  parts: 'shapefile beside its parts',
  disordered: 'shapefile with its shapes out of order',
} as const

const unread: Readonly<Record<string, string>> = {
  locked: 'it is locked with a password',
  locked_or_old: 'it is locked with a password or of the old .xls kind',
  open_document: 'it is an OpenDocument file',
  word: 'it is a Word document',
  binary: 'it is a binary workbook (.xlsb)',
  no_workbook: 'it is a packed file without a workbook in it',
  no_sheet: 'it has no sheet',
}

/** A reason for which a file cannot be read: one of the codes, or what a reader says of where it is damaged. */
export function unreadReason(reason: string): string {
  return unread[reason] ?? reason
}

/** How much a packed file unpacks to where that is too much. */
export type TooMuch =
  | { readonly measure: 'bytes' | 'parts' | 'letters'; readonly number: number }
  /** So many times the size of that part. */
  | { readonly measure: 'ratio'; readonly number: number; readonly part: string }

export function tooMuchWords({ measure, number, part }: Readonly<Record<string, unknown>>): string {
  if (measure === 'ratio') return `${number} times the size of its part ${part}`
  return `${measure === 'bytes' ? 'more than ' : ''}${number} ${measure}`
}
