/** The catalogue of problems of the ways in: files that cannot be read, mappings that cannot be used. */
import { defineProblem, Problem } from '../core/problem.js'
import type { Look, TooMuch } from './file-refusals.js'
import { looks, tooMuchWords, unreadReason, wholeForms } from './file-refusals.js'

/** The file is not there, or may not be read. */
export const tableNotFound = defineProblem<{ path: string; reason: string }>(
  'table-not-found',
  2,
  404,
  ({ path, reason }) => `${path} could not be opened (${reason}). Nothing was taken in. Check the path.`,
)

/** The file has no bytes, or nothing but blank lines. */
export const tableEmpty = defineProblem<{ path: string }>(
  'table-empty',
  1,
  422,
  ({ path }) => `${path} is empty: it has no header row. Nothing was taken in. Send the file again.`,
)

/** The bytes are something else than a table. */
export const notATable = defineProblem<{ path: string; looksLike: Look }>(
  'not-a-table',
  1,
  422,
  ({ path, looksLike }) =>
    `${path} is not a table: it looks like ${looks[looksLike]}. Nothing was taken in. Save the table as CSV or XLSX, or the map as GeoJSON or GeoPackage, and send that.`,
)

/** The file is GIS data and holds no feature. */
export const gisFileEmpty = defineProblem<{ path: string }>(
  'gis-file-empty',
  1,
  422,
  ({ path }) =>
    `${path} has no features: the collection in it is empty. Nothing was taken in. Where features were expected, send the file again.`,
)

/** The file is GIS data that cannot be read as a whole. */
export const gisNotReadable = defineProblem<{ path: string; reason: string }>(
  'gis-not-readable',
  1,
  422,
  ({ path, reason }) =>
    `${path} could not be read: ${unreadReason(reason)}. Nothing was taken in. Correct the file, or save it as GeoJSON or GeoPackage and send that.`,
)

/** A packed GIS file unpacks to more than any real one. */
export const gisTooLargeInside = defineProblem<{ path: string } & TooMuch>(
  'gis-too-large-inside',
  1,
  413,
  ({ path, ...much }) =>
    `${path} unpacks to ${tooMuchWords(much)}, more than a map file needs, and was not read. Nothing was taken in. Save it as GeoJSON or FlatGeobuf and send that.`,
)

/** The file is larger than its form can be read at. */
export const gisTooLarge = defineProblem<{
  path: string
  form: keyof typeof wholeForms
  maximumBytes: number
  bytes: number
}>(
  'gis-too-large',
  1,
  413,
  ({ path, form, maximumBytes, bytes }) =>
    `${path} has ${bytes} bytes; a ${wholeForms[form]} is held in memory as a whole and may have ${maximumBytes}. Nothing was taken in. Export the layer as FlatGeobuf or GeoJSON, which are read piece by piece, and send that.`,
)

/** The file has several layers and the mapping names none, or one that is not there. */
export const layerNeeded = defineProblem<{ path: string; layer: string | null; layers: readonly string[] }>(
  'layer-needed',
  1,
  422,
  ({ path, layer, layers }) =>
    `${path} has ${layer === null ? `${layers.length} layers` : `no layer "${layer}"; it has`}: ${layers.join(', ')}. Nothing was taken in. Name one of them in the mapping under file.layer.`,
)

/** Geometries are to be read, and nothing says in which coordinate system they are. */
export const crsMissing = defineProblem<{ column: string }>(
  'crs-missing',
  1,
  422,
  ({ column }) =>
    `Nothing says in which coordinate system the geometries of "${column}" are, and none is assumed. Nothing was taken in. Ask the sender, and name it in the mapping under file.crs, such as EPSG:4326 (longitude and latitude on WGS 84) or EPSG:32633.`,
)

/** The file states one coordinate system and the mapping another. */
export const crsContradicted = defineProblem<{ stated: string; mapped: string }>(
  'crs-contradicted',
  1,
  422,
  ({ stated, mapped }) =>
    `The file states the coordinate system ${stated.slice(0, 300)}, and the mapping ${mapped.slice(0, 300)}. Nothing was taken in. Take file.crs out of the mapping to follow the file; where the file is wrong, have it corrected.`,
)

/** A coordinate system is named that is not known here. */
export const crsNotKnown = defineProblem<{ crs: string; reason: string }>(
  'crs-not-known',
  1,
  422,
  ({ crs, reason }) =>
    `The coordinate system ${crs.slice(0, 300)} cannot be used: ${reason} Nothing was taken in. Give it under file.crs in the mapping.`,
)

/** One feature is longer than is held in memory. */
export const featureTooLong = defineProblem<{ path: string; row: number; maximumCharacters: number }>(
  'feature-too-long',
  1,
  422,
  ({ path, row, maximumCharacters }) =>
    `Feature ${row} of ${path} has more than ${maximumCharacters} characters: most likely a bracket or quote opens there and never closes. Nothing after it was read. Close it and send the file again.`,
)

/** No encoding explains the bytes well enough to read names by it. */
export const encodingNotRecognised = defineProblem<{ path: string; encodings: readonly string[] }>(
  'encoding-not-recognised',
  1,
  422,
  ({ path, encodings }) =>
    `The letters of ${path} fit none of the encodings that are recognised. Nothing was taken in. Name it in the mapping under file.encoding: ${encodings.join(', ')}.`,
)

/** A quote opened in a row and did not close within the length that one row may have. */
export const rowTooLong = defineProblem<{ path: string; row: number; maximumCharacters: number }>(
  'row-too-long',
  1,
  422,
  ({ path, row, maximumCharacters }) =>
    `Data row ${row} of ${path} has more than ${maximumCharacters} characters: most likely a quote opens there and never closes. Nothing after it was read. Close the quote and send the file again.`,
)

/** The mapping says that the header stands in a row that the file does not have. */
export const headerMissing = defineProblem<{ path: string; headerRow: number }>(
  'header-missing',
  1,
  422,
  ({ path, headerRow }) =>
    `${path} has no row ${headerRow}, where the header should stand. Nothing was taken in. Correct file.header_row in the mapping.`,
)

/** Unpacked, the workbook is larger than any real one. */
export const workbookTooLargeInside = defineProblem<{ path: string } & TooMuch>(
  'workbook-too-large-inside',
  1,
  413,
  ({ path, ...much }) =>
    `${path} unpacks to ${tooMuchWords(much)}, more than a workbook needs, and was not read further. Nothing was taken in. Save the sheet as CSV and send that.`,
)

/** A workbook that is encrypted, of the old format, damaged, or without the parts that every workbook has. */
export const workbookNotReadable = defineProblem<{ path: string; reason: string }>(
  'workbook-not-readable',
  1,
  422,
  ({ path, reason }) =>
    `${path} could not be read as a workbook: ${unreadReason(reason)}. Nothing was taken in. Save it as .xlsx without a password, or as CSV.`,
)

/** The mapping names a sheet that the workbook does not have. */
export const sheetMissing = defineProblem<{ path: string; sheet: string; sheets: readonly string[] }>(
  'sheet-missing',
  1,
  422,
  ({ path, sheet, sheets }) =>
    `${path} has no sheet "${sheet}"; it has: ${sheets.join(', ')}. Nothing was taken in. Correct file.sheet in the mapping.`,
)

/** One place in a mapping that is not right. */
export interface MappingIssue {
  /** Where, such as `records.victim.fields.sex.values`. */
  readonly path: string
  /** What is wrong and what could stand there. */
  readonly message: string
}

/** The mapping file is not there, or may not be read. */
export const mappingNotFound = defineProblem<{ path: string; reason: string }>(
  'mapping-not-found',
  2,
  404,
  ({ path, reason }) =>
    `The mapping ${path} could not be opened (${reason}). Nothing was taken in. Check the path.`,
)

/** The mapping file is not valid. */
export const mappingNotValid = defineProblem<{ issues: readonly MappingIssue[] }>(
  'mapping-not-valid',
  2,
  422,
  ({ issues }) =>
    `The mapping cannot be used; nothing was taken in. ${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}.`,
)

/** The file is a transcription of minefield records that does not have the form. */
export const transcriptionNotValid = defineProblem<{ path: string; issues: readonly MappingIssue[] }>(
  'transcription-not-valid',
  1,
  422,
  ({ path, issues }) =>
    `${path} is no transcription that can be read; nothing was taken in. ${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}. docs/minefield-records.md shows the form.`,
)

/** The mapping names a column that the file does not have. */
export const mappingColumnMissing = defineProblem<{ columns: readonly string[]; headers: readonly string[] }>(
  'mapping-column-missing',
  1,
  422,
  ({ columns, headers }) =>
    `The mapping names columns that the file does not have: ${columns.join(', ')}. The file has: ${headers.join(', ')}. Nothing was taken in. Correct the mapping, or send the file that it was made for.`,
)

/** The file was received before, and rows of it were erased by law since. */
export const fileErasedInPart = defineProblem<{ path: string; entry: number; rows: readonly number[] }>(
  'file-erased-in-part',
  1,
  409,
  ({ path, entry, rows }) =>
    `${path} was received before, and what it says of a person was erased by law since (entry ${entry}). Nothing was taken in: it would bring the person's data back. Destroy this copy, or take out ${rows.length > 0 ? rowList(rows) : 'the rows of that person'} and send it again.`,
)

/** Rows of the file speak of a person whose data was erased by law. */
export const rowsErased = defineProblem<{ path: string; rows: readonly number[] }>(
  'rows-erased',
  1,
  409,
  ({ path, rows }) =>
    `${path} speaks again of a person whose data was erased by law: ${rowList(rows)}. Nothing was taken in. Take the person's data out of there and send the file again.`,
)

function rowList(rows: readonly number[]): string {
  const most = 20
  const shown = rows.slice(0, most).join(', ')
  if (rows.length > most) return `rows ${shown} and ${rows.length - most} more`
  return rows.length === 1 ? `row ${shown}` : `rows ${shown}`
}

/** The file stopped being readable after rows of it were taken in. */
export const fileReadInPart = defineProblem<{
  path: string
  rows: number
  id: number | null
  code: string
  reason: string
}>(
  'file-read-in-part',
  1,
  422,
  ({ path, rows, id, reason }) =>
    `${path} could be read up to row ${rows}; then ${reason}. ${id === null ? 'Nothing was written: this was a dry run.' : `The rows before are in the register. Correct the file and import it again, they then count as unchanged; or take them back: truebearing import --undo ${id}`}`,
)

/** Somebody stopped an import. */
export const importCancelled = defineProblem<{ readonly rows: number; readonly id: number | null }>(
  'import-cancelled',
  1,
  409,
  ({ rows, id }) =>
    id === null
      ? `The dry run was stopped after ${rows} rows. Nothing was written.`
      : `The import was stopped after ${rows} rows, which are in the register as import ${id}. Send the same file again to go on, or take them back as a whole.`,
)

/** Somebody stopped the taking in of a list, or the service ended. `id` is that of the list's entry. */
export const listStopped = defineProblem<{ readonly rows: number; readonly id: number | null }>(
  'list-stopped',
  1,
  409,
  ({ rows, id }) =>
    id === null
      ? `The dry run was stopped after ${rows} rows. Nothing was written.`
      : `The list, entry ${id}, was stopped after ${rows} rows. Signatures given until then stay given. Send the same list again to go on: those count as unchanged.`,
)

/** A list of signatures without a column that it needs. */
export const listColumnMissing = defineProblem<{ readonly path: string; readonly column: string }>(
  'list-column-missing',
  1,
  400,
  ({ path, column }) =>
    `${path} has no column "${column}", which a list of signatures needs. Nothing was taken in; docs/signatories.md names the columns.`,
)

/** What ended the reading of a file, as the problem of a file that was read in part; anything else stays what it is. */
export function readInPart(
  error: unknown,
  read: { readonly path: string; readonly rows: number; readonly id: number | null },
): unknown {
  if (!(error instanceof Problem) || read.rows === 0) return error
  const reason = reasonsInPart[error.code]?.(error.details)
  return reason === undefined ? error : fileReadInPart({ ...read, code: error.code, reason })
}

/** Problems that may come up in the middle of a file, as half a sentence. */
const reasonsInPart: Readonly<Record<string, (details: Readonly<Record<string, unknown>>) => string>> = {
  'row-too-long': ({ maximumCharacters }) =>
    `a row has more than ${maximumCharacters} characters: most likely a quote opens there and never closes`,
  'feature-too-long': ({ maximumCharacters }) =>
    `a feature has more than ${maximumCharacters} characters: most likely a bracket or quote opens there and never closes`,
  'gis-not-readable': ({ reason }) => unreadReason(String(reason)),
  'workbook-too-large-inside': (much) => `it unpacks to ${tooMuchWords(much)}, more than a workbook needs`,
  'workbook-not-readable': ({ reason }) => unreadReason(String(reason)),
}
