/** Bytes that come in pieces, taken in lengths of one's own. */

/** Reads forward over a stream of bytes, holding no more than was asked for and one piece. */
export class ByteReader {
  private held: Buffer = Buffer.alloc(0)
  private at = 0
  private taken = 0
  private readonly pieces: AsyncIterator<Buffer>

  constructor(pieces: AsyncIterable<Buffer>) {
    this.pieces = pieces[Symbol.asyncIterator]()
  }

  /** How many bytes were taken so far. */
  get position(): number {
    return this.taken
  }

  /** The next bytes; fewer than asked for where the stream ends before. */
  async take(length: number): Promise<Buffer> {
    if (this.held.length - this.at < length) await this.fill(length)
    const end = Math.min(this.at + length, this.held.length)
    const bytes = this.held.subarray(this.at, end)
    this.at = end
    this.taken += bytes.length
    return bytes
  }

  /** Ends the stream early. */
  async close(): Promise<void> {
    await this.pieces.return?.()
  }

  private async fill(length: number): Promise<void> {
    const parts = [this.held.subarray(this.at)]
    let have = parts[0]?.length ?? 0
    while (have < length) {
      const { value, done } = await this.pieces.next()
      if (done) break
      parts.push(value)
      have += value.length
    }
    this.held = Buffer.concat(parts)
    this.at = 0
  }
}
