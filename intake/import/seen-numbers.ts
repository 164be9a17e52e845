/** Which rows with a number of their own a file held already, and what was read from them: 32 bytes a row. */

const keyBytes = 16
const rowBytes = 2 * keyBytes

/** A map from key to content, both 16 bytes as hex; a list of a million numbers takes some 50 MB of it. */
export class SeenNumbers {
  #rows = Buffer.alloc(512 * rowBytes)
  /** For each slot one more than the row that stands there; 0 where none does. At most half of them are taken. */
  #slots = new Uint32Array(1024)
  #count = 0
  readonly #key = Buffer.alloc(keyBytes)

  get(key: string): string | undefined {
    const row = this.#slots[this.#slotOf(key)] ?? 0
    if (row === 0) return undefined
    return this.#rows.toString('hex', (row - 1) * rowBytes + keyBytes, row * rowBytes)
  }

  /** Remembers a key that was not seen. */
  set(key: string, content: string): void {
    if (2 * (this.#count + 1) > this.#slots.length) this.#grow()
    const slot = this.#slotOf(key)
    if (this.#slots[slot] !== 0) throw new Error('a number was seen before')
    this.#rows.write(key + content, this.#count * rowBytes, rowBytes, 'hex')
    this.#count += 1
    this.#slots[slot] = this.#count
  }

  /** The slot of a key, or the free one where it belongs. */
  #slotOf(key: string): number {
    this.#key.write(key, 'hex')
    return this.#find(this.#key)
  }

  #find(key: Buffer): number {
    const mask = this.#slots.length - 1
    for (let slot = key.readUInt32LE(0) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] ?? 0
      if (row === 0) return slot
      const at = (row - 1) * rowBytes
      if (key.compare(this.#rows, at, at + keyBytes) === 0) return slot
    }
  }

  #grow(): void {
    this.#rows = Buffer.concat([this.#rows, Buffer.alloc(this.#rows.length)])
    this.#slots = new Uint32Array(2 * this.#slots.length)
    for (let row = 0; row < this.#count; row += 1) {
      const at = row * rowBytes
      this.#slots[this.#find(this.#rows.subarray(at, at + keyBytes))] = row + 1
    }
  }
}
