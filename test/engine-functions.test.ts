/** What the embedded engine cannot do stands in no statement: the same SQL must run on both. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

/** The checkout around this file, wherever it was compiled to. */
function checkout(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : checkout(dirname(folder))
}

const store = join(checkout(dirname(fileURLToPath(import.meta.url))), 'store')
const sources = readdirSync(store, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(store, name), 'utf8') }))

test('no statement encodes tiles in the database, which the embedded engine was compiled without', () => {
  assert.ok(sources.length > 50)
  const using = sources.filter(({ text }) => /st_asmvt|st_asgeobuf/i.test(text)).map(({ name }) => name)
  assert.deepEqual(using, [])
})

test('postgis_raster is named only where it is refused', () => {
  const naming = sources.filter(({ text }) => text.includes('postgis_raster')).map(({ name }) => name)
  assert.deepEqual(naming.sort(), ['engine/embedded.ts', 'engine/problems.ts', 'engine/server-checks.ts'])
  const making = sources.filter(({ text }) => /create extension[^'`]*raster/i.test(text))
  assert.deepEqual(making, [])
})

test('nothing of PostgreSQL 16 or newer stands in a statement', () => {
  const newer =
    /\buuidv7\(|\bjson_table\(|\bmerge into\b|\bany_value\(|\bvirtual\s+generated\b|\bgenerated always as [^;]*\bvirtual\b/i
  const using = sources.filter(({ text }) => newer.test(text)).map(({ name }) => name)
  assert.deepEqual(using, [])
})
