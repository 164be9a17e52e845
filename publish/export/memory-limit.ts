/** How much a format may gather that is made in memory as a whole. */
import { exportTooLarge } from './problems.js'
import type { TableRow } from './table.js'

/** Of the texts of a file, in MB: what a machine of 2 GB can hold twice beside the register. */
export const mostMegabytes = 200

/** Counts what is gathered. */
export class MemoryLimit {
  #characters = 0

  constructor(
    readonly path: string,
    readonly format: string,
    readonly most: number = mostMegabytes,
  ) {}

  /** Throws `export-too-large` where the row is one too many. */
  add({ cells, geometry }: TableRow): void {
    this.#characters += geometry?.length ?? 0
    for (const cell of cells) this.#characters += (cell?.length ?? 0) + 8
    if (this.#characters > this.most * 1_000_000)
      throw exportTooLarge({ path: this.path, format: this.format, mostMegabytes: this.most })
  }
}
