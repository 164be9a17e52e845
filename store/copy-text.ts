/** Rows in the text format of COPY, which both engines take. */
import type { ColumnValue } from '../core/record/columns.js'

const special = /[\\\t\n\r\b\f\v]/g
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
}

/** Text as COPY reads it back. */
export function copyString(value: string): string {
  return value.search(special) === -1
    ? value
    : value.replace(special, (character) => escapes[character] ?? character)
}

/** Bytes as COPY reads them back into a bytea. */
export function copyBytes(value: Uint8Array): string {
  return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
}

/** A column's value; null is \N, arrays are PostgreSQL array literals. */
export function copyValue(value: ColumnValue | bigint): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return copyString(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'object') return copyString(arrayLiteral(value))
  return String(value)
}

/** `{"a","b"}`: elements always quoted, so that none is read as NULL. */
export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** Lines of one COPY, gathered and handed over as bytes. */
export class CopyLines {
  // Bytes rather than strings: what waits for a batch to end would be moved about by every collection of garbage.
  #buffer = Buffer.allocUnsafeSlow(16 * 1024)
  #length = 0
  #count = 0

  add(...values: readonly (ColumnValue | bigint | Uint8Array)[]): void {
    this.addRaw(
      values.map((value) => (value instanceof Uint8Array ? copyBytes(value) : copyValue(value))).join('\t'),
    )
  }

  /** A line whose values are already in COPY's text form, joined by tabs. */
  addRaw(line: string): void {
    const needed = this.#length + Buffer.byteLength(line) + 1
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed)
      this.#buffer.copy(larger, 0, 0, this.#length)
      this.#buffer = larger
    }
    this.#buffer.write(line, this.#length)
    this.#buffer[needed - 1] = 0x0a
    this.#length = needed
    this.#count += 1
  }

  get count(): number {
    return this.#count
  }

  /** The lines so far; add no more after this. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length)
  }
}
