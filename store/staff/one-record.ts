/** One record for staff: its versions, what refers to it, and the names of what it refers to. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Kind, Value } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import { fieldsBesideOwn, nameSql, readValues, staffFields, valuesJson } from './staff-values.js'
import { staffKinds, staffView } from './staff-view.js'

/** A version of a record, as far as staff may read it. */
export interface StaffVersion {
  readonly version: number
  readonly role: string
  readonly entry: number | null
  readonly currentFrom: number | null
  readonly currentTo: number | null
  /** All values are confidential at present, and none is here. */
  readonly isHeldBack: boolean
  readonly values: Readonly<Record<string, Value>>
  /** What is copied from a record it refers to, and what is computed from its values. */
  readonly beside: Readonly<Record<string, Value>>
}

interface VersionRow extends Record<string, unknown> {
  readonly version: number
  readonly role: string
  readonly entry: number | null
  readonly current_from: number | null
  readonly current_to: number | null
  readonly is_held_back: boolean
  readonly shown: string
  readonly beside: string
}

/** Every version, oldest first; none where staff may not read the record. Called as staff. */
export async function staffVersions(
  session: Session,
  kind: Kind,
  recordId: string,
): Promise<readonly StaffVersion[]> {
  const rows = await session.query<VersionRow>(
    // programme_id: in the view.
    `select version, role, entry, current_from, current_to, is_held_back, ${valuesJson(staffFields(kind))} as shown,
       ${valuesJson(fieldsBesideOwn(kind))} as beside
     from ${staffView(kind)} r where record_id = $1::uuid order by coalesce(entry, current_from), version`,
    [recordId],
  )
  return rows.map((row) => ({
    version: row.version,
    role: row.role,
    entry: row.entry,
    currentFrom: row.current_from,
    currentTo: row.current_to,
    isHeldBack: row.is_held_back,
    values: readValues(row.shown),
    beside: readValues(row.beside),
  }))
}

/** A record that is named beside another. */
export interface NamedRecord {
  readonly kind: string
  readonly id: string
  /** People's own number, or the name where the kind has one. */
  readonly name: string | null
}

/** The names of current records by their ids, whatever their kind; those that staff may not read are left out. */
export async function namesOfRecords(
  session: Session,
  recordIds: readonly string[],
): Promise<readonly NamedRecord[]> {
  if (recordIds.length === 0) return []
  const each = staffKinds.map(
    (kind) =>
      // programme_id: in the view.
      `select '${kind.kind}' as kind, record_id::text as id, ${nameSql(kind)} as name from ${staffView(kind)}
      where record_id = any($1::uuid[]) and role = 'accepted' and current_from is not null and current_to is null`,
  )
  return session.query<NamedRecord & Record<string, unknown>>(
    // programme_id: in the views.
    each.join(' union all '),
    [recordIds],
  )
}

/** Records of one kind that refer to a record by one field. */
export interface Referring {
  readonly kind: string
  readonly field: string
  readonly count: number
  /** The first of them. */
  readonly records: readonly { readonly id: string; readonly name: string | null }[]
}

const mostShown = 20

/** What refers to a record, by kind and field. Called as staff. */
export async function referringTo(
  session: Session,
  kind: Kind,
  recordId: string,
): Promise<readonly Referring[]> {
  const found: Referring[] = []
  for (const other of staffKinds)
    for (const { name, value } of fieldsOf(other)) {
      if (value.type !== 'reference' || !value.to.includes(kind.kind)) continue
      if (!staffFields(other).some(({ field }) => field.name === name)) continue
      const is = value.several === true ? `$1::uuid = any(${name})` : `${name} = $1::uuid`
      const rows = await session.query<{ id: string; name: string | null; all: number }>(
        // programme_id: in the view.
        `select record_id::text as id, ${nameSql(other)} as name, count(*) over () as all from ${staffView(other)} r
         where ${is} and role = 'accepted' and current_from is not null and current_to is null
         order by ${nameSql(other)} collate "C", record_id limit ${mostShown}`,
        [recordId],
      )
      const [first] = rows
      if (first)
        found.push({
          kind: other.kind,
          field: name,
          count: first.all,
          records: rows.map((row) => ({ id: row.id, name: row.name })),
        })
    }
  return found
}
