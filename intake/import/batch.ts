/** One batch of rows on its way into the register: what each row does, gathered for one transaction. */
import type { Finding } from '../../core/finding.js'
import type { PreparedVersion } from '../../store/accept.js'
import type { Draft } from '../../store/import/drafts.js'
import type { Change, ImportCounts } from './report.js'
import { noCounts } from './report.js'

/** A row that is now taken in, beside the records it became. */
export interface TakenRow {
  readonly rowNumber: number
  readonly rowKey: string
  readonly content: string
  readonly recordId: string
  readonly records: readonly string[]
  /** The row of an earlier file that it replaces. */
  readonly replaces: { readonly submission: number; readonly rowNumber: number } | null
}

/** Everything one batch writes. */
export interface Batch {
  readonly counts: ImportCounts
  readonly versions: PreparedVersion[]
  readonly taken: TakenRow[]
  readonly drafts: Draft[]
  readonly draftsToDrop: Draft[]
  readonly draftsToAccept: Draft[]
  readonly findings: Finding[]
  readonly changes: Change[]
}

export function emptyBatch(): Batch {
  return {
    counts: noCounts(),
    versions: [],
    taken: [],
    drafts: [],
    draftsToDrop: [],
    draftsToAccept: [],
    findings: [],
    changes: [],
  }
}
