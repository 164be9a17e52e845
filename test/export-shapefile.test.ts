import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { exportedColumns } from '../core/record/exported/columns.js'
import { kinds } from '../core/record/kinds.js'
import { dbfOf, piecesOf, shortName } from '../publish/export/dbf.js'
import type { Geometry } from '../publish/export/geometry.js'
import { keepsForm, shapesOf } from '../publish/export/shp.js'
import type { TableColumn } from '../publish/export/table.js'

test('a text is parted at most 254 bytes a piece, never inside a letter and never beside a blank', () => {
  for (const text of [
    '',
    'short',
    'ألغام '.repeat(100).trim(),
    'ab cd '.repeat(200).trim(),
    'x'.repeat(1000),
    '😀'.repeat(200),
  ]) {
    const pieces = piecesOf(text)
    equal(Buffer.concat(pieces).toString('utf8'), text)
    for (const piece of pieces) {
      ok(piece.length <= 254 && piece.length > 0)
      ok(!/^ | $|\ufffd/.test(piece.toString('utf8')), piece.toString('utf8'))
    }
  }
})

test('short names have ten letters at most and no kind has two the same', () => {
  for (const kind of kinds) {
    const names = exportedColumns(kind, () => true).flatMap(({ name }) =>
      [0, 1, 2].map((piece) => shortName(name, piece)),
    )
    equal(new Set(names).size, names.length, kind.kind)
    for (const name of names) ok(/^[a-z][a-z0-9_]{0,9}$/.test(name), name)
  }
  equal(shortName('record_id'), 'record_id')
})

test('texts of 600 and 799 bytes stand in four columns, and two that lose blanks are counted', () => {
  const columns: readonly TableColumn[] = [
    { name: 'record_id', label: 'id', type: 'text' },
    { name: 'comment', label: 'comment', type: 'text' },
  ]
  const rows = [
    { cells: ['1', 'x'.repeat(600)], geometry: null },
    { cells: ['2', ' short '], geometry: null },
    { cells: ['3', 'a b '.repeat(200).trim()], geometry: null },
  ]
  const { names, trimmed } = dbfOf(columns, rows, 'x.zip')
  equal(names.get('comment')?.length, 4)
  equal(trimmed, 2)
})

test('an outer ring is written with the clock and a hole against it, and said where that turns one', () => {
  const outer = [
    [0, 0],
    [0, 4],
    [4, 4],
    [4, 0],
    [0, 0],
  ]
  const hole = [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 2],
    [1, 1],
  ]
  const kept: Geometry = { type: 'Polygon', coordinates: [outer, hole] }
  const turned: Geometry = { type: 'Polygon', coordinates: [[...outer].reverse(), [...hole].reverse()] }
  deepEqual([keepsForm(kept), keepsForm(turned)], [true, false])
  ok(Buffer.from(shapesOf('polygon', [kept]).shp).equals(Buffer.from(shapesOf('polygon', [turned]).shp)))
  deepEqual(
    [
      keepsForm({ type: 'MultiPolygon', coordinates: [[outer]] }),
      keepsForm({ type: 'MultiPolygon', coordinates: [[outer], [outer]] }),
      keepsForm({ type: 'MultiLineString', coordinates: [outer] }),
      keepsForm({ type: 'Point', coordinates: [1, 2] }),
    ],
    [false, true, false, true],
  )
})
