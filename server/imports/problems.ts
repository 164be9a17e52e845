/** Problems of files that are sent over HTTP. */
import { defineProblem } from '../../core/problem.js'
import type { FileContent } from '../../intake/table/recognise-file.js'

const contents: Readonly<Record<FileContent, string>> = {
  text: 'a table of text',
  zip: 'a workbook or packed file',
  json: 'GeoJSON',
  shp: 'a part of a shapefile',
  sqlite: 'a GeoPackage',
  flatgeobuf: 'FlatGeobuf',
  kml: 'KML',
}

export const problem = {
  nameInvalid: defineProblem(
    'file-name-invalid',
    1,
    422,
    () =>
      'The name of the file has a folder, control characters or more than 200 letters in it, or begins with a dot. Nothing was kept. Send it under a plain name, such as victims.csv.',
  ),
  endingUnknown: defineProblem(
    'file-ending-unknown',
    1,
    422,
    ({ name, endings }: { name: string; endings: readonly string[] }) =>
      `The ending of ${name} is none of a table or map that is read here. Nothing was kept. Send one of: ${endings.join(', ')}.`,
  ),
  notAsNamed: defineProblem(
    'file-not-as-named',
    1,
    422,
    ({ name, content }: { name: string; content: FileContent }) =>
      `${name} is not what its ending says: it looks like ${contents[content]}. Nothing was kept. Save it anew in the program that made it, and send that.`,
  ),
  tooLarge: defineProblem(
    'file-too-large',
    1,
    413,
    ({ mostBytes }: { mostBytes: number }) =>
      `The file has more than ${mostBytes} bytes. Nothing was kept. Part it, or take it in on the machine itself, with the command truebearing.`,
  ),
  sentTooMuch: defineProblem(
    'sent-too-much',
    1,
    429,
    ({ mostBytes }: { mostBytes: number }) =>
      `With this file you would have sent more than ${mostBytes} bytes within a day. Nothing of it was kept; what you sent before is. Send it tomorrow, or take it in on the machine itself, with the command truebearing.`,
  ),
  uploadUnknown: defineProblem(
    'upload-unknown',
    1,
    404,
    ({ id }: { id: string }) =>
      `There is no file ${id} of yours that waits. Send it again; one is kept for a day.`,
  ),
  importUnknown: defineProblem(
    'import-unknown',
    1,
    404,
    ({ id }: { id: string }) => `There is no import ${id}. Nothing was changed.`,
  ),
  listJobUnknown: defineProblem(
    'list-job-unknown',
    1,
    404,
    ({ id }: { id: string }) =>
      `The service knows no taking in ${id} of a list of this document: it may have been started anew meanwhile. Signatures that were given until then stay. Send the list again; those count as unchanged.`,
  ),
  importEnded: defineProblem(
    'import-ended',
    1,
    409,
    ({ id, state }: { id: string; state: string }) => `Import ${id} is ${state}. Nothing was changed.`,
  ),
  importFailed: defineProblem(
    'import-failed',
    3,
    500,
    ({ number }: { number: string }) =>
      `The import failed. Rows that were written stay and count as unchanged when the file is sent again. Tell the operator the number ${number}.`,
  ),
  importRuns: defineProblem(
    'import-runs',
    1,
    429,
    ({ most }: { most: number }) =>
      `${most} imports run or wait already. Nothing was taken in. Wait until one has ended.`,
  ),
} as const
