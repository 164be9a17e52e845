/**
 * Lawful erasure of a person (formats.md, "Salts"): bodies and secrets of their entries go, the commitments stay; every
 * kept file is kept again without their rows, and files of theirs go whole; what happened to them (victim records) stays
 * and is still counted.
 */
import { toHex } from '../../core/log/bytes.js'
import { appendEntries } from '../../store/append.js'
import {
  entriesOfBytes,
  filesErasedBefore,
  filesOfPerson,
} from '../../store/attachments/erase-attachments.js'
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
import type { Submission } from '../../store/import/submissions.js'
import { everySubmission, replaceFile } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime, timestamp } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { kindOfRecord } from '../../store/record-reading.js'
import { signatureBodies } from '../../store/signatures/erased-signatures.js'
import { repeatSignatureErasures } from './erase-signature.js'
import type { LaidOutFile } from './person-rows.js'
import { rowsWithKeys, withKeptFile } from './person-rows.js'
import { keepWithout } from './rewrite-file.js'
import { writeFindingsAnew } from './rewrite-findings.js'

/** What an erasure did. */
export interface Erasure {
  /** Number of the `erased` entry. */
  readonly entry: number
  /** Numbers of the entries whose bodies went. */
  readonly erased: readonly number[]
  readonly filesRewritten: number
}

/** What the erasure of a person did. `filesErased` are files of records of which nothing is kept. */
export interface PersonErasure extends Erasure {
  readonly filesErased: number
}

/**
 * Erases a person by record id, one who stands only in rows that wait as well. An erasure whose process died after its
 * commit is ended by asking again. Refused with `record-unknown` where nobody of that id was ever told of, and with
 * `not-a-person` for a record of another kind.
 */
export async function erasePerson(
  programme: Programme,
  personId: string,
  reason: string,
): Promise<PersonErasure> {
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
): Promise<PersonErasure> {
  const { programmeId } = programme
  const attached = await filesOfPerson(session, programmeId, personId)
  const own = [...(await bodiesOf(session, programmeId, personId)), ...attached.entries]
  const keys = await rowKeysOf(session, programmeId, personId)
  const waiting = await waitingRecords(session, programmeId, { personId, keys })
  const kind = (await kindOfRecord(session, programmeId, personId)) ?? waiting[0]?.kind ?? 'person'
  if (kind !== 'person') throw problem.notAPerson({ id: personId, kind })
  if (own.length === 0 && waiting.every(({ values }) => Object.keys(values).length === 0)) {
    const past = await erasureOf(session, programmeId, personId)
    if (!past) throw problem.recordUnknown({ id: personId })
    return { ...past, filesRewritten: 0, filesErased: 0 }
  }
  const rewritten = await rewriteFiles(session, programme, keys)
  // The same list can belong to a record as a file: there it goes whole.
  const lists = await entriesOfBytes(
    session,
    programmeId,
    rewritten.map(({ before }) => toHex(before)),
  )
  const entries = [...new Set([...own, ...lists])].sort((one, other) => one - other)
  const files = [...rewritten, ...attached.files]
  const { first } = await appendEntries(session, programme, [
    erasedEntry(programme, { entries, files, reason }),
  ])
  await eraseBodies(session, programmeId, { entries, files, erasedAt: first })
  await forgetDraftsOf(session, programmeId, [...keys])
  await deriveRecords(session, programmeId, [personId])
  const counts = { filesRewritten: rewritten.length, filesErased: attached.files.length }
  return { entry: first, erased: entries.map((n) => n + 1), ...counts }
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
  // Files of records first: what is left of the entries are the versions of persons and signatures.
  const attached = await filesErasedBefore(session, programmeId, entries)
  await eraseBodies(session, programmeId, { ...attached, erasedAt: null })
  const records = await bodiesByRecord(session, programmeId, entries)
  const signatures = await signatureBodies(session, programmeId, [...records.keys()])
  let bodies = attached.entries.length
  bodies += await repeatSignatureErasures(session, programmeId, { signatures, records })
  const signed = new Set(signatures.map(({ recordId }) => recordId))
  for (const [personId, numbers] of records) {
    if (signed.has(personId)) continue
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
    files: what.files.map(({ before, after }) => (after ? [toHex(before), toHex(after)] : [toHex(before)])),
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
  const { path, mapping } = from.file
  const made = await keepWithout(session, programmeId, {
    path,
    options: mapping.tableOptions,
    sha256: submission.sha256,
    rows: from.rows,
  })
  await replaceFile(session, programmeId, made.before, made.after)
  await forgetFindings(session, programmeId, submission.entry, [...from.rows])
  return made
}
