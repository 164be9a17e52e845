/** The one port through which the store speaks to a database, embedded or server. */

/** A value bound to a statement. */
export type Parameter =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | readonly string[]
  | readonly number[]

/**
 * One row, the same on both engines: int8 -> number (an unsafe one throws), numeric -> string, bytea -> Uint8Array,
 * dates and timestamps -> PostgreSQL's own text, json -> string, uuid -> string, text[] and uuid[] -> string[].
 */
export type Row = Record<string, unknown>

/** Statements inside one transaction. */
export interface Session {
  query<T extends Row = Row>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>
  /** `copy t (a, b) from stdin` in text format. */
  copyIn(sql: string, text: Uint8Array): Promise<void>
}

/** An open database. */
export interface Engine {
  readonly kind: 'embedded' | 'server'
  /** Commits when the work is done, rolls back when it throws. Durable (fsynced) when resolved. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** A lock of that name held across several transactions; others of that name wait. */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Ends the running statement; its call fails with `statement-cancelled`, the register stays usable. */
  cancel(): Promise<void>
  /** One statement outside a transaction, such as `vacuum full t`. */
  maintain(statement: string): Promise<void>
  close(): Promise<void>
}
