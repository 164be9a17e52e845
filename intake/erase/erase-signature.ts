/**
 * Lawful erasure of a signature, the right of its signer (formats.md, "Salts"): values and secrets go, the commitments
 * stay; every kept list is kept again without the row, and the scan goes with the last signature that names it. What was
 * published stays as it is; the next publication leaves the signer out.
 */
import { fromHex, toHex } from '../../core/log/bytes.js'
import { appendEntries } from '../../store/append.js'
import { entriesOfBytes } from '../../store/attachments/erase-attachments.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Session } from '../../store/engine/engine.js'
import { scrub } from '../../store/engine/scrub.js'
import { prepareEntry } from '../../store/entries.js'
import type { FileRewrite } from '../../store/erase-bodies.js'
import { eraseBodies, erasureOf, noteErasedOutside } from '../../store/erase-bodies.js'
import { bodiesOf, forgetFindings, scrubbedTables } from '../../store/erase-traces.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime, timestamp } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { isRecordId } from '../../store/record-id.js'
import type { SignatureBody } from '../../store/signatures/erased-signatures.js'
import {
  forgetSignatureRows,
  scansOfNobodyElse,
  signatureBodies,
  signatureRecord,
  signaturesOfRows,
} from '../../store/signatures/erased-signatures.js'
import { forgetSigners, tablesWithSigners } from '../../store/signing/forget-signers.js'
import type { Erasure } from './erase-person.js'
import { keysOfEqualRows, rewriteLists } from './list-rewrites.js'
import { writeFindingsAnew } from './rewrite-findings.js'

/** What an erasure of a signature did. */
export interface SignatureErasure extends Erasure {
  /** More than one where rows of a list without numbers say the same: nothing tells them apart. */
  readonly signatures: number
  /** Scans that stay because another signer stands on the same sheet. */
  readonly scansKept: number
}

/**
 * Erases a signature, named by the number of its entry or its record id; one that was withdrawn too. An erasure whose
 * process died after its commit is ended by asking again. Throws `signature-unknown`.
 */
export async function eraseSignature(
  programme: Programme,
  asked: string,
  reason: string,
): Promise<SignatureErasure> {
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const { engine } = programme
  const erasure = await oneAtATime(programme, () =>
    engine.transaction((session) => eraseInLog(session, programme, { asked, reason })),
  )
  noteErasedOutside(programme, erasure.erased)
  await writeFindingsAnew(programme)
  await keepCheckpoint(programme)
  await scrub(engine, [...scrubbedTables, 'signatures', 'signature_kin', ...tablesWithSigners])
  return erasure
}

async function eraseInLog(
  session: Session,
  programme: Programme,
  { asked, reason }: { readonly asked: string; readonly reason: string },
): Promise<SignatureErasure> {
  const { programmeId } = programme
  const recordId = await signatureRecord(session, programmeId, {
    entry: /^\d{1,15}$/.test(asked) ? Number(asked) : null,
    recordId: isRecordId(asked) ? asked : null,
  })
  if (recordId === null) throw problem.signatureUnknown({ asked })
  const [named] = await signatureBodies(session, programmeId, [recordId])
  if (!named) {
    const past = await erasureOf(session, programmeId, recordId)
    if (!past) throw problem.signatureUnknown({ asked })
    return { ...past, filesRewritten: 0, signatures: 0, scansKept: 0 }
  }
  const keys = await keysOfEqualRows(session, programmeId, named)
  const same = await signaturesOfRows(session, programmeId, named.documentId, keys)
  const all = await signatureBodies(session, programmeId, [...new Set([recordId, ...same])])
  const { files, scansKept } = await rewriteFilesOf(session, programmeId, all)
  const entries: number[] = []
  for (const { recordId: id } of all) entries.push(...(await bodiesOf(session, programmeId, id)))
  // The same list or scan can belong to a record as a file: there it goes whole.
  const gone = files.map(({ before }) => toHex(before))
  entries.push(...(await entriesOfBytes(session, programmeId, gone)))
  const erasedEntry = prepareEntry('erased', {
    at: timestamp(programme.now()),
    by: 'administrator',
    entries: entries.map((n) => String(n + 1)),
    files: files.map(({ before, after }) => (after ? [toHex(before), toHex(after)] : [toHex(before)])),
    rows: all.map(({ documentId, rowKey }) => [documentId, rowKey]),
    reason,
  })
  const { first } = await appendEntries(session, programme, [erasedEntry])
  await forgetEverywhere(session, programmeId, { all, files, entries, erasedAt: first })
  return {
    entry: first,
    erased: entries.map((n) => n + 1),
    filesRewritten: files.length,
    signatures: all.length,
    scansKept,
  }
}

async function forgetEverywhere(
  session: Session,
  programmeId: string,
  what: {
    readonly all: readonly SignatureBody[]
    readonly files: readonly FileRewrite[]
    readonly entries: readonly number[]
    readonly erasedAt: number | null
  },
): Promise<void> {
  const ids = what.all.map(({ recordId }) => recordId)
  await forgetSigners(session, programmeId, ids)
  await forgetSignatureRows(session, programmeId, ids)
  await eraseBodies(session, programmeId, what)
}

/**
 * Repeats erasures of signatures in the transaction that restores an older backup; `records` holds the entries (from 0)
 * of each. Gives how many bodies went again.
 */
export async function repeatSignatureErasures(
  session: Session,
  programmeId: string,
  {
    signatures,
    records,
  }: {
    readonly signatures: readonly SignatureBody[]
    readonly records: ReadonlyMap<string, readonly number[]>
  },
): Promise<number> {
  if (signatures.length === 0) return 0
  const { files } = await rewriteFilesOf(session, programmeId, signatures)
  const entries = signatures.flatMap(({ recordId }) => records.get(recordId) ?? [])
  await forgetEverywhere(session, programmeId, { all: signatures, files, entries, erasedAt: null })
  return entries.length
}

async function rewriteFilesOf(
  session: Session,
  programmeId: string,
  all: readonly SignatureBody[],
): Promise<{ readonly files: readonly FileRewrite[]; readonly scansKept: number }> {
  const lists = await rewriteLists(session, programmeId, all)
  for (const { list, rows } of lists.findings) await forgetFindings(session, programmeId, list, rows)
  const scans = [...new Set(all.flatMap(({ scanSha256 }) => scanSha256 ?? []))]
  const without = new Set(all.map(({ recordId }) => recordId))
  const gone = await scansOfNobodyElse(session, programmeId, { scans, without })
  return {
    files: [
      ...lists.files,
      ...gone.map((scan) => ({ before: fromHex(scan) ?? new Uint8Array(0), after: null })),
    ],
    scansKept: scans.length - gone.length,
  }
}
