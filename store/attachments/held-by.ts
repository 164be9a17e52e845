/**
 * To what a file belongs: to a record, or to a row about it that waits. Nothing is moved when a row is decided: where its
 * files are follows from its state, so that an undo brings them back by itself.
 */
import type { State } from '../../core/review/states.js'
import type { Session } from '../engine/engine.js'
import type { DraftName } from '../import/drafts.js'

/** What has files: a record, where `row` is null, or a row that reports on it (its main record). */
export interface FileHolder {
  readonly recordId: string
  readonly row: DraftName | null
}

interface RowOfRecord {
  readonly submission: number
  readonly rowNumber: number
  readonly key: string
  readonly state: State
}

/** Whether a file that was added to that row, or to the record itself (null), belongs to the holder at present. */
export type Belongs = (addedTo: DraftName | null) => boolean

/** Reads the rows of the holder's record. */
export async function belongingTo(
  session: Session,
  programmeId: string,
  { recordId, row }: FileHolder,
): Promise<Belongs> {
  const found = await session.query<{ submission: number; row_number: number; key: string; state: State }>(
    `select submission, row_number, encode(row_key, 'hex') as key, state from drafts
     where programme_id = $1 and record_id = $2::uuid order by submission, row_number`,
    [programmeId, recordId],
  )
  const rows = found.map(({ row_number: rowNumber, ...each }) => ({ ...each, rowNumber }))
  return (addedTo) => {
    if (addedTo === null) return row === null
    const now = rowNow(rows, addedTo)
    return row === null ? now?.state === 'accepted' : [addedTo, now].some((each) => isSame(each, row))
  }
}

/** The row itself, or the last one that took its place: one that was read anew, or typed again, has the same key. */
function rowNow(rows: readonly RowOfRecord[], addedTo: DraftName): RowOfRecord | undefined {
  const at = rows.findIndex((each) => isSame(each, addedTo))
  const own = rows[at]
  if (own?.state !== 'withdrawn') return own
  const next = rows.slice(at + 1).find(({ key }) => key === own.key)
  return next === undefined ? own : rowNow(rows, next)
}

function isSame(one: DraftName | undefined, other: DraftName): boolean {
  return one?.submission === other.submission && one.rowNumber === other.rowNumber
}
