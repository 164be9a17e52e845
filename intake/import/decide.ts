/** What becomes of one row: pure decisions over what the row says and what was known. */
import { differingFields, fieldsOfReporting, informationDateKey } from '../../core/record/current.js'
import type { Values } from '../../core/record/definition.js'
import type { IdentifiedRow } from './matching.js'

/** First decision, before the known record is read. */
export type RowDecision =
  | { readonly what: 'new' }
  | { readonly what: 'unchanged' }
  | { readonly what: 'already-waiting' }
  | { readonly what: 'accept-draft' }
  | { readonly what: 'wait' }
  | { readonly what: 'report'; readonly recordId: string }

/** How the import goes about it: whether it accepts what it can, and its submission. */
export interface Going {
  readonly accept: boolean
  readonly submission: number
}

/** Decides by the row's identity alone. */
export function decideRow(identified: IdentifiedRow, going: Going): RowDecision {
  const { row, match, content } = identified
  if (match.draft && match.draft.content === content) {
    switch (match.draft.state) {
      case 'submitted':
        return { what: going.accept ? 'accept-draft' : 'unchanged' }
      case 'rejected':
        return { what: 'unchanged' }
      case 'draft':
        if (row.waits || (match.draft.submission === going.submission && !going.accept))
          return { what: 'already-waiting' }
        // What was in its way then (a row of the same number, a date that had not come) is so no more.
        break
      default:
        return { what: 'already-waiting' }
    }
  }
  if (row.waits) return match.row && row.key === null ? { what: 'unchanged' } : { what: 'wait' }
  if (match.row && match.row.content === content) return { what: 'unchanged' }
  return match.recordId ? { what: 'report', recordId: match.recordId } : { what: 'new' }
}

/** What a report about a known record does to it. */
export type ReportEffect =
  | { readonly what: 'nothing' }
  | { readonly what: 'update' }
  | { readonly what: 'older' }
  | { readonly what: 'conflict'; readonly fields: readonly string[] }

/** Reports meet by their number, trimmed: a blank beside it is no other number. */
function differences(known: Values, report: Values): readonly string[] {
  const [one, other] = [known.local_id, report.local_id]
  const sameNumber = typeof one === 'string' && typeof other === 'string' && one.trim() === other.trim()
  return differingFields(known, report, sameNumber ? [...fieldsOfReporting, 'local_id'] : fieldsOfReporting)
}

/**
 * Current is the newest information date. The same date with other values is a conflict that a reviewer decides; a row
 * whose date nobody stated is a correction of what the same source said before, and is taken as the newer.
 */
export function effectOf(known: Values, report: Values, dateStated: boolean): ReportEffect {
  const fields = differences(known, report)
  if (!dateStated) return fields.length > 0 ? { what: 'update' } : { what: 'nothing' }
  const knownDate = informationDateKey(known)
  const reportDate = informationDateKey(report)
  if (reportDate > knownDate) return { what: 'update' }
  if (fields.length === 0) return { what: 'nothing' }
  if (reportDate < knownDate) return { what: 'older' }
  const contradicted = fields.filter((field) => hasValue(known[field]))
  // The same date and nothing contradicted: the report only fills what was empty.
  return contradicted.length > 0 ? { what: 'conflict', fields: contradicted } : { what: 'update' }
}

function hasValue(value: Values[string] | undefined): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== 'unknown' &&
    !(Array.isArray(value) && value.length === 0)
  )
}
