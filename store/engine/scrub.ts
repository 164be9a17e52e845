/** Making what was deleted leave the folder: table files, the planner's statistics, and the write-ahead files. */
import { DatabaseError } from './database-error.js'
import type { Engine } from './engine.js'

/** PostgreSQL's code for a statement that needs another right. */
const insufficientPrivilege = '42501'

/**
 * Rewrites tables without what was deleted from them and lets the write-ahead files go that still held it.
 * `tables` are names of tables of this register. Afterwards the folder of an embedded register holds no byte of a
 * deleted row; a server's write-ahead archive, replicas and backups are its administrator's.
 * Gives the statements that the server did not allow (the embedded engine allows all of them).
 */
export async function scrub(engine: Engine, tables: readonly string[]): Promise<readonly string[]> {
  const refused: string[] = []
  for (const statement of statementsFor(tables)) {
    try {
      await engine.maintain(statement)
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== insufficientPrivilege) throw error
      refused.push(statement)
    }
  }
  return refused
}

function statementsFor(tables: readonly string[]): readonly string[] {
  return [
    ...tables.map((table) => `vacuum full ${table}`),
    // The planner's common values are values of rows; analyze leaves those of an empty table, so they go first.
    ...tables.map((table) => `delete from pg_statistic where starelid = '${table}'::regclass`),
    ...tables.map((table) => `analyze ${table}`),
    'vacuum full pg_statistic',
    // Twice: the first checkpoint may still need the file in which the deletions stand.
    'select pg_switch_wal()',
    'checkpoint',
    'select pg_switch_wal()',
    'checkpoint',
  ]
}
