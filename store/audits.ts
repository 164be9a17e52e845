/** Audits by lot in the log: the number that was named in advance, and what was answered. */
import { toHex } from '../core/log/bytes.js'
import { appendEntries } from './append.js'
import { decodeBody } from './bodies.js'
import { keepCheckpoint } from './checkpoint.js'
import type { Session } from './engine/engine.js'
import { prepareEntry } from './entries.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'
import { problem } from './programme-problems.js'

/** That a public number, not known yet, will draw so many rows of a file of a published document. */
export interface Announcement {
  readonly documentId: string
  readonly path: string
  readonly count: number
  /** Which number, in words: "the first prize of the lottery of Example Province drawn on 1 June 2043". */
  readonly number: string
}

/** Names a number in the log before anybody knows it. Gives the number of the entry. */
export async function announceAudit(programme: Programme, announcement: Announcement): Promise<number> {
  return appendDecision(programme, {
    decision: 'audit-announced',
    code: announcement.documentId,
    field: announcement.path,
    take: String(announcement.count),
    reason: announcement.number,
  })
}

/** Logs the hash of the signed answers. Gives the number of the entry. */
export async function recordAnswers(
  programme: Programme,
  documentId: string,
  note: Uint8Array,
): Promise<number> {
  const hash = toHex(nodeCrypto.sha256(note))
  return appendDecision(programme, { decision: 'audit-answered', code: documentId, reason: hash })
}

async function appendDecision(
  programme: Programme,
  values: Readonly<Record<string, string>>,
): Promise<number> {
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const entry = prepareEntry('decision', { at: timestamp(programme.now()), by: 'publisher', ...values })
  const { first } = await programme.engine.transaction((session) =>
    appendEntries(session, programme, [entry]),
  )
  await keepCheckpoint(programme)
  return first
}

/** The last announcement for a file of a document, and its entry; null where there is none. */
export async function announcedAudit(
  session: Session,
  programmeId: string,
  { documentId, path }: { readonly documentId: string; readonly path: string },
): Promise<(Announcement & { readonly entry: number }) | null> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'decision' and l.record_id is null order by l.n desc`,
    [programmeId],
  )
  for (const { n, body } of rows) {
    const { decision, code, field, take, reason } = decodeBody(body)
    if (decision !== 'audit-announced' || code !== documentId || field !== path) continue
    return { documentId, path, count: Number(take), number: String(reason), entry: n + 1 }
  }
  return null
}

/** What the auditor's sheet says of a record. */
export interface SheetRecord {
  readonly localId: string | null
  /** Number and title of each source that the record names. */
  readonly sources: readonly string[]
}

interface SheetRow extends Record<string, unknown> {
  readonly record_id: string
  readonly local_id: string | null
  readonly sources: string | null
}

/** Records of a kind's table as they stand, with their sources; for a person who sees them in confidence. */
export async function sheetRecords(
  session: Session,
  programmeId: string,
  { table, recordIds }: { readonly table: string; readonly recordIds: readonly string[] },
): Promise<ReadonlyMap<string, SheetRecord>> {
  const rows = await session.query<SheetRow>(
    `select record_id, local_id, sources from ${table}
     where programme_id = $1 and record_id = any($2::uuid[]) and role = 'accepted' and current_to is null`,
    [programmeId, recordIds],
  )
  const idsOf = (text: string | null) =>
    (JSON.parse(text ?? '[]') as unknown[]).flatMap((part) =>
      Array.isArray(part) && typeof part[0] === 'string' ? [part[0]] : [],
    )
  const titles = await session.query<{ record_id: string; local_id: string | null; title: string | null }>(
    `select record_id, local_id, title from sources
     where programme_id = $1 and record_id = any($2::uuid[]) and role = 'accepted' and current_to is null`,
    [programmeId, [...new Set(rows.flatMap((row) => idsOf(row.sources)))]],
  )
  const named = new Map(
    titles.map(({ record_id, local_id, title }) => [record_id, [local_id, title].filter(Boolean).join(', ')]),
  )
  return new Map(
    rows.map((row) => [
      row.record_id,
      { localId: row.local_id, sources: idsOf(row.sources).map((id) => named.get(id) ?? id) },
    ]),
  )
}
