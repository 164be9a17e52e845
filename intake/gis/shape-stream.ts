/** The records of a .shp in the order of its .shx, which a program that edits in place leaves different from that of the bytes. */
import { ByteReader } from './byte-reader.js'

/** What stands at the next place: the content of a record; `cut` where the file ends in it; null after the last. */
export type ShapeContent = { readonly content: Buffer } | 'cut' | null

/** Shapes one after another. */
export interface ShapeStream {
  next(): Promise<ShapeContent>
  /** The file ended before the length that its head states. */
  readonly endedEarly: boolean
  close(): Promise<void>
}

const headBytes = 100
/** A record that states more is damaged. */
const longestRecord = 512 * 1024 * 1024
/** A file whose records are out of order is held in memory, up to this size. */
export const longestDisordered = 512 * 1024 * 1024

/** Offsets of the records in bytes, from the .shx. */
export function offsetsOf(shx: Buffer): readonly number[] {
  const offsets: number[] = []
  for (let at = headBytes; at + 8 <= shx.length; at += 8) offsets.push(shx.readUInt32BE(at) * 2)
  return offsets
}

/** Whether the records lie in the order of the index, so that they can be read as they come. */
export function isInOrder(offsets: readonly number[]): boolean {
  return offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? 0))
}

/** Reads the records as they come; with an index, dead space between them is passed over. */
export class ForwardShapes implements ShapeStream {
  private readonly reader: ByteReader
  private statedBytes = 0
  private record = 0
  private cut = false

  constructor(
    pieces: AsyncIterable<Buffer>,
    private readonly offsets: readonly number[] | null,
  ) {
    this.reader = new ByteReader(pieces)
  }

  get endedEarly(): boolean {
    return this.offsets === null && !this.cut && this.reader.position < this.statedBytes
  }

  async next(): Promise<ShapeContent> {
    if (this.cut) return null
    if (this.statedBytes === 0) await this.readHead()
    if (this.offsets) {
      const offset = this.offsets[this.record]
      if (offset === undefined) return null
      while (this.reader.position < offset) {
        const passed = await this.reader.take(Math.min(65_536, offset - this.reader.position))
        if (passed.length === 0) return this.endCut()
      }
    }
    const head = await this.reader.take(8)
    if (head.length === 0 && !this.offsets) return null
    if (head.length < 8) return this.endCut()
    const length = head.readUInt32BE(4) * 2
    const content = length > longestRecord ? Buffer.alloc(0) : await this.reader.take(length)
    if (content.length < length) return this.endCut()
    this.record += 1
    return { content }
  }

  close(): Promise<void> {
    return this.reader.close()
  }

  private endCut(): 'cut' {
    this.cut = true
    return 'cut'
  }

  private async readHead(): Promise<void> {
    const head = await this.reader.take(headBytes)
    this.statedBytes = head.length < headBytes ? 1 : head.readUInt32BE(24) * 2
  }
}

/** Reads records anywhere in a file that is held whole. */
export class IndexedShapes implements ShapeStream {
  readonly endedEarly = false
  private record = 0

  constructor(
    private readonly bytes: Buffer,
    private readonly offsets: readonly number[],
  ) {}

  next(): Promise<ShapeContent> {
    const offset = this.offsets[this.record]
    this.record += 1
    if (offset === undefined) return Promise.resolve(null)
    if (offset + 8 > this.bytes.length) return Promise.resolve('cut')
    const end = offset + 8 + this.bytes.readUInt32BE(offset + 4) * 2
    if (end > this.bytes.length) return Promise.resolve('cut')
    return Promise.resolve({ content: this.bytes.subarray(offset + 8, end) })
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
