/** Issuing receipts: what a person asked for of one record, opened from the log; that one was issued is logged. */
import { makeCommitter, openingsOf } from '../core/log/commitment.js'
import { labelsOfEntry } from '../core/log/labels.js'
import { openingPath } from '../core/log/opening.js'
import type { Receipt } from '../core/verify/receipt.js'
import { appendEntries, logSize, logTree } from './append.js'
import { decodeBody } from './bodies.js'
import { keepCheckpoint, programmeOriginOrCode } from './checkpoint.js'
import type { Session } from './engine/engine.js'
import { prepareEntry } from './entries.js'
import { neededRecordId } from './find-record.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'
import { problem } from './programme-problems.js'
import { neededSignatureId } from './signatures/read-signatures.js'

/**
 * The receipt of a record's last version, or of a signature by the number of its entry or its record id, opening the
 * labels that are asked (fields and levels such as `date~month`). The log says that a receipt was issued, and only inside
 * of which record. Throws `record-unknown`, `signature-unknown`, `receipt-field-unknown`, and `record-erased` where every
 * version was erased.
 */
export async function issueReceipt(
  programme: Programme,
  record: string,
  fields: readonly string[],
  of: 'record' | 'signature' = 'record',
): Promise<Receipt> {
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const { programmeId } = programme
  const receipt = await programme.engine.transaction(async (session) => {
    const recordId =
      of === 'record'
        ? await neededRecordId(session, programmeId, record)
        : await neededSignatureId(session, programmeId, record)
    const made = await receiptOf(session, programme, { recordId, fields })
    const entry = prepareEntry('decision', {
      at: timestamp(programme.now()),
      by: 'keeper',
      record_id: recordId,
      decision: 'receipt-issued',
      field: fields.join(','),
    })
    await appendEntries(session, programme, [entry])
    return made
  })
  await keepCheckpoint(programme)
  return receipt
}

interface VersionRow extends Record<string, unknown> {
  readonly n: number
  readonly type: string
  readonly schema: string
  readonly leaf: Uint8Array
  readonly body: Uint8Array
  readonly secret: Uint8Array
}

async function receiptOf(
  session: Session,
  programme: Programme,
  { recordId, fields }: { readonly recordId: string; readonly fields: readonly string[] },
): Promise<Receipt> {
  const { programmeId } = programme
  const [row] = await session.query<VersionRow>(
    `select l.n, l.type, l.schema, l.leaf, b.body, b.secret from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = $2 and l.type in ('record-accepted', 'signature-given')
     order by l.n desc limit 1`,
    [programmeId, recordId],
  )
  if (!row) throw problem.recordErased({ id: recordId })
  const labels = labelsOfEntry(row.type, row.schema) ?? []
  const unknown = fields.find((field) => !labels.includes(field))
  if (unknown !== undefined) throw problem.receiptFieldUnknown({ field: unknown, fields: labels })
  const entry = { values: decodeBody(row.body), secret: row.secret }
  const commitments = makeCommitter(nodeCrypto.sha256, labels).commitments(entry.values, entry.secret)
  const openings = openingsOf(nodeCrypto.sha256, labels, entry, [...fields, 'receipt_secret'])
  const size = await receiptTree(session, programmeId, row.n)
  return {
    origin: programmeOriginOrCode(programme),
    n: row.n,
    leaf: row.leaf,
    receiptSecret: String(entry.values.receipt_secret),
    openings: openings.map((opening) => ({
      ...opening,
      path: openingPath(nodeCrypto.sha256, labels, commitments, opening.label),
    })),
    size,
    inclusion: await logTree(session, programmeId, await logSize(session, programmeId)).inclusionPath(
      row.n,
      size,
    ),
  }
}

/** The last published tree that holds the entry, which every later bundle shows; else the log as it stands. */
async function receiptTree(session: Session, programmeId: string, n: number): Promise<number> {
  const [row] = await session.query<{ size: number | null }>(
    `select max(n) + 1 as size from log_entries
     where programme_id = $1 and type = 'document-published' and n > $2`,
    [programmeId, n],
  )
  return row?.size ?? logSize(session, programmeId)
}
