/** Tags of those who are not named, 32 bytes each, given back in their order. */

const tagBytes = 32

/** Kept in 256 boxes by their first byte: only one box at a time is taken apart and sorted. */
export class SortedTags {
  readonly #boxes = Array.from({ length: 256 }, () => ({ bytes: Buffer.alloc(0), used: 0 }))

  /** `tag` in hex. */
  add(tag: string): void {
    const box = this.#boxes[Number.parseInt(tag.slice(0, 2), 16)]
    if (!box || tag.length !== 2 * tagBytes) throw new Error('a tag that is no SHA-256')
    if (box.used === box.bytes.length) {
      const larger = Buffer.alloc(Math.max(8 * tagBytes, 2 * box.used))
      box.bytes.copy(larger)
      box.bytes = larger
    }
    box.bytes.write(tag, box.used, 'hex')
    box.used += tagBytes
  }

  /** Hex, ascending. */
  *ascending(): Generator<string> {
    for (const { bytes, used } of this.#boxes) {
      const tags: string[] = []
      for (let at = 0; at < used; at += tagBytes) tags.push(bytes.toString('hex', at, at + tagBytes))
      yield* tags.sort()
    }
  }
}
