/** What the service says of records that no map shows. */

/** So many records of a kind, of all of them, have no position and no shape. */
export interface Unplaced {
  readonly kind: string
  readonly records: number
  readonly of: number
}
