/** Signatures that were erased by law: which rows of lists they were, how many, and what is needed to erase one. */
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import { bodiesOfType } from '../log-reading.js'

/** A signature of which only the commitments are left. */
export interface ErasedSignature {
  readonly documentId: string
  /** By which its row of a list is known again, hex. */
  readonly rowKey: string
  /** Number of the `erased` entry. */
  readonly entry: number
}

/** Every one of a programme, in the order of erasing. */
export async function erasedSignatures(
  session: Session,
  programmeId: string,
): Promise<readonly ErasedSignature[]> {
  const entries = await bodiesOfType(session, programmeId, 'erased')
  return entries.flatMap(({ n, values }) => {
    const { rows: erased } = values
    return (Array.isArray(erased) ? erased : []).flatMap((row): ErasedSignature[] =>
      Array.isArray(row) ? [{ documentId: String(row[0]), rowKey: String(row[1]), entry: n + 1 }] : [],
    )
  })
}

/** A signature whose values stand in the log. */
export interface SignatureBody {
  readonly recordId: string
  readonly documentId: string
  readonly rowKey: string
  readonly scanSha256: string | null
}

/** The signatures of these record ids whose values stand still; from the log alone, as a restore needs it. */
export async function signatureBodies(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<readonly SignatureBody[]> {
  const rows = await session.query<{ body: Uint8Array }>(
    `select b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'signature-given' and l.record_id = any($2::uuid[]) order by l.n`,
    [programmeId, recordIds],
  )
  return rows.map(({ body }) => toBody(decodeBody(body)))
}

function toBody(values: ReturnType<typeof decodeBody>): SignatureBody {
  return {
    recordId: String(values.record_id),
    documentId: String(values.document_id),
    rowKey: String(values.row_key),
    scanSha256: typeof values.scan_sha256 === 'string' ? values.scan_sha256 : null,
  }
}

/** The record id that is meant by the number of an entry, or by the id itself; of an erased signature too. */
export async function signatureRecord(
  session: Session,
  programmeId: string,
  asked: { readonly entry: number | null; readonly recordId: string | null },
): Promise<string | null> {
  const [row] = await session.query<{ record_id: string }>(
    `select record_id from log_entries
     where programme_id = $1 and type = 'signature-given' and (n = $2::bigint - 1 or record_id = $3::uuid)`,
    [programmeId, asked.entry, asked.recordId],
  )
  return row?.record_id ?? null
}

/** Record ids of the signatures under a document that came as rows of these keys. */
export async function signaturesOfRows(
  session: Session,
  programmeId: string,
  documentId: string,
  rowKeys: readonly string[],
): Promise<readonly string[]> {
  const rows = await session.query<{ record_id: string }>(
    `select record_id from signatures where programme_id = $1 and document_id = $2
       and row_key = any(array(select decode(key, 'hex') from unnest($3::text[]) as key)) order by entry`,
    [programmeId, documentId, rowKeys],
  )
  return rows.map(({ record_id }) => record_id)
}

const page = 2000

/** Of these scans, those that no signature names but the ones left out: the sheet of one signer alone. */
export async function scansOfNobodyElse(
  session: Session,
  programmeId: string,
  { scans, without }: { readonly scans: readonly string[]; readonly without: ReadonlySet<string> },
): Promise<readonly string[]> {
  const left = new Set(scans)
  for (let after = -1; left.size > 0; ) {
    const rows = await session.query<{ n: number; body: Uint8Array }>(
      `select l.n, b.body from log_entries l
       join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
       where l.programme_id = $1 and l.n > $2 and l.type = 'signature-given' order by l.n limit $3`,
      [programmeId, after, page],
    )
    for (const { body } of rows) {
      const { recordId, scanSha256 } = toBody(decodeBody(body))
      if (scanSha256 !== null && !without.has(recordId)) left.delete(scanSha256)
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = last.n
  }
  return [...left]
}

/** Takes their rows out of the tables that are made from the log. */
export async function forgetSignatureRows(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<void> {
  await session.query(
    `delete from signature_kin where programme_id = $1 and entry in (
       select entry from signatures where programme_id = $1 and record_id = any($2::uuid[]))`,
    [programmeId, recordIds],
  )
  await session.query('delete from signatures where programme_id = $1 and record_id = any($2::uuid[])', [
    programmeId,
    recordIds,
  ])
}
