/**
 * What a file carries that nobody sees who opens it: where and when a picture was taken, with which device, by whom. A copy
 * without it holds nothing that is not on a list of what a picture needs; what is unknown is left out.
 */
import { toldByTiff } from './exif.js'
import { jpegCopy, jpegSegments } from './jpeg.js'
import { latin1, startsWith } from './parts.js'
import { pngChunks, pngCopy } from './png.js'
import type { HiddenThing } from './things.js'
import { hiddenThings } from './things.js'

/** How a copy without it is made, by media type. */
const copies: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': jpegCopy,
  'image/png': pngCopy,
  'image/apng': pngCopy,
}

/** A picture that is larger is not copied: it would have to be held whole. */
export const mostCopiedBytes = 64 * 1024 * 1024

/**
 * What goes out of a file of that type without being asked for otherwise: itself where everything in it is read by whoever
 * opens it, a copy where one can be made, or nothing.
 */
export function whatGoesOut(type: string, sizeBytes: number): 'itself' | 'copy' | 'nothing' {
  if (type.startsWith('text/') || type === 'image/svg+xml') return 'itself'
  return Object.hasOwn(copies, type) && sizeBytes <= mostCopiedBytes ? 'copy' : 'nothing'
}

/** The copy; null where none can be made, because of the type or because the bytes are broken. */
export function copyWithoutHidden(bytes: Uint8Array, type: string): Uint8Array | null {
  return copies[type]?.(bytes) ?? null
}

/** What a text inside a file, such as XMP or the description of a PDF, tells. */
const words: readonly (readonly [HiddenThing, RegExp])[] = [
  ['position', /GPS(?:Latitude|Longitude)|\xa9xyz/],
  ['time', /CreateDate|DateTime|ModifyDate|CreationDate|ModDate|DateCreated/],
  ['device', /\b(?:Make|Model|CreatorTool|Software|Producer|SerialNumber)\b/],
  ['owner', /dc:creator|\/Author|\bArtist\b|OwnerName|Copyright/],
]

/** What is found, in the order of `hiddenThings`; nothing where a copy would hold the same bytes. */
export function hiddenIn(bytes: Uint8Array, type: string): readonly HiddenThing[] {
  if (whatGoesOut(type, bytes.length) === 'itself') return []
  const copy = copyWithoutHidden(bytes, type)
  if (copy !== null && isSame(copy, bytes)) return []
  const found = new Set(partsOf(bytes, type).flatMap(toldBy))
  if (copy !== null && found.size === 0) return ['other']
  return hiddenThings.filter((each) => found.has(each))
}

/** The parts of a file in which something can stand; all of it where we do not know its parts. */
function partsOf(bytes: Uint8Array, type: string): readonly Uint8Array[] {
  if (type === 'image/jpeg')
    return (jpegSegments(bytes) ?? []).filter(({ marker }) => marker >= 0xe0).map(({ body }) => body)
  if (type === 'image/png' || type === 'image/apng')
    return (pngChunks(bytes) ?? [])
      .filter(({ name }) => name !== 'IDAT')
      .map(({ name, body, whole }) => (name === 'eXIf' ? body : whole))
  return [bytes]
}

function toldBy(part: Uint8Array): readonly HiddenThing[] {
  const text = latin1(part)
  const exif = text.indexOf('Exif\0\0')
  const tiff = exif >= 0 ? part.subarray(exif + 6) : part
  const inWords = words.filter(([, pattern]) => pattern.test(text)).map(([thing]) => thing)
  return [...toldByTiff(tiff), ...inWords, ...(startsWith(part, 'tIME', 4) ? (['time'] as const) : [])]
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((each, at) => other[at] === each)
}
