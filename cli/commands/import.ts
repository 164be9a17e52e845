import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Finding } from '../../core/finding.js'
import { FindingsFile } from '../../intake/import/findings-file.js'
import { importFiles } from '../../intake/import/import-files.js'
import type { ImportReport } from '../../intake/import/report.js'
import { undoImport } from '../../intake/import/undo.js'
import { loadMapping } from '../../intake/table/load-mapping.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import { outsideFiles } from '../../store/programme.js'
import type { Call, Command, ExitStatus } from '../command.js'
import type { Output } from '../output.js'
import { counted, grouped, table } from '../output.js'
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
  const mapping = await loadMapping(neededOption(call, importCommand, 'mapping'))
  const kind = call.option('kind')
  if (kind !== undefined && kind !== mapping.mainKind) {
    throw wrongUse(
      importCommand,
      `--kind is ${kind}, but the mapping makes records of kind ${mapping.mainKind}.`,
    )
  }
  const source = neededOption(call, importCommand, 'source')
  const dryRun = call.flag('dry-run')
  return call.withProgramme(async (programme) => {
    const findings = new FindingsFile(outsideFiles(programme.directory, programme.code).folder)
    const shown: Finding[] = []
    const progress = new Progress(call.output, dryRun ? 'reading' : 'importing', 1)
    const report = await importFiles(programme, {
      paths,
      mapping,
      source,
      accept: call.flag('accept'),
      dryRun,
      progress: (done) => progress.update(done.totalBytes > 0 ? done.bytes / done.totalBytes : 0, done.rows),
      findings: (found) => {
        findings.add(found)
        shown.push(...found.slice(0, Math.max(0, 12 - shown.length)))
      },
    })
    progress.end()
    if (!dryRun) await keepCheckpoint(programme)
    const findingsFile = findings.finish(report.id === null ? 'dry-run' : `import-${report.id}`)
    const whole = { ...report, findingsFile }
    call.output.value(dryRun ? whole : withoutChanges(whole))
    printReport(call.output, whole, { shown, dryRun, accept: call.flag('accept') })
    return nothingReadable(whole) ? 1 : 0
  })
}

function withoutChanges({ changes: _, ...report }: ImportReport): Omit<ImportReport, 'changes'> {
  return report
}

/** Exit 1 where no row at all could be read; rows that wait are no failure. */
function nothingReadable(report: ImportReport): boolean {
  return report.rows === report.waiting
}

function printReport(
  output: Output,
  report: ImportReport,
  how: { readonly shown: readonly Finding[]; readonly dryRun: boolean; readonly accept: boolean },
): void {
  if (how.dryRun) output.line('Dry run: nothing was written. An import of this file would do this:')
  const lines: [string, number, string][] = [
    ['rows', report.rows, ''],
    ['accepted', report.accepted, how.accept ? 'new in the register, accepted without a second reader' : ''],
    ['submitted', report.submitted, 'wait for a reviewer: truebearing review list'],
    ['waiting', report.waiting, 'have a value that cannot be read or a conflict; kept as drafts'],
    ['unchanged', report.unchanged, 'stood in the register already'],
    ['updated', report.updated, 'corrected; what was known before stays in the history'],
    ['gone', report.gone, 'no longer in the file; they stay until a reviewer withdraws them'],
  ]
  const rows = lines
    .filter(([name, count]) => count > 0 || name === 'rows')
    .map(([name, count, meaning]) => [name, grouped(count), count > 0 ? meaning : ''])
  for (const line of table(rows, [1])) output.line(`  ${line}`)
  printChanges(output, report)
  printFindings(output, report, how.shown)
  if (report.id !== null)
    output.line(`Import ${report.id}. To take it back as a whole: truebearing import --undo ${report.id}`)
}

function printChanges(output: Output, report: ImportReport): void {
  if (report.changes.length === 0) return
  output.line()
  const head = ['row', 'field', 'before', 'after']
  const rows = report.changes
    .slice(0, 20)
    .map((change) => [String(change.row), change.field, change.before, change.after])
  for (const line of table([head, ...rows], [0])) output.line(`  ${line}`)
  if (report.changes.length > 20) output.line(`  … and ${counted(report.changes.length - 20, 'change')} more`)
}

function printFindings(output: Output, report: ImportReport, shown: readonly Finding[]): void {
  if (report.findings === 0) return
  output.line()
  output.line(`${counted(report.findings, 'finding')}:`)
  const rows = shown.map((finding) => [
    finding.row === null ? 'file' : String(finding.row),
    finding.column ?? '',
    finding.message,
  ])
  for (const line of table([['row', 'column', 'what is doubtful'], ...rows], [0])) output.line(`  ${line}`)
  if (report.findings > shown.length)
    output.line(`  … and ${counted(report.findings - shown.length, 'more finding')}`)
  if (report.findingsFile) output.line(`All of them: ${report.findingsFile}`)
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
