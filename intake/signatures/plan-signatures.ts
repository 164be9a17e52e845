/** What each row of a batch does: a new signature, one that stands already, an objection, or a row that waits. */
import type { Finding } from '../../core/finding.js'
import type { Signature } from '../../core/signature/signature.js'
import { hasRefused } from '../../core/signature/signature.js'
import type { Session } from '../../store/engine/engine.js'
import type { Programme } from '../../store/programme.js'
import type { PreparedSignature } from '../../store/signatures/give-signatures.js'
import {
  prepareObjection,
  prepareSignature,
  prepareWithdrawal,
} from '../../store/signatures/give-signatures.js'
import type { KnownRow } from '../../store/signatures/read-signatures.js'
import { knownRows, standingKeys } from '../../store/signatures/read-signatures.js'
import { contentKey, keyOfName } from '../../store/signatures/signature-rows.js'
import type { ListRow } from './list-rows.js'

/** What became of rows; they add up to `rows`. */
export interface SignatureImportCounts {
  rows: number
  /** New signatures. */
  given: number
  /** Stood here already. */
  unchanged: number
  /** Withdrawn, now or before: a list does not bring them back. */
  withdrawn: number
  /** Kin who did not sign and objects to naming the dead. */
  objections: number
  /** Did not sign. */
  notSigned: number
  /** Cannot be read, or say otherwise than a signature that stands. */
  waiting: number
}

/** Nothing yet. */
export function noSignatureCounts(): SignatureImportCounts {
  return { rows: 0, given: 0, unchanged: 0, withdrawn: 0, objections: 0, notSigned: 0, waiting: 0 }
}

/** Everything one batch writes. */
export interface SignaturePlan {
  readonly counts: SignatureImportCounts
  readonly prepared: PreparedSignature[]
  readonly findings: Finding[]
}

/** Where the rows belong. */
export interface SignatureContext {
  readonly programme: Programme
  readonly documentId: string
  readonly textSha256: string
  readonly submission: number
}

/** Plans a batch against what stands. */
export async function planSignatures(
  session: Session,
  context: SignatureContext,
  rows: readonly ListRow[],
): Promise<SignaturePlan> {
  const plan: SignaturePlan = { counts: noSignatureCounts(), prepared: [], findings: [] }
  const known = new Map(
    await knownRows(
      session,
      context.programme.programmeId,
      context.documentId,
      rows.map(({ rowKey }) => rowKey),
    ),
  )
  const added: AddedRow[] = []
  for (const row of rows) {
    plan.counts.rows += 1
    plan.findings.push(...row.findings)
    const { signature } = row.read
    if (row.waits || !signature) plan.counts.waiting += 1
    else planRow(plan, context, { row, signature, known, added })
  }
  await noteSameAgain(session, context, added, plan.findings)
  return plan
}

interface AddedRow {
  readonly row: number
  readonly signature: Signature
}

interface Planned {
  readonly row: ListRow
  readonly signature: Signature
  /** Of this batch too, as it goes on. */
  readonly known: Map<string, KnownRow>
  readonly added: AddedRow[]
}

function planRow(plan: SignaturePlan, context: SignatureContext, planned: Planned): void {
  const { row, signature, known } = planned
  const before = known.get(row.rowKey)
  const content = contentKey(signature, signature.textSha256 ?? context.textSha256)
  const isSame = before !== undefined && (before.content === content || before.content === null)
  if (isSame || before?.isWithdrawn === false) {
    if (!isSame) {
      plan.counts.waiting += 1
      plan.findings.push(changed(row, signature, before))
    } else if (before.recordId !== null && !before.isWithdrawn && row.read.withdrawnOn !== null)
      withdraw(plan, context, { ...planned, before })
    else plan.counts[before.isWithdrawn ? 'withdrawn' : 'unchanged'] += 1
    return
  }
  if (hasRefused(signature, 'sign')) planObjection(plan, context, planned)
  else planNew(plan, context, planned, content)
}

function planNew(plan: SignaturePlan, context: SignatureContext, planned: Planned, content: string): void {
  const { row, signature, known, added } = planned
  if (signature.textSha256 !== null && signature.textSha256 !== context.textSha256)
    plan.findings.push(otherText(row, signature))
  const prepared = prepareSignature(context.programme, signature, { ...context, rowKey: row.rowKey })
  plan.prepared.push(prepared)
  const recordId = prepared.entry.recordId
  const before: KnownRow = { rowKey: row.rowKey, recordId, content, entry: 0, isWithdrawn: false }
  known.set(row.rowKey, before)
  if (row.read.withdrawnOn !== null) withdraw(plan, context, { ...planned, before })
  else {
    plan.counts.given += 1
    added.push({ row: row.row, signature })
  }
}

function withdraw(
  plan: SignaturePlan,
  { programme, documentId }: SignatureContext,
  { row, known, before }: Planned & { readonly before: KnownRow },
): void {
  const reason = `withdrawn on ${row.read.withdrawnOn}, as the list says`
  plan.prepared.push(prepareWithdrawal(programme, { recordId: before.recordId ?? '', documentId, reason }))
  plan.counts.withdrawn += 1
  known.set(row.rowKey, { ...before, isWithdrawn: true })
}

function planObjection(
  plan: SignaturePlan,
  context: SignatureContext,
  { row, signature, known }: Planned,
): void {
  const objection = objectionOf(signature)
  plan.counts[objection ? 'objections' : 'notSigned'] += 1
  if (!objection) return
  plan.prepared.push(prepareObjection(context.programme, objection, { ...context, rowKey: row.rowKey }))
  known.set(row.rowKey, { rowKey: row.rowKey, recordId: null, content: null, entry: 0, isWithdrawn: false })
}

function objectionOf(signature: Signature): { readonly by: string; readonly dead: readonly string[] } | null {
  const dead = signature.kin.filter(({ outcome }) => outcome === 'killed').map(({ name }) => name)
  if (dead.length === 0 || !hasRefused(signature, 'name_and_photo_of_the_dead')) return null
  return { by: signature.name, dead }
}

function changed(row: ListRow, signature: Signature, before: KnownRow): Finding {
  const where = before.entry === 0 ? 'in this list' : `as entry ${before.entry}`
  return {
    rule: 'signature-changed',
    severity: 'blocks',
    row: row.row,
    column: 'number',
    text: signature.number,
    message: `This number stands ${where} with other words. A signature is not changed: the row waits until the one that stands is withdrawn.`,
  }
}

function otherText(row: ListRow, signature: Signature): Finding {
  return {
    rule: 'signed-another-text',
    severity: 'note',
    row: row.row,
    column: 'text_sha256',
    text: signature.textSha256,
    message:
      'This is the hash of another text than the document at hand, under which the signature is not counted.',
  }
}

/** The same person, or the same organisation, twice: both stand, and a person decides which to withdraw. */
async function noteSameAgain(
  session: Session,
  { programme, documentId }: SignatureContext,
  added: readonly AddedRow[],
  findings: Finding[],
): Promise<void> {
  const people = added.filter(({ signature }) => signature.name !== '')
  const organisations = added.filter(({ signature }) => signature.capacities.includes('organisation'))
  const look = async (of: 'name_key' | 'organisation_key', rows: readonly AddedRow[]) => {
    const nameOf = ({ name, organisation }: Signature) => (of === 'name_key' ? name : (organisation ?? ''))
    const keyed = rows.map(({ row, signature }) => ({
      row,
      name: nameOf(signature),
      key: keyOfName(nameOf(signature)),
    }))
    const keys = keyed.map(({ key }) => key)
    const standing = await standingKeys(session, programme.programmeId, documentId, { of, keys })
    const seen = new Map([...standing].map(([key, entry]) => [key, `entry ${entry}`]))
    for (const { row, name, key } of keyed) {
      const other = seen.get(key)
      if (other !== undefined) findings.push(sameAgain(of, { row, name, other }))
      else seen.set(key, `row ${row}`)
    }
  }
  await look('name_key', people)
  await look('organisation_key', organisations)
}

function sameAgain(
  of: 'name_key' | 'organisation_key',
  { row, name, other }: { readonly row: number; readonly name: string; readonly other: string },
): Finding {
  const isPerson = of === 'name_key'
  return {
    rule: isPerson ? 'same-person-twice' : 'same-organisation-twice',
    severity: 'note',
    row,
    column: isPerson ? 'name' : 'organisation',
    text: name,
    message: `This name stands already (${other}). Both are counted until a person withdraws one.`,
  }
}
