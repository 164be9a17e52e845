/** Confidential fields, opened one by one: each opening is an act in the log, with its reason. */
import type { Account } from '../../core/access/account.js'
import { neverOpened } from '../../core/access/never-opened.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Kind, Value, Values } from '../../core/record/definition.js'
import { appendEntries } from '../append.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import type { Draft } from '../import/drafts.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import { standingRecords } from '../record-reading.js'
import { secondsOf } from '../signing/documents.js'
import { problem } from './problems.js'
import type { StaffScope } from './staff-role.js'
import { asStaff } from './staff-role.js'
import { staffKinds, staffView } from './staff-view.js'

/** What is opened, by whom and why. */
export interface Opening {
  readonly account: Account
  readonly scope: StaffScope
  readonly kind: Kind
  readonly recordId: string
  readonly field: string
  readonly reason: string
}

/** A value that was opened, and the entry that says so. */
export interface Opened {
  readonly value: Value
  readonly entry: number
}

/**
 * Opens a field of the record as it stands. Throws `record-not-there` where the caller may not know of it,
 * `field-not-opened` where the kind has no such field or nobody may see it, and `programme-read-only`.
 */
export async function openField(session: Session, programme: Programme, opening: Opening): Promise<Opened> {
  const { kind, recordId, scope } = opening
  const found = await standingRecords(session, programme.programmeId, [recordId])
  const record = found.get(recordId)
  const isSeen = record?.kind === kind.kind && (await mayKnowOf(session, scope, { kind, recordId }))
  if (!isSeen || !record?.current) throw problem.recordNotThere({ kind: kind.kind, id: recordId })
  return noted(session, programme, opening, record.current.values)
}

/** Opens a field of a record that a row which waits tells of; the caller may see the row. */
export async function openDraftField(
  session: Session,
  programme: Programme,
  opening: Opening,
  { records }: Draft,
): Promise<Opened> {
  const { recordId, kind } = opening
  const told = records.find((record) => record.recordId === recordId && record.kind === kind.kind)
  if (!told) throw problem.recordNotThere({ kind: kind.kind, id: recordId })
  return noted(session, programme, opening, told.values)
}

/** The act first: a value that somebody saw is in the log, whatever stops the machine. */
async function noted(
  session: Session,
  programme: Programme,
  opening: Opening,
  values: Values,
): Promise<Opened> {
  const { kind, field } = opening
  const known = fieldsOf(kind).map(({ name }) => name)
  if (!known.includes(field) || neverOpened.has(field))
    throw problem.fieldNotOpened({
      field,
      kind: kind.kind,
      known: known.filter((name) => !neverOpened.has(name)),
    })
  const entry = await noteOpening(session, programme, opening)
  return { value: values[field] ?? null, entry }
}

/** Appends the act of an opening and writes down whose it is; gives the number of its entry. */
export async function noteOpening(
  session: Session,
  programme: Programme,
  {
    account,
    kind,
    recordId,
    field,
    reason,
  }: Omit<Opening, 'scope' | 'kind'> & {
    readonly kind: Pick<Kind, 'kind'>
  },
): Promise<number> {
  const { first } = await appendEntries(session, programme, [
    prepareEntry('decision', {
      at: timestamp(programme.now()),
      by: account.roles.join(', '),
      record_id: recordId,
      decision: 'confidential-opened',
      field,
      reason,
    }),
  ])
  await session.query(
    `insert into confidential_openings
       (programme_id, entry, account_id, record_id, kind, field, reason, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      programme.programmeId,
      first,
      account.accountId,
      recordId,
      kind.kind,
      field,
      reason,
      secondsOf(programme.now()),
    ],
  )
  return first
}

/**
 * Whether somebody may know that the record is there. Of a kind whose existence is confidential it is those without a
 * limit, and of a person also those in whose places a victim is that person.
 */
export async function mayKnowOf(
  session: Session,
  scope: StaffScope,
  { kind, recordId }: Pick<Opening, 'kind' | 'recordId'>,
): Promise<boolean> {
  if (staffKinds.includes(kind)) {
    // programme_id: in the view.
    const sql = `select record_id from ${staffView(kind)} where record_id = $1::uuid and role = 'accepted' limit 1`
    return (await asStaff(session, scope, (staff) => staff.query(sql, [recordId]))).length > 0
  }
  if (scope.placeIds === null) return true
  if (kind.kind !== 'person') return false
  const rows = await session.query(
    `select record_id from victims
     where programme_id = $1 and person = $2::uuid and place = any($3::uuid[])
       and role = 'accepted' and current_from is not null and current_to is null limit 1`,
    [scope.programmeId, recordId, scope.placeIds],
  )
  return rows.length > 0
}

/** An opening as a list shows it. */
export interface ListedOpening {
  readonly entry: number
  /** UTC, RFC 3339. */
  readonly at: string
  readonly accountId: string
  /** As the person writes it; null where the account is gone. */
  readonly name: string | null
  readonly kind: string
  readonly recordId: string
  readonly field: string
  readonly reason: string
}

interface Row extends Record<string, unknown> {
  readonly entry: number
  readonly opened_at: number
  readonly account_id: string
  readonly shown_name: string | null
  readonly kind: string
  readonly record_id: string
  readonly field: string
  readonly reason: string
}

/** A page of openings, newest first; those before an entry number where one is given. */
export async function openingsBefore(
  session: Session,
  programmeId: string,
  { before, most }: { readonly before: number | null; readonly most: number },
): Promise<readonly ListedOpening[]> {
  const rows = await session.query<Row>(
    `select o.entry, o.opened_at, o.account_id, a.shown_name, o.kind, o.record_id, o.field, o.reason
     from confidential_openings o
     left join accounts a on a.programme_id = o.programme_id and a.account_id = o.account_id
     where o.programme_id = $1 and ($2::bigint is null or o.entry < $2) order by o.entry desc limit $3`,
    [programmeId, before, most],
  )
  return rows.map((row) => ({
    entry: row.entry,
    at: timestamp(new Date(row.opened_at * 1000)),
    accountId: row.account_id,
    name: row.shown_name,
    kind: row.kind,
    recordId: row.record_id,
    field: row.field,
    reason: row.reason,
  }))
}
