/** What the routes under /api/imports and /api/uploads answer, as the pages read it. */
import type { Finding } from '../../../core/finding.js'
import type { ColumnSurvey } from '../../../core/record/mapping/column-survey.js'
import type { ToldProblem } from '../../../core/words/problem-sentence.js'

export interface Upload {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
}

export interface ProposedMapping {
  readonly columns: readonly ColumnSurvey[]
  readonly mapping: Readonly<Record<string, unknown>>
  readonly findings: readonly Finding[]
}

export interface Proposal extends ProposedMapping {
  /** The mapping last used for a file with the same columns; null where there is none. */
  readonly before: (ProposedMapping & { readonly receivedAt: string | null }) | null
}

export interface ImportReport {
  readonly id: string | null
  readonly rows: number
  readonly accepted: number
  readonly submitted: number
  readonly waiting: number
  readonly unchanged: number
  readonly updated: number
  readonly gone: number
  readonly findings: number
  /** Each doubt once; left: how many findings are in none of the groups. */
  readonly doubts: {
    readonly groups: readonly (Omit<Finding, 'message'> & {
      readonly message: string | null
      /** How many findings it stands for; `row` is that of the first. */
      readonly rows: number
    })[]
    readonly left: number
  }
}

export interface ImportJob<Report = ImportReport> {
  readonly id: string
  readonly state: 'running' | 'complete' | 'failed' | 'cancelled'
  readonly dryRun: boolean
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  readonly findings: number
  readonly report: Report | null
  readonly problem: ToldProblem | null
}

export interface ListedImport {
  readonly id: number
  readonly fileName: string
  readonly receivedAt: string | null
  readonly receivedByName: string | null
  readonly state: 'open' | 'complete' | 'undone'
  readonly taken: number
  readonly rows: Readonly<Record<string, number>>
  readonly findings: Readonly<Record<string, number>>
  /** Whether whoever looks may take it back. */
  readonly mayUndo: boolean
}
