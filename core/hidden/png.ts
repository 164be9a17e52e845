/** A PNG without what a viewer never shows: only the chunks of which the picture is made are copied (ISO/IEC 15948). */
import { concatenated, latin1 } from './parts.js'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The picture, how its colours and its background are meant, its resolution, and its frames where it moves. */
const ofPicture: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
)

/** A chunk with its name; `whole` is all of it, with length and checksum. */
export interface Chunk {
  readonly name: string
  readonly body: Uint8Array
  readonly whole: Uint8Array
}

/** The chunks of a PNG up to its end; null where it is none, or cut. */
export function pngChunks(bytes: Uint8Array): readonly Chunk[] | null {
  if (!signature.every((each, at) => bytes[at] === each)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Chunk[] = []
  let at = signature.length
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const name = latin1(bytes.subarray(at + 4, at + 8))
    found.push({ name, body: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (name === 'IEND') return found
    at = end
  }
  return null
}

/** The copy; null where the bytes are no whole PNG. */
export function pngCopy(bytes: Uint8Array): Uint8Array | null {
  const chunks = pngChunks(bytes)
  if (chunks === null) return null
  const kept = chunks.filter(({ name }) => ofPicture.has(name)).map(({ whole }) => whole)
  return concatenated([Uint8Array.from(signature), ...kept])
}
