/** A kept file without some of its rows: their lines become empty, so that every other row keeps its number. */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Session } from '../../store/engine/engine.js'
import { keepChunks, nameOfRewritten } from '../../store/import/submissions.js'
import { readTable } from '../table/read-table.js'
import type { Table, TableOptions } from '../table/table.js'
import { geojsonWithoutRows } from './plain-geojson.js'

/** A kept file as it is laid out, and the data rows (from 1) that go. */
export interface RowsToLeaveOut {
  readonly path: string
  readonly options: TableOptions
  /** Under which it is kept. */
  readonly sha256: Uint8Array
  readonly rows: ReadonlySet<number>
}

/** Keeps the file again without the rows, beside the one that it is to take the place of. */
export async function keepWithout(
  session: Session,
  programmeId: string,
  { path, options, sha256, rows }: RowsToLeaveOut,
): Promise<{ readonly before: Uint8Array; readonly after: Uint8Array }> {
  const bytes = await fileWithoutRows(path, options, rows, async (made) => {
    const beside = join(dirname(path), 'without')
    await writeFile(beside, made, { mode: 0o600 })
    return readTable(beside, options)
  })
  const after = new Uint8Array(createHash('sha256').update(bytes).digest())
  const name = await nameOfRewritten(session, programmeId, sha256)
  const kept = { name, sha256: after, sizeBytes: bytes.length }
  await keepChunks(session, programmeId, kept, chunked(bytes))
  return { before: sha256, after }
}

function* chunked(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20))
}

/** The file at `path` without the data rows (from 1) in `rows`. Every other row reads as before; checked. */
export async function fileWithoutRows(
  path: string,
  options: TableOptions,
  rows: ReadonlySet<number>,
  check: (bytes: Uint8Array) => Promise<Table>,
): Promise<Uint8Array> {
  const table = await readTable(path, options)
  if (table.form === 'csv') {
    const wide = table.encoding?.startsWith('utf-16') ?? false
    const bytes = withoutRecords(await readFile(path), wide, recordsOf(rows, options.headerRow ?? 1))
    if (await readsTheSame(table, await check(bytes), rows)) return bytes
  }
  const isGis = table.form !== 'csv' && table.form !== 'xlsx' && table.geometryColumn !== null
  if (isGis) return geojsonWithoutRows(table, rows)
  // A workbook, or a table whose quotes are not where they should be: kept on as plain CSV.
  return plainCsv(table, options, rows)
}

/** Records of a file counted from 0, the header row among them. */
function recordsOf(rows: ReadonlySet<number>, headerRow: number): ReadonlySet<number> {
  return new Set([...rows].map((row) => row + headerRow - 1))
}

const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a

/** Empties the lines of some records, by bytes: quotes and line ends are the same bytes in every encoding that is read. */
function withoutRecords(bytes: Buffer, wide: boolean, records: ReadonlySet<number>): Buffer {
  const step = wide ? 2 : 1
  const bigEndian = wide && bytes[0] === 0xfe
  const unit = (at: number): number =>
    wide ? (bigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at)) : (bytes[at] ?? 0)
  const kept: Buffer[] = []
  let record = 0
  let start = 0
  let quoted = false
  for (let at = 0; at + step <= bytes.length; at += step) {
    const value = unit(at)
    if (value === quote) quoted = !quoted
    if (quoted || (value !== lineFeed && value !== carriageReturn)) continue
    if (!records.has(record)) kept.push(bytes.subarray(start, at))
    const pair = value === carriageReturn && at + 2 * step <= bytes.length && unit(at + step) === lineFeed
    const end = at + step * (pair ? 2 : 1)
    kept.push(bytes.subarray(at, end))
    at = end - step
    start = end
    record += 1
  }
  if (!records.has(record)) kept.push(bytes.subarray(start))
  return Buffer.concat(kept)
}

async function readsTheSame(before: Table, after: Table, without: ReadonlySet<number>): Promise<boolean> {
  const left = await cellsByRow(before)
  const right = await cellsByRow(after)
  for (const row of without) left.delete(row)
  return left.size === right.size && [...left].every(([row, cells]) => right.get(row) === cells)
}

async function cellsByRow(table: Table): Promise<Map<number, string>> {
  const rows = new Map<number, string>()
  for await (const batch of table.batches()) {
    for (const row of batch.rows) rows.set(row.row, JSON.stringify(row.cells))
  }
  return rows
}

async function plainCsv(
  table: Table,
  options: TableOptions,
  without: ReadonlySet<number>,
): Promise<Uint8Array> {
  const delimiter = options.delimiter ?? ','
  const line = (cells: readonly string[]) => cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)
  const lines: string[] = new Array<string>((options.headerRow ?? 1) - 1).fill('')
  lines.push(line(table.header))
  const first = lines.length
  for await (const batch of table.batches()) {
    for (const row of batch.rows) {
      while (lines.length < first + row.row - 1) lines.push('')
      lines.push(without.has(row.row) ? '' : line(row.cells))
    }
  }
  // The mark says UTF-8 whatever encoding the mapping names.
  return Buffer.from(`\ufeff${lines.join('\n')}\n`)
}

function csvCell(text: string, delimiter: string): string {
  return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}
