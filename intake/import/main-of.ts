/** What a row is counted as, and as what a row waits of which that cannot be told. */
import type { MainRecord, MappedRow } from '../table/map-row.js'

/** The main record of a row that does not wait. */
export function mainOf({ row, main }: MappedRow): MainRecord {
  if (!main) throw new Error(`row ${row} is counted as nothing`)
  return main
}

/** The kind of a row that waits because it is not told what it is counted as. */
export const kindNotTold = 'unknown'
