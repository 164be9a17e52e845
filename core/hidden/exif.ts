/** What Exif tells of a picture (CIPA DC-008): read only as far as to say what kind of thing stands there. */
import { startsWith } from './parts.js'
import type { HiddenThing } from './things.js'

const pointers: Readonly<Record<number, 'exif' | 'gps'>> = { 34665: 'exif', 34853: 'gps' }
const orientationTag = 0x0112

/** Tags by what they tell. */
const told: ReadonlyMap<number, HiddenThing> = new Map([
  // Make, Model, Software, MakerNote, serial numbers and lenses.
  ...[0x010f, 0x0110, 0x0131, 0x927c, 0xa431, 0xa432, 0xa433, 0xa434, 0xa435].map(
    (tag) => [tag, 'device'] as const,
  ),
  // Artist, Copyright, CameraOwnerName, XPAuthor.
  ...[0x013b, 0x8298, 0xa430, 0x9c9d].map((tag) => [tag, 'owner'] as const),
  // DateTime, DateTimeOriginal, DateTimeDigitized.
  ...[0x0132, 0x9003, 0x9004].map((tag) => [tag, 'time'] as const),
])

interface Tag {
  readonly tag: number
  /** The four bytes that hold the value or say where it stands, as one number. */
  readonly value: number
  /** The first two of them. */
  readonly short: number
  readonly isPosition: boolean
}

/** The tags of a TIFF, in which Exif is written; none where it is broken. A directory that leads to itself is read once. */
export function tiffTags(bytes: Uint8Array): readonly Tag[] {
  const isLittle = startsWith(bytes, 'II*\0')
  if (!isLittle && !startsWith(bytes, 'MM\0*')) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Tag[] = []
  const seen = new Set<number>()
  const waiting: { readonly at: number; readonly isPosition: boolean }[] = []
  const visit = (at: number, isPosition: boolean) => {
    if (at !== 0 && at + 2 <= bytes.length && !seen.has(at)) waiting.push({ at, isPosition })
    seen.add(at)
  }
  if (bytes.length >= 8) visit(view.getUint32(4, isLittle), false)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, isPosition } = next
    const end = at + 2 + 12 * view.getUint16(at, isLittle)
    for (let entry = at + 2; entry + 12 <= Math.min(end, bytes.length); entry += 12) {
      const tag = view.getUint16(entry, isLittle)
      const value = view.getUint32(entry + 8, isLittle)
      found.push({ tag, value, short: view.getUint16(entry + 8, isLittle), isPosition })
      const pointer = pointers[tag]
      if (pointer !== undefined && !isPosition) visit(value, pointer === 'gps')
    }
    if (end + 4 <= bytes.length) visit(view.getUint32(end, isLittle), isPosition)
  }
  return found
}

/** What the tags of a TIFF tell. */
export function toldByTiff(bytes: Uint8Array): readonly HiddenThing[] {
  return tiffTags(bytes).flatMap(({ tag, isPosition }) => (isPosition ? 'position' : (told.get(tag) ?? [])))
}

/** How a picture is to be turned, 1 to 8, as the body of an APP1 segment says; empty where it says nothing of it. */
export function orientationOf(body: Uint8Array): readonly number[] {
  if (!startsWith(body, 'Exif\0\0')) return []
  const tags = tiffTags(body.subarray(6)).filter(
    ({ tag, isPosition }) => tag === orientationTag && !isPosition,
  )
  return tags.map(({ short }) => short).filter((turned) => turned >= 1 && turned <= 8)
}
