/** Attributes of a FlatGeobuf feature as cells: the numbers of the file, every digit of the large ones kept. */
import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { decoderOf } from '../table/decode.js'
import { numberText } from './json-number.js'

/** Reads cells one after another; throws `RangeError` where the bytes end before. */
class CellReader {
  private at = 0
  private readonly decoder = decoderOf('utf-8')

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length
  }

  columnIndex(): number {
    return this.advance(2, (at) => this.bytes.readUInt16LE(at))
  }

  cell(type: ColumnType): string {
    switch (type) {
      case ColumnType.Bool:
        return this.advance(1, (at) => this.bytes.readUInt8(at)) === 0 ? 'false' : 'true'
      case ColumnType.Float:
        return floatText(this.advance(4, (at) => this.bytes.readFloatLE(at)))
      case ColumnType.Double:
        return numberText(this.advance(8, (at) => this.bytes.readDoubleLE(at)))
      case ColumnType.Long:
        return String(this.advance(8, (at) => this.bytes.readBigInt64LE(at)))
      case ColumnType.ULong:
        return String(this.advance(8, (at) => this.bytes.readBigUInt64LE(at)))
      case ColumnType.Binary:
        return `${this.counted().length} bytes`
      case ColumnType.String:
      case ColumnType.Json:
      case ColumnType.DateTime:
        return this.decoder.write(this.counted()) + this.decoder.end()
      default:
        return String(this.small(type))
    }
  }

  private small(type: ColumnType): number {
    switch (type) {
      case ColumnType.Byte:
        return this.advance(1, (at) => this.bytes.readInt8(at))
      case ColumnType.UByte:
        return this.advance(1, (at) => this.bytes.readUInt8(at))
      case ColumnType.Short:
        return this.advance(2, (at) => this.bytes.readInt16LE(at))
      case ColumnType.UShort:
        return this.advance(2, (at) => this.bytes.readUInt16LE(at))
      case ColumnType.Int:
        return this.advance(4, (at) => this.bytes.readInt32LE(at))
      case ColumnType.UInt:
        return this.advance(4, (at) => this.bytes.readUInt32LE(at))
      default:
        throw new RangeError(`type ${type} of a column is not known`)
    }
  }

  private counted(): Buffer {
    const length = this.advance(4, (at) => this.bytes.readUInt32LE(at))
    if (this.at + length > this.bytes.length) throw new RangeError('a text is longer than its feature')
    return this.advance(length, (at) => this.bytes.subarray(at, at + length))
  }

  private advance<T>(length: number, read: (at: number) => T): T {
    const value = read(this.at)
    this.at += length
    return value
  }
}

/** The cells of a feature in the order of the columns; '' where it has no value. Throws `RangeError`. */
export function flatCells(properties: Uint8Array | null, columns: readonly ColumnMeta[]): readonly string[] {
  const cells = new Array<string>(columns.length).fill('')
  if (!properties) return cells
  const reader = new CellReader(Buffer.from(properties.buffer, properties.byteOffset, properties.length))
  while (!reader.isAtEnd) {
    const index = reader.columnIndex()
    const column = columns[index]
    if (!column) throw new RangeError(`it has a value for column ${index}, which the file does not have`)
    cells[index] = reader.cell(column.type)
  }
  return cells
}

/** The shortest decimals that read back as the same number of 32 bits. */
function floatText(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const text = Number(value.toPrecision(digits))
    if (Math.fround(text) === value) return numberText(text)
  }
  return numberText(value)
}
