/** Making the derived tables anew from the log; the result equals the tables that appending made. */
import type { RecordEvent } from '../core/record/current.js'
import { kindNamed } from '../core/record/kinds.js'
import { lockLog, logSize } from './append.js'
import { writeAccepted } from './derive.js'
import type { Session } from './engine/engine.js'
import { draftsWhere } from './import/drafts.js'
import { deriveOpened } from './opened-files.js'
import type { Programme } from './programme.js'
import { oneAtATime } from './programme.js'
import { deriveSettings } from './programme-changes.js'
import { recordEvents } from './record-reading.js'
import { writeWaitingRows } from './review/waiting-rows.js'
import { derivedTables } from './schema/derived-tables.js'
import { deriveSignatures } from './signatures/give-signatures.js'

/** How many entries are read at a time. */
const pageEntries = 2000

/** Derives everything of a programme anew, in one transaction: a reader sees the old rows or the new ones. */
export async function rebuild(
  programme: Programme,
  progress: (entries: number, total: number) => void = () => undefined,
): Promise<{ readonly entries: number }> {
  const { programmeId } = programme
  return oneAtATime(programme, () =>
    programme.engine.transaction((session) => deriveAll(session, programmeId, progress)),
  )
}

async function deriveAll(
  session: Session,
  programmeId: string,
  progress: (entries: number, total: number) => void,
): Promise<{ readonly entries: number }> {
  // Settings are changed without waiting for their turn: they wait here.
  await lockLog(session, programmeId)
  for (const table of derivedTables)
    await session.query(`delete from ${table} where programme_id = $1`, [programmeId])
  await deriveSettings(session, programmeId)
  await deriveOpened(session, programmeId)
  await deriveSignatures(session, programmeId)
  const total = await logSize(session, programmeId)
  for (let from = 0; from < total; from += pageEntries) {
    await rebuildPage(session, programmeId, from)
    progress(Math.min(from + pageEntries, total), total)
  }
  await rebuildWaiting(session, programmeId)
  return { entries: total }
}

/** Derives the records whose first entry lies in a page of the log. */
async function rebuildPage(session: Session, programmeId: string, from: number): Promise<void> {
  const rows = await session.query<{ record_id: string }>(
    `select distinct l.record_id from log_entries l
     where l.programme_id = $1 and l.n >= $2 and l.n < $3 and l.type = 'record-accepted'
       and not exists (
         select 1 from log_entries earlier
         where earlier.programme_id = l.programme_id and earlier.record_id = l.record_id
           and earlier.n < $2 and earlier.type = 'record-accepted')`,
    [programmeId, from, from + pageEntries],
  )
  const found = await recordEvents(
    session,
    programmeId,
    rows.map((row) => row.record_id),
  )
  const byKind = new Map<string, Map<string, readonly RecordEvent[]>>()
  for (const [recordId, { kind, events }] of found) {
    const records = byKind.get(kind) ?? new Map<string, readonly RecordEvent[]>()
    records.set(recordId, events)
    byKind.set(kind, records)
  }
  for (const [kind, records] of byKind) await writeAccepted(session, programmeId, kindNamed(kind), records)
}

async function rebuildWaiting(session: Session, programmeId: string): Promise<void> {
  let after = { submission: -1, rowNumber: -1 }
  for (;;) {
    const drafts = await draftsWhere(session, programmeId, { after, limit: pageEntries })
    await writeWaitingRows(session, programmeId, drafts)
    const last = drafts.at(-1)
    if (!last || drafts.length < pageEntries) return
    after = { submission: last.submission, rowNumber: last.rowNumber }
  }
}
