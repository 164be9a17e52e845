/** What stands in a register, row by row, so that two states can be compared. */
import type { Engine } from '../../store/engine/engine.js'
import { derivedTables } from '../../store/schema/derived-tables.js'

/** Every row of every derived table of a programme as text, sorted. */
export async function derivedRows(
  engine: Engine,
  programmeId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  return engine.transaction(async (session) => {
    const tables: Record<string, readonly string[]> = {}
    for (const table of derivedTables) {
      const rows = await session.query<{ line: string }>(
        `select t::text as line from ${table} t where programme_id = $1`,
        [programmeId],
      )
      tables[table] = rows.map((row) => row.line).sort()
    }
    return tables
  })
}

/** What stands in one state and not in the other, a line each, at most twenty; empty where they are equal. */
export function differences(
  before: Readonly<Record<string, readonly string[]>>,
  after: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const lines = derivedTables.flatMap((table) => {
    const gone = surplus(before[table] ?? [], after[table] ?? [])
    const came = surplus(after[table] ?? [], before[table] ?? [])
    return [...gone.map((line) => `- ${table} ${line}`), ...came.map((line) => `+ ${table} ${line}`)]
  })
  return lines.slice(0, 20)
}

/** Lines that one list holds more often than the other. */
function surplus(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
