/** A disk that fills up while an export is written: said in words, and nothing is left of it. */
import { deepEqual, equal, rejects } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { MemoryLimit } from '../publish/export/memory-limit.js'
import type { FilePieces } from '../publish/export/table.js'
import { writeAside } from '../publish/export/write-aside.js'

test('an export of 4 MB on a disk of 1 MB leaves the older file and nothing else', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmdirSync(folder)
    t.skip('a small disk cannot be mounted here (it needs root)')
    return
  }
  t.after(() => {
    execFileSync('umount', [folder])
    rmdirSync(folder)
  })
  const path = join(folder, 'hazards.csv')
  writeFileSync(path, 'as it was')
  let closed = false
  async function* pieces(): FilePieces {
    try {
      for (let piece = 0; piece < 64; piece += 1) yield Buffer.alloc(64 * 1024, 0x61)
    } finally {
      closed = true
    }
  }
  await rejects(writeAside(path, pieces()), (error: { code?: string; message?: string }) => {
    equal(error.code, 'export-not-written')
    return /the disk is full/.test(error.message ?? '')
  })
  deepEqual([readdirSync(folder), readFileSync(path, 'utf8'), closed], [['hazards.csv'], 'as it was', true])
})

test('a format made in memory refuses the row that goes past its 1 MB, and says what to do', () => {
  const limit = new MemoryLimit('/tmp/x.gpkg', 'GeoPackage', 1)
  const row = { cells: ['x'.repeat(300_000)], geometry: null }
  for (let rows = 0; rows < 3; rows += 1) limit.add(row)
  let refused: { code?: string; message?: string } = {}
  try {
    limit.add(row)
  } catch (error) {
    refused = error as typeof refused
  }
  equal(refused.code, 'export-too-large')
  equal(/\.geojson or \.csv/.test(refused.message ?? ''), true)
})
