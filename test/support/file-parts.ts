/** Everything that a file says, unpacked: members of archives, streams and strings of a PDF, the text that it draws. */

import { gunzipSync } from 'node:zlib'
import { unzipSync, unzlibSync } from 'fflate'
import { readWith, skipWithoutPoppler } from '../printed.js'

/** One layer of a file: `document.docx › word/document.xml`. */
export interface Part {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The file itself and, however deep, whatever is packed in it. */
export function partsOf(name: string, bytes: Uint8Array): readonly Part[] {
  const inner = [...packed(bytes), ...embedded(bytes)]
  return [{ name, bytes }, ...inner.flatMap((part) => partsOf(`${name} › ${part.name}`, part.bytes))]
}

function packed(bytes: Uint8Array): readonly Part[] {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (start === 'PK\u0003\u0004')
    return Object.entries(unzipSync(bytes)).map(([name, member]) => ({ name, bytes: member }))
  if (start.startsWith('\u001f\u008b')) return [{ name: 'unpacked', bytes: gunzipSync(bytes) }]
  return start === '%PDF' ? pdfParts(bytes) : []
}

/** What an address holds in itself (RFC 2397). */
function embedded(bytes: Uint8Array): readonly Part[] {
  const found = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/;base64,([A-Za-z0-9+/]{16,}={0,2})/g)
  return [...found].map(([, text = ''], index) => ({
    name: `data ${index + 1}`,
    bytes: Buffer.from(text, 'base64'),
  }))
}

function pdfParts(pdf: Uint8Array): readonly Part[] {
  const whole = Buffer.from(pdf).toString('latin1')
  const streams = [...whole.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)].flatMap(([, text = ''], index) => {
    const stream = Buffer.from(text, 'latin1')
    // One that is not packed stands in the file as it is.
    return stream[0] === 0x78 ? [{ name: `stream ${index + 1}`, bytes: unzlibSync(stream) }] : []
  })
  const strings = [whole, ...streams.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))].flatMap(
    pdfStrings,
  )
  const drawn = skipWithoutPoppler ? [] : [{ name: 'text', bytes: Buffer.from(readWith('pdftotext', pdf)) }]
  return [...streams, { name: 'strings', bytes: Buffer.from(strings.join('\n')) }, ...drawn]
}

/** Strings of a PDF (ISO 32000, 7.3.4) that are not plain text: in hexadecimal, with escapes, in UTF-16. */
function pdfStrings(text: string): readonly string[] {
  const hexadecimal = [...text.matchAll(/<((?:[0-9A-Fa-f]{2}\s*){4,})>/g)].map(([, digits = '']) =>
    Buffer.from(digits.replace(/\s/g, ''), 'hex'),
  )
  const literal = [...text.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g)].map(([, content = '']) =>
    Buffer.from(
      content.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, letter = '') =>
        octal === undefined ? letter : String.fromCharCode(Number.parseInt(octal, 8) & 0xff),
      ),
      'latin1',
    ),
  )
  return [...hexadecimal, ...literal].map((bytes) =>
    bytes[0] === 0xfe && bytes[1] === 0xff ? inUtf16(bytes.subarray(2)) : bytes.toString('latin1'),
  )
}

function inUtf16(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
  return even.swap16().toString('utf16le')
}

/** A layer as texts: as UTF-8, as single bytes, as UTF-16 where it has the bytes for it, and without escapes. */
export function readingsOf(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes)
  const readings = [buffer.toString('utf8')]
  if (readings[0]?.includes('\ufffd')) readings.push(buffer.toString('latin1'))
  if (buffer.includes(0)) readings.push(buffer.toString('utf16le'), inUtf16(buffer))
  const plain = readings.map(withoutEscapes)
  return [...new Set([...readings, ...plain])]
}

/** JSON's, HTML's and an address's ways of writing a letter. */
function withoutEscapes(text: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
  }
  return text
    .replace(/\\u([0-9A-Fa-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/&#(?:x([0-9A-Fa-f]+)|(\d+));/g, (_, hexadecimal?: string, decimal?: string) => {
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replace(/%/g, ''), 'hex').toString('utf8'))
}
