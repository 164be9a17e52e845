/** When decisions on rows were undone, so that a figure of an earlier entry still finds them waiting, or decided. */
import type { Session } from '../engine/engine.js'
import type { DraftName } from './drafts.js'
import { numbersBySubmission } from './imported-rows.js'

/** The row waited until the entry `ended`, and again from the entry `reopened`. */
export interface UndoneDecision {
  readonly ended: number
  readonly reopened: number
}

/** Writes down that the decision on a row was undone. */
export async function noteUndone(
  session: Session,
  programmeId: string,
  { submission, rowNumber }: DraftName,
  { ended, reopened }: UndoneDecision,
): Promise<void> {
  await session.query(
    `insert into draft_waits (programme_id, submission, row_number, ended, reopened) values ($1, $2, $3, $4, $5)`,
    [programmeId, submission, rowNumber, ended, reopened],
  )
}

/** The undone decisions on rows, by `import.row`, oldest first. */
export async function undoneDecisions(
  session: Session,
  programmeId: string,
  drafts: readonly DraftName[],
): Promise<ReadonlyMap<string, readonly UndoneDecision[]>> {
  const found = new Map<string, UndoneDecision[]>()
  for (const [submission, rowNumbers] of numbersBySubmission(drafts)) {
    const rows = await session.query<{ row_number: number; ended: number; reopened: number }>(
      `select row_number, ended, reopened from draft_waits
       where programme_id = $1 and submission = $2 and row_number = any($3::int[]) order by row_number, reopened`,
      [programmeId, submission, rowNumbers],
    )
    for (const { row_number, ended, reopened } of rows) {
      const id = `${submission}.${row_number}`
      found.set(id, [...(found.get(id) ?? []), { ended, reopened }])
    }
  }
  return found
}
