/** Importing files: received, read, planned and written batch by batch; the same file again changes nothing. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dayIn } from '../../core/day.js'
import type { Finding } from '../../core/finding.js'
import type { Session } from '../../store/engine/engine.js'
import type { DraftName } from '../../store/import/drafts.js'
import { draftCounts } from '../../store/import/drafts.js'
import { addFindings, findingsOf } from '../../store/import/findings.js'
import { countStandingRows } from '../../store/import/imported-rows.js'
import { receivedBefore, receiveFile } from '../../store/import/receive-file.js'
import type { Submission } from '../../store/import/submissions.js'
import { setSubmissionState } from '../../store/import/submissions.js'
import { knownPlaces } from '../../store/place-list.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { peopleWhoReview } from '../../store/review/own-work.js'
import { settingsNow } from '../../store/settings.js'
import { gatherDraftStatistics } from '../../store/statistics.js'
import { withPackedShapefiles } from '../gis/pack-shapefile.js'
import { importCancelled, readInPart } from '../problems.js'
import type { LoadedMapping } from '../table/load-mapping.js'
import type { MappedBatch } from '../table/mapped-rows.js'
import { openMapped } from '../table/mapped-rows.js'
import type { Batch } from './batch.js'
import type { ShapeChecking } from './check-shapes.js'
import { checkNeighbours, checkShapes } from './check-shapes.js'
import type { ImportContext } from './context.js'
import type { Edition, EditionPair } from './edition.js'
import { noEdition, readEdition } from './edition.js'
import { countOfKinds, editionRows, fileStride, listedKinds } from './import-list.js'
import { KnownFindings } from './known-findings.js'
import { Matcher } from './matching.js'
import { PlaceIndex } from './places.js'
import { planBatch } from './plan-batch.js'
import { refuseErased } from './refuse-erased.js'
import type { Change, ImportCounts, ImportReport } from './report.js'
import { noCounts } from './report.js'
import { SeenNumbers } from './seen-numbers.js'
import { SharedRecords } from './shared-records.js'
import { findOrMakeSource } from './source.js'
import { namesRecords, StatedIds } from './stated-ids.js'
import { validateRow } from './validate-row.js'
import { writeBatch } from './write-batch.js'

/** What an import is asked to do. */
export interface ImportRequest {
  readonly paths: readonly string[]
  readonly mapping: LoadedMapping
  /** A source's own number, or the name of a new one of type "list". */
  readonly source: string
  readonly accept: boolean
  readonly dryRun: boolean
  /** A form: which row gives way to it, and what is looked at in its turn, before anything is written. */
  readonly form?: {
    readonly answers: DraftName | null
    readonly check: (session: Session) => Promise<void>
  }
  /** Ends the import between two batches of rows; throws `import-cancelled`. */
  readonly signal?: AbortSignal
  /** Called as the work goes on. */
  readonly progress?: (done: {
    readonly bytes: number
    readonly totalBytes: number
    readonly rows: number
  }) => void
  /** Called with findings as they come, those of the dry run too. */
  readonly findings?: (found: readonly Finding[]) => void
}

/** Imports files of one source with one mapping. One import of a programme at a time. */
export async function importFiles(programme: Programme, request: ImportRequest): Promise<ImportReport> {
  const settings = await settingsNow(programme)
  const people = await programme.engine.transaction((session) => peopleWhoReview(session, programme))
  if (request.accept && people > 1 && !request.dryRun) throw problem.secondReaderNeeded({ people })
  if (programme.readOnlyBecause && !request.dryRun) throw problem.readOnly({ ...programme.readOnlyBecause })
  const known = { receivedOn: dayIn(settings.timeZone, programme.now()), country: settings.countryBox }
  return oneAtATime(programme, () =>
    withPackedShapefiles(request.paths, (paths) => importAll(programme, { ...request, paths }, known)),
  )
}

/** What the programme's settings say to a run: its day, and the box in which its country lies. */
interface SettingsOfRun {
  readonly receivedOn: string
  readonly country: ShapeChecking['country']
}

async function importAll(
  programme: Programme,
  request: ImportRequest,
  known: SettingsOfRun,
): Promise<ImportReport> {
  const files = await Promise.all(
    request.paths.map((path) => openFile(path, request.mapping, known.receivedOn)),
  )
  await refuseErased(programme, request.mapping, files)
  if (request.form) await programme.engine.transaction(request.form.check)
  const run = await startRun(programme, request, known)
  for (const [index, file] of files.entries()) await importFile(run, file, index)
  return finishRun(run)
}

interface Run {
  readonly programme: Programme
  readonly request: ImportRequest
  readonly source: string
  readonly receivedOn: string
  readonly shapes: ShapeChecking
  readonly places: PlaceIndex
  readonly edition: Edition
  readonly matcher: Matcher
  /** null where the mapping reads no ids of records. */
  readonly stated: StatedIds | null
  readonly shared: ImportContext['shared']
  readonly versions: ImportContext['versions']
  readonly numbersSeen: ImportContext['numbersSeen']
  readonly counts: ImportCounts
  readonly changes: Change[]
  readonly submissions: number[]
}

async function startRun(
  programme: Programme,
  request: ImportRequest,
  { receivedOn, country }: SettingsOfRun,
): Promise<Run> {
  const { engine, programmeId } = programme
  const { mapping, kinds } = request.mapping
  const source = await findOrMakeSource(programme, request.source, request.dryRun)
  const state = await engine.transaction(async (session) => ({
    standing: await countStandingRows(session, programmeId, source),
    records: await countOfKinds(session, programmeId, kinds),
    drafts: Object.keys(await draftCounts(session, programmeId)).length,
    places: await knownPlaces(session, programmeId),
  }))
  const list = { source, kind: listedKinds(kinds) }
  const edition =
    state.standing > 0 ? await readEdition(programme, list, () => editionRows(request)) : noEdition
  const answers = request.form?.answers
  const scope = { source, answers, empty: state.standing === 0 && state.records === 0 && state.drafts === 0 }
  return {
    programme,
    request,
    source,
    receivedOn,
    shapes: { programme, mapping, country },
    places: new PlaceIndex(state.places),
    edition,
    matcher: new Matcher(programme, scope),
    stated: namesRecords(mapping) ? new StatedIds(programme) : null,
    shared: new SharedRecords(),
    versions: new Map(),
    numbersSeen: new SeenNumbers(),
    counts: noCounts(),
    changes: [],
    submissions: [],
  }
}

interface OpenFile {
  readonly path: string
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: Uint8Array
  readonly batches: AsyncGenerator<MappedBatch>
}

/** Opens a file before anything is written: one that is no table, or that the mapping does not fit, leaves no trace. */
async function openFile(path: string, mapping: LoadedMapping, receivedOn: string): Promise<OpenFile> {
  const batches = await openMapped(path, mapping, { receivedOn })
  const { size } = await stat(path)
  return { path, name: basename(path), sizeBytes: size, sha256: await hashFile(path), batches }
}

async function importFile(run: Run, file: OpenFile, index: number): Promise<void> {
  const { programme, request } = run
  const received = {
    file,
    mapping: request.mapping,
    source: run.source,
    kind: listedKinds(request.mapping.kinds),
  }
  const submission = request.dryRun
    ? null
    : ((await receivedBefore(programme, received)) ?? (await receiveFile(programme, received)))
  if (submission) run.submissions.push(submission.entry)
  const context = contextOf(run, submission, file.name, index)
  const before = run.counts.rows
  try {
    await importRows(run, context, file)
  } catch (error) {
    const rows = run.counts.rows - before
    throw readInPart(error, { path: file.path, rows, id: submission?.entry ?? null })
  }
  if (submission) await finishSubmission(run, submission)
}

function contextOf(run: Run, submission: Submission | null, fileName: string, index: number): ImportContext {
  const { programme, request, source, receivedOn, places, shared, versions, numbersSeen } = run
  const pairs = new Map<number, EditionPair>()
  for (const [row, pair] of run.edition.pairs) {
    if (Math.floor(row / fileStride) === index) pairs.set(row % fileStride, pair)
  }
  return {
    programme,
    submission: submission?.entry ?? 0,
    source,
    accept: request.accept,
    fileName,
    receivedOn,
    places,
    shared,
    versions,
    numbersSeen,
    pairs,
  }
}

/** Reads and plans on this thread while the database writes the batch before. */
async function importRows(run: Run, context: ImportContext, file: OpenFile): Promise<void> {
  const { programme, request } = run
  const { engine, programmeId } = programme
  let written: Promise<void> = Promise.resolve()
  const known = new KnownFindings(
    context.submission === 0
      ? []
      : await engine.transaction((session) => findingsOf(session, programmeId, context.submission)),
  )
  for await (const read of file.batches) {
    if (request.signal?.aborted) await stopHere(written, run.counts.rows, context.submission)
    run.shared.startBatch()
    const rows = run.stated ? await run.stated.check(read.rows) : read.rows
    const identified = await run.matcher.identify(rows.map(validateRow))
    const batch = await planBatch(context, await checkShapes(run.shapes, identified))
    batch.findings.push(...read.findings)
    batch.counts.findings += read.findings.length
    await written
    // What only waits is in no log to be found again, and a dry run writes nothing.
    if (request.accept && !request.dryRun) run.shared.forgetWritten()
    gather(run, batch)
    request.progress?.({ bytes: read.bytes, totalBytes: read.totalBytes, rows: run.counts.rows })
    request.findings?.(batch.findings)
    if (request.dryRun) continue
    const added = known.added(batch.findings)
    written = engine.transaction((session) => writeBatch(session, context, batch, added))
    // A failure is thrown where it is awaited, at the next batch; until then it must not count as unhandled.
    written.catch(() => undefined)
  }
  await written
  if (context.submission > 0) await noteNeighbours(run, context, known)
  run.counts.findings += known.notSaidAgain().length
  request.findings?.(known.notSaidAgain())
}

/** What was written before stays: the same file again goes on from there, and an undo takes it back. */
async function stopHere(written: Promise<void>, rows: number, submission: number): Promise<never> {
  await written
  throw importCancelled({ rows, id: submission === 0 ? null : submission })
}

/** What only whole files show: shapes that stand twice, or lie over one another. */
async function noteNeighbours(run: Run, context: ImportContext, known: KnownFindings): Promise<void> {
  const found = await checkNeighbours(run.shapes, context.submission)
  const added = { submission: context.submission, ...known.added(found) }
  const { engine, programmeId } = run.programme
  await engine.transaction((session) => addFindings(session, programmeId, added))
  run.counts.findings += found.length
  run.request.findings?.(found)
}

function gather(run: Run, batch: Batch): void {
  for (const name of Object.keys(run.counts) as (keyof ImportCounts)[]) run.counts[name] += batch.counts[name]
  run.changes.push(...batch.changes)
}

async function finishSubmission({ programme, request }: Run, submission: Submission): Promise<void> {
  await programme.engine.transaction(async (session) => {
    await setSubmissionState(session, programme.programmeId, submission.entry, 'complete')
    if (!request.accept) await gatherDraftStatistics(session)
  })
}

function finishRun(run: Run): ImportReport {
  const [first] = run.submissions
  return {
    ...run.counts,
    gone: run.edition.gone.length,
    id: first === undefined ? null : String(first),
    findingsFile: null,
    changes: run.changes,
  }
}

async function hashFile(path: string): Promise<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return new Uint8Array(hash.digest())
}
