/** Records of every kind that staff may list: lists, one record with what is around it, its versions. */
import { z } from 'zod'
import { may } from '../../../core/access/roles.js'
import type { Kind, Value } from '../../../core/record/definition.js'
import { waitingStates } from '../../../core/review/states.js'
import { countHeldBack } from '../../../store/figure/rows-behind.js'
import { type Draft, draftsWhere, openConflicts } from '../../../store/import/drafts.js'
import { rowOf } from '../../../store/import/versions-of-import.js'
import { timesOfEntries } from '../../../store/log-reading.js'
import { isRecordId } from '../../../store/record-id.js'
import { draftId } from '../../../store/review/acts.js'
import type { ListAsked } from '../../../store/staff/list-conditions.js'
import { countList, listRecords, withinOf } from '../../../store/staff/list-records.js'
import {
  namesOfRecords,
  referringTo,
  type StaffVersion,
  staffVersions,
} from '../../../store/staff/one-record.js'
import { problem } from '../../../store/staff/problems.js'
import type { StaffScope } from '../../../store/staff/staff-role.js'
import { asStaff, scopeOfAccount } from '../../../store/staff/staff-role.js'
import { staffKinds } from '../../../store/staff/staff-view.js'
import type { Reading } from '../../register-reading.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import type { Asked } from './list-question.js'
import { allPlaces, listAsked, pageQuestion, placesNamed, words, writeCursor } from './list-question.js'

/** Counted at once whatever the size of a register; a list of more says so, and is counted whole where that is asked. */
const mostCounted = 100_000
/** Of a search fewer: its records lie anywhere, and are read one by one. */
const mostFoundCounted = 10_000

export const recordRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/places/named',
    access: 'read_register',
    summary: 'Places whose name, in any language, or code holds the words; twenty at most.',
    query: z.strictObject({ q: words }),
    run: async ({ reading, query }) => {
      const places = await placesNamed(reading, query.q)
      return {
        places: places.slice(0, 20).map(({ recordId: id, name, code, level }) => ({ id, name, code, level })),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/{kinds}',
    access: 'read_register',
    summary:
      'A list of records: filtered, sorted, a page at a time. refers: a field and the id of a record, accident:ID, gives those that refer to it by that field; refersTo names it. map: yes those that a map shows, no those that none does, having neither position nor shape. q: words that each begin a word of a text or of the name of the place, in any script, whatever their case and accents. from and to: days between which it happened, both inclusive, either left out; a record whose date spans out of them, or that has none, is not in the list. figure, number and part: a query of a figure, one of its numbers (left out: the total) and one of its parts (outcome=killed&sex=male): the records that are counted in it now, without those that are held back as a whole, whose number heldBack says. Where sort is left out, a kind whose records have names or titles is in their order, every other in that of their numbers. numberMatched counts those of every page, up to 100,000, with q up to 10,000, unless count is "whole", and numberMatchedIs says whether there are more; next is where the next page begins.',
    query: pageQuestion,
    run: async (call) => {
      const kind = kindOf(call.path.kinds)
      const { reading, query } = call
      const of = { kind, scope: await scopeOf(call) }
      const asked = await listAsked(reading, kind, query)
      const list = { ...asked, within: await withinOf(reading.session, of, asked) }
      const { items, next } = await listRecords(reading.session, of, list)
      const mostAtOnce = query.q === undefined ? mostCounted : mostFoundCounted
      const most = query.count === 'whole' ? null : mostAtOnce
      const matched = await reading.kept(countKey(kind, query, of.scope), () =>
        countList(reading.session, of, { ...list, after: null }, most),
      )
      const isMore = most !== null && matched > most
      const refersTo = await asStaff(reading.session, of.scope, (staff) =>
        namesOfRecords(staff, list.refers ? [list.refers.recordId] : []),
      )
      const places = new Map((await allPlaces(reading)).map((place) => [place.recordId, place.name] as const))
      return {
        items: items.map(({ placeId, ...item }) => ({
          ...item,
          place: placeId === null ? null : { id: placeId, name: places.get(placeId) ?? '' },
        })),
        numberMatched: isMore ? most : matched,
        numberMatchedIs: isMore ? 'at_least' : 'exact',
        ...(await heldBackOf(call, list)),
        next: next === null ? null : writeCursor(next),
        entry: reading.entry,
        refersTo: refersTo[0] ?? null,
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/{kinds}/{id}',
    access: 'read_register',
    summary:
      'One record: what is current, its versions, what it refers to and what refers to it, and rows that wait about it.',
    run: async (call) => {
      const kind = kindOf(call.path.kinds)
      const recordId = neededId(kind, call.path.id)
      const { session, programmeId } = call.reading
      const found = await asStaff(session, await scopeOf(call), async (staff) => {
        const versions = await staffVersions(staff, kind, recordId)
        if (versions.length === 0) throw problem.recordNotThere({ kind: kind.kind, id: recordId })
        const named = await namesOfRecords(
          staff,
          idsIn(versions.flatMap(({ values, beside }) => [values, beside])),
        )
        return { versions, named, referring: await referringTo(staff, kind, recordId) }
      })
      const drafts = await draftsWhere(session, programmeId, { recordId, states: [...waitingStates] })
      const accepted = found.versions.filter(({ role }) => role === 'accepted')
      const current = accepted.find(
        ({ currentFrom, currentTo }) => currentFrom !== null && currentTo === null,
      )
      const began = ({ entry, currentFrom }: StaffVersion) => entry ?? currentFrom ?? 0
      const times = await timesOfEntries(session, programmeId, found.versions.map(began))
      return {
        id: recordId,
        kind: kind.kind,
        state: current ? 'accepted' : accepted.length > 0 ? 'withdrawn' : 'submitted',
        current: current ?? null,
        ...found,
        versions: found.versions.map((each) => ({ ...each, at: times.get(began(each)) ?? null })),
        undoable: await undoableRow(call.reading, recordId, current?.values.sources),
        waiting: drafts.map((draft) => ({
          id: draftId(draft),
          state: draft.state,
          reason: draft.reason,
          disputed: disputedOf(draft, recordId),
        })),
      }
    },
  }),
]

/** Of the records behind a number, how many no list tells: to those who may count, over the whole register. */
async function heldBackOf(
  { account, reading }: Pick<ApiCall, 'account' | 'reading'>,
  { behind }: ListAsked,
): Promise<{ readonly heldBack?: number }> {
  const { roles, placeIds } = needAccount(account)
  if (!behind || placeIds !== null || !may(roles, 'count')) return {}
  return { heldBack: await countHeldBack(reading.session, behind) }
}

/** Fields of a record of which a row that waits says otherwise than what is known. */
function disputedOf(draft: Draft, recordId: string): readonly string[] {
  return draft.records
    .filter((record) => record.recordId === recordId)
    .flatMap(({ name }) =>
      openConflicts(draft)
        .filter((each) => each.startsWith(`${name}.`))
        .map((each) => each.slice(name.length + 1)),
    )
}

/** The row whose acceptance made the current version, where the decision on it can be undone; null where there is none. */
async function undoableRow(
  { session, programmeId }: Reading,
  recordId: string,
  sources: Value | undefined,
): Promise<string | null> {
  const row = rowOf(sources)
  if (row === null) return null
  const [draft] = await draftsWhere(session, programmeId, { ...row, recordId })
  return draft?.state === 'accepted' ? draftId(draft) : null
}

/** The kind of that plural, or `kind-unknown`. */
export function kindOf(plural: string | undefined): Kind {
  const found = staffKinds.find(({ table }) => table === plural)
  if (!found) throw problem.kindUnknown({ kinds: plural ?? '', known: staffKinds.map(({ table }) => table) })
  return found
}

/** The id of a path, or `record-not-there`: what is no id is the id of nothing. */
export function neededId(kind: Kind, id: string | undefined): string {
  if (id === undefined || !isRecordId(id)) throw problem.recordNotThere({ kind: kind.kind, id: id ?? '' })
  return id
}

/** What the caller may read. */
export async function scopeOf({
  account,
  reading,
}: Pick<ApiCall, 'account' | 'reading'>): Promise<StaffScope> {
  if (!account) throw new Error('a route for staff was called by nobody')
  return scopeOfAccount(reading.session, reading.programmeId, account)
}

function countKey(
  { kind }: Kind,
  { cursor: _, limit: __, sort: ___, ...query }: Asked,
  { placeIds }: StaffScope,
): string {
  return `count ${kind} ${JSON.stringify([query, placeIds])}`
}

/** Every record id among values, for their names. */
export function idsIn(values: readonly Readonly<Record<string, Value>>[]): readonly string[] {
  const found = new Set<string>()
  const look = (value: Value): void => {
    if (Array.isArray(value)) for (const each of value) look(each)
    else if (typeof value === 'string' && isRecordId(value)) found.add(value)
  }
  for (const each of values) for (const value of Object.values(each)) look(value)
  return [...found]
}
