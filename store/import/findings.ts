/** Findings of an import, kept with their row and column. */
import type { Finding, Severity } from '../../core/finding.js'
import { CopyLines } from '../copy-text.js'
import type { Session } from '../engine/engine.js'

const columns = 'submission, ordinal, row_number, column_name, rule, severity, found_text, message'

/** Text as it is stored: U+0000 cannot stand in a PostgreSQL text; the finding's message names it, the file keeps it. */
export function storable(text: string | null): string | null {
  return text === null ? null : text.replaceAll('\u0000', '\u2400')
}

/** Adds findings of a submission, numbered from `firstOrdinal`. */
export async function addFindings(
  session: Session,
  programmeId: string,
  added: {
    readonly submission: number
    readonly firstOrdinal: number
    readonly findings: readonly Finding[]
  },
): Promise<void> {
  if (added.findings.length === 0) return
  const lines = new CopyLines()
  added.findings.forEach((finding, index) => {
    lines.add(
      programmeId,
      added.submission,
      added.firstOrdinal + index,
      finding.row,
      storable(finding.column),
      finding.rule,
      finding.severity,
      storable(finding.text),
      storable(finding.message),
    )
  })
  await session.copyIn(`copy findings (programme_id, ${columns}) from stdin`, lines.bytes())
}

/** Findings of a submission; `row` narrows to one row. */
export async function findingsOf(
  session: Session,
  programmeId: string,
  submission: number,
  row: number | null = null,
): Promise<readonly Finding[]> {
  const rows = await session.query<FindingRow>(
    `select row_number, column_name, rule, severity, found_text, message from findings
     where programme_id = $1 and submission = $2 and ($3::int is null or row_number = $3) order by ordinal`,
    [programmeId, submission, row],
  )
  return rows.map((entry) => ({
    rule: entry.rule,
    severity: entry.severity,
    row: entry.row_number,
    column: entry.column_name,
    text: entry.found_text,
    message: entry.message,
  }))
}

interface FindingRow extends Record<string, unknown> {
  readonly row_number: number | null
  readonly column_name: string | null
  readonly rule: string
  readonly severity: Severity
  readonly found_text: string | null
  readonly message: string
}
