/** What is asked of a list, and the conditions of it in SQL over the columns that staff may read. */
import type { Bounds } from '../../core/figure/period.js'
import { assertNever } from '../../core/problem.js'
import { codesUnder } from '../../core/record/codes.js'
import type { Kind } from '../../core/record/definition.js'
import { happenedOn } from '../../core/record/happened.js'
import type { Parameters } from '../figure/parameters.js'
import { beginsBefore, inPeriod } from '../figure/predicates.js'
import type { RowsBehind } from '../figure/rows-behind.js'
import { areBehind } from '../figure/rows-behind.js'
import type { WantedWord, Within } from './list-search.js'
import { hasWords, recordsHaving } from './list-search.js'
import { problem } from './problems.js'
import type { StaffField } from './staff-values.js'
import { hasPlace, listedFields, staffFields } from './staff-values.js'

/** A condition on a coded field; a code includes the codes under it. */
export interface FieldCondition {
  readonly field: string
  readonly operator: '=' | '!=' | 'in'
  readonly codes: readonly string[]
}

/** A field that refers to a record. */
export interface Reference {
  readonly field: string
  readonly recordId: string
}

/** What is asked of a list. */
export interface ListAsked {
  /** Words that must each be found in the record or in the name of its place; null: any record. */
  readonly words: readonly WantedWord[] | null
  /** Where records with the words are, once for the page and the count; looked for where it is left out. */
  readonly within?: Within
  /** Record ids of places in which the records lie; null: anywhere. */
  readonly placeIds: readonly string[] | null
  readonly conditions: readonly FieldCondition[]
  /** A record, and the field by which those of the list refer to it; left out: whatever they refer to. */
  readonly refers?: Reference
  /** accepted and current, or waiting: submitted or disputed. */
  readonly state: 'accepted' | 'submitted' | 'disputed'
  /** The number of the entry from which the record is current; null: any. */
  readonly entry: number | null
  /** In which it happened, by the rule of figures: its whole interval lies in it; left out: at any time. */
  readonly period?: Bounds | null
  /** Records behind a number of a figure alone; left out: any. */
  readonly behind?: RowsBehind | null
  /** Whether a map shows them; left out: either. */
  readonly isOnMap?: boolean
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

/** What a list of a programme is asked, and where records with its words are looked for. */
export interface Searched {
  readonly programmeId: string
  readonly asked: ListAsked
  readonly within: Within
}

/** SQL of the state: a record as it is now, or a row that waits. */
export function isOfState({ state }: ListAsked, parameters: Parameters): string {
  if (state === 'accepted') return `role = 'accepted' and current_from is not null and current_to is null`
  return `role = ${parameters.add(state, 'text')} and current_to is null`
}

/** The conditions, one SQL text each. Throws `filter-field-unknown`, `filter-code-unknown` and `reference-unknown`. */
export function conditionsOf(kind: Kind, searched: Searched, parameters: Parameters): string[] {
  const { asked, within } = searched
  const fields = listedFields(kind)
  return [
    isOfState(asked, parameters),
    ...(asked.entry === null ? [] : [`current_from = ${parameters.add(asked.entry, 'bigint')}`]),
    ...happenedIn(kind, asked.period ?? null, parameters),
    ...isBehind(asked.behind ?? null, parameters),
    ...(asked.refers === undefined ? [] : [refersTo(kind, asked.refers, parameters)]),
    ...(asked.isOnMap === undefined ? [] : [asked.isOnMap ? 'is_on_map' : 'not is_on_map']),
    ...(asked.placeIds === null ? [] : [inPlaces(fields, asked.placeIds, parameters)]),
    ...looksWithin(kind, searched, parameters),
    // Words without a letter are found nowhere.
    ...(asked.words?.length === 0 ? ['false'] : []),
    ...hasWords(kind, leftToFind(asked.words ?? [], within), parameters),
    ...asked.conditions.map((condition) => meets(fields, condition, parameters)),
  ]
}

function looksWithin(
  kind: Kind,
  { programmeId, within }: Searched,
  parameters: Parameters,
): readonly string[] {
  switch (within.how) {
    case 'anywhere':
      return []
    case 'among':
      return [`record_id = any(${parameters.add(within.recordIds, 'uuid[]')})`]
    case 'having':
      // As an array it is made once, and the records are looked up in their order, whatever the planner thinks of it.
      return [`record_id = any(array(${recordsHaving(kind, programmeId, within.word, parameters)}))`]
    default:
      return assertNever(within)
  }
}

/** A word whose records are looked into is found in each, but of the name of a place only where the place is shown. */
function leftToFind(words: readonly WantedWord[], within: Within): readonly WantedWord[] {
  return words.filter((word) => within.how !== 'having' || word !== within.word || word.placeIds.length > 0)
}

/** The word of a search for one alone, of which the index of words tells all; null where more is asked. */
export function wordAlone({
  words,
  placeIds,
  conditions,
  refers,
  state,
  entry,
  period,
  behind,
  isOnMap,
}: ListAsked): WantedWord | null {
  const [word, another] = words ?? []
  const isOfTime = entry !== null || period != null
  const isNarrowed =
    placeIds !== null ||
    conditions.length > 0 ||
    refers !== undefined ||
    behind != null ||
    isOnMap !== undefined
  const isMore = another !== undefined || isOfTime || isNarrowed
  // Of a place that is held back with its record the index of words knows nothing.
  return word === undefined || isMore || state !== 'accepted' || word.placeIds.length > 0 ? null : word
}

function happenedIn(kind: Kind, period: Bounds | null, parameters: Parameters): readonly string[] {
  const dated = { dateFields: happenedOn(kind) }
  return period === null
    ? []
    : [inPeriod(dated, period, parameters), ...beginsBefore(dated, period, parameters)]
}

/** What is held back as a whole is left out: that it is in the list would tell what is withheld of it. */
function isBehind(behind: RowsBehind | null, parameters: Parameters): readonly string[] {
  return behind === null ? [] : ['not is_held_back', ...areBehind(behind, 'r', parameters)]
}

function refersTo(kind: Kind, { field: name, recordId }: Reference, parameters: Parameters): string {
  const references = staffFields(kind).filter(({ field }) => field.value.type === 'reference')
  const found = references.find(({ field }) => field.name === name)
  if (found?.field.value.type !== 'reference')
    throw problem.referenceUnknown({ field: name, known: references.map(({ field }) => field.name) })
  const id = parameters.add(recordId, 'uuid')
  return found.field.value.several === true ? `${id} = any(${name})` : `${name} = ${id}`
}

function inPlaces(
  fields: readonly StaffField[],
  placeIds: readonly string[],
  parameters: Parameters,
): string {
  return hasPlace(fields) ? `place = any(${parameters.add(placeIds, 'uuid[]')})` : 'false'
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
