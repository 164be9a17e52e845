/**
 * Findings as pages show them: the text of a cell that holds what is confidential is withheld, and a command for a terminal
 * is left out.
 */
import type { Finding } from '../../core/finding.js'
import { withoutCommand } from '../../core/finding.js'
import { Problem } from '../../core/problem.js'
import type { Session } from '../../store/engine/engine.js'
import { keptChunks, submissionOf } from '../../store/import/submissions.js'
import { confidentialColumns } from '../table/confidential-columns.js'
import { parseMapping } from '../table/mapping.js'

/** A finding; `text` and `message` are null where they could tell what is confidential: the rule and column say enough. */
export interface ShownFinding extends Omit<Finding, 'message'> {
  readonly message: string | null
  readonly withheld: boolean
}

/** Withholds what a submission's mapping reads into confidential fields. */
export type Shown = (finding: Finding) => ShownFinding

/** How the findings of a submission are shown. */
export async function shownFindings(
  session: Session,
  programmeId: string,
  submission: number,
): Promise<Shown> {
  const columns = await columnsOf(session, programmeId, submission)
  return (finding) => {
    const { column } = finding
    const withheld = column !== null && (columns === null || namesOneOf(column, columns))
    return withheld
      ? { ...finding, text: null, message: null, withheld }
      : { ...finding, message: withoutCommand(finding.message), withheld }
  }
}

/** A column of a finding can be several headers, one after the other. */
function namesOneOf(column: string, headers: ReadonlySet<string>): boolean {
  return headers.has(column) || [...headers].some((header) => column.split(', ').includes(header))
}

/** null where the mapping can be read no more: then every column may hold it. */
async function columnsOf(
  session: Session,
  programmeId: string,
  submission: number,
): Promise<ReadonlySet<string> | null> {
  const sha256 = (await submissionOf(session, programmeId, submission))?.mappingSha256 ?? null
  if (sha256 === null) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of keptChunks(session, programmeId, sha256)) chunks.push(chunk)
  try {
    return confidentialColumns(parseMapping(new TextDecoder().decode(Buffer.concat(chunks))))
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
