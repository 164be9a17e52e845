/** What the routes under /api/{kinds} answer, as the pages read it. */
import type { Value } from '../../../core/record/definition.js'

export interface NamedRecord {
  readonly id: string
  readonly name: string
}

export interface ListedRecord {
  readonly id: string
  readonly localId: string | null
  readonly version: number
  readonly state: string
  readonly informationDate: string | null
  readonly place: NamedRecord | null
  readonly values: Readonly<Record<string, Value>>
}

export interface RecordsAnswer {
  readonly items: readonly ListedRecord[]
  readonly numberMatched: number
  readonly next: string | null
  readonly entry: number
}
