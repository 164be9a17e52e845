/** What somebody can join who holds two bundles of one register: by tags, by order, by anything else that is printed. */
import { equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex } from '../core/log/bytes.js'
import { rowTag } from '../core/verify/row-tag.js'
import { sha256 } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { receiptSecretsOf } from '../store/receipt-secrets.js'

interface PublishedRow {
  readonly tag: string
  readonly keys: string
  /** Known to the test alone. */
  readonly record: string
}

interface RowsOfFile {
  readonly name: string
  readonly rows: readonly PublishedRow[]
}

const k = 5

/** The rows of every file of a bundle, with the record behind each tag. */
export async function rowsOfBundle(programme: Programme, bundle: string): Promise<readonly RowsOfFile[]> {
  const secrets = await secretsOfVictims(programme)
  const nonce = fromHex(
    (JSON.parse(readFileSync(join(bundle, 'figures.json'), 'utf8')) as { nonce: string }).nonce,
  )
  return readdirSync(join(bundle, 'rows')).map((file) => {
    const path = `rows/${file}`
    const recordOf = new Map(
      [...secrets].map(([record, secret]) => [rowTag(sha256, { secret, nonce: nonce!, path }), record]),
    )
    const [, ...lines] = readFileSync(join(bundle, path), 'utf8').trimEnd().split('\n')
    const rows = lines.map((line) => {
      const tag = line.slice(0, 64)
      const record = recordOf.get(tag)
      ok(record, `${path}: ${tag} is the tag of no victim`)
      return { tag, record, keys: `${path}:${line.slice(65)}` }
    })
    return { name: `${bundle}/${path}`, rows }
  })
}

async function secretsOfVictims(programme: Programme) {
  return programme.engine.transaction(async (session) => {
    const rows = await session.query<{ record_id: string }>(
      'select distinct record_id from victims where programme_id = $1',
      [programme.programmeId],
    )
    return receiptSecretsOf(
      session,
      programme.programmeId,
      rows.map((row) => row.record_id),
    )
  })
}

/** Two rows that a way of joining takes for one record. */
type Join = (one: RowsOfFile, other: RowsOfFile) => readonly (readonly [PublishedRow, PublishedRow])[]

const byTag: Join = (one, other) => {
  const rows = new Map(other.rows.map((row) => [row.tag, row]))
  return one.rows.flatMap((row) => {
    const found = rows.get(row.tag)
    return found ? [[row, found] as const] : []
  })
}

const byOrder: Join = (one, other) =>
  one.rows.length === other.rows.length ? one.rows.map((row, at) => [row, other.rows[at]!] as const) : []

/**
 * The smallest group of records that share everything which can be joined of them. A way of joining two files counts
 * where it is right for more rows than chance alone gives; chance gives about one row a file.
 */
export function smallestJoinedGroup(files: readonly RowsOfFile[]): {
  size: number
  small: number
  joins: number
} {
  const joined = new Map<string, { readonly record: string; readonly keys: string[] }>()
  let joins = 0
  for (const file of files) {
    for (const row of file.rows)
      joined.set(`${file.name} ${row.tag}`, { record: row.record, keys: [row.keys] })
  }
  for (const [at, one] of files.entries()) {
    for (const other of files.slice(at + 1)) {
      for (const join of [byTag, byOrder]) {
        const pairs = join(one, other)
        const right = pairs.filter(([row, found]) => row.record === found.record)
        if (right.length <= 20) continue
        joins += 1
        for (const [row, found] of right) {
          joined.get(`${one.name} ${row.tag}`)?.keys.push(found.keys)
          joined.get(`${other.name} ${found.tag}`)?.keys.push(row.keys)
        }
      }
    }
  }
  const groups = new Map<string, Set<string>>()
  for (const { record, keys } of joined.values()) {
    const name = [...new Set(keys)].sort().join(' ')
    groups.set(name, (groups.get(name) ?? new Set()).add(record))
  }
  const sizes = [...groups.values()].map((records) => records.size)
  return { size: Math.min(...sizes), small: sizes.filter((size) => size < k).length, joins }
}

/** The same rows as a design without tags would print them: each record under one name, in one order. */
export function withoutTags(files: readonly RowsOfFile[]): readonly RowsOfFile[] {
  return files.map(({ name, rows }) => ({
    name,
    rows: rows
      .map((row) => ({ ...row, tag: row.record }))
      .sort((one, other) => (one.record < other.record ? -1 : 1)),
  }))
}

/** No tag stands anywhere else in a bundle: in its proofs, its figures or its text. */
export function tagsStandAlone(bundle: string, files: readonly RowsOfFile[]): void {
  const tags = new Set(files.flatMap(({ rows }) => rows.map(({ tag }) => tag)))
  for (const name of ['figures.json', 'log/proofs.json', 'index.html', 'manifest.json']) {
    const printed = readFileSync(join(bundle, name), 'utf8').match(/[0-9a-f]{64}/g) ?? []
    equal(printed.filter((text) => tags.has(text)).length, 0, name)
  }
}
