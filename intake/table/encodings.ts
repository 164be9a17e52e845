/** The encodings that are read, and bytes to text in each of them. */

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'windows-1256',
] as const
export type Encoding = (typeof encodings)[number]

/** Encodings with one byte a letter. */
export type SingleByteEncoding = Extract<Encoding, `windows-${string}`>

// Noncharacters never stand in text that is meant for interchange (Unicode 23.7), and a CSV reader carries them like
// any letter: two of them hold one unreadable byte until the row it stands in is known.
const firstMark = 0xfdd0
const markPattern = /[\uFDD0-\uFDEF]/u

/** The two marks that stand for a byte that the encoding cannot read. */
export function unreadableByte(byte: number): string {
  return String.fromCharCode(firstMark + (byte >> 4), firstMark + 16 + (byte & 15))
}

/** Whether a decoded text holds marks of unreadable bytes. */
export function hasUnreadableBytes(text: string): boolean {
  return markPattern.test(text)
}

/** The text as it is kept and shown: each unreadable byte as `\xE9`. */
export function showUnreadableBytes(text: string): string {
  return text.replace(/[\uFDD0-\uFDEF]{1,2}/gu, (marks) => {
    const high = marks.charCodeAt(0) - firstMark
    const low = marks.charCodeAt(1) - firstMark - 16
    // Marks that the file itself held are no pair of ours; they are shown by their number.
    if (marks.length === 2 && high < 16 && low >= 0)
      return `\\x${((high << 4) | low).toString(16).toUpperCase()}`
    return [...marks].map((mark) => `\\u${mark.charCodeAt(0).toString(16).toUpperCase()}`).join('')
  })
}

// TextDecoder of Node 20 decodes windows-1252 as ISO 8859-1 (measured with 20.20), so its 0x80-0x9F stand here.
const windows1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

/** The 256 letters of a single-byte encoding; null where a byte has none. */
export function lettersOf(encoding: SingleByteEncoding): readonly (string | null)[] {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return Array.from({ length: 256 }, (_, byte) => {
    const high = encoding === 'windows-1252' && byte >= 0x80 && byte < 0xa0
    const letter = high ? windows1252.charAt(byte - 0x80) : decoder.decode(Uint8Array.of(byte))
    const control = letter >= '\u0080' && letter <= '\u009F'
    return control ? null : letter
  })
}
