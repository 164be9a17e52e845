/** A JPEG without what a viewer never shows: only the segments of which the picture is made are copied (ITU-T T.81, B). */
import { orientationOf } from './exif.js'
import { concatenated, number16, startsWith } from './parts.js'

const startOfScan = 0xda
const endOfImage = 0xd9

/** A segment without the two bytes of its marker; `scan` is what follows a header of a scan. */
export interface Segment {
  readonly marker: number
  readonly body: Uint8Array
  readonly scan: Uint8Array
}

/**
 * The segments of a JPEG up to its end; null where it is none. What stands behind the end, as some telephones put a film
 * there, is not among them.
 */
export function jpegSegments(bytes: Uint8Array): readonly Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const found: Segment[] = []
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return null
    while (bytes[at] === 0xff) at += 1
    const marker = bytes[at]
    if (marker === undefined) return null
    if (marker === endOfImage) return found
    const length = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const end = at + 1 + length
    if (length < 2 || end > bytes.length) return null
    const scanEnd = marker === startOfScan ? endOfScan(bytes, end) : end
    found.push({ marker, body: bytes.subarray(at + 3, end), scan: bytes.subarray(end, scanEnd) })
    at = scanEnd
  }
}

/** Where the next marker stands; a zero after 0xff, and marks of a restart, are of the scan itself. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** The copy; null where the bytes are no whole JPEG. How it is to be turned stays, and nothing else of Exif. */
export function jpegCopy(bytes: Uint8Array): Uint8Array | null {
  const segments = jpegSegments(bytes)
  if (segments === null || !segments.some(({ marker }) => marker === startOfScan)) return null
  const head = segments
    .map(({ marker, body }) => (marker === 0xe0 ? jfifOf(body) : null))
    .find((each) => each)
  const turned =
    segments.flatMap(({ marker, body }) => (marker === 0xe1 ? orientationOf(body) : [])).at(0) ?? 1
  const kept = segments.filter(isOfPicture)
  return concatenated([
    Uint8Array.of(0xff, 0xd8),
    ...(head ? [head] : []),
    ...(turned === 1 ? [] : [turnedBy(turned)]),
    ...kept.flatMap(({ marker, body, scan }) => [segmentOf(marker, body), scan]),
    Uint8Array.of(0xff, endOfImage),
  ])
}

/** Tables, frames, scans, and how Adobe's programmes store colours. */
function isOfPicture({ marker, body }: Segment): boolean {
  if (marker === 0xee) return body.length === 12 && startsWith(body, 'Adobe')
  return marker >= 0xc0 && marker <= 0xdf
}

/** The densities of JFIF, without its small picture. */
function jfifOf(body: Uint8Array): Uint8Array | null {
  if (!startsWith(body, 'JFIF\0') || body.length < 14) return null
  return segmentOf(0xe0, concatenated([body.subarray(0, 12), Uint8Array.of(0, 0)]))
}

function segmentOf(marker: number, body: Uint8Array): Uint8Array {
  return concatenated([Uint8Array.of(0xff, marker), number16(body.length + 2), body])
}

/** Exif with the one thing that a viewer needs. */
function turnedBy(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  return segmentOf(0xe1, Uint8Array.from([...exif, ...tiff]))
}
