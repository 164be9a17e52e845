/** A register written row by row into the derived tables, for tests of figures. */
import { columnsOf } from '../core/record/columns.js'
import type { Value, Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import type { Session } from '../store/engine/engine.js'

export const programmeId = '00000000-0000-7000-8000-0000000000aa'
export const otherProgrammeId = '00000000-0000-7000-8000-0000000000bb'

/** One derived row; `to` null: still current. */
export interface TestRow {
  readonly recordId: string
  readonly role: 'accepted' | 'submitted' | 'disputed'
  readonly from: number | null
  readonly to: number | null
  readonly values: Values
  readonly programmeId?: string
}

/** A record id that reads as its number. */
export function idOf(prefix: number, number: number): string {
  return `00000000-0000-7000-8${String(prefix).padStart(3, '0')}-${String(number).padStart(12, '0')}`
}

/** A date value: the interval, both ends inclusive. */
export function interval(earliest: string | null, latest: string | null): Value {
  return [earliest, latest, `${earliest} to ${latest}`, 'between', null, null]
}

export function day(text: string): Value {
  return interval(text, text)
}

export async function makeProgrammes(session: Session): Promise<void> {
  await session.query(
    `insert into programmes (programme_id, code) values ($1::uuid, 'EXAMPLE'), ($2::uuid, 'OTHER')`,
    [programmeId, otherProgrammeId],
  )
}

/** Writes rows of one kind through the columns that its definition states. */
export async function writeRows(session: Session, kindName: string, rows: readonly TestRow[]): Promise<void> {
  const kind = kindNamed(kindName)
  const columns = columnsOf(kind, kindNamed)
  const json = rows.map((row) => ({
    programme_id: row.programmeId ?? programmeId,
    record_id: row.recordId,
    version: 1,
    role: row.role,
    entry: row.from,
    current_from: row.from,
    current_to: row.to,
    ...Object.fromEntries(columns.map((column) => [column.name, column.from(row.values)])),
  }))
  const names = ['programme_id', 'record_id', 'version', 'role', 'entry', 'current_from', 'current_to']
  // What the database makes of a shape is not among them.
  const written = [...names, ...columns.map((column) => column.name)].join(', ')
  await session.query(
    `insert into ${kind.table} (${written})
     select ${written} from json_populate_recordset(null::${kind.table}, $1::json)`,
    [JSON.stringify(json)],
  )
}
