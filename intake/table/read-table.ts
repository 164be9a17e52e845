/** Opens a table file of any form that is read: CSV in many encodings, XLSX, and the GIS files of intake/gis/. */
import { open } from 'node:fs/promises'
import { openGeojson } from '../gis/geojson.js'
import { tableNotFound } from '../problems.js'
import { openCsv } from './csv.js'
import { headBytes, recogniseFile } from './recognise-file.js'
import type { Table, TableOptions } from './table.js'
import { openWorkbook } from './workbook.js'

/**
 * Opens the file at `path` and reads its header; the rows are then read with `batches()`.
 * Throws the problems of intake/problems.ts (`not-a-table`, `table-empty` ...); doubtful data are findings.
 */
export async function readTable(path: string, options: TableOptions = {}): Promise<Table> {
  const head = await readHead(path)
  switch (recogniseFile(head, path)) {
    case 'json':
      return openGeojson(path, head, options)
    case 'workbook':
      return openWorkbook(path, options)
    default:
      return openCsv(path, head, options)
  }
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r')
    try {
      const buffer = Buffer.alloc(headBytes)
      const { bytesRead } = await file.read(buffer, 0, headBytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw tableNotFound({ path, reason: String(error.code) })
    throw error
  }
}
