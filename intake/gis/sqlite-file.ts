/** An SQLite file held in memory, read only. */
import { readFile, stat } from 'node:fs/promises'
import initSqlJs, {
  type BindParams,
  type Database,
  type SqlJsStatic,
  type SqlValue,
  type Statement,
} from 'sql.js'
import { gisNotReadable, gisTooLarge } from '../problems.js'

/** The whole file lies in memory twice while it is opened. */
export const largestSqliteBytes = 512 * 1024 * 1024

/** A value as the file has it: whole numbers keep every digit. */
export type CellValue = SqlValue | bigint

let library: Promise<SqlJsStatic> | null = null

/** Opens the file. `close` the database when done. Throws `gis-too-large` or `gis-not-readable`. */
export async function openSqlite(path: string): Promise<Database> {
  const { size } = await stat(path)
  if (size > largestSqliteBytes)
    throw gisTooLarge({ path, form: 'geopackage', maximumBytes: largestSqliteBytes, bytes: size })
  await refuseUnfinished(path)
  library ??= initSqlJs()
  const { Database } = await library
  const bytes = await readFile(path)
  // "Write ahead" needs a file beside it, which memory has not; what is in the file itself is whole.
  if (bytes[18] === 2 && bytes[19] === 2) bytes.fill(1, 18, 20)
  return new Database(bytes)
}

/** A program that has the file open keeps its last changes in a file beside it. */
async function refuseUnfinished(path: string): Promise<void> {
  for (const ending of ['-wal', '-journal']) {
    if ((await sizeOf(`${path}${ending}`)) === 0) continue
    throw gisNotReadable({
      path,
      reason: `a program has it open or was stopped in it, and its last changes stand in the file ${ending} beside it; close that program first`,
    })
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}

/** The types of the package leave out its second argument. */
function exactValues(statement: Statement): readonly CellValue[] {
  const exact: { get: (values: null, how: { readonly useBigInt: true }) => readonly CellValue[] } = statement
  return exact.get(null, { useBigInt: true })
}

/** The rows of a query. Throws `gis-not-readable` where SQLite cannot carry it out. */
export function* sqliteRows(
  database: Database,
  path: string,
  { sql, values = [] }: { readonly sql: string; readonly values?: BindParams },
): Generator<readonly CellValue[]> {
  try {
    const statement = database.prepare(sql, values)
    try {
      while (statement.step()) yield exactValues(statement)
    } finally {
      statement.free()
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'Problem') throw error
    throw gisNotReadable({ path, reason: `SQLite says "${error.message}"` })
  }
}
