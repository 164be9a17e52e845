/** The parts of a zip file, each read as text in bounded memory. A part that unpacks to more than it may ends the reading. */
import type { Readable } from 'node:stream'
import { type Entry, open, type ZipFile } from 'yauzl'
import { workbookNotReadable, workbookTooLargeInside } from '../problems.js'

/** What one workbook may hold. Real sheets unpack to 5 to 30 times their packed size; a bomb to 1,000 times. */
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
  close(): void
}

/** Opens a zip file and lists its parts. Throws `workbook-not-readable` or `workbook-too-large-inside`. */
export async function openZip(path: string, limits: ZipLimits = zipLimits): Promise<ZipParts> {
  const zip = await openFile(path)
  try {
    const entries = await listEntries(zip, path, limits)
    let unpacked = 0
    const perPart = new Map<string, number>()
    const count = (name: string, bytes: number): void => {
      perPart.set(name, (perPart.get(name) ?? 0) + bytes)
      unpacked += bytes
      if (unpacked > limits.totalBytes)
        throw workbookTooLargeInside({ path, what: `more than ${unpacked} bytes` })
    }
    return {
      names: [...entries.keys()],
      text: (name) => partText(zip, entries.get(name), { path, limits, count }),
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

function openFile(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error)
        reject(workbookNotReadable({ path, reason: `the packed file is damaged (${error.message})` }))
      else resolve(zip)
    })
  })
}

function listEntries(zip: ZipFile, path: string, limits: ZipLimits): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    if (zip.entryCount > limits.parts) {
      reject(workbookTooLargeInside({ path, what: `${zip.entryCount} parts` }))
      return
    }
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) =>
      reject(workbookNotReadable({ path, reason: `the packed file is damaged (${error.message})` })),
    )
    zip.readEntry()
  })
}

interface Reading {
  readonly path: string
  readonly limits: ZipLimits
  /** Adds to what the whole file unpacked to so far; throws where that is too much. */
  readonly count: (name: string, bytes: number) => void
}

async function* partText(zip: ZipFile, entry: Entry | undefined, reading: Reading): AsyncGenerator<string> {
  if (!entry) return
  const { path, limits } = reading
  if (entry.isEncrypted()) throw workbookNotReadable({ path, reason: 'it is locked with a password' })
  const stream = await openPart(zip, entry, path)
  // One decoder for the whole part: a letter may end in the next piece of bytes.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let unpacked = 0
  try {
    for await (const piece of stream) {
      const bytes = piece as Buffer
      reading.count(entry.fileName, bytes.length)
      unpacked += bytes.length
      if (unpacked > limits.ratioFromBytes && unpacked > entry.compressedSize * limits.ratio)
        throw workbookTooLargeInside({
          path,
          what: `${limits.ratio} times the size of its part ${entry.fileName}`,
        })
      yield decoder.decode(bytes, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw readingProblem(error, path, entry.fileName)
  } finally {
    stream.destroy()
  }
}

function openPart(zip: ZipFile, entry: Entry, path: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(workbookNotReadable({ path, reason: `${entry.fileName} cannot be unpacked` }))
      else resolve(stream)
    })
  })
}

/** Errors of unpacking and decoding are the file's; a problem stays what it is. */
function readingProblem(error: unknown, path: string, part: string): unknown {
  if (!(error instanceof Error) || error.name === 'Problem') return error
  return workbookNotReadable({ path, reason: `${part} is damaged (${error.message})` })
}
