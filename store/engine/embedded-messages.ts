/** Messages between the main thread and the thread of the embedded engine. */
import type { ErrorFields } from './database-error.js'

/** What the thread is started with. */
export interface WorkerStart {
  /** The data folder of the database itself. */
  readonly folder: string
  /** A prepared database to copy where the folder is not there yet; null opens the folder or makes it from nothing. */
  readonly prepared: string | null
}

/** A request; `parameters` are already text, bytes as `\x...`. */
export type Request = { readonly id: number } & (
  | { readonly what: 'query'; readonly sql: string; readonly parameters: readonly (string | null)[] }
  | { readonly what: 'run'; readonly sql: string }
  | { readonly what: 'copy'; readonly sql: string; readonly text: ArrayBuffer }
  | { readonly what: 'fsyncs' }
  | { readonly what: 'close' }
)

/** The answer to a request; id 0 says that the database is open, or why it is not. */
export interface Reply {
  readonly id: number
  readonly value?: unknown
  readonly error?: ErrorFields & {
    /** The database cannot go on: not an error of a statement but of the engine. */
    readonly isFatal: boolean
  }
}
