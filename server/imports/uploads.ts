/** Files that were sent and wait to be taken in: kept beside the register for a day, each for whoever sent it. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { headBytes, recogniseFile } from '../../intake/table/recognise-file.js'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import { problem } from './problems.js'

/** A file that waits. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
}

/** A workbook of a million rows has some 100 MB. */
export const mostUploadBytes = 256 * 1024 * 1024
const keptMilliseconds = 24 * 60 * 60 * 1000

/** What a file of each ending holds. */
const contents: Readonly<Record<string, readonly string[]>> = {
  csv: ['text'],
  tsv: ['text'],
  txt: ['text'],
  xlsx: ['zip'],
  zip: ['zip'],
  kmz: ['zip'],
  json: ['json'],
  geojson: ['json'],
  geojsonl: ['json'],
  kml: ['kml'],
  gpkg: ['sqlite'],
  fgb: ['flatgeobuf'],
}

/** Keeps what is sent. Throws `file-name-invalid`, `file-ending-unknown`, `file-too-large`, `file-not-as-named`, and what reading throws of no table. */
export async function keepUpload(
  programme: Programme,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Upload> {
  refuseName(name)
  removeOld(programme)
  const id = randomUUID()
  const folder = join(folderOf(programme), id)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const path = join(folder, name)
    const { sizeBytes, sha256 } = await write(path, bytes)
    await refuseContent(path, name)
    const upload = { id, name, sizeBytes, sha256 }
    writeFileSync(join(folder, '.upload.json'), JSON.stringify({ ...upload, by: programme.person }))
    return upload
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** The path of a file that the caller sent. Throws `upload-unknown`. */
export function uploadPath(
  programme: Programme,
  id: string,
): { readonly path: string; readonly folder: string } {
  const folder = join(folderOf(programme), id)
  const about = join(folder, '.upload.json')
  if (!/^[0-9a-f-]{36}$/.test(id) || !existsSync(about)) throw problem.uploadUnknown({ id })
  const upload = JSON.parse(readFileSync(about, 'utf8')) as Upload & { readonly by: string }
  if (upload.by !== programme.person) throw problem.uploadUnknown({ id })
  return { path: join(folder, upload.name), folder }
}

function folderOf(programme: Programme): string {
  return join(outsideFiles(programme.directory, programme.code).folder, 'uploads')
}

function refuseName(name: string): void {
  if (
    name.length > 200 ||
    name.startsWith('.') ||
    /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name) ||
    name.trim() === ''
  )
    throw problem.nameInvalid({})
  if (!(endingOf(name) in contents)) throw problem.endingUnknown({ name, endings: Object.keys(contents) })
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.length
      if (sizeBytes > mostUploadBytes) throw problem.tooLarge({ mostBytes: mostUploadBytes })
      hash.update(chunk)
      await file.write(chunk)
    }
  } finally {
    await file.close()
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}

/** The ending says what a person believes to send, the first bytes what it is. */
async function refuseContent(path: string, name: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(head, 0, headBytes, 0)
    const content = recogniseFile(head.subarray(0, bytesRead), name)
    if (!contents[endingOf(name)]?.includes(content))
      throw problem.notAsNamed({ name, content: words[content] })
  } finally {
    await file.close()
  }
}

const words = {
  text: 'a table of text',
  zip: 'a workbook or packed file',
  json: 'GeoJSON',
  shp: 'a part of a shapefile',
  sqlite: 'a GeoPackage',
  flatgeobuf: 'FlatGeobuf',
  kml: 'KML',
} as const

/** Whoever sent a file and went away left it here: it can hold names. */
function removeOld(programme: Programme): void {
  const folder = folderOf(programme)
  if (!existsSync(folder)) return
  for (const id of readdirSync(folder)) {
    const path = join(folder, id)
    if (Date.now() - statSync(path).mtimeMs > keptMilliseconds) rmSync(path, { recursive: true, force: true })
  }
}
