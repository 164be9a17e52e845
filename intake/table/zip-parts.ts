/** The parts of a zip file, each read in bounded memory. A part that unpacks to more than it may ends the reading. */
import type { Readable } from 'node:stream'
import { type Entry, open, type ZipFile } from 'yauzl'
import type { TooMuch } from '../file-refusals.js'
import { workbookNotReadable, workbookTooLargeInside } from '../problems.js'

/** What one packed file may hold. Real sheets unpack to 5 to 30 times their packed size; a bomb to 1,000 times. */
export const zipLimits = {
  parts: 10_000,
  totalBytes: 4 * 1024 ** 3,
  /** Parts below this size may be packed as tightly as they like. */
  ratioFromBytes: 64 * 1024 ** 2,
  ratio: 200,
} as const

/** Limits that a test may lower. */
export type ZipLimits = { readonly [Name in keyof typeof zipLimits]: number }

/** A zip file that is open. `close` it when done. */
export interface ZipParts {
  readonly names: readonly string[]
  /** The text of a part, piece by piece, counted as it is unpacked. Empty where there is no such part. */
  text(name: string): AsyncIterable<string>
  /** About how many packed bytes of a part were read so far. */
  packedBytes(name: string): number
  /** The bytes of a part, as `text`. */
  bytes(name: string): AsyncIterable<Buffer>
  close(): void
}

/** What is thrown of a packed file that is damaged, or that unpacks to more than it may. */
export interface ZipTrouble {
  readonly damaged: (about: { path: string; reason: string }) => Error
  readonly tooLarge: (about: { path: string } & TooMuch) => Error
  /** Sizes that the directory states are held against the limits before anything is unpacked. */
  readonly statedSizes: boolean
}

const ofWorkbook: ZipTrouble = {
  damaged: workbookNotReadable,
  tooLarge: workbookTooLargeInside,
  statedSizes: false,
}

/** Opens a zip file and lists its parts. Throws what `trouble` says; of a workbook unless it is said. */
export async function openZip(
  path: string,
  limits: ZipLimits = zipLimits,
  trouble: ZipTrouble = ofWorkbook,
): Promise<ZipParts> {
  const zip = await openFile(path, trouble)
  try {
    const entries = await listEntries(zip, { path, limits, trouble })
    let unpacked = 0
    const perPart = new Map<string, number>()
    const count = (name: string, bytes: number): void => {
      perPart.set(name, (perPart.get(name) ?? 0) + bytes)
      unpacked += bytes
      if (unpacked > limits.totalBytes) throw trouble.tooLarge({ path, measure: 'bytes', number: unpacked })
    }
    const reading = { path, limits, trouble, count }
    return {
      names: [...entries.keys()],
      text: (name) => partText(partBytes(zip, entries.get(name), reading), name, reading),
      bytes: (name) => partBytes(zip, entries.get(name), reading),
      packedBytes: (name) => {
        const entry = entries.get(name)
        const share = (perPart.get(name) ?? 0) / Math.max(1, entry?.uncompressedSize ?? 1)
        return Math.round(Math.min(1, share) * (entry?.compressedSize ?? 0))
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function openFile(path: string, trouble: ZipTrouble): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(trouble.damaged({ path, reason: `the packed file is damaged (${error.message})` }))
      else resolve(zip)
    })
  })
}

type Listing = Pick<Reading, 'path' | 'limits' | 'trouble'>

function listEntries(zip: ZipFile, listing: Listing): Promise<Map<string, Entry>> {
  const { path, limits, trouble } = listing
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    let stated = 0
    if (zip.entryCount > limits.parts) {
      reject(trouble.tooLarge({ path, measure: 'parts', number: zip.entryCount }))
      return
    }
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      stated += entry.uncompressedSize
      const tooMuch = trouble.statedSizes ? statedTooMuch(entry, stated, limits) : null
      if (tooMuch) reject(trouble.tooLarge({ path, ...tooMuch }))
      else zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) =>
      reject(trouble.damaged({ path, reason: `the packed file is damaged (${error.message})` })),
    )
    zip.readEntry()
  })
}

function statedTooMuch(entry: Entry, stated: number, limits: ZipLimits): TooMuch | null {
  if (stated > limits.totalBytes) return { measure: 'bytes', number: limits.totalBytes }
  const tight = entry.uncompressedSize > entry.compressedSize * limits.ratio
  return tight && entry.uncompressedSize > limits.ratioFromBytes
    ? { measure: 'ratio', number: limits.ratio, part: entry.fileName }
    : null
}

interface Reading {
  readonly path: string
  readonly limits: ZipLimits
  readonly trouble: ZipTrouble
  /** Adds to what the whole file unpacked to so far; throws where that is too much. */
  readonly count: (name: string, bytes: number) => void
}

async function* partBytes(zip: ZipFile, entry: Entry | undefined, reading: Reading): AsyncGenerator<Buffer> {
  if (!entry) return
  const { path, limits, trouble } = reading
  if (entry.isEncrypted()) throw trouble.damaged({ path, reason: 'locked' })
  const stream = await openPart(zip, entry, reading)
  let unpacked = 0
  try {
    for await (const piece of stream) {
      const bytes = piece as Buffer
      reading.count(entry.fileName, bytes.length)
      unpacked += bytes.length
      if (unpacked > limits.ratioFromBytes && unpacked > entry.compressedSize * limits.ratio)
        throw trouble.tooLarge({ path, measure: 'ratio', number: limits.ratio, part: entry.fileName })
      yield bytes
    }
  } catch (error) {
    throw readingProblem(error, entry.fileName, reading)
  } finally {
    stream.destroy()
  }
}

async function* partText(
  pieces: AsyncIterable<Buffer>,
  name: string,
  reading: Reading,
): AsyncGenerator<string> {
  // One decoder for the whole part: a letter may end in the next piece of bytes.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of pieces) yield decoder.decode(bytes, { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw readingProblem(error, name, reading)
  }
}

function openPart(zip: ZipFile, entry: Entry, { path, trouble }: Reading): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(trouble.damaged({ path, reason: `${entry.fileName} cannot be unpacked` }))
      else resolve(stream)
    })
  })
}

/** Errors of unpacking and decoding are the file's; a problem stays what it is. */
function readingProblem(error: unknown, part: string, { path, trouble }: Reading): unknown {
  if (!(error instanceof Error) || error.name === 'Problem') return error
  return trouble.damaged({ path, reason: `${part} is damaged (${error.message})` })
}
