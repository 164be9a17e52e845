import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { FindingsFile } from '../../intake/import/findings-file.js'
import type { ImportRequest } from '../../intake/import/import-files.js'
import { importFiles } from '../../intake/import/import-files.js'
import type { ImportReport } from '../../intake/import/report.js'
import { undoImport } from '../../intake/import/undo.js'
import type { LoadedMapping } from '../../intake/table/load-mapping.js'
import { loadMapping } from '../../intake/table/load-mapping.js'
import { transcriptionMapping } from '../../intake/transcription/transcription-mapping.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { FindingsDigest, importedLine, importLines } from '../import-lines.js'
import { counted } from '../output.js'
import { problem } from '../problems.js'
import { Progress } from '../progress.js'
import { neededOption, wholeNumber, wrongUse } from '../words.js'

/** Takes files in: dry run first if asked, a finding for every doubtful value, the same file twice changes nothing. */
export const importCommand: Command = {
  name: 'import',
  summary: 'take in a table of records, or undo an import',
  usage: 'FILE… [--kind K] --mapping M --source S [--dry-run] [--accept] | --undo ID',
  options: {
    kind: { type: 'string' },
    mapping: { type: 'string' },
    source: { type: 'string' },
    'dry-run': { type: 'boolean' },
    accept: { type: 'boolean' },
    undo: { type: 'string' },
  },
  run: async (call) => (call.option('undo') === undefined ? runImport(call) : runUndo(call)),
}

async function runImport(call: Call): Promise<ExitStatus> {
  if (call.words.length === 0) throw wrongUse(importCommand, 'Give the file to import.')
  const paths = call.words.map((word) => resolve(word))
  const missing = paths.find((path) => !existsSync(path))
  if (missing) throw problem.fileNotReadable({ path: missing, why: 'there is no such file' })
  const kind = call.option('kind')
  // The columns of a transcription are always the same, so that it brings its own mapping.
  const isTranscription = kind === 'minefield_record' && call.option('mapping') === undefined
  const mapping = isTranscription
    ? transcriptionMapping()
    : await loadMapping(neededOption(call, importCommand, 'mapping'))
  if (kind !== undefined) checkKind(kind, mapping)
  const source = neededOption(call, importCommand, 'source')
  const dryRun = call.flag('dry-run')
  return call.withProgramme(async (programme) => {
    const request = { paths, mapping, source, accept: call.flag('accept'), dryRun }
    const { report, digest } = await importWithFindings(call, programme, request)
    call.output.value(jsonOf(report, dryRun))
    for (const line of importLines(report, request)) call.output.line(line)
    for (const line of digest.lines()) call.output.line(line)
    if (report.findingsFile) call.output.line(`All of them: ${report.findingsFile}`)
    const last = importedLine(report)
    if (last !== null) call.output.line(last)
    return nothingReadable(report) ? 1 : 0
  })
}

/** The kind that is stated must be the mapping's; rows of several kinds are told apart by the mapping alone. */
function checkKind(kind: string, { kinds }: LoadedMapping): void {
  if (kinds.length === 1 && kinds.includes(kind)) return
  const instead =
    kinds.length > 1
      ? `rows of the kinds ${kinds.join(', ')}, by what each says: leave --kind out`
      : `records of kind ${kinds.join()}`
  throw wrongUse(importCommand, `--kind is ${kind}, but the mapping makes ${instead}.`)
}

/** Imports with a line of progress and a file of findings, which is there only when the import has ended. */
async function importWithFindings(
  call: Call,
  programme: Programme,
  request: Pick<ImportRequest, 'paths' | 'mapping' | 'source' | 'accept' | 'dryRun'>,
): Promise<{ readonly report: ImportReport; readonly digest: FindingsDigest }> {
  const file = new FindingsFile(outsideFiles(programme.directory, programme.code).folder)
  const digest = new FindingsDigest()
  const progress = new Progress(call.output, request.dryRun ? 'reading' : 'importing', 1)
  try {
    const report = await importFiles(programme, {
      ...request,
      progress: (done) => progress.update(done.totalBytes > 0 ? done.bytes / done.totalBytes : 0, done.rows),
      findings: (found) => {
        file.add(found)
        digest.add(found)
      },
    })
    if (!request.dryRun) await keepCheckpoint(programme)
    const findingsFile = file.finish(report.id === null ? 'dry-run' : `import-${report.id}`)
    return { report: { ...report, findingsFile }, digest }
  } finally {
    file.discard()
    progress.end()
  }
}

/** The shape of formats.md; a dry run shows what would change beside it. */
function jsonOf({ changes, conflicts: _, ...report }: ImportReport, dryRun: boolean) {
  return dryRun ? { ...report, changes } : report
}

/** Exit 1 where no row at all could be read; rows that wait for a decision were read. */
function nothingReadable(report: ImportReport): boolean {
  return report.rows === report.waiting - report.conflicts
}

async function runUndo(call: Call): Promise<ExitStatus> {
  const entry = wholeNumber(importCommand, call.option('undo') ?? '', 'The import')
  return call.withProgramme(async (programme) => {
    const undone = await undoImport(programme, entry)
    await keepCheckpoint(programme)
    call.output.value({ id: String(entry), ...undone })
    call.output.line(
      `Import ${entry} was taken back: ${counted(undone.withdrawn, 'record')} withdrawn, ${counted(undone.restored, 'record')} as they were before. The history stays.`,
    )
    return 0
  })
}
