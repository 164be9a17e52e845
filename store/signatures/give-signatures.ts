/** Signatures given, objections and withdrawals: an entry each, and the derived rows, in one transaction. */
import { toBase64Url } from '../../core/log/bytes.js'
import type { Values } from '../../core/record/definition.js'
import type { Signature } from '../../core/signature/signature.js'
import { signatureValues } from '../../core/signature/signature.js'
import { appendEntries } from '../append.js'
import { decodeBody } from '../bodies.js'
import { keepCheckpoint } from '../checkpoint.js'
import type { Session } from '../engine/engine.js'
import type { PreparedEntry } from '../entries.js'
import { prepareEntry } from '../entries.js'
import { randomBytes } from '../node-crypto.js'
import type { Programme } from '../programme.js'
import { oneAtATime, timestamp } from '../programme.js'
import { problem } from '../programme-problems.js'
import { newRecordId } from '../record-id.js'
import { signatureNamed } from './read-signatures.js'
import { namingObjected, SignatureLines } from './signature-rows.js'

/** What ties a signature to its text and its list. Hashes and keys in hex. */
export interface SignatureBinding {
  readonly documentId: string
  readonly textSha256: string
  /** Number of the submission-received entry of its list; null for one that its signer gave by e-mail. */
  readonly submission: number | null
  readonly rowKey: string
}

/** An entry that waits for its number, and the values of which its rows are made. */
export interface PreparedSignature {
  readonly entry: PreparedEntry
  readonly values: Values
}

/** Hashes a signature. */
export function prepareSignature(
  programme: Programme,
  signature: Signature,
  binding: SignatureBinding,
): PreparedSignature {
  const values: Values = {
    at: timestamp(programme.now()),
    by: binding.submission === null ? null : 'data_entry',
    record_id: newRecordId(),
    receipt_secret: toBase64Url(randomBytes(32)),
    document_id: binding.documentId,
    text_sha256: signature.textSha256 ?? binding.textSha256,
    submission: binding.submission === null ? null : String(binding.submission),
    row_key: binding.rowKey,
    ...signatureValues(signature),
  }
  return { entry: prepareEntry('signature-given', values), values }
}

/** The objection of kin who does not sign: closes the naming of these dead in every document. */
export function prepareObjection(
  programme: Programme,
  objection: { readonly by: string; readonly dead: readonly string[] },
  binding: SignatureBinding,
): PreparedSignature {
  const values: Values = {
    at: timestamp(programme.now()),
    by: 'data_entry',
    submission: String(binding.submission),
    decision: namingObjected,
    code: binding.rowKey,
    field: binding.documentId,
    take: objection.dead,
    reason: objection.by,
  }
  return { entry: prepareEntry('decision', values), values }
}

/** That a signature is withdrawn, by its record id. */
export function prepareWithdrawal(
  programme: Programme,
  withdrawal: { readonly recordId: string; readonly documentId: string; readonly reason: string | null },
): PreparedSignature {
  const values: Values = {
    at: timestamp(programme.now()),
    by: 'data_entry',
    record_id: withdrawal.recordId,
    document_id: withdrawal.documentId,
    reason: withdrawal.reason,
  }
  return { entry: prepareEntry('signature-withdrawn', values), values }
}

/** Appends what was prepared and derives its rows. Gives the number of the first entry. */
export async function giveSignatures(
  session: Session,
  programme: Programme,
  prepared: readonly PreparedSignature[],
): Promise<number> {
  const { first } = await appendEntries(
    session,
    programme,
    prepared.map(({ entry }) => entry),
  )
  const derived = prepared.map(({ entry, values }, index) => ({
    type: entry.type,
    entry: first + index,
    values,
  }))
  await writeRows(session, programme.programmeId, derived)
  return first
}

/** A signature that was withdrawn: the entries that gave it and withdrew it. */
export interface WithdrawnSignature {
  readonly documentId: string
  readonly given: number
  readonly entry: number
}

/**
 * Withdraws a signature, named by the number of its entry or its record id. The count falls; the history stays. Throws
 * `signature-unknown`, and `signature-withdrawn` where it was withdrawn before.
 */
export async function withdrawSignature(
  programme: Programme,
  asked: string,
  reason: string | null,
): Promise<WithdrawnSignature> {
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const withdrawn = await oneAtATime(programme, () =>
    programme.engine.transaction(async (session) => {
      const { programmeId } = programme
      const standing = await signatureNamed(session, programmeId, asked)
      if (!standing) throw problem.signatureUnknown({ asked })
      if (standing.withdrawn !== null) throw problem.signatureWithdrawn({ asked, entry: standing.withdrawn })
      const named = { recordId: standing.record_id, documentId: standing.document_id, reason }
      const first = await giveSignatures(session, programme, [prepareWithdrawal(programme, named)])
      return { documentId: standing.document_id, given: standing.entry, entry: first }
    }),
  )
  await keepCheckpoint(programme)
  return withdrawn
}

/** An entry that has rows of its own here. */
interface DerivedEntry {
  readonly type: string
  readonly entry: number
  readonly values: Values
}

async function writeRows(
  session: Session,
  programmeId: string,
  entries: readonly DerivedEntry[],
): Promise<void> {
  const lines = new SignatureLines(programmeId)
  for (const { type, entry, values } of entries) {
    if (type === 'signature-given') lines.addGiven(entry, values)
    else if (values.decision === namingObjected) lines.addObjection(entry, values)
  }
  await lines.write(session)
  for (const { type, entry, values } of entries) {
    if (type !== 'signature-withdrawn') continue
    await session.query('update signatures set withdrawn = $3 where programme_id = $1 and record_id = $2', [
      programmeId,
      String(values.record_id),
      entry,
    ])
  }
}

/** How many entries are read at a time. */
const page = 5000

/** Makes both tables of a programme anew from its log, page by page. */
export async function deriveSignatures(session: Session, programmeId: string): Promise<void> {
  for (let after = -1; ; ) {
    const rows = await session.query<{ n: number; type: string; body: Uint8Array }>(
      `select l.n, l.type, b.body from log_entries l
       join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
       where l.programme_id = $1 and l.n > $2 and l.type in ('signature-given', 'signature-withdrawn', 'decision')
         and l.type <> 'record-accepted'
       order by l.n limit $3`,
      [programmeId, after, page],
    )
    const entries = rows.map(({ n, type, body }) => ({ type, entry: n + 1, values: decodeBody(body) }))
    await writeRows(session, programmeId, entries)
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.n
  }
}
