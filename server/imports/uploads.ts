/** Files that were sent and wait to be taken in or added to a record: kept beside the register for a day, each for whoever sent it. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../core/problem.js'
import { headBytes, recogniseFile } from '../../intake/table/recognise-file.js'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import type { Call } from '../serving.js'
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

/** What a file is sent for: a table or map to be read, or a file of a record, whatever it is. */
export type UploadPurpose = 'import' | 'attachment'

/** An attachment is laid down under a name of ours: its own is a text, and may be longer than a name on a disk. */
const attachmentName = 'file'

/**
 * Keeps what is sent. Throws `file-name-invalid` and `file-too-large`, of a file to be read also `file-ending-unknown`,
 * `file-not-as-named` and what reading throws of no table.
 */
export async function keepUpload(
  programme: Programme,
  { name, purpose }: { readonly name: string; readonly purpose: UploadPurpose },
  bytes: AsyncIterable<Uint8Array>,
  mostBytes = mostUploadBytes,
): Promise<Upload> {
  refuseName(name)
  if (purpose === 'import') refuseUnreadName(name)
  removeOld(programme)
  const id = randomUUID()
  const folder = join(folderOf(programme), id)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const path = join(folder, purpose === 'import' ? name : attachmentName)
    const { sizeBytes, sha256 } = await write(path, bytes, mostBytes)
    if (purpose === 'import') await refuseContent(path, name)
    const upload = { id, name, sizeBytes, sha256 }
    writeFileSync(join(folder, '.upload.json'), JSON.stringify({ ...upload, purpose, by: programme.person }))
    return upload
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** The path of a file that the caller sent to be read. Throws `upload-unknown`. */
export function uploadPath(
  programme: Programme,
  id: string,
): { readonly path: string; readonly folder: string } {
  const { folder, upload } = neededUpload(programme, id, 'import')
  return { path: join(folder, upload.name), folder }
}

/** A file that the caller sent to be added to a record; `folder` is removed when it was. Throws `upload-unknown`. */
export function uploadedAttachment(
  programme: Programme,
  id: string,
): { readonly path: string; readonly folder: string; readonly upload: Upload } {
  const { folder, upload } = neededUpload(programme, id, 'attachment')
  return { path: join(folder, attachmentName), folder, upload }
}

function neededUpload(programme: Programme, id: string, purpose: UploadPurpose) {
  const folder = join(folderOf(programme), id)
  const about = join(folder, '.upload.json')
  if (!/^[0-9a-f-]{36}$/.test(id) || !existsSync(about)) throw problem.uploadUnknown({ id })
  const upload = JSON.parse(readFileSync(about, 'utf8')) as Upload & {
    readonly by: string
    readonly purpose?: UploadPurpose
  }
  // One that was sent before purposes were written down was sent to be read.
  if (upload.by !== programme.person || (upload.purpose ?? 'import') !== purpose)
    throw problem.uploadUnknown({ id })
  return { folder, upload }
}

/** Removes a file that the caller sent. Throws `upload-unknown`. */
export function discardUpload(programme: Programme, id: string): void {
  rmSync(uploadPath(programme, id).folder, { recursive: true, force: true })
}

/** The body of a request as it comes. */
export function bodyOf({ req }: Call): AsyncIterable<Uint8Array> {
  return (req.raw.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>
}

/** Where the register lies on its machine is taken out of what is said. */
export async function withoutFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, exitCode, httpStatus, message } = error
    throw new Problem(code, exitCode, httpStatus, message.replaceAll(`${folder}/`, ''), {})
  }
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
}

/** Of a file that is read: it lies under its own name, of which a disk takes 255 bytes. */
function refuseUnreadName(name: string): void {
  if (Buffer.byteLength(name) > 255) throw problem.nameInvalid({})
  if (!(endingOf(name) in contents)) throw problem.endingUnknown({ name, endings: Object.keys(contents) })
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>, mostBytes: number) {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.length
      if (sizeBytes > mostBytes) throw problem.tooLarge({ mostBytes })
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
    if (!contents[endingOf(name)]?.includes(content)) throw problem.notAsNamed({ name, content })
  } finally {
    await file.close()
  }
}

/** Whoever sent a file and went away left it here: it can hold names. */
function removeOld(programme: Programme): void {
  const folder = folderOf(programme)
  if (!existsSync(folder)) return
  for (const id of readdirSync(folder)) {
    const path = join(folder, id)
    if (Date.now() - statSync(path).mtimeMs > keptMilliseconds) rmSync(path, { recursive: true, force: true })
  }
}
