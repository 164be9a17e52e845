/** What a file is, from its first bytes: a table of text, a workbook, a GIS file, or something that is none. */
import type { Look } from '../file-refusals.js'
import { notATable, tableEmpty, workbookNotReadable } from '../problems.js'
import { decoderOf } from './decode.js'
import { encodingOfMark, utf16Without } from './detect-encoding.js'

/** How many bytes from the beginning are looked at. */
export const headBytes = 64 * 1024

const signatures: readonly { readonly bytes: string; readonly looksLike: Look }[] = [
  { bytes: '%PDF', looksLike: 'pdf' },
  { bytes: '\x89PNG', looksLike: 'png' },
  { bytes: '\xFF\xD8\xFF', looksLike: 'jpeg' },
  { bytes: 'GIF8', looksLike: 'gif' },
  { bytes: 'II*\0', looksLike: 'tiff' },
  { bytes: 'MM\0*', looksLike: 'tiff' },
  { bytes: '\x1F\x8B', looksLike: 'gzip' },
  { bytes: '7z\xBC\xAF', looksLike: 'seven_zip' },
  { bytes: 'Rar!', looksLike: 'rar' },
  { bytes: '{\\rtf', looksLike: 'rtf' },
]

const gisSignatures: readonly { readonly bytes: string; readonly content: FileContent }[] = [
  { bytes: '\0\0\x27\x0A', content: 'shp' },
  { bytes: 'SQLite format 3\0', content: 'sqlite' },
  { bytes: 'fgb\x03fgb', content: 'flatgeobuf' },
]

/** What a file may be that is read. */
export type FileContent = 'text' | 'zip' | 'json' | 'shp' | 'sqlite' | 'flatgeobuf' | 'kml'

/** What the file is. Throws `table-empty`, `not-a-table` or `workbook-not-readable`. */
export function recogniseFile(head: Buffer, path: string): FileContent {
  if (head.length === 0) throw tableEmpty({ path })
  if (startOfText(head).replaceAll(recordMark, ' ').trimStart().startsWith('{')) return 'json'
  const start = head.toString('latin1', 0, 512)
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip'
  const gis = gisSignatures.find((signature) => start.startsWith(signature.bytes))
  if (gis) return gis.content
  if (start.startsWith('\xD0\xCF\x11\xE0')) throw workbookNotReadable({ path, reason: 'locked_or_old' })
  const known = signatures.find((signature) => start.startsWith(signature.bytes))
  if (known) throw notATable({ path, looksLike: known.looksLike })
  if (isKml(head)) return 'kml'
  if (/^(\xEF\xBB\xBF)?\s*<(!doctype|html|\?xml|svg|kml|gpx|h:html)/i.test(start))
    throw notATable({ path, looksLike: 'xml' })
  if (/^(\xEF\xBB\xBF)?\s*\[\s*[{[]/.test(start)) throw notATable({ path, looksLike: 'json' })
  if (looksBinary(head)) throw notATable({ path, looksLike: 'no_text' })
  return 'text'
}

/** The first element is `kml`, with any prefix, or one that stands in for it. */
function isKml(head: Buffer): boolean {
  const mark = encodingOfMark(head)
  const encoding = mark?.encoding ?? utf16Without(head) ?? 'utf-8'
  const text = decoderOf(encoding).write(head.subarray(mark?.skipBytes ?? 0, headBytes))
  const element =
    /^\s*(?:<\?[^>]*>|<!--[\s\S]*?-->|<![^>[]*(?:\[[\s\S]*?\]\s*)?>|\s)*<(?:[\w.-]+:)?(\w+)/.exec(text)
  return element?.[1] === 'kml'
}

/** Begins each text of a GeoJSON text sequence (RFC 8142). */
const recordMark = '\u001e'

/** The first letters, without a byte order mark. */
function startOfText(head: Buffer): string {
  const mark = encodingOfMark(head)
  const encoding = mark?.encoding ?? utf16Without(head) ?? 'utf-8'
  return decoderOf(encoding).write(head.subarray(mark?.skipBytes ?? 0, 512))
}

/** Control characters in more than one byte of fifty, or zero bytes in more than one of ten, are no text. */
function looksBinary(head: Buffer): boolean {
  if (encodingOfMark(head)?.encoding.startsWith('utf-16') || utf16Without(head)) return false
  let zeros = 0
  let controls = 0
  for (const byte of head) {
    if (byte === 0) zeros += 1
    else if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13))
      controls += 1
  }
  return zeros * 10 > head.length || (controls > 4 && controls * 50 > head.length)
}
