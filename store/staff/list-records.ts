/** Lists of records for staff: filtered, sorted, a page at a time; the next page begins after the last record of this one. */
import { codesUnder } from '../../core/record/codes.js'
import type { Field, Kind, Value } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import { problem } from './problems.js'
import type { StaffField } from './staff-values.js'
import { listedFields, readValues, valuesJson } from './staff-values.js'
import { staffView } from './staff-view.js'

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

/** A record in a list. */
export interface StaffRow {
  readonly id: string
  readonly localId: string | null
  readonly version: number
  readonly state: string
  readonly informationDate: string | null
  readonly placeId: string | null
  readonly entry: number | null
  readonly values: Readonly<Record<string, Value>>
}

interface Row extends Record<string, unknown> {
  readonly record_id: string
  readonly version: number
  readonly role: string
  readonly current_from: number | null
  readonly draft_row: number | null
  readonly shown: string
  readonly sorted: string | null
  readonly place: string | null
}

/**
 * A page of a list, and where the next begins; null where there is none. Records that say nothing of what is sorted by
 * come last, whichever way it runs. Called as staff.
 */
export async function listRecords(
  session: Session,
  kind: Kind,
  asked: ListAsked,
): Promise<{ readonly items: readonly StaffRow[]; readonly next: Cursor | null }> {
  const wanted = asked.limit + 1
  const sorting = sortOf(kind, asked.sort.field)
  const rows: Row[] = []
  // Two statements, each in the order of an index, in place of one that no index serves.
  for (const part of ['stated', 'empty'] as const)
    if (rows.length < wanted && !(part === 'stated' && asked.after?.value === null))
      rows.push(...(await readPart(session, kind, asked, { sorting, part, most: wanted - rows.length })))
  const page = rows.slice(0, asked.limit)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return { items: page.map(toStaffRow), next: last ? cursorAfter(last) : null }
}

interface Part {
  readonly sorting: Sorting
  readonly part: 'stated' | 'empty'
  readonly most: number
}

async function readPart(
  session: Session,
  kind: Kind,
  asked: ListAsked,
  { sorting, part, most }: Part,
): Promise<readonly Row[]> {
  const parameters = new Parameters()
  const fields = listedFields(kind)
  const { expression } = sorting
  const keys = keysOf(asked, part === 'stated' ? expression : null)
  const conditions = [
    ...conditionsOf(kind, asked, parameters),
    `${expression} is ${part === 'stated' ? 'not null' : 'null'}`,
    ...(asked.after ? afterCursor(asked.after, { sorting, part, asked }, parameters) : []),
  ]
  const direction = asked.sort.descends ? 'desc' : 'asc'
  return session.query<Row>(
    // programme_id: in the view.
    `select record_id, version, role, current_from, draft_row, ${hasPlace(fields) ? 'place' : 'null as place'}, (${expression})::text as sorted, ${valuesJson(fields)} as shown
     from ${staffView(kind)} r where ${conditions.join(' and ')}
     order by ${keys.map((key) => `${key} ${direction}`).join(', ')} limit ${most}`,
    parameters.values,
  )
}

/** What a list is ordered by. A record that is current stands once; one that waits once for each row that tells of it. */
function keysOf({ state }: ListAsked, first: string | null): readonly string[] {
  const waiting = state === 'accepted' ? [] : ['current_from', 'draft_row']
  return [...(first === null ? [] : [first]), 'record_id', ...waiting]
}

function cursorAfter({ sorted, record_id, role, current_from, draft_row }: Row): Cursor {
  const row = role === 'accepted' ? null : ([current_from ?? 0, draft_row ?? 0] as const)
  return { value: sorted, recordId: record_id, row }
}

/** How many records match, however many a page holds. Called as staff. */
export async function countList(session: Session, kind: Kind, asked: ListAsked): Promise<number> {
  const parameters = new Parameters()
  const conditions = conditionsOf(kind, asked, parameters)
  const [row] = await session.query<{ records: number }>(
    // programme_id: in the view.
    `select count(*) as records from ${staffView(kind)} r where ${conditions.join(' and ')}`,
    parameters.values,
  )
  return row?.records ?? 0
}

function toStaffRow(row: Row): StaffRow {
  const { local_id: localId, information_date: date, ...values } = readValues(row.shown)
  const day = Array.isArray(date) ? (date[0] ?? date[1] ?? null) : null
  return {
    id: row.record_id,
    localId: typeof localId === 'string' ? localId : null,
    version: row.version,
    state: row.role,
    informationDate: typeof day === 'string' ? day : null,
    placeId: row.place,
    entry: row.current_from,
    values,
  }
}

function hasPlace(fields: readonly StaffField[]): boolean {
  return fields.some(({ field }) => field.name === 'place' && field.value.type === 'reference')
}

function conditionsOf(kind: Kind, asked: ListAsked, parameters: Parameters): string[] {
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
    .filter(({ field }) => field.value.type === 'text')
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

interface Sorting {
  readonly expression: string
  readonly type: 'text' | 'numeric' | 'timestamp' | 'boolean' | 'bigint'
}

/** What can be sorted by: text, codes, numbers, dates, and the entry since which a record is so. Throws `sort-unknown`. */
function sortOf(kind: Kind, name: string): Sorting {
  if (name === 'entry') return { expression: 'current_from', type: 'bigint' }
  const fields = listedFields(kind).map(({ field }) => field)
  const field = fields.find((each) => each.name === name)
  const sorting = field ? sortingOf(field) : null
  if (sorting) return sorting
  throw problem.sortUnknown({
    field: name,
    known: ['entry', ...fields.filter((each) => sortingOf(each)).map((each) => each.name)],
  })
}

function sortingOf({ name, value }: Field): Sorting | null {
  switch (value.type) {
    case 'text':
      // By bytes, so that both engines and every locale of a server sort alike, and the cursor means the same.
      return { expression: `${name} collate "C"`, type: 'text' }
    case 'code':
      return value.several === true ? null : { expression: `${name} collate "C"`, type: 'text' }
    case 'integer':
    case 'decimal':
      return { expression: name, type: 'numeric' }
    case 'boolean':
      return { expression: name, type: 'boolean' }
    case 'date':
      return { expression: `${name}_from`, type: 'timestamp' }
    default:
      return null
  }
}

/** What a cursor can hold; another text is none of ours. */
const forms: Readonly<Record<Sorting['type'], (text: string) => boolean>> = {
  text: (text) => !text.includes('\0'),
  numeric: (text) => /^-?\d{1,100}(?:\.\d{1,100})?$/.test(text),
  bigint: (text) => /^\d{1,15}$/.test(text),
  timestamp: isMoment,
  boolean: (text) => text === 'true' || text === 'false',
}

function isMoment(text: string): boolean {
  const found = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text)
  const moment = found ? new Date(`${found[1]}T${found[2]}Z`) : null
  return (
    moment !== null && Number.isFinite(moment.getTime()) && moment.toISOString().startsWith(found?.[1] ?? '-')
  )
}

interface AfterIn {
  readonly sorting: Sorting
  readonly part: Part['part']
  readonly asked: ListAsked
}

/** SQL: the row stands after the cursor. Throws `cursor-not-read`. */
function afterCursor(
  { value, recordId, row }: Cursor,
  { sorting, part, asked }: AfterIn,
  parameters: Parameters,
): readonly string[] {
  const { expression, type } = sorting
  if ((row === null) !== (asked.state === 'accepted')) throw problem.cursorNotRead({})
  // After what is stated all that is empty comes.
  if (value !== null && part === 'empty') return []
  if (value !== null && !forms[type](value)) throw problem.cursorNotRead({})
  const last = [
    ...(value === null ? [] : [parameters.add(value, type)]),
    parameters.add(recordId, 'uuid'),
    ...(row === null ? [] : [parameters.add(row[0], 'bigint'), parameters.add(row[1], 'int')]),
  ]
  const keys = keysOf(asked, value === null ? null : expression)
  return [`(${keys.join(', ')}) ${asked.sort.descends ? '<' : '>'} (${last.join(', ')})`]
}
