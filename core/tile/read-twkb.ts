/**
 * Reads tiny well-known binary (TWKB, as PostGIS writes it: varints of differences) straight into the units of a tile.
 * Coordinates have two dimensions; the ids of the outermost collection are kept.
 */
import type { Placing } from './grid.js'

/** A line, a ring or some points: x and y in turns, in tile units, not rounded. */
export type Path = number[]

/** One geometry: rings of polygons with the outer ring first, lines, or points in a single path. */
export interface Placed {
  readonly id: number
  readonly points: Path
  readonly lines: readonly Path[]
  readonly polygons: readonly (readonly Path[])[]
}

interface Gathered {
  readonly points: Path
  readonly lines: Path[]
  readonly polygons: Path[][]
}

const idList = 0b100
const isEmpty = 0b10000

/** Reads a collection that has an id for each of its geometries. Throws on what PostGIS does not write. */
export function readTwkb(bytes: Uint8Array, placing: Placing): readonly Placed[] {
  const reader = new Reader(bytes, placing)
  return reader.collection()
}

class Reader {
  #at = 0
  /** The last coordinates, in steps: the next are told by their difference. */
  #x = 0
  #y = 0

  constructor(
    readonly bytes: Uint8Array,
    readonly placing: Placing,
  ) {}

  collection(): readonly Placed[] {
    const { type, flags } = this.#head()
    if ((flags & isEmpty) !== 0) return []
    if ((flags & idList) === 0 || type < 4) throw new Error(`TWKB of type ${type} without ids`)
    const count = this.#varint()
    const ids = Array.from({ length: count }, () => this.#difference())
    return ids.map((id) => {
      const gathered: Gathered = { points: [], lines: [], polygons: [] }
      // Geometries of one type share their head and go on from each other's coordinates.
      if (type === 7) this.#geometry(gathered)
      else this.#body(type - 3, gathered)
      return { id, ...gathered }
    })
  }

  #geometry(into: Gathered): void {
    const { type, flags } = this.#head()
    if ((flags & isEmpty) !== 0) return
    if (type <= 3) {
      this.#body(type, into)
      return
    }
    const count = this.#varint()
    for (let index = 0; index < count; index += 1) {
      if (type === 7) this.#geometry(into)
      else this.#body(type - 3, into)
    }
  }

  #head(): { type: number; flags: number } {
    const type = this.#byte() & 0b1111
    const flags = this.#byte()
    this.#x = 0
    this.#y = 0
    return { type, flags }
  }

  #body(type: number, into: Gathered): void {
    if (type === 1) {
      this.#points(1, into.points)
    } else if (type === 2) {
      into.lines.push(this.#points(this.#varint(), []))
    } else if (type === 3) {
      const rings: Path[] = []
      const count = this.#varint()
      for (let index = 0; index < count; index += 1) rings.push(this.#points(this.#varint(), []))
      if (rings.length > 0) into.polygons.push(rings)
    } else {
      throw new Error(`TWKB has no geometry of type ${type}`)
    }
  }

  #points(count: number, path: Path): Path {
    const { placing } = this
    for (let index = 0; index < count; index += 1) {
      this.#x += this.#difference()
      this.#y += this.#difference()
      path.push(placing.x(this.#x), placing.y(this.#y))
    }
    return path
  }

  #byte(): number {
    const byte = this.bytes[this.#at]
    if (byte === undefined) throw new Error('TWKB ends too early')
    this.#at += 1
    return byte
  }

  #varint(): number {
    let byte = this.#byte()
    if (byte < 128) return byte
    let value = byte & 127
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = this.#byte()
      value += (byte & 127) * scale
    }
    return value
  }

  /** A signed number: zigzag. */
  #difference(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
}
