/** The rows that an import wrote, as COPY text, and the time that a bare COPY of them takes. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyString } from '../store/copy-text.js'
import type { Engine, Session } from '../store/engine/engine.js'
import { openRegister } from '../store/open-programme.js'
import { derivedTables } from '../store/schema/derived-tables.js'
import type { Place } from './place.js'

/** Every table that an import can write, in an order in which they can be filled; the words of records come by triggers. */
const tables = [
  'log_entries',
  'log_tiles',
  'entry_bodies',
  'files',
  'file_chunks',
  'submissions',
  'imported_rows',
  'drafts',
  'findings',
  ...derivedTables.filter((table) => table !== 'searched_words'),
]

/** Rows fetched, and characters handed to one COPY: large enough that a statement more or less does not count. */
const rowsAtATime = 2000
const charactersEach = 8_000_000

function opened<T>(place: Place, work: (engine: Engine) => Promise<T>): Promise<T> {
  return openRegister({ ...place, now: () => new Date(), person: 'bench' }).then(async (engine) => {
    try {
      return await work(engine)
    } finally {
      await engine.close()
    }
  })
}

/** Writes the rows of every table into a folder, in files of COPY text; gives how many rows there are. */
export function dumpRows({ place, folder }: { place: Place; folder: string }): Promise<number> {
  mkdirSync(folder, { recursive: true })
  return opened(place, (engine) =>
    engine.transaction(async (session) => {
      let rows = 0
      for (const [index, table] of tables.entries()) {
        const prefix = join(folder, `${String(index).padStart(2, '0')} ${table}`)
        rows += await dumpTable(session, table, prefix)
      }
      return rows
    }),
  )
}

async function dumpTable(session: Session, table: string, prefix: string): Promise<number> {
  const columns = await columnsOf(session, table)
  await session.query(
    `declare every_row no scroll cursor for select ${columns.map((name) => `${name}::text`).join(', ')} from ${table}`,
  )
  let rows = 0
  let part = 0
  let text = ''
  for (;;) {
    const page = await session.query(`fetch ${rowsAtATime} from every_row`)
    for (const row of page) text += `${columns.map((name) => cell(row[name])).join('\t')}\n`
    rows += page.length
    if (text.length > charactersEach || (page.length === 0 && text !== '')) {
      writeFileSync(`${prefix} ${String(part).padStart(6, '0')}`, text)
      part += 1
      text = ''
    }
    if (page.length === 0) break
  }
  await session.query('close every_row')
  return rows
}

/** The columns that are written; those that the database computes it computes in a COPY as well. */
async function columnsOf(session: Session, table: string): Promise<readonly string[]> {
  const rows = await session.query<{ column_name: string }>(
    `select column_name::text from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER'
     order by ordinal_position`,
    [table],
  )
  return rows.map((row) => row.column_name)
}

function cell(value: unknown): string {
  return typeof value === 'string' ? copyString(value) : '\\N'
}

/**
 * Fills the tables of an empty register, with their indexes, keys and triggers, from the files of `dumpRows` in one
 * transaction. Milliseconds from its beginning to its commit; the files are read before.
 */
export function copyRows({ place, folder }: { place: Place; folder: string }): Promise<number> {
  const parts = readdirSync(folder)
    .sort()
    .map((name) => ({ table: name.split(' ')[1] ?? '', text: readFileSync(join(folder, name)) }))
  return opened(place, async (engine) => {
    const [line] = (parts[0]?.text.toString('latin1', 0, 36) ?? '').split('\t')
    await engine.transaction((session) =>
      session.query(`insert into programmes (programme_id, code) values ($1, 'BENCH')`, [line ?? '']),
    )
    const columns = await engine.transaction(async (session) => {
      const names = new Map<string, string>()
      for (const table of tables) names.set(table, (await columnsOf(session, table)).join(', '))
      return names
    })
    const started = performance.now()
    await engine.transaction(async (session) => {
      for (const { table, text } of parts)
        await session.copyIn(`copy ${table} (${columns.get(table)}) from stdin`, text)
    })
    return performance.now() - started
  })
}

/** Milliseconds of a plain COPY of the CSV, as it stands, into one table of texts without any index. */
export function copyCsv({ place, list }: { place: Place; list: string }): Promise<number> {
  const text = readFileSync(list)
  const columns = text.toString('utf8', 0, text.indexOf(10)).split(',')
  return opened(place, async (engine) => {
    const started = performance.now()
    await engine.transaction(async (session) => {
      await session.query(`create table plain_list (${columns.map((name) => `${name} text`).join(', ')})`)
      await session.copyIn('copy plain_list from stdin with (format csv, header true)', text)
    })
    return performance.now() - started
  })
}
