/** Files for the tests of reading: made in a folder of their own, or real ones beside the checkout. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import type { Finding } from '../core/finding.js'
import { readTable } from '../intake/table/read-table.js'
import type { Table, TableOptions, TableRow } from '../intake/table/table.js'

const folder = mkdtempSync(join(tmpdir(), 'truebearing-reading-'))
after(() => rmSync(folder, { recursive: true, force: true }))

let made = 0

/** Writes a file and answers its path. */
export function fileOf(content: string | Uint8Array, name = 'table.csv'): string {
  made += 1
  const path = join(folder, `${made}-${name}`)
  writeFileSync(path, content)
  return path
}

/** Everything that is read from a file. */
export interface ReadFile {
  readonly table: Table
  readonly rows: readonly TableRow[]
  /** Of the file and of its rows. */
  readonly findings: readonly Finding[]
}

/** Opens a file and reads it to its end. */
export async function readAll(path: string, options: TableOptions = {}): Promise<ReadFile> {
  const table = await readTable(path, options)
  const rows: TableRow[] = []
  const findings: Finding[] = [...table.findings]
  for await (const batch of table.batches()) {
    rows.push(...batch.rows)
    findings.push(...batch.findings, ...batch.rows.flatMap((row) => row.findings))
  }
  return { table, rows, findings }
}

/** The cells of every row. */
export function cellsOf(read: ReadFile): readonly (readonly string[])[] {
  return read.rows.map((row) => row.cells)
}

/** The rules of all findings, with their rows. */
export function rulesOf(read: ReadFile): readonly string[] {
  return read.findings.map((finding) =>
    finding.row === null ? finding.rule : `${finding.rule} ${finding.row}`,
  )
}

/** The repository: the nearest folder upwards that has a package.json. */
export const repository = upwards(import.meta.dirname)

function upwards(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : upwards(dirname(from))
}

/** A real file of ../shared/data. */
export function sharedFile(...names: readonly string[]): string {
  return join(repository, '..', 'shared', 'data', ...names)
}

/** Why a test of a real file is skipped, or false. */
export function skipWithout(path: string): string | false {
  return existsSync(path) ? false : `${path} is not there; real data is never copied into the repository`
}

/** Random numbers from a seed, the same on every machine (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
