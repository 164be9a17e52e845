/** Signatures for staff: a page of those that stand, the lists that came in, and one value opened with a reason. */
import type { Account } from '../../core/access/account.js'
import type { Finding } from '../../core/finding.js'
import type { Signature } from '../../core/signature/signature.js'
import { signatureLabels, signatureOf } from '../../core/signature/signature.js'
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import { findingsOf } from '../import/findings.js'
import type { Programme } from '../programme.js'
import type { Opened } from '../staff/open-confidential.js'
import { noteOpening } from '../staff/open-confidential.js'
import { problem as staffProblem } from '../staff/problems.js'
import type { SignedText } from './read-signatures.js'
import { ofText, standing } from './read-signatures.js'
import { kindOfLists } from './receive-list.js'

/** A signature by the number of the entry that gave it. */
export interface ListedSignature {
  readonly entry: number
  readonly signature: Signature
}

/** Signatures of a text that stand, in the order of signing, after an entry; 0: from the first. */
export async function signaturesAfter(
  session: Session,
  programmeId: string,
  { documentId, texts, asOf }: SignedText,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<readonly ListedSignature[]> {
  // programme_id: stands in the hole `standing`
  const rows = await session.query<{ entry: number; body: Uint8Array }>(
    `select s.entry, b.body from (
       select programme_id, entry from signatures
       where ${standing} and ${ofText} and entry > $5 order by entry limit $6) s
     join entry_bodies b on b.programme_id = s.programme_id and b.n = s.entry - 1 order by s.entry`,
    [programmeId, documentId, asOf, texts, after, most],
  )
  return rows.map(({ entry, body }) => ({ entry, signature: signatureOf(decodeBody(body)) }))
}

/** Whether the entry gave a signature under the document, withdrawn since or not. */
export async function isSignatureOf(
  session: Session,
  programmeId: string,
  documentId: string,
  entry: number,
): Promise<boolean> {
  return (await recordIdOf(session, programmeId, documentId, entry)) !== null
}

async function recordIdOf(
  session: Session,
  programmeId: string,
  documentId: string,
  entry: number,
): Promise<string | null> {
  const [row] = await session.query<{ record_id: string }>(
    'select record_id from signatures where programme_id = $1 and document_id = $2 and entry = $3',
    [programmeId, documentId, entry],
  )
  return row?.record_id ?? null
}

/** A list of signatures that came in, with what is doubtful in it. */
export interface TakenList {
  readonly entry: number
  readonly at: string
  readonly fileName: string
  readonly findings: readonly Finding[]
}

/** The lists that came in for a document, newest first. */
export async function takenLists(
  session: Session,
  programmeId: string,
  documentId: string,
): Promise<readonly TakenList[]> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'submission-received' order by l.n desc`,
    [programmeId],
  )
  const lists: TakenList[] = []
  for (const { n, body } of rows) {
    const { kind, note, at, file_name } = decodeBody(body)
    if (kind !== kindOfLists || note !== documentId) continue
    const findings = await findingsOf(session, programmeId, n + 1)
    lists.push({ entry: n + 1, at: String(at), fileName: String(file_name), findings })
  }
  return lists
}

/** What is opened of which signature, by whom and why. */
export interface SignatureOpening {
  readonly account: Account
  readonly documentId: string
  /** Of the entry that gave it. */
  readonly entry: number
  /** One of the labels of a signature. */
  readonly field: string
  readonly reason: string
}

/**
 * Opens one value of a signature, with the act in the log first. Throws `record-not-there` where the document has no
 * such signature, `field-not-opened` where a signature has no such value.
 */
export async function openSignatureField(
  session: Session,
  programme: Programme,
  { documentId, entry, ...opening }: SignatureOpening,
): Promise<Opened> {
  const { programmeId } = programme
  const recordId = await recordIdOf(session, programmeId, documentId, entry)
  const [row] = await session.query<{ body: Uint8Array }>(
    'select body from entry_bodies where programme_id = $1 and n = $2',
    [programmeId, entry - 1],
  )
  if (recordId === null || !row) throw staffProblem.recordNotThere({ kind: kindOfLists, id: String(entry) })
  const known: readonly string[] = signatureLabels
  if (!known.includes(opening.field))
    throw staffProblem.fieldNotOpened({ field: opening.field, kind: kindOfLists, known })
  const noted = await noteOpening(session, programme, {
    ...opening,
    kind: { kind: kindOfLists },
    recordId,
  })
  return { value: decodeBody(row.body)[opening.field] ?? null, entry: noted }
}
