/** What a row made, and what stands in the way of taking that back. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Value } from '../../core/record/definition.js'
import { kinds } from '../../core/record/kinds.js'
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import type { Draft } from '../import/drafts.js'
import type { RecordVersion } from '../import/versions-of-import.js'
import { importedFrom } from '../import/versions-of-import.js'
import { recordEvents } from '../record-reading.js'
import { draftId } from '../review/acts.js'
import { problem } from './problems.js'

/** A version that a row made, whether it is the last of its record that stands, and whether it is the only one. */
export interface VersionOfRow extends RecordVersion {
  readonly isLast: boolean
  readonly isOnly: boolean
}

/** The standing versions that a row made of its records. */
export async function versionsOfRow(
  session: Session,
  programmeId: string,
  draft: Draft,
): Promise<readonly VersionOfRow[]> {
  const ids = draft.records.map((record) => record.recordId)
  const found = await recordEvents(session, programmeId, ids)
  const made: VersionOfRow[] = []
  for (const [recordId, { events }] of found) {
    let standing: { version: number; isOfRow: boolean }[] = []
    let version = 0
    for (const event of events) {
      if (event.what !== 'withdrawn') version += 1
      if (event.what === 'accepted') standing.push({ version, isOfRow: isOfRow(event.values.sources, draft) })
      else if (event.what === 'erased' || event.version === null) standing = []
      else standing = standing.filter((each) => each.version !== event.version)
    }
    for (const each of standing)
      if (each.isOfRow)
        made.push({
          recordId,
          version: each.version,
          isLast: each === standing.at(-1),
          isOnly: standing.length === 1,
        })
  }
  return made
}

/** Whether a version names the row among its sources. */
function isOfRow(sources: Value | undefined, { submission, rowNumber }: Draft): boolean {
  const from = importedFrom(submission, rowNumber)
  return Array.isArray(sources) && sources.some((source) => Array.isArray(source) && source[1] === from)
}

/**
 * The versions that can be withdrawn: those of records on which others rest stay. Throws `undo-nothing` where none stands,
 * `undo-published` where a document counts them, `undo-rests` where the row's own record has a later version or is named
 * by others.
 */
export async function refuseWhatRests(
  session: Session,
  programmeId: string,
  draft: Draft,
  made: readonly VersionOfRow[],
): Promise<readonly RecordVersion[]> {
  const id = draftId(draft)
  const own = made.find(({ recordId }) => recordId === draft.recordId)
  if (!own) throw problem.undoNothing({ id, state: 'withdrawn' })
  const published = await publishedSince(session, programmeId, draft.decided ?? 0)
  if (published) throw problem.undoPublished({ id, ...published })
  if (!own.isLast) throw problem.undoRests({ id, later: 1, naming: 0 })
  // A correction that goes leaves the record there for whoever names it.
  const whole = made.filter(({ isOnly }) => isOnly)
  const naming = await namedBy(session, programmeId, {
    ids: whole.map(({ recordId }) => recordId),
    but: draft.records.map(({ recordId }) => recordId),
  })
  const onOwn = naming.get(draft.recordId) ?? 0
  if (onOwn > 0) throw problem.undoRests({ id, later: 0, naming: onOwn })
  return made.filter(({ recordId, isLast }) => isLast && !naming.has(recordId))
}

/** A document that counts the register as it was at that entry or later; null where none does. */
async function publishedSince(
  session: Session,
  programmeId: string,
  entry: number,
): Promise<{ readonly document: string; readonly asOf: number } | null> {
  const rows = await session.query<{ body: Uint8Array }>(
    `select b.body from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type in ('document-published', 'figure-published') and l.n >= $2
     order by l.n`,
    [programmeId, entry],
  )
  for (const { body } of rows) {
    const { document_id: document, figure_id: figure, as_of: asOf } = decodeBody(body)
    if (Number(asOf) >= entry) return { document: String(document ?? figure), asOf: Number(asOf) }
  }
  return null
}

/** How many current records, beside some, name each of these records. */
async function namedBy(
  session: Session,
  programmeId: string,
  { ids, but }: { readonly ids: readonly string[]; readonly but: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  if (ids.length === 0) return found
  for (const kind of kinds)
    for (const { name, value } of fieldsOf(kind)) {
      if (value.type !== 'reference') continue
      const named = value.several === true ? `unnest(${name})` : name
      const rows = await session.query<{ id: string; naming: number }>(
        `select named as id, count(*) as naming from (
           select ${named} as named from ${kind.table}
           where programme_id = $1 and ${value.several === true ? `${name} && $2::uuid[]` : `${name} = any($2::uuid[])`}
             and record_id <> all($3::uuid[])
             and role = 'accepted' and current_from is not null and current_to is null) as each
         where named = any($2::uuid[]) group by named`,
        [programmeId, ids, but],
      )
      for (const row of rows) found.set(row.id, (found.get(row.id) ?? 0) + row.naming)
    }
  return found
}
