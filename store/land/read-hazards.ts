/** Hazards as they were told over time, known at an entry of the log. */
import { historyOf, type ToldVersion } from '../../core/land/history.js'
import type { HazardHistory } from '../../core/land/records.js'
import { decodeBody } from '../bodies.js'
import type { Row, Session } from '../engine/engine.js'
import type { AsOf } from '../figure/places.js'
import type { KeyedShape } from './arrange-shapes.js'

interface VersionRow extends Row {
  readonly record_id: string
  readonly local_id: string | null
  readonly version: number
  readonly entry: number
  readonly class: string
  readonly status: string
  readonly place: string | null
  readonly is_confirmed: boolean
  readonly information_date_from: string | null
  readonly information_date_until: string | null
  readonly status_changed_on_from: string | null
  readonly status_changed_on_until: string | null
  readonly geometry: string | null
}

/** What is read of the hazards of a programme. */
export interface HazardsRead {
  readonly hazards: readonly HazardHistory[]
  /** The valid form of each shape that covers ground. */
  readonly shapes: readonly KeyedShape[]
  /** People's own numbers by record. */
  readonly localIds: ReadonlyMap<string, string | null>
}

/** Every hazard with all its accepted versions that stand. */
export async function readHazards(session: Session, at: AsOf): Promise<HazardsRead> {
  const withdrawn = await withdrawnVersions(session, at)
  const told = new Map<string, VersionRow[]>()
  for (const row of await versionRows(session, at)) {
    if (isWithdrawn(row, withdrawn.get(row.record_id) ?? [])) continue
    const rows = told.get(row.record_id)
    if (rows) rows.push(row)
    else told.set(row.record_id, [row])
  }
  const shapes = new Map<string, KeyedShape>()
  const hazards = [...told].map(([recordId, rows]) =>
    historyOf(
      recordId,
      rows.map((row) => versionOf(row, keyShape(shapes, row))),
    ),
  )
  const localIds = new Map([...told].map(([id, rows]) => [id, rows.at(-1)?.local_id ?? null]))
  return { hazards, shapes: [...shapes.values()], localIds }
}

/** Versions that say the same shape share its key, so that a later report does not draw it anew. */
function keyShape(
  shapes: Map<string, KeyedShape>,
  { record_id: id, version, geometry }: VersionRow,
): string | null {
  if (geometry === null) return null
  const name = `${id} ${geometry}`
  const known = shapes.get(name) ?? { key: `${id}/${version}`, geometry }
  shapes.set(name, known)
  return known.key
}

function versionOf(row: VersionRow, shape: string | null): ToldVersion {
  return {
    version: row.version,
    entry: row.entry,
    shape,
    class: row.class,
    status: row.status,
    place: row.place,
    isConfirmed: row.is_confirmed,
    informationDate: { from: row.information_date_from, until: row.information_date_until },
    statusChangedOn: { from: row.status_changed_on_from, until: row.status_changed_on_until },
  }
}

/** One row a version: the one current at the entry where there are several, for a withdrawal brings an older one back. */
function versionRows(session: Session, { programmeId, asOf }: AsOf): Promise<VersionRow[]> {
  return session.query<VersionRow>(
    `select distinct on (record_id, version) record_id, local_id, version, entry, class, status, place,
       confirmation = 'confirmed' as is_confirmed, information_date_from, information_date_until,
       status_changed_on_from, status_changed_on_until,
       case when ST_Dimension(shape_valid) = 2 then shape_valid::text end as geometry
     from hazards
     where programme_id = $1::uuid and role = 'accepted' and entry <= $2::bigint
       and (current_from is null or current_from <= $2::bigint)
     order by record_id, version, current_from desc nulls last`,
    [programmeId, asOf],
  )
}

interface Withdrawal {
  /** null: the whole record as it stood. */
  readonly version: number | null
  readonly entry: number
}

function isWithdrawn({ version, entry }: VersionRow, withdrawn: readonly Withdrawal[]): boolean {
  return withdrawn.some((taken) =>
    taken.version === null ? entry <= taken.entry : taken.version === version,
  )
}

async function withdrawnVersions(
  session: Session,
  { programmeId, asOf }: AsOf,
): Promise<ReadonlyMap<string, readonly Withdrawal[]>> {
  const rows = await session.query<{ record_id: string; n: number; body: Uint8Array | null }>(
    `select l.record_id, l.n, b.body
     from log_entries l left join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1::uuid and l.type = 'record-withdrawn' and l.n < $2::bigint and l.record_id is not null
     order by l.n`,
    [programmeId, asOf],
  )
  const withdrawn = new Map<string, Withdrawal[]>()
  for (const { record_id: id, n, body } of rows) {
    const version = body === null ? null : decodeBody(body).version
    const taken = { version: typeof version === 'string' ? Number(version) : null, entry: n + 1 }
    withdrawn.set(id, [...(withdrawn.get(id) ?? []), taken])
  }
  return withdrawn
}
