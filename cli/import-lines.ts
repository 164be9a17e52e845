/** An import as a person reads it: what became of the rows, what changes, what is doubtful. */
import type { Finding, Severity } from '../core/finding.js'
import type { ImportReport } from '../intake/import/report.js'
import { counted, grouped, table } from './output.js'

const examplesOfRule = 3
const mostChanges = 20

interface RuleFindings {
  readonly severity: Severity
  count: number
  readonly examples: Finding[]
}

/** Findings as they come: a few of each sort to show, the number of the rest. */
export class FindingsDigest {
  readonly #rules = new Map<string, RuleFindings>()

  add(found: readonly Finding[]): void {
    for (const finding of found) {
      const key = `${finding.severity} ${finding.rule}`
      const rule = this.#rules.get(key) ?? { severity: finding.severity, count: 0, examples: [] }
      this.#rules.set(key, rule)
      rule.count += 1
      if (rule.examples.length < examplesOfRule) rule.examples.push(finding)
    }
  }

  /** What makes rows wait comes first. */
  lines(): readonly string[] {
    return [
      ...this.#linesOf('blocks', (count) => `${counted(count, 'finding')} for which rows wait:`),
      ...this.#linesOf(
        'note',
        (count) => `${counted(count, 'note')}; no row waits for ${count === 1 ? 'it' : 'them'}:`,
      ),
    ]
  }

  #linesOf(severity: Severity, headline: (count: number) => string): readonly string[] {
    const rules = [...this.#rules.values()].filter((rule) => rule.severity === severity)
    if (rules.length === 0) return []
    const rows = rules.flatMap(({ examples, count }) => [
      ...examples.map((finding) => [
        finding.row === null ? 'file' : grouped(finding.row),
        finding.column ?? '',
        finding.message,
      ]),
      ...(count > examples.length
        ? [['', '', `… and ${grouped(count - examples.length)} more of this sort`]]
        : []),
    ])
    return [
      '',
      headline(rules.reduce((sum, rule) => sum + rule.count, 0)),
      ...table([['row', 'column', 'what is doubtful'], ...rows], [0]).map((line) => `  ${line}`),
    ]
  }
}

/** Lines about the rows of an import. */
export function importLines(
  report: ImportReport,
  how: { readonly dryRun: boolean; readonly accept: boolean },
): readonly string[] {
  const rows = meanings(report, how.accept)
    .filter(([name, count]) => count > 0 || name === 'rows')
    .map(([name, count, meaning]) => [name, grouped(count), meaning])
  return [
    ...(how.dryRun ? ['Dry run: nothing was written. An import of this file would do this:'] : []),
    ...table(rows, [1]).map((line) => `  ${line}`),
    ...(report.rows === 0 ? ['The file has a header and no rows.'] : []),
    ...changeLines(report),
  ]
}

function meanings(report: ImportReport, accept: boolean): readonly (readonly [string, number, string])[] {
  const unreadable = report.waiting - report.conflicts
  return [
    ['rows', report.rows, ''],
    ['accepted', report.accepted, accept ? 'new in the register, accepted without a second reader' : ''],
    ['submitted', report.submitted, 'wait for a reviewer: truebearing review list'],
    ['waiting', unreadable, 'have a value that cannot be read; kept as drafts, not counted'],
    ['waiting', report.conflicts, 'say otherwise than what is known on the same date; a reviewer decides'],
    ['unchanged', report.unchanged, 'stood here already'],
    ['updated', report.updated, 'say something new of known records; what was known stays in the history'],
    [
      'gone',
      report.gone,
      'stood in earlier files and not in this one; they stay until a reviewer withdraws them',
    ],
  ]
}

function changeLines(report: ImportReport): readonly string[] {
  if (report.changes.length === 0) return []
  const rows = report.changes
    .slice(0, mostChanges)
    .map((change) => [grouped(change.row), change.field, change.before || '(empty)', change.after])
  const more = report.changes.length - mostChanges
  return [
    '',
    ...table([['row', 'field', 'before', 'after'], ...rows], [0]).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${counted(more, 'more change')}`] : []),
  ]
}

/** The last line: how to take the import back, or that there is nothing to take back. */
export function importedLine(report: ImportReport): string | null {
  if (report.id === null) return null
  if (report.rows > 0 && report.unchanged === report.rows)
    return `Import ${report.id}: nothing new, every row stood here already.`
  return `Import ${report.id}. To take it back as a whole: truebearing import --undo ${report.id}`
}
