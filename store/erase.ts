/**
 * Lawful erasure of a person: the bodies and secrets of their entries go, the commitments stay; the original files are
 * kept again without their rows; what happened to them (victim records) stays and is still counted (formats.md, "Salts").
 */
import { existsSync, readFileSync } from 'node:fs'
import { toHex } from '../core/log/bytes.js'
import { appendEntries } from './append.js'
import { commitmentsOf } from './check-log.js'
import { keepCheckpoint } from './checkpoint.js'
import { deriveRecords } from './derive.js'
import type { Session } from './engine/engine.js'
import { scrub } from './engine/scrub.js'
import { prepareEntry } from './entries.js'
import type { FileRewrite } from './erase-files.js'
import { rewriteFilesWithout } from './erase-files.js'
import type { Programme } from './programme.js'
import { outsideFiles, timestamp } from './programme.js'
import { problem } from './programme-problems.js'
import { writeWholeFile } from './whole-file.js'

/** What an erasure did. */
export interface Erasure {
  /** Number of the `erased` entry. */
  readonly entry: number
  /** Numbers of the entries whose bodies went. */
  readonly erased: readonly number[]
  readonly filesRewritten: number
}

/** Erases a person by record id. Refused with `record-unknown` where the log has no body of them. */
export async function erasePerson(programme: Programme, personId: string, reason: string): Promise<Erasure> {
  const { engine, programmeId } = programme
  const erasure = await engine.exclusive(`import ${programmeId}`, () =>
    engine.transaction(async (session) => {
      const entries = await bodiesOf(session, programmeId, personId)
      if (entries.length === 0) throw problem.recordUnknown({ id: personId })
      const files = await rewriteFilesWithout(session, programme, personId)
      const { first } = await appendEntries(session, programme, [
        erasedEntry(programme, entries, files, reason),
      ])
      await eraseBodies(session, programmeId, { entries, files, erasedAt: first })
      await deriveRecords(session, programmeId, [personId])
      return { entry: first, erased: entries.map((n) => n + 1), filesRewritten: files.length }
    }),
  )
  noteOutside(programme, erasure.erased)
  await keepCheckpoint(programme)
  await scrub(engine, [
    'entry_bodies',
    'files',
    'file_chunks',
    'persons',
    'drafts',
    'findings',
    'imported_rows',
  ])
  return erasure
}

async function bodiesOf(session: Session, programmeId: string, recordId: string): Promise<readonly number[]> {
  const rows = await session.query<{ n: number }>(
    `select l.n from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = $2 order by l.n`,
    [programmeId, recordId],
  )
  return rows.map((row) => row.n)
}

function erasedEntry(
  programme: Programme,
  entries: readonly number[],
  files: readonly FileRewrite[],
  reason: string,
) {
  return prepareEntry('erased', {
    at: timestamp(programme.now()),
    by: 'administrator',
    entries: entries.map((n) => String(n + 1)),
    files: files.map((file) => [toHex(file.before), toHex(file.after)]),
    reason,
  })
}

/** Keeps the commitments and deletes bodies, secrets and old files, under the entry that makes it lawful. */
export async function eraseBodies(
  session: Session,
  programmeId: string,
  erasure: {
    readonly entries: readonly number[]
    readonly files: readonly FileRewrite[]
    readonly erasedAt: number
  },
): Promise<void> {
  await session.query(`select set_config('truebearing.erasure', $1, true)`, [String(erasure.erasedAt - 1)])
  for (const n of erasure.entries) await eraseBody(session, programmeId, n)
  for (const file of erasure.files) {
    await session.query('delete from file_chunks where programme_id = $1 and sha256 = $2', [
      programmeId,
      file.before,
    ])
    await session.query('delete from files where programme_id = $1 and sha256 = $2', [
      programmeId,
      file.before,
    ])
  }
  await session.query(`select set_config('truebearing.erasure', '', true)`)
}

async function eraseBody(session: Session, programmeId: string, n: number): Promise<void> {
  const [row] = await session.query<{ type: string; schema: string; body: Uint8Array; secret: Uint8Array }>(
    `select l.type, l.schema, b.body, b.secret from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.n = $2`,
    [programmeId, n],
  )
  if (!row) return
  const commitments = commitmentsOf(row)
  if (!(commitments instanceof Uint8Array))
    throw new Error(`entry ${n + 1} has a schema that cannot be committed to`)
  await session.query('insert into entry_commitments (programme_id, n, commitments) values ($1, $2, $3)', [
    programmeId,
    n,
    commitments,
  ])
  await session.query('delete from entry_bodies where programme_id = $1 and n = $2', [programmeId, n])
}

/** Entry numbers erased by law, kept outside the database so that a restore of an older backup applies them. */
export function erasedOutside(directory: string, code: string): readonly number[] {
  const path = outsideFiles(directory, code).erased
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { entries: number[] }).entries : []
}

/** Adds entry numbers to the list outside the database. */
export function noteOutside(programme: Programme, entries: readonly number[]): void {
  const all = new Set([...erasedOutside(programme.directory, programme.code), ...entries])
  const path = outsideFiles(programme.directory, programme.code).erased
  writeWholeFile(path, `${JSON.stringify({ entries: [...all].sort((one, other) => one - other) })}\n`)
}
