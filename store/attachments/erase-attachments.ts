/** Which entries and bytes go when files of records are erased by law. The leaf and the commitments of each entry stay. */

import { fieldsNaming } from '../../core/record/attachment.js'
import { kinds } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import type { FileRewrite } from '../erase-bodies.js'

/** What is erased: entries (0-based) whose bodies still stand, and files of which nothing is kept in their place. */
export interface ErasedFiles {
  readonly entries: readonly number[]
  readonly files: readonly FileRewrite[]
}

const typesOfFiles = `('attachment-added', 'custody-recorded', 'attachment-withdrawn')`

/**
 * Everything said of the files of a person: of their own record, and of the records that tell of them directly and of what
 * happened to them (a victim, a testimony, the assistance of that victim). A guardian is not who the record is about.
 */
export async function filesOfPerson(
  session: Session,
  programmeId: string,
  personId: string,
): Promise<ErasedFiles> {
  const told = await recordsNaming(session, programmeId, { other: 'person', ids: [personId] })
  const helped = await recordsNaming(session, programmeId, { other: 'victim', ids: told })
  return filesAmong(session, programmeId, {
    condition: 'l.record_id = any($2::uuid[])',
    values: [personId, ...told, ...helped],
  })
}

/** One file by the number of its entry, with its custody; null where there is none of that number, or it is erased. */
export async function oneFile(
  session: Session,
  programmeId: string,
  entry: number,
): Promise<ErasedFiles | null> {
  const rows = await session.query<{ n: number }>(
    `select l.n from log_entries a
     join log_entries l on l.programme_id = a.programme_id and l.record_id = a.record_id
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where a.programme_id = $1 and a.n = $2 and a.type = 'attachment-added' and l.type in ${typesOfFiles}
       and (l.n = a.n or convert_from(b.body, 'UTF8')::json ->> 'attachment' = $3) order by l.n`,
    [programmeId, entry - 1, String(entry)],
  )
  const entries = rows.map(({ n }) => n)
  return entries.includes(entry - 1) ? withFiles(session, programmeId, entries) : null
}

/** Of these entries (from 1) that were erased, those of files whose bodies stand again in an older backup. */
export async function filesErasedBefore(
  session: Session,
  programmeId: string,
  entries: readonly number[],
): Promise<ErasedFiles> {
  return filesAmong(session, programmeId, {
    condition: 'l.n = any($2::bigint[])',
    values: entries.map((entry) => entry - 1),
  })
}

/** Everything said of files in entries that a condition over `values` ($2) picks, as long as their bodies stand. */
async function filesAmong(
  session: Session,
  programmeId: string,
  {
    condition,
    values,
  }: { readonly condition: string; readonly values: readonly string[] | readonly number[] },
): Promise<ErasedFiles> {
  const rows = await session.query<{ n: number }>(
    `select l.n from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and ${condition} and l.type in ${typesOfFiles} order by l.n`,
    [programmeId, values],
  )
  return withFiles(
    session,
    programmeId,
    rows.map(({ n }) => n),
  )
}

/** Everything said of files that consist of these bytes (hashes in hex), wherever they belong. */
export async function entriesOfBytes(
  session: Session,
  programmeId: string,
  hashes: readonly string[],
): Promise<readonly number[]> {
  const rows = await session.query<{ n: number }>(
    `with added as (
       select l.n from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
       where l.programme_id = $1 and l.type = 'attachment-added'
         and convert_from(b.body, 'UTF8')::json ->> 'sha256' = any($2::text[])
     )
     select l.n from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type in ${typesOfFiles}
       and (l.n in (select n from added)
         or convert_from(b.body, 'UTF8')::json ->> 'attachment' in (select (n + 1)::text from added))
     order by l.n`,
    [programmeId, hashes],
  )
  return rows.map(({ n }) => n)
}

async function recordsNaming(
  session: Session,
  programmeId: string,
  { other, ids }: { readonly other: string; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const kind of kinds.filter((each) => each.kind !== other))
    for (const { name, several } of fieldsNaming(kind, other)) {
      const rows = await session.query<{ record_id: string }>(
        `select distinct record_id from ${kind.table}
         where programme_id = $1 and ${several ? `${name} && $2::uuid[]` : `${name} = any($2::uuid[])`}`,
        [programmeId, ids],
      )
      for (const row of rows) found.add(row.record_id)
    }
  return [...found]
}

/** The bytes of these entries, but those of which another file, an import or a scan, which stay, consists as well. */
async function withFiles(
  session: Session,
  programmeId: string,
  entries: readonly number[],
): Promise<ErasedFiles> {
  const rows = await session.query<{ sha256: string }>(
    `with named as (
       select l.n, b.body_json ->> name as sha256, l.type
       from log_entries l
       join (select programme_id, n, convert_from(body, 'UTF8')::json as body_json from entry_bodies
         where programme_id = $1) b on b.programme_id = l.programme_id and b.n = l.n
       cross join unnest(array['sha256', 'mapping_sha256', 'scan_sha256']) as name
       where l.programme_id = $1 and l.type in ('attachment-added', 'submission-received', 'signature-given')
     )
     select sha256 from named where sha256 is not null
     group by sha256 having bool_and(n = any($2::bigint[]))`,
    [programmeId, entries],
  )
  return {
    entries,
    files: rows.map(({ sha256 }) => ({ before: Buffer.from(sha256, 'hex'), after: null })),
  }
}
