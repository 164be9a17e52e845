/** Received files: their bytes, and what was asked to be read from them. */
import { createReadStream } from 'node:fs'
import { CopyLines } from '../copy-text.js'
import type { Session } from '../engine/engine.js'

/** A received file and how it was read. `entry` is the number (n + 1) of its submission-received entry. */
export interface Submission {
  readonly entry: number
  readonly sha256: Uint8Array
  readonly mappingSha256: Uint8Array | null
  readonly source: string | null
  readonly kind: string | null
  readonly receivedBy: string
  readonly state: 'open' | 'complete' | 'undone'
}

interface SubmissionRow extends Record<string, unknown> {
  readonly entry: number
  readonly sha256: Uint8Array
  readonly mapping_sha256: Uint8Array | null
  readonly source: string | null
  readonly kind: string | null
  readonly received_by: string
  readonly state: Submission['state']
}

const columns = 'entry, sha256, mapping_sha256, source, kind, received_by, state'

function toSubmission(row: SubmissionRow): Submission {
  return {
    entry: row.entry,
    sha256: row.sha256,
    mappingSha256: row.mapping_sha256,
    source: row.source,
    kind: row.kind,
    receivedBy: row.received_by,
    state: row.state,
  }
}

/**
 * The submission of the same bytes, read in the same way for the same source: sent again, it is the same one. Where
 * another import has replaced rows or drafts of it since, the file says something again and is received anew.
 */
export async function findSubmission(
  session: Session,
  programmeId: string,
  same: { readonly sha256: Uint8Array; readonly mappingSha256: Uint8Array; readonly source: string },
): Promise<Submission | null> {
  const [row] = await session.query<SubmissionRow>(
    `select ${columns} from submissions as received
     where programme_id = $1 and sha256 = $2 and mapping_sha256 = $3 and source = $4 and state <> 'undone'
       and not exists (select 1 from imported_rows as row
         where row.programme_id = $1 and row.submission = received.entry and row.ended is not null)
       and not exists (select 1 from drafts
         where drafts.programme_id = $1 and drafts.submission = received.entry and drafts.state = 'withdrawn')
     order by entry desc limit 1`,
    [programmeId, same.sha256, same.mappingSha256, same.source],
  )
  return row ? toSubmission(row) : null
}

/** The submission of that entry number, or null. */
export async function submissionOf(
  session: Session,
  programmeId: string,
  entry: number,
): Promise<Submission | null> {
  const [row] = await session.query<SubmissionRow>(
    `select ${columns} from submissions where programme_id = $1 and entry = $2`,
    [programmeId, entry],
  )
  return row ? toSubmission(row) : null
}

/** Who sent each of these imports, by their entries. */
export async function receiversOf(
  session: Session,
  programmeId: string,
  entries: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await session.query<{ entry: number; received_by: string }>(
    'select entry, received_by from submissions where programme_id = $1 and entry = any($2::bigint[])',
    [programmeId, entries],
  )
  return new Map(rows.map((row) => [row.entry, row.received_by] as const))
}

/** Writes down a submission in the transaction of its entry. */
export async function insertSubmission(
  session: Session,
  programmeId: string,
  made: Submission,
): Promise<void> {
  await session.query(
    `insert into submissions (programme_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      programmeId,
      made.entry,
      made.sha256,
      made.mappingSha256,
      made.source,
      made.kind,
      made.receivedBy,
      made.state,
    ],
  )
}

/** Moves a submission on. */
export async function setSubmissionState(
  session: Session,
  programmeId: string,
  entry: number,
  state: Submission['state'],
): Promise<void> {
  await session.query('update submissions set state = $3 where programme_id = $1 and entry = $2', [
    programmeId,
    entry,
    state,
  ])
}

/** What came in of a kind with a mapping, the latest first; files of that name are left out. */
export async function submissionsOfKind(
  session: Session,
  programmeId: string,
  { kind, notNamed }: { readonly kind: string; readonly notNamed: string },
): Promise<readonly Submission[]> {
  const rows = await session.query<SubmissionRow>(
    `select ${columns} from submissions as received
     where programme_id = $1 and mapping_sha256 is not null and $2 = any(string_to_array(kind, ' '))
       and not exists (select 1 from files
         where files.programme_id = $1 and files.sha256 = received.sha256 and files.name = $3)
     order by entry desc`,
    [programmeId, kind, notNamed],
  )
  return rows.map(toSubmission)
}

const chunkBytes = 1 << 20

/** Keeps the bytes of a file, in pieces of 1 MiB; the same bytes are kept once. */
export async function keepFile(
  session: Session,
  programmeId: string,
  file: {
    readonly path: string
    readonly name: string
    readonly sha256: Uint8Array
    readonly sizeBytes: number
  },
): Promise<void> {
  const chunks = createReadStream(file.path, { highWaterMark: chunkBytes })
  await keepChunks(session, programmeId, file, chunks)
}

/** Keeps bytes given as chunks under their hash. */
export async function keepChunks(
  session: Session,
  programmeId: string,
  file: { readonly name: string; readonly sha256: Uint8Array; readonly sizeBytes: number },
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const made = await session.query(
    `insert into files (programme_id, sha256, name, size_bytes) values ($1, $2, $3, $4)
     on conflict (programme_id, sha256) do nothing returning size_bytes`,
    [programmeId, file.sha256, file.name, file.sizeBytes],
  )
  if (made.length === 0) return
  let part = 0
  for await (const chunk of chunks) {
    const lines = new CopyLines()
    lines.add(programmeId, file.sha256, part, chunk)
    await session.copyIn('copy file_chunks (programme_id, sha256, part, bytes) from stdin', lines.bytes())
    part += 1
  }
}

/** The bytes of a kept file, piece by piece. */
export async function* keptChunks(
  session: Session,
  programmeId: string,
  sha256: Uint8Array,
): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const [row] = await session.query<{ bytes: Uint8Array }>(
      'select bytes from file_chunks where programme_id = $1 and sha256 = $2 and part = $3',
      [programmeId, sha256, part],
    )
    if (!row) return
    yield row.bytes
  }
}

/** Entry numbers of the submissions in a state. */
export async function submissionsIn(
  session: Session,
  programmeId: string,
  state: Submission['state'],
): Promise<readonly number[]> {
  const rows = await session.query<{ entry: number }>(
    'select entry from submissions where programme_id = $1 and state = $2 order by entry',
    [programmeId, state],
  )
  return rows.map((row) => row.entry)
}

/** Every submission, in the order in which they came. */
export async function everySubmission(session: Session, programmeId: string): Promise<readonly Submission[]> {
  const rows = await session.query<SubmissionRow>(
    `select ${columns} from submissions where programme_id = $1 order by entry`,
    [programmeId],
  )
  return rows.map(toSubmission)
}

const rewritten = 'with rows erased, of '

/**
 * The name of a file that takes the place of another, which says what was received in the first place: after a restore of
 * an older backup no entry does.
 */
export async function nameOfRewritten(
  session: Session,
  programmeId: string,
  before: Uint8Array,
): Promise<string> {
  const [row] = await session.query<{ name: string }>(
    'select name from files where programme_id = $1 and sha256 = $2 and starts_with(name, $3)',
    [programmeId, before, rewritten],
  )
  return row?.name ?? rewritten + Buffer.from(before).toString('hex')
}

/** Of every kept file that took the place of another: hashes in hex, as received and as kept. */
export async function rewrittenFiles(
  session: Session,
  programmeId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.query<{ name: string; after: string }>(
    `select name, encode(sha256, 'hex') as after from files where programme_id = $1 and starts_with(name, $2)`,
    [programmeId, rewritten],
  )
  return new Map(rows.map(({ name, after }) => [name.slice(rewritten.length), after]))
}

/** Points submissions of a file at the file that takes its place. */
export async function replaceFile(
  session: Session,
  programmeId: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<void> {
  await session.query('update submissions set sha256 = $3 where programme_id = $1 and sha256 = $2', [
    programmeId,
    before,
    after,
  ])
}
