/**
 * Lawful erasure of a person (formats.md, "Salts"): bodies and secrets of their entries go, the commitments stay; every
 * kept file is kept again without their rows; what happened to them (victim records) stays and is still counted.
 */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toHex } from '../../core/log/bytes.js'
import { appendEntries } from '../../store/append.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import { deriveRecords } from '../../store/derive.js'
import type { Session } from '../../store/engine/engine.js'
import { scrub } from '../../store/engine/scrub.js'
import { prepareEntry } from '../../store/entries.js'
import type { FileRewrite } from '../../store/erase-bodies.js'
import { eraseBodies, erasureOf, noteErasedOutside } from '../../store/erase-bodies.js'
import {
  bodiesByRecord,
  bodiesOf,
  forgetDraftsOf,
  forgetFindings,
  rowKeysOf,
  scrubbedTables,
} from '../../store/erase-traces.js'
import type { DraftRecord } from '../../store/import/drafts.js'
import { draftsWhere } from '../../store/import/drafts.js'
import { findingsOf } from '../../store/import/findings.js'
import type { Submission } from '../../store/import/submissions.js'
import { everySubmission, keepChunks, replaceFile } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime, outsideFiles, timestamp } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { kindOfRecord } from '../../store/record-reading.js'
import { FindingsFile, removeFindingsFiles } from '../import/findings-file.js'
import { readTable } from '../table/read-table.js'
import type { LaidOutFile } from './person-rows.js'
import { rowsWithKeys, withKeptFile } from './person-rows.js'
import { fileWithoutRows } from './rewrite-file.js'

/** What an erasure did. */
export interface Erasure {
  /** Number of the `erased` entry. */
  readonly entry: number
  /** Numbers of the entries whose bodies went. */
  readonly erased: readonly number[]
  readonly filesRewritten: number
}

/**
 * Erases a person by record id, one who stands only in rows that wait as well. An erasure whose process died after its
 * commit is ended by asking again. Refused with `record-unknown` where nobody of that id was ever told of, and with
 * `not-a-person` for a record of another kind.
 */
export async function erasePerson(programme: Programme, personId: string, reason: string): Promise<Erasure> {
  const { engine } = programme
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const erasure = await oneAtATime(programme, () =>
    engine.transaction((session) => eraseInLog(session, programme, { personId, reason })),
  )
  noteErasedOutside(programme, erasure.erased)
  await writeFindingsAnew(programme)
  await keepCheckpoint(programme)
  await scrub(engine, scrubbedTables)
  return erasure
}

async function eraseInLog(
  session: Session,
  programme: Programme,
  { personId, reason }: { readonly personId: string; readonly reason: string },
): Promise<Erasure> {
  const { programmeId } = programme
  const entries = await bodiesOf(session, programmeId, personId)
  const keys = await rowKeysOf(session, programmeId, personId)
  const waiting = await waitingRecords(session, programmeId, { personId, keys })
  const kind = (await kindOfRecord(session, programmeId, personId)) ?? waiting[0]?.kind ?? 'person'
  if (kind !== 'person') throw problem.notAPerson({ id: personId, kind })
  if (entries.length === 0 && waiting.every(({ values }) => Object.keys(values).length === 0)) {
    const past = await erasureOf(session, programmeId, personId)
    if (!past) throw problem.recordUnknown({ id: personId })
    return { ...past, filesRewritten: 0 }
  }
  const files = await rewriteFiles(session, programme, keys)
  const { first } = await appendEntries(session, programme, [
    erasedEntry(programme, { entries, files, reason }),
  ])
  await eraseBodies(session, programmeId, { entries, files, erasedAt: first })
  await forgetDraftsOf(session, programmeId, [...keys])
  await deriveRecords(session, programmeId, [personId])
  return { entry: first, erased: entries.map((n) => n + 1), filesRewritten: files.length }
}

/** What rows that wait would record of this person. */
async function waitingRecords(
  session: Session,
  programmeId: string,
  { personId, keys }: { readonly personId: string; readonly keys: ReadonlySet<string> },
): Promise<readonly DraftRecord[]> {
  const drafts = await draftsWhere(session, programmeId, { rowKeys: [...keys] })
  return drafts.flatMap((draft) => draft.records).filter((record) => record.recordId === personId)
}

/**
 * Repeats erasures in the transaction that restores an older backup: `entries` (from 1) are known outside it to be
 * erased. Gives how many bodies went again. What was written is scrubbed after the commit, by `scrub`.
 */
export async function repeatErasures(
  session: Session,
  programme: Programme,
  entries: readonly number[],
): Promise<number> {
  const { programmeId } = programme
  let bodies = 0
  for (const [personId, numbers] of await bodiesByRecord(session, programmeId, entries)) {
    const keys = await rowKeysOf(session, programmeId, personId)
    const files = await rewriteFiles(session, programme, keys)
    await eraseBodies(session, programmeId, { entries: numbers, files, erasedAt: null })
    await forgetDraftsOf(session, programmeId, [...keys])
    bodies += numbers.length
  }
  return bodies
}

function erasedEntry(
  programme: Programme,
  what: {
    readonly entries: readonly number[]
    readonly files: readonly FileRewrite[]
    readonly reason: string
  },
) {
  return prepareEntry('erased', {
    at: timestamp(programme.now()),
    by: 'administrator',
    entries: what.entries.map((n) => String(n + 1)),
    files: what.files.map((file) => [toHex(file.before), toHex(file.after)]),
    reason: what.reason,
  })
}

async function rewriteFiles(
  session: Session,
  programme: Programme,
  keys: ReadonlySet<string>,
): Promise<readonly FileRewrite[]> {
  const rewritten: FileRewrite[] = []
  if (keys.size === 0) return rewritten
  for (const submission of await everySubmission(session, programme.programmeId)) {
    if (!submission.mappingSha256) continue
    const made = await withKeptFile(session, programme.programmeId, submission, async (file) => {
      const rows = await rowsWithKeys(file, keys)
      return rows.size === 0
        ? null
        : rewrite(session, programme, submission, { file, rows: new Set(rows.keys()) })
    })
    if (made) rewritten.push(made)
  }
  return rewritten
}

async function rewrite(
  session: Session,
  programme: Programme,
  submission: Submission,
  from: { readonly file: LaidOutFile; readonly rows: ReadonlySet<number> },
): Promise<FileRewrite> {
  const { programmeId } = programme
  const { file, rows } = from
  const bytes = await fileWithoutRows(file.path, file.mapping.tableOptions, rows, async (made) => {
    const path = join(dirname(file.path), 'without')
    await writeFile(path, made, { mode: 0o600 })
    return readTable(path, file.mapping.tableOptions)
  })
  const after = new Uint8Array(createHash('sha256').update(bytes).digest())
  await keepChunks(
    session,
    programmeId,
    { name: 'with rows erased', sha256: after, sizeBytes: bytes.length },
    chunked(bytes),
  )
  await replaceFile(session, programmeId, submission.sha256, after)
  await forgetFindings(session, programmeId, submission.entry, [...rows])
  return { before: submission.sha256, after }
}

function* chunked(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20))
}

/** Findings files quote what stood in rows of any file of their import, so all are written anew from what is left. */
async function writeFindingsAnew({ engine, programmeId, directory, code }: Programme): Promise<void> {
  const { folder } = outsideFiles(directory, code)
  removeFindingsFiles(folder)
  const submissions = await engine.transaction((session) => everySubmission(session, programmeId))
  for (const { entry } of submissions) {
    const file = new FindingsFile(folder)
    file.add(await engine.transaction((session) => findingsOf(session, programmeId, entry)))
    file.finish(`import-${entry}`)
  }
}
