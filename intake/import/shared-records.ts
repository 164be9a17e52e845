/** Records that rows name by a number of their own, such as the accident of several victims; forgotten once written. */
import type { FoundRecord } from './siblings.js'

/** So many are kept at hand; of the others the register is asked when a row names them. */
const mostKept = 20_000

/** By `kind\nnumber`. What is not yet in the log is never forgotten. */
export class SharedRecords extends Map<string, FoundRecord> {
  readonly #batchOf = new Map<string, number>()
  #batch = 0

  constructor(readonly most = mostKept) {
    super()
  }

  /** In the order in which they were last spoken of. */
  override set(key: string, record: FoundRecord): this {
    this.delete(key)
    this.#batchOf.set(key, this.#batch)
    return super.set(key, record)
  }

  override delete(key: string): boolean {
    this.#batchOf.delete(key)
    return super.delete(key)
  }

  /** What is set from now on belongs to a batch that is not written yet. */
  startBatch(): void {
    this.#batch += 1
  }

  /** Every batch before the one last started is in the log: the oldest records of those are let go. */
  forgetWritten(): void {
    for (const [key, record] of this) {
      if (this.size <= this.most || this.#batchOf.get(key) === this.#batch) return
      if (record.inLog) this.delete(key)
    }
  }
}
