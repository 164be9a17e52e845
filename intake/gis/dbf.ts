/** The attributes of a shapefile: dBASE tables, their texts as they were written (dBASE III to 7, and FoxPro's types). */
import type { Decoder } from '../table/decode.js'
import { decoderOf } from '../table/decode.js'
import type { Encoding } from '../table/encodings.js'
import { numberText } from './json-number.js'

/** A column of the table. */
export interface DbfField {
  readonly name: Buffer
  /** C text, N and F numbers as text, D day, L yes or no, M and the like: bytes elsewhere. */
  readonly type: string
  readonly from: number
  readonly length: number
}

/** What the head of a .dbf says. */
export interface DbfHead {
  readonly fields: readonly DbfField[]
  readonly records: number
  readonly headerBytes: number
  readonly recordBytes: number
  /** The language byte: an encoding, where it is one of those that tell. */
  readonly language: number
}

/** The first 32 bytes say how long the head is. */
export const dbfStartBytes = 32

/** The length of the head, from its first 32 bytes; null where they are no .dbf. */
export function dbfHeadBytes(start: Buffer): number | null {
  const length = start.length < dbfStartBytes ? 0 : start.readUInt16LE(8)
  return length > dbfStartBytes ? length : null
}

/** Reads the whole head. Null where it is none. */
export function readDbfHead(head: Buffer): DbfHead | null {
  const fields: DbfField[] = []
  let from = 1
  for (let at = dbfStartBytes; at + 32 <= head.length && head[at] !== 0x0d; at += 32) {
    const type = String.fromCharCode(head[at + 11] ?? 0)
    // Texts longer than 255 bytes keep the high byte of their length where numbers have their decimals.
    const length = (head[at + 16] ?? 0) + (type === 'C' ? 256 * (head[at + 17] ?? 0) : 0)
    const name = head.subarray(at, at + 11)
    const end = name.indexOf(0)
    fields.push({ name: Buffer.from(end < 0 ? name : name.subarray(0, end)), type, from, length })
    from += length
  }
  const recordBytes = head.readUInt16LE(10)
  if (from > recordBytes) return null
  const [records, language] = [head.readUInt32LE(4), head[29] ?? 0]
  return { fields, records, headerBytes: head.length, recordBytes, language }
}

/** Whether a record was marked as deleted. */
export function isDeleted(record: Buffer): boolean {
  return record[0] === 0x2a
}

/** Types whose bytes lie in another file, or are none that a cell can hold. */
const elsewhere = new Set(['M', 'G', 'P', 'W', 'Q', 'V'])

/** Columns whose values stand in a .dbt or .fpt beside the table, or are pictures. */
export function fieldsElsewhere(head: DbfHead): readonly DbfField[] {
  return head.fields.filter(({ type }) => elsewhere.has(type))
}

/** Records to cells, in one encoding. */
export class DbfRecords {
  /** Cells of asterisks so far: how programs write that a number is missing, or that it does not fit its column. */
  asterisks = 0
  private readonly decoder: Decoder

  constructor(
    private readonly head: DbfHead,
    encoding: Encoding,
  ) {
    this.decoder = decoderOf(encoding)
  }

  text(bytes: Buffer): string {
    return this.decoder.write(bytes) + this.decoder.end()
  }

  /** The names of the columns. */
  get names(): readonly string[] {
    return this.head.fields.map(({ name }) => this.text(name).trimEnd())
  }

  cells(record: Buffer): readonly string[] {
    return this.head.fields.map((field) =>
      this.cell(record.subarray(field.from, field.from + field.length), field),
    )
  }

  private cell(bytes: Buffer, { type }: DbfField): string {
    if (type === 'I' && bytes.length === 4) return String(bytes.readInt32LE(0))
    if (type === 'B' && bytes.length === 8) return numberText(bytes.readDoubleLE(0))
    if (type === 'Y' && bytes.length === 8) return currencyText(bytes.readBigInt64LE(0))
    if (type === 'T' && bytes.length === 8) return timeText(bytes)
    if (elsewhere.has(type)) return ''
    // Blanks and zero bytes fill a cell up; those before the text are its own.
    const text = this.text(trimmedEnd(bytes))
    if (type === 'N' || type === 'F') return this.number(text.trim())
    if (type === 'D') return dayText(text.trim())
    return type === 'L' ? yesOrNo(text.trim()) : text
  }

  private number(text: string): string {
    if (!/^\*+$/.test(text)) return text
    this.asterisks += 1
    return ''
  }
}

function trimmedEnd(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1
  return bytes.subarray(0, end)
}

/** 20410230 as 2041-02-30, whether there is such a day or not; eight zeros are how programs write that there is none. */
function dayText(text: string): string {
  if (/^0*$/.test(text)) return ''
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
}

function yesOrNo(text: string): string {
  if (/^[YyTt]$/.test(text)) return 'true'
  if (/^[NnFf]$/.test(text)) return 'false'
  return text === '?' ? '' : text
}

/** Ten-thousandths. */
function currencyText(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** A Julian day number and milliseconds of the day; midnight is a day alone. */
function timeText(bytes: Buffer): string {
  const day = bytes.readInt32LE(0)
  if (day === 0) return ''
  const instant = new Date((day - 2_440_588) * 86_400_000 + bytes.readInt32LE(4))
  return Number.isNaN(instant.getTime()) ? bytes.toString('hex') : instant.toISOString().slice(0, 19)
}
