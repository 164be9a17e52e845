/** What is asked of a list, and the conditions of it in SQL over the columns that staff may read. */
import { codesUnder } from '../../core/record/codes.js'
import type { Kind } from '../../core/record/definition.js'
import type { Parameters } from '../figure/parameters.js'
import { problem } from './problems.js'
import type { StaffField } from './staff-values.js'
import { listedFields } from './staff-values.js'

/** A condition on a coded field; a code includes the codes under it. */
export interface FieldCondition {
  readonly field: string
  readonly operator: '=' | '!=' | 'in'
  readonly codes: readonly string[]
}

/** What is asked of a list. */
export interface ListAsked {
  /** Words that stand in people's own number or a text, in any script; null: any. */
  readonly words: string | null
  /** Record ids of places that those words name. */
  readonly placesNamed: readonly string[]
  /** Record ids of places in which the records lie; null: anywhere. */
  readonly placeIds: readonly string[] | null
  readonly conditions: readonly FieldCondition[]
  /** accepted and current, or waiting: submitted or disputed. */
  readonly state: 'accepted' | 'submitted' | 'disputed'
  /** The number of the entry from which the record is current; null: any. */
  readonly entry: number | null
  readonly sort: { readonly field: string; readonly descends: boolean }
  readonly limit: number
  readonly after: Cursor | null
}

/** Where a page ends: the sorting value of its last record, the record, and of one that waits which row of which import. */
export interface Cursor {
  readonly value: string | null
  readonly recordId: string
  readonly row: readonly [submission: number, rowNumber: number] | null
}

/** Whether records of the kind have a place, their own or that of a record they refer to. */
export function hasPlace(fields: readonly StaffField[]): boolean {
  return fields.some(({ field }) => field.name === 'place' && field.value.type === 'reference')
}

/** The conditions, one SQL text each. Throws `filter-field-unknown` and `filter-code-unknown`. */
export function conditionsOf(kind: Kind, asked: ListAsked, parameters: Parameters): string[] {
  const fields = listedFields(kind)
  const isCurrent = `role = 'accepted' and current_from is not null and current_to is null`
  const state =
    asked.state === 'accepted'
      ? isCurrent
      : `role = ${parameters.add(asked.state, 'text')} and current_to is null`
  return [
    state,
    ...(asked.entry === null ? [] : [`current_from = ${parameters.add(asked.entry, 'bigint')}`]),
    ...(asked.placeIds === null ? [] : [inPlaces(fields, asked.placeIds, parameters)]),
    ...(asked.words === null ? [] : [hasWords(fields, asked, parameters)]),
    ...asked.conditions.map((condition) => meets(fields, condition, parameters)),
  ]
}

function inPlaces(
  fields: readonly StaffField[],
  placeIds: readonly string[],
  parameters: Parameters,
): string {
  return hasPlace(fields) ? `place = any(${parameters.add(placeIds, 'uuid[]')})` : 'false'
}

function hasWords(fields: readonly StaffField[], asked: ListAsked, parameters: Parameters): string {
  // A sign that LIKE reads as a placeholder stands for itself.
  const pattern = `%${(asked.words ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const like = parameters.add(pattern, 'text')
  const texts = fields
    // How a version came in is said of every record in the same words.
    .filter(({ field }) => field.value.type === 'text' && field.name !== 'reason')
    .map(({ field }) => `${field.name} ilike ${like}`)
  const places =
    hasPlace(fields) && asked.placesNamed.length > 0 ? [inPlaces(fields, asked.placesNamed, parameters)] : []
  const either = [...texts, ...places]
  return either.length === 0 ? 'false' : `(${either.join(' or ')})`
}

function meets(
  fields: readonly StaffField[],
  { field: name, operator, codes }: FieldCondition,
  parameters: Parameters,
): string {
  const field = codedField(fields, name)
  const wanted = codes.flatMap((code) => codesUnder(field.codes, code))
  if (wanted.length === 0)
    throw problem.filterCodeUnknown({ field: name, codes, known: field.codes.map(({ code }) => code) })
  const list = parameters.add(wanted, 'text[]')
  const is = field.several ? `${name} && ${list}` : `${name} = any(${list})`
  return operator === '!=' ? `not coalesce(${is}, false)` : is
}

function codedField(fields: readonly StaffField[], name: string) {
  const found = fields.find(({ field }) => field.name === name && field.value.type === 'code')
  if (found?.field.value.type === 'code')
    return { codes: found.field.value.codes, several: found.field.value.several === true }
  const known = fields.flatMap(({ field }) => (field.value.type === 'code' ? [field.name] : []))
  throw problem.filterFieldUnknown({ field: name, known })
}
