/**
 * Findings as pages show them: the text of a cell that holds what is confidential is withheld, and a command for a terminal
 * is left out.
 */
import type { Finding } from '../../core/finding.js'
import { withoutCommand } from '../../core/finding.js'
import type { Session } from '../../store/engine/engine.js'
import { submissionOf } from '../../store/import/submissions.js'
import { confidentialColumns } from '../table/confidential-columns.js'
import { fieldsOfMapping } from '../table/fields-of-mapping.js'
import type { Mapping } from '../table/mapping.js'
import { keptMapping } from './kept-mapping.js'

/** A finding; `text` and `message` are null where they could tell what is confidential: the rule and column say enough. */
export interface ShownFinding extends Omit<Finding, 'message'> {
  readonly message: string | null
  readonly withheld: boolean
  /** `record name.field` for each field that its columns are read into. */
  readonly fields: readonly string[]
}

/** Withholds what a submission's mapping reads into confidential fields. */
export type Shown = (finding: Finding) => ShownFinding

/** How the findings of a submission are shown. */
export async function shownFindings(
  session: Session,
  programmeId: string,
  submission: number,
): Promise<Shown> {
  return shownBy(await mappingOf(session, programmeId, submission))
}

/** The same by a mapping; null: every column may hold what is confidential. */
export function shownBy(mapping: Mapping | null): Shown {
  const confidential = mapping && confidentialColumns(mapping)
  const mapped = mapping ? fieldsOfMapping(mapping) : []
  return (finding) => {
    const { column } = finding
    const withheld = column !== null && (confidential === null || namesOneOf(column, confidential))
    const named = column === null ? [] : mapped.filter(({ words }) => namesOneOf(column, words))
    const fields = named.map(({ record, field }) => `${record}.${field}`)
    return withheld
      ? { ...finding, text: null, message: null, withheld, fields }
      : { ...finding, message: withoutCommand(finding.message), withheld, fields }
  }
}

/** A column of a finding can be several headers, one after the other. */
function namesOneOf(column: string, headers: ReadonlySet<string>): boolean {
  return headers.has(column) || [...headers].some((header) => column.split(', ').includes(header))
}

/** null where the mapping can be read no more: then every column may hold what is confidential. */
async function mappingOf(session: Session, programmeId: string, submission: number): Promise<Mapping | null> {
  const sha256 = (await submissionOf(session, programmeId, submission))?.mappingSha256 ?? null
  return sha256 && ((await keptMapping(session, programmeId, sha256))?.mapping ?? null)
}
