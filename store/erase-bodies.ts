/** The lawful exception to the append-only log: bodies and secrets go, their commitments stay (formats.md, "Salts"). */
import { existsSync, readFileSync } from 'node:fs'
import { commitmentsOf } from './check-log.js'
import type { Session } from './engine/engine.js'
import type { Programme } from './programme.js'
import { outsideFiles } from './programme.js'
import { writeWholeFile } from './whole-file.js'

/** A kept file and the one without the erased rows that takes its place, by hash; null: nothing does. */
export interface FileRewrite {
  readonly before: Uint8Array
  readonly after: Uint8Array | null
}

/** What is erased. `erasedAt` is the `erased` entry that makes it lawful; null for a restore that repeats one. */
export interface BodyErasure {
  readonly entries: readonly number[]
  readonly files: readonly FileRewrite[]
  readonly erasedAt: number | null
}

/** Keeps the commitments and deletes bodies (0-based entries), secrets and files. */
export async function eraseBodies(
  session: Session,
  programmeId: string,
  erasure: BodyErasure,
): Promise<void> {
  // A restore of an older backup repeats an erasure whose entry lies after it: the setting says so in its own word.
  const permit = erasure.erasedAt === null ? 'restore' : String(erasure.erasedAt - 1)
  await session.query(`select set_config('truebearing.erasure', $1, true)`, [permit])
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
    throw new Error(`entry ${n + 1} has a schema that is not known here`)
  await session.query('insert into entry_commitments (programme_id, n, commitments) values ($1, $2, $3)', [
    programmeId,
    n,
    commitments,
  ])
  await session.query('delete from entry_bodies where programme_id = $1 and n = $2', [programmeId, n])
}

/** An erasure that the log holds already: the number of its `erased` entry, and of the entries (from 1) that it took. */
export interface PastErasure {
  readonly entry: number
  readonly erased: readonly number[]
}

/** The last erasure of a record whose bodies are gone; null where nothing of it was erased. */
export async function erasureOf(
  session: Session,
  programmeId: string,
  recordId: string,
): Promise<PastErasure | null> {
  const [row] = await session.query<{ entry: number; erased: string }>(
    `select l.n + 1 as entry, (convert_from(b.body, 'UTF8')::json -> 'entries')::text as erased
     from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'erased' and exists (
       select 1 from json_array_elements_text(convert_from(b.body, 'UTF8')::json -> 'entries') as gone
       join log_entries e on e.programme_id = $1 and e.n = gone::bigint - 1
       where e.record_id = $2)
     order by l.n desc limit 1`,
    [programmeId, recordId],
  )
  return row ? { entry: Number(row.entry), erased: (JSON.parse(row.erased) as string[]).map(Number) } : null
}

/**
 * Writes into the list outside the database what the log says was erased: a process may have died after it committed an
 * erasure and before it wrote the list.
 */
export async function noteEveryErasure(session: Session, programme: Programme): Promise<void> {
  const rows = await session.query<{ n: number }>(
    'select n from entry_commitments where programme_id = $1 order by n',
    [programme.programmeId],
  )
  noteErasedOutside(
    programme,
    rows.map((row) => Number(row.n) + 1),
  )
}

/** Entry numbers erased by law, kept outside the database so that a restore of an older backup applies them. */
export function erasedOutside(directory: string, code: string): readonly number[] {
  const path = outsideFiles(directory, code).erased
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { entries: number[] }).entries : []
}

/** Adds entry numbers to the list outside the database. */
export function noteErasedOutside(programme: Programme, entries: readonly number[]): void {
  const known = erasedOutside(programme.directory, programme.code)
  const all = [...new Set([...known, ...entries])].sort((one, other) => one - other)
  if (all.length === known.length) return
  writeWholeFile(
    outsideFiles(programme.directory, programme.code).erased,
    `${JSON.stringify({ entries: all })}\n`,
  )
}
