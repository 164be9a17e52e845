/** What a definition of a figure says. One file per figure; catalogue.ts lists them. Published versions are kept for ever. */
import type { Dimension } from './dimensions.js'
import type { Condition } from './query.js'

export type Unit = 'people' | 'accidents' | 'items' | 'hazards' | 'square_metres'

/** One a record, the sum of whole-number columns of it, or the ground itself (store/land). */
export type Measure =
  | { readonly type: 'records' }
  | { readonly type: 'sum'; readonly columns: readonly string[] }
  | { readonly type: 'account' }

/** Records that the figure leaves out but whose number stands beside it; they must not be `counted` as well. */
export interface CountedApart {
  readonly where: readonly Condition[]
  /** `{n}` is the number, in the figure's unit. */
  readonly note: string
}

/** Records of another kind that would be counted if their record of this kind were known. */
export interface Unplaced {
  readonly definition: Definition
  readonly note: string
}

export interface Definition {
  readonly id: string
  readonly version: number
  readonly title: string
  /** One paragraph: what is counted, what is not, the date basis, the place basis, the unit. */
  readonly text: string
  /** The kind of record whose derived table is counted. */
  readonly kind: string
  readonly unit: Unit
  readonly measure: Measure
  /** In place of those that the fields of the kind give. */
  readonly dimensions?: readonly Dimension[]
  /** Holds for what is counted and for what is counted apart. */
  readonly among: readonly Condition[]
  /** Holds, beside `among`, for what is counted. */
  readonly counted: readonly Condition[]
  readonly apart: readonly CountedApart[]
  /** Date fields; the first of them that is stated dates the record. */
  /** Said where records of the figure do not state what is added up; `{n}` is the number of records. */
  readonly unstatedNote?: string
  readonly dateFields: readonly string[]
  /** Whether small numbers could point to a person and are withheld from publication. */
  readonly smallNumbers: 'withheld' | 'shown'
  /** Held-back records are counted in it, so outside the programme it is asked for the whole country only. */
  readonly wholeCountryOutside?: boolean
  readonly unplaced?: Unplaced
}

/** A condition of a definition: the field is one of the codes or under one of them. */
export function isOneOf(dimension: string, ...codes: readonly string[]): Condition {
  return { dimension, operator: 'in', codes }
}

/** `casualties@1`. */
export function definitionName(definition: Definition): string {
  return `${definition.id}@${definition.version}`
}
