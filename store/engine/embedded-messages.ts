/** Messages between the main thread and the thread of the embedded engine. */
import type { Parameter } from './engine.js'

export interface WorkerStart {
  /** The data folder of the database itself. */
  readonly folder: string
}

export type Request = { readonly id: number } & (
  | { readonly what: 'query'; readonly sql: string; readonly parameters: readonly Parameter[] }
  | { readonly what: 'run'; readonly sql: string }
  | { readonly what: 'copy'; readonly sql: string; readonly text: Uint8Array }
  | { readonly what: 'fsyncs' }
  | { readonly what: 'close' }
)

/** The answer to a request; id 0 says that the database is open, or why it is not. */
export interface Reply {
  readonly id: number
  readonly value?: unknown
  readonly error?: {
    readonly message: string
    readonly code: string | undefined
    readonly constraint: string | undefined
    readonly detail: string | undefined
  }
}
