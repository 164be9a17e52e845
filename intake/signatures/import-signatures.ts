/** Taking in a list of signatures, batch by batch; the same list again changes nothing. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Finding } from '../../core/finding.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Session } from '../../store/engine/engine.js'
import { addFindings, findingsOf } from '../../store/import/findings.js'
import { keepFile } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { giveSignatures } from '../../store/signatures/give-signatures.js'
import { receiveList } from '../../store/signatures/receive-list.js'
import { gatherSignatureStatistics } from '../../store/statistics.js'
import { KnownFindings } from '../import/known-findings.js'
import { listStopped } from '../problems.js'
import { readTable } from '../table/read-table.js'
import type { Table } from '../table/table.js'
import type { ListRow } from './list-rows.js'
import { ListRows } from './list-rows.js'
import type { SignatureContext, SignatureImportCounts, SignaturePlan } from './plan-signatures.js'
import { noSignatureCounts, planSignatures } from './plan-signatures.js'
import { refuseErasedList } from './refuse-erased-list.js'

/** What is to be taken in. `textSha256` is that of the document's text, hex. */
export interface SignatureImport {
  readonly path: string
  readonly documentId: string
  readonly textSha256: string
  readonly dryRun: boolean
  /** Ends the work between two batches of rows, by `list-stopped`: what was given stays given. */
  readonly signal?: AbortSignal
  readonly progress?: (done: {
    readonly bytes: number
    readonly totalBytes: number
    readonly rows: number
  }) => void
  readonly findings?: (found: readonly Finding[]) => void
}

/** What became of the rows. `id` is the number of the list's entry, null in a dry run. */
export interface SignatureImportReport extends Readonly<SignatureImportCounts> {
  readonly id: number | null
  readonly findings: number
}

/**
 * Takes in a list. One at a time in a programme. Throws `list-column-missing`, `file-erased-in-part`, `rows-erased` and
 * the problems of tables.
 */
export async function importSignatures(
  programme: Programme,
  request: SignatureImport,
): Promise<SignatureImportReport> {
  if (programme.readOnlyBecause && !request.dryRun) throw problem.readOnly({ ...programme.readOnlyBecause })
  return oneAtATime(programme, async () => {
    // Opened before anything is written: what is no list leaves no trace.
    const table = await readTable(request.path)
    const rows = new ListRows(request.path, table)
    const { size } = await stat(request.path)
    const list = {
      path: request.path,
      name: basename(request.path),
      sha256: await hashFile(request.path),
      sizeBytes: size,
      documentId: request.documentId,
    }
    await refuseErasedList(programme, list)
    const submission = request.dryRun ? 0 : await receiveList(programme, list)
    return importRows({ programme, request, table, rows, totalBytes: size, submission })
  })
}

interface Run {
  readonly programme: Programme
  readonly request: SignatureImport
  readonly table: Table
  readonly rows: ListRows
  readonly totalBytes: number
  readonly submission: number
}

async function importRows(run: Run): Promise<SignatureImportReport> {
  const { programme, request, submission } = run
  const { engine, programmeId } = programme
  const counts = noSignatureCounts()
  const before = await engine.transaction((session) => findingsOf(session, programmeId, submission))
  const known = new KnownFindings(request.dryRun ? [] : before)
  const context: SignatureContext = { ...request, programme, submission }
  const sampling = new Sampling()
  let findings = 0
  const tell = (found: readonly Finding[]) => {
    findings += found.length
    if (found.length > 0) request.findings?.(found)
  }
  tell(run.rows.fileFindings())
  for await (const batch of run.table.batches()) {
    if (request.signal?.aborted)
      throw listStopped({ rows: counts.rows, id: request.dryRun ? null : submission })
    const rows = await Promise.all(batch.rows.map((row) => withScan(run, run.rows.read(row))))
    const found = await engine.transaction(async (session) => {
      if (sampling.isDue()) await gatherSignatureStatistics(session)
      const plan = await planSignatures(session, context, rows)
      if (!request.dryRun) await writePlan(session, run, plan, known)
      return plan
    })
    for (const name of Object.keys(counts) as (keyof SignatureImportCounts)[])
      counts[name] += found.counts[name]
    tell([...batch.findings, ...found.findings])
    request.progress?.({ bytes: batch.bytes, totalBytes: run.totalBytes, rows: counts.rows })
  }
  if (!request.dryRun) await keepCheckpoint(programme)
  return { ...counts, id: request.dryRun ? null : submission, findings }
}

/**
 * When the planner is told what the tables hold: before the first batch, after it, and each time that there are some
 * four times as many.
 */
class Sampling {
  #batches = 0
  #next = 0

  /** Asked before each batch. */
  isDue(): boolean {
    const due = this.#batches >= this.#next
    if (due) this.#next = this.#batches === 0 ? 1 : 4 * this.#batches
    this.#batches += 1
    return due
  }
}

async function writePlan(
  session: Session,
  { programme, submission }: Run,
  plan: SignaturePlan,
  known: KnownFindings,
): Promise<void> {
  if (plan.prepared.length > 0) await giveSignatures(session, programme, plan.prepared)
  await addFindings(session, programme.programmeId, { submission, ...known.added(plan.findings) })
}

/** Hashes and keeps the scan that a row names: a file beside the list, by its plain name. */
async function withScan(run: Run, row: ListRow): Promise<ListRow> {
  const { scanFile, signature } = row.read
  if (scanFile === null || signature === null) return row
  const path = join(dirname(run.request.path), basename(scanFile))
  if (basename(scanFile) !== scanFile || !(await isFile(path))) return scanNotFound(row, scanFile)
  const sha256 = await hashFile(path)
  if (!run.request.dryRun) {
    const { size } = await stat(path)
    const { engine, programmeId } = run.programme
    await engine.transaction((session) =>
      keepFile(session, programmeId, { path, name: scanFile, sha256, sizeBytes: size }),
    )
  }
  const scanSha256 = Buffer.from(sha256).toString('hex')
  return { ...row, read: { ...row.read, signature: { ...signature, scanSha256 } } }
}

function scanNotFound(row: ListRow, text: string): ListRow {
  const finding: Finding = {
    rule: 'scan-not-found',
    severity: 'blocks',
    row: row.row,
    column: 'scan',
    text,
    message: 'There is no such file beside the list. The row waits: put the scan there, by its plain name.',
  }
  return { ...row, waits: true, findings: [...row.findings, finding] }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

async function hashFile(path: string): Promise<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return new Uint8Array(hash.digest())
}
