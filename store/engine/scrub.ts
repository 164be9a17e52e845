/** Making what was deleted leave the folder: table files, the planner's statistics, and the write-ahead files. */
import type { Engine } from './engine.js'

/** Rewrites tables without what was deleted and lets the write-ahead files go that still held it. */
export async function scrub(engine: Engine, tables: readonly string[]): Promise<void> {
  for (const table of tables) await engine.maintain(`vacuum full ${table}`)
  for (const table of tables) await engine.maintain(`analyze ${table}`)
  if (engine.kind === 'server') {
    // A server's administrator keeps its write-ahead files and archives; only the tables are ours to rewrite.
    return
  }
  await engine.maintain('vacuum full pg_statistic')
  // Twice: the first checkpoint may still need the file in which the deletions stand.
  for (let round = 0; round < 2; round += 1) {
    await engine.maintain('select pg_switch_wal()')
    await engine.maintain('checkpoint')
  }
}
