/** The records behind a stated breakdown, one by one: what a rows file lists. */
import type { Breakdown, RowColumn } from '../../core/document/breakdowns.js'
import { isPlace } from '../../core/document/breakdowns.js'
import type { CountedRow } from '../../core/document/rows-file.js'
import { placesKey } from '../../core/document/rows-file.js'
import { publicCodes } from '../../core/figure/withhold.js'
import type { Row, Session } from '../engine/engine.js'
import { compileRecords } from './compile.js'
import { keysOf } from './rows.js'
import type { At } from './scope.js'
import { scopeOf } from './scope.js'

/** A record that is counted, with its keys as finely as they may be published. */
export interface CountedRecord extends CountedRow {
  readonly recordId: string
}

interface RecordRow extends Row {
  readonly record_id: string
  readonly amount: number
}

/** The counted records of a breakdown. `at.asOf` must be that of its base. Throws the problems of counting. */
export async function countedRecords(
  session: Session,
  at: At,
  { base, columns, definition }: Breakdown,
): Promise<readonly CountedRecord[]> {
  if (base.asOf !== at.asOf) throw new Error(`asked at ${at.asOf}, the rows are as of ${base.asOf}`)
  const by = columns.map(({ dimension }) => dimension.name)
  // The places that conditions name are looked up as those of the query's own conditions are.
  const conditions = columns
    .filter(({ dimension, isBy }) => isPlace(dimension) && !isBy)
    .map(({ dimension, asked }) => ({ dimension: dimension.name, operator: 'in' as const, codes: asked }))
  const { scope } = await scopeOf(session, at, { ...base, by, where: [...base.where, ...conditions] })
  const { sql, parameters } = compileRecords(definition, { ...scope, where: base.where })
  const rows = await session.query<RecordRow>(sql, parameters)
  const keys: (readonly string[])[] = []
  for (const [index, column] of columns.entries()) {
    const found = rows.map((row) => textOrNull(row[`key_${index}`]))
    if (isPlace(column.dimension) && !column.isBy)
      keys.push(found.map((id) => placesOf(column, scope.placesOf, id)))
    else keys.push((await keysOf(session, scope, column.dimension, found)).map(shownKey(column)))
  }
  return rows.map((row, index) => ({
    recordId: row.record_id,
    amount: Number(row.amount),
    keys: keys.map((column) => column[index] ?? 'unknown'),
  }))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function placesOf({ asked }: RowColumn, placesOf: ReadonlyMap<string, readonly string[]>, id: string | null) {
  if (id === null) return 'unknown'
  return placesKey(asked.filter((code) => placesOf.get(code)?.includes(id)))
}

/** Confidential codes become the code above them, as in a figure. */
function shownKey({ dimension }: RowColumn): (key: string | null) => string {
  const open = publicCodes(dimension.codes, 'withheld')
  return (key) => (key === null ? 'unknown' : (open.get(key) ?? key))
}
