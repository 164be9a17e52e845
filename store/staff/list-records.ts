/** Lists of records for staff: filtered, sorted, a page at a time; the next page begins after the last record of this one. */
import type { Kind, Value } from '../../core/record/definition.js'
import { nameAmong } from '../../core/record/record-name.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { Cursor, ListAsked } from './list-conditions.js'
import { conditionsOf, isOfState, wordAlone } from './list-conditions.js'
import { isInOrder } from './list-indexes.js'
import type { Sorting } from './list-order.js'
import { afterCursor, keysOf, sortOf } from './list-order.js'
import type { SearchBounds, Within } from './list-search.js'
import { haveMoreThan, usualBounds, withinWords } from './list-search.js'
import type { StaffScope } from './staff-role.js'
import { asStaff } from './staff-role.js'
import { hasPlace, listedFields, readValues, valuesJson } from './staff-values.js'
import { staffRecords, staffView } from './staff-view.js'

/** A record in a list. */
export interface StaffRow {
  readonly id: string
  readonly localId: string | null
  /** What people call it: its name or title, else its number. */
  readonly name: string | null
  readonly version: number
  readonly state: string
  readonly informationDate: string | null
  readonly placeId: string | null
  readonly entry: number | null
  readonly values: Readonly<Record<string, Value>>
}

interface Key extends Record<string, unknown> {
  readonly record_id: string
  readonly role: string
  readonly current_from: number | null
  readonly draft_row: number | null
}

/** Where a record stands in the list; it says nothing that is not asked for again as staff. */
interface Found extends Key {
  readonly sorted: string | null
}

interface Row extends Key {
  readonly version: number
  readonly shown: string
  readonly place: string | null
}

/** Whose list of which kind. */
export interface ListOf {
  readonly kind: Kind
  readonly scope: StaffScope
  /** Others than the usual. */
  readonly bounds?: SearchBounds
}

/**
 * A page of a list, and where the next begins; null where there is none. Records that say nothing of what is sorted by
 * come last, whichever way it runs.
 *
 * The ids are found in the order of an index, which the barrier of the view would hide from the planner, by the same rule
 * without the barrier; the records themselves are read as staff, so that what the role may not read is not in the page.
 */
export async function listRecords(
  session: Session,
  of: ListOf,
  asked: ListAsked,
): Promise<{ readonly items: readonly StaffRow[]; readonly next: Cursor | null }> {
  const wanted = asked.limit + 1
  const sorting = sortOf(of.kind, asked.sort.field)
  const within = await withinOf(session, of, asked)
  const found: Found[] = []
  // Two statements, each in the order of an index, in place of one that no index serves.
  for (const part of ['stated', 'empty'] as const)
    if (found.length < wanted && !(part === 'stated' && asked.after?.value === null))
      found.push(
        ...(await findWithin(session, of, asked, { sorting, part, within, most: wanted - found.length })),
      )
  const page = found.slice(0, asked.limit)
  const last = found.length > page.length ? page.at(-1) : undefined
  const rows = await asStaff(session, of.scope, (staff) => readRows(staff, of.kind, page))
  return {
    items: page.flatMap((each) => rows.get(keyOf(each)) ?? []).map((row) => toStaffRow(of.kind, row)),
    next: last ? cursorAfter(last) : null,
  }
}

/** Finds where records with the words are. Of those that wait, which are few, no words are kept apart: they are read. */
export async function withinOf(
  session: Session,
  { kind, scope, bounds }: ListOf,
  { state, words, within }: ListAsked,
): Promise<Within> {
  if (within !== undefined) return within
  if (state !== 'accepted' || words === null) return { how: 'anywhere' }
  return withinWords(session, { kind, programmeId: scope.programmeId }, words, bounds)
}

interface Part {
  readonly sorting: Sorting
  readonly within: Within
  readonly part: 'stated' | 'empty'
  readonly most: number
  /** Only so many of the first in order are looked at; left out: all. */
  readonly first?: number
}

/** A page of a common word is mostly among the first in order; where it is not, its records are looked up. */
async function findWithin(
  session: Session,
  of: ListOf,
  asked: ListAsked,
  part: Part,
): Promise<readonly Found[]> {
  const isCommon = asked.state === 'accepted' && asked.words !== null && part.within.how !== 'among'
  if (isCommon && isInOrder(of.kind, asked.sort.field)) {
    const { firstLookedAt: first } = of.bounds ?? usualBounds
    const found = await findPart(session, of, asked, { ...part, within: { how: 'anywhere' }, first })
    if (found.length === part.most) return found
  }
  return findPart(session, of, asked, part)
}

async function findPart(
  session: Session,
  { kind, scope }: ListOf,
  asked: ListAsked,
  { sorting, part, within, most, first }: Part,
): Promise<readonly Found[]> {
  const parameters = new Parameters()
  const { expression } = sorting
  const direction = asked.sort.descends ? 'desc' : 'asc'
  const keys = keysOf(asked, part === 'stated' ? expression : null)
  const order = keys.map((key) => `${key} ${direction}`).join(', ')
  const stand = [
    isOfState(asked, parameters),
    `${expression} is ${part === 'stated' ? 'not null' : 'null'}`,
    ...(asked.after ? afterCursor(asked.after, { sorting, part, asked }, parameters) : []),
  ].join(' and ')
  const all = staffRecords(kind, scope, parameters)
  const records =
    first === undefined ? all : `select * from (${all}) r where ${stand} order by ${order} limit ${first}`
  const meets = conditionsOf(kind, { programmeId: scope.programmeId, asked, within }, parameters)
  const conditions = [...meets, ...(first === undefined ? [stand] : [])]
  // Of a record that is current its id is the key; what no index holds would be read from the table.
  const key =
    asked.state === 'accepted'
      ? `'accepted' as role, null::bigint as current_from, null::int as draft_row`
      : 'role, current_from, draft_row'
  return session.query<Found>(
    // programme_id: in the records of staff.
    `select record_id, ${key}, (${expression})::text as sorted
     from (${records}) r where ${conditions.join(' and ')}
     order by ${order} limit ${most}`,
    parameters.values,
  )
}

/** The records of a page by their keys. Called as staff. */
async function readRows(
  staff: Session,
  kind: Kind,
  page: readonly Found[],
): Promise<ReadonlyMap<string, Row>> {
  if (page.length === 0) return new Map()
  const fields = listedFields(kind)
  const wanted = new Set(page.map(keyOf))
  const rows = await staff.query<Row>(
    // programme_id: in the view.
    `select record_id, version, role, current_from, draft_row, ${hasPlace(fields) ? 'place' : 'null as place'}, ${valuesJson(fields)} as shown
     from ${staffView(kind)} r where record_id = any($1::uuid[]) and current_from is not null and current_to is null`,
    [[...new Set(page.map(({ record_id: id }) => id))]],
  )
  return new Map(rows.map((row) => [keyOf(row), row] as const).filter(([key]) => wanted.has(key)))
}

function keyOf({ record_id, role, current_from, draft_row }: Key): string {
  return role === 'accepted' ? record_id : `${record_id} ${role} ${current_from} ${draft_row}`
}

function cursorAfter({ sorted, record_id, role, current_from, draft_row }: Found): Cursor {
  const row = role === 'accepted' ? null : ([current_from ?? 0, draft_row ?? 0] as const)
  return { value: sorted, recordId: record_id, row }
}

/** How many records match, however many a page holds; where they are more than `most`, one more than that. */
export async function countList(
  session: Session,
  of: ListOf,
  asked: ListAsked,
  most: number | null,
): Promise<number> {
  const { kind, scope } = of
  const { programmeId } = scope
  const within = await withinOf(session, of, asked)
  const alone = scope.placeIds === null && within.how !== 'among' ? wordAlone(asked) : null
  if (most !== null && alone && (await haveMoreThan(session, { kind, programmeId }, alone, most)))
    return most + 1
  const parameters = new Parameters()
  const records = staffRecords(kind, scope, parameters)
  const conditions = conditionsOf(kind, { programmeId, asked, within }, parameters)
  const [row] = await session.query<{ records: number }>(
    // programme_id: in the records of staff.
    `select count(*) as records from
       (select 1 from (${records}) r where ${conditions.join(' and ')} limit ${most === null ? 'all' : most + 1}) as matched`,
    parameters.values,
  )
  return row?.records ?? 0
}

function toStaffRow(kind: Kind, row: Row): StaffRow {
  const shown = readValues(row.shown)
  const { local_id: localId, information_date: date, ...values } = shown
  const day = Array.isArray(date) ? (date[0] ?? date[1] ?? null) : null
  return {
    id: row.record_id,
    localId: typeof localId === 'string' ? localId : null,
    name: nameAmong(kind, shown),
    version: row.version,
    state: row.role,
    informationDate: typeof day === 'string' ? day : null,
    placeId: row.place,
    entry: row.current_from,
    values,
  }
}
