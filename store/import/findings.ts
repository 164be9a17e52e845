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
  return rows.map(toFinding)
}

function toFinding(row: FindingRow): Finding {
  return {
    rule: row.rule,
    severity: row.severity,
    row: row.row_number,
    column: row.column_name,
    text: row.found_text,
    message: row.message,
  }
}

/** A finding and where it stands among those of its submission. */
export interface PlacedFinding {
  readonly submission: number
  readonly ordinal: number
  readonly finding: Finding
}

/** Which findings: of a submission, of a severity, after another in the order of the list; null: any. */
export interface FindingsAsked {
  readonly submission: number | null
  readonly severity: Severity | null
  /** As `receivedBy` of a submission. */
  readonly sentBy: string | null
  readonly after: Pick<PlacedFinding, 'submission' | 'ordinal'> | null
  readonly most: number
}

/** A page of findings of submissions that stand, the newest submission first. */
export async function findingsPage(
  session: Session,
  programmeId: string,
  { submission, severity, sentBy, after, most }: FindingsAsked,
): Promise<readonly PlacedFinding[]> {
  const rows = await session.query<FindingRow & { submission: number; ordinal: number }>(
    `select f.submission, f.ordinal, f.row_number, f.column_name, f.rule, f.severity, f.found_text, f.message
     from findings f join submissions s on s.programme_id = f.programme_id and s.entry = f.submission
     where f.programme_id = $1 and s.state <> 'undone' and ($2::bigint is null or f.submission = $2)
       and ($3::text is null or f.severity = $3)
       and ($4::bigint is null or f.submission < $4 or (f.submission = $4 and f.ordinal > $5::int))
       and ($6::text is null or s.received_by = $6)
     order by f.submission desc, f.ordinal limit $7`,
    [programmeId, submission, severity, after?.submission ?? null, after?.ordinal ?? null, sentBy, most],
  )
  return rows.map((row) => ({ submission: row.submission, ordinal: row.ordinal, finding: toFinding(row) }))
}

interface FindingRow extends Record<string, unknown> {
  readonly row_number: number | null
  readonly column_name: string | null
  readonly rule: string
  readonly severity: Severity
  readonly found_text: string | null
  readonly message: string
}
