import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { freshPath } from './gis-files.js'
import { cellsOf, type ReadFile, readAll, rulesOf } from './reading-files.js'

const geometries = (read: ReadFile) => cellsOf(read).map((row) => row.at(-1))

/** A .shp of one record, made by hand. */
function shpOf(content: Buffer): string {
  const head = Buffer.alloc(100)
  head.writeInt32BE(9994, 0)
  head.writeInt32BE((100 + 8 + content.length) / 2, 24)
  const record = Buffer.alloc(8)
  record.writeInt32BE(1, 0)
  record.writeInt32BE(content.length / 2, 4)
  const path = freshPath('hand.shp')
  writeFileSync(path, Buffer.concat([head, record, content]))
  return path
}

function polygonOf(rings: readonly (readonly (readonly [number, number])[])[]): Buffer {
  const points = rings.flat()
  const content = Buffer.alloc(44 + 4 * rings.length + 16 * points.length)
  content.writeInt32LE(5, 0)
  content.writeInt32LE(rings.length, 36)
  content.writeInt32LE(points.length, 40)
  let start = 0
  for (const [index, ring] of rings.entries()) {
    content.writeInt32LE(start, 44 + 4 * index)
    start += ring.length
  }
  for (const [index, [x, y]] of points.entries()) {
    content.writeDoubleLE(x, 44 + 4 * rings.length + 16 * index)
    content.writeDoubleLE(y, 44 + 4 * rings.length + 16 * index + 8)
  }
  return content
}

test('rings that run the wrong way round lose no corner: the inner of 2 is told by where it lies', async () => {
  const outer = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 0],
  ] as const
  const inner = [
    [5, 1],
    [6, 1],
    [6, 2],
    [5, 1],
  ] as const
  const read = await readAll(shpOf(polygonOf([outer, inner])))
  deepEqual(geometries(read), [JSON.stringify({ type: 'Polygon', coordinates: [outer, inner] })])
  deepEqual(rulesOf(read).slice(-1), ['rings-reversed 1'])
})

test('what is no shape waits with its bytes: NaN, a MultiPatch, a type that is not known, counts that lie', async () => {
  const nan = Buffer.alloc(20)
  nan.writeInt32LE(1, 0)
  nan.writeDoubleLE(Number.NaN, 4)
  nan.writeDoubleLE(44.5, 12)
  const typed = (type: number, more = 0) => {
    const content = Buffer.alloc(44 + more)
    content.writeInt32LE(type, 0)
    return content
  }
  const counts = polygonOf([
    [
      [0, 0],
      [0, 1],
      [1, 1],
    ],
  ])
  counts.writeInt32LE(2_000_000_000, 40)
  for (const [content, cell, says] of [
    [nan, '{"type":"Point","coordinates":[NaN,44.5]}', /no number/],
    [typed(31), typed(31).toString('hex'), /MultiPatch/],
    [typed(7), typed(7).toString('hex'), /type 7 are not known/],
    [counts, counts.toString('hex'), /shorter than the number of its points/],
  ] as const) {
    const read = await readAll(shpOf(content))
    deepEqual(cellsOf(read), [[cell]])
    equal(rulesOf(read).at(-1), 'geometry-not-readable 1')
    match(read.findings.at(-1)?.message ?? '', says)
  }
})

test('a zip that would unpack to 100 MB of zeros is refused before it is unpacked', async () => {
  const zip = freshPath('bomb.zip')
  writeFileSync(zip, zipSync({ 'a.shp': new Uint8Array(100 * 1024 * 1024) }))
  await rejects(readAll(zip), {
    code: 'gis-too-large-inside',
    message: /200 times the size of its part a\.shp/,
  })
})
