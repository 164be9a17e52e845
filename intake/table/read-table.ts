/** Opens a table file of any form that is read: CSV in many encodings, XLSX, the GIS files of intake/gis/, transcriptions. */
import { open } from 'node:fs/promises'
import { openFlatgeobuf } from '../gis/flatgeobuf.js'
import { openGeojson } from '../gis/geojson.js'
import { openGeopackage } from '../gis/geopackage.js'
import { openKml } from '../gis/kml.js'
import { kmlFile, kmlInZip } from '../gis/kml-source.js'
import { openShapefile } from '../gis/shapefile.js'
import { hasShapefile, shapefileInFolder, shapefileInZip } from '../gis/shapefile-parts.js'
import { tableNotFound } from '../problems.js'
import { isTranscription, openTranscription } from '../transcription/transcription-table.js'
import { openCsv } from './csv.js'
import { asAreas } from './point-table.js'
import { headBytes, recogniseFile } from './recognise-file.js'
import type { Table, TableOptions } from './table.js'
import { openWorkbook } from './workbook.js'
import { openZip } from './zip-parts.js'

/**
 * Opens the file at `path` and reads its header; the rows are then read with `batches()`.
 * Throws the problems of intake/problems.ts (`not-a-table`, `table-empty` ...); doubtful data are findings.
 */
export async function readTable(path: string, options: TableOptions = {}): Promise<Table> {
  const table = await openTable(path, options)
  return options.points ? asAreas(table, options.points) : table
}

async function openTable(path: string, options: TableOptions): Promise<Table> {
  const head = await readHead(path)
  const form = recogniseFile(head, path)
  if (isTranscription(head)) return openTranscription(path, head, options)
  switch (form) {
    case 'json':
      return openGeojson(path, head, options)
    case 'sqlite':
      return openGeopackage(path, options)
    case 'flatgeobuf':
      return openFlatgeobuf(path)
    case 'kml':
      return openKml(path, kmlFile(path), options)
    case 'zip':
      return openZipped(path, options)
    case 'shp':
      return openShapefile(path, await shapefileInFolder(path), options)
    default:
      return openCsv(path, head, options)
  }
}

/** A zip is a shapefile, a KMZ or a workbook: by what is in it. */
async function openZipped(path: string, options: TableOptions): Promise<Table> {
  const zip = await openZip(path)
  zip.close()
  if (hasShapefile(zip.names))
    return openShapefile(path, await shapefileInZip(path, options.layer ?? null), options)
  const kml = kmlInZip(path, zip.names)
  return kml ? openKml(path, kml, options) : openWorkbook(path, options)
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
