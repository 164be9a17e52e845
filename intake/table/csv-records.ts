/**
 * CSV text to records (RFC 4180), piece by piece. It is our own, and not csv-parse, because a cut quoted field must come
 * out as what was read so far and a quote that stands in the wrong place must cost no row; csv-parse ends with an error
 * at the first and keeps nothing. A test holds the two equal on well-formed files.
 */

/** One record and what was odd about it. */
export interface CsvRecord {
  readonly cells: readonly string[]
  /** The file ended inside a quoted field of this record. */
  readonly openQuote: boolean
  /** The file ended without a line end after this record. */
  readonly unended: boolean
  /** Text stood after a closing quote; the cell is kept with its quotes. */
  readonly misplacedQuote: boolean
}

type Mode = 'start' | 'plain' | 'quoted' | 'quote-in-quoted'

const quote = 0x22
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Longest record in characters; more means a quote that never closes. */
export const maximumRecordCharacters = 16 * 1024 * 1024

/** Thrown inside when a record is too long; the reader makes the Problem, as it knows the row. */
export class RecordTooLong extends Error {}

/** A reader of records. Line ends may be LF, CR LF or CR, also mixed. Blank lines are no records. */
export class CsvRecords {
  private mode: Mode = 'start'
  private cells: string[] = []
  private field = ''
  private characters = 0
  private misplacedQuote = false
  private afterCarriageReturn = false
  private found: CsvRecord[] = []
  private readonly delimiter: number

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0)
  }

  /** The records that are complete with this piece of text. */
  write(text: string): readonly CsvRecord[] {
    let at = 0
    if (this.afterCarriageReturn && text.charCodeAt(0) === lineFeed) at = 1
    if (text.length > 0) this.afterCarriageReturn = false
    while (at < text.length) at = this.step(text, at)
    return this.take()
  }

  /** The last record, where the file does not end with a line end. */
  end(): readonly CsvRecord[] {
    const openQuote = this.mode === 'quoted'
    if (this.mode !== 'start' || this.cells.length > 0) this.endRecord({ openQuote, unended: true })
    return this.take()
  }

  private take(): readonly CsvRecord[] {
    const records = this.found
    this.found = []
    return records
  }

  /** Reads from `at`; answers where to go on. */
  private step(text: string, at: number): number {
    if (this.mode === 'quoted') return this.quoted(text, at)
    if (this.mode === 'quote-in-quoted') return this.afterQuote(text, at)
    if (this.mode === 'start' && text.charCodeAt(at) === quote) {
      this.mode = 'quoted'
      return at + 1
    }
    return this.plain(text, at)
  }

  private plain(text: string, from: number): number {
    let at = from
    for (; at < text.length; at += 1) {
      const letter = text.charCodeAt(at)
      if (letter !== this.delimiter && letter !== lineFeed && letter !== carriageReturn) continue
      this.append(text, from, at)
      return this.endCell(text, at)
    }
    this.mode = 'plain'
    this.append(text, from, at)
    return at
  }

  private quoted(text: string, from: number): number {
    const end = text.indexOf('"', from)
    this.append(text, from, end < 0 ? text.length : end)
    if (end < 0) return text.length
    this.mode = 'quote-in-quoted'
    return end + 1
  }

  private afterQuote(text: string, at: number): number {
    const letter = text.charCodeAt(at)
    if (letter === quote) {
      this.field += '"'
      this.mode = 'quoted'
      return at + 1
    }
    if (letter === this.delimiter || letter === lineFeed || letter === carriageReturn)
      return this.endCell(text, at)
    this.misplacedQuote = true
    this.field = `"${this.field}"`
    this.mode = 'plain'
    return at
  }

  private append(text: string, from: number, to: number): void {
    this.characters += to - from
    if (this.characters > maximumRecordCharacters) throw new RecordTooLong()
    if (to > from) this.field += text.slice(from, to)
  }

  /** At a delimiter or line end. */
  private endCell(text: string, at: number): number {
    const letter = text.charCodeAt(at)
    if (letter === this.delimiter) {
      this.cells.push(this.field)
      this.field = ''
      this.mode = 'start'
      this.characters += 1
      return at + 1
    }
    const blank = this.cells.length === 0 && this.field === '' && this.mode !== 'quote-in-quoted'
    if (blank) this.mode = 'start'
    else this.endRecord({ openQuote: false, unended: false })
    if (letter === lineFeed) return at + 1
    if (at + 1 < text.length) return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1
    this.afterCarriageReturn = true
    return at + 1
  }

  private endRecord(how: { readonly openQuote: boolean; readonly unended: boolean }): void {
    this.cells.push(this.field)
    this.found.push({ cells: this.cells, misplacedQuote: this.misplacedQuote, ...how })
    this.cells = []
    this.field = ''
    this.characters = 0
    this.misplacedQuote = false
    this.mode = 'start'
  }
}
