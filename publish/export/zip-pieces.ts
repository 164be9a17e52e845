/** A .zip written piece by piece; the same content gives the same bytes. */
import { Zip, ZipDeflate } from 'fflate'

/** What goes into an open file of the .zip; each call gives the bytes that are ready. */
export interface OpenPart {
  add(text: string | Uint8Array): Iterable<Uint8Array>
  end(text: string | Uint8Array): Iterable<Uint8Array>
}

/** The writer. One file at a time; `end` closes the .zip. */
export class ZipPieces {
  #ready: Uint8Array[] = []
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error
    this.#ready.push(piece)
  })

  /** Begins a file, whose pieces are then added. */
  open(name: string): OpenPart {
    const part = new ZipDeflate(name, { level: 6 })
    // The first moment that a .zip can name, in wall time, which is how it is written in every zone.
    part.mtime = new Date(1980, 0, 1)
    part.os = 3
    part.attrs = 0o644 << 16
    this.#zip.add(part)
    const push = (text: string | Uint8Array, last: boolean): Iterable<Uint8Array> => {
      part.push(typeof text === 'string' ? Buffer.from(text) : text, last)
      return this.#take()
    }
    return { add: (text) => push(text, false), end: (text) => push(text, true) }
  }

  /** A whole file. */
  file(name: string, text: string | Uint8Array): Iterable<Uint8Array> {
    return this.open(name).end(text)
  }

  /** The directory at the end. */
  end(): Iterable<Uint8Array> {
    this.#zip.end()
    return this.#take()
  }

  #take(): readonly Uint8Array[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }
}
