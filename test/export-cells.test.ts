import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf } from '../core/record/columns.js'
import type { Field, Value } from '../core/record/definition.js'
import { cellsOf, readCells } from '../core/record/exported/cells.js'
import { columnsOfField, exportedColumns, exportedState } from '../core/record/exported/columns.js'
import { kindNamed, kinds } from '../core/record/kinds.js'
import { anyValue, random } from './support/any-values.js'

const seed = 20_411
const id = '0198c0de-0000-7000-8000-00000000000'

test(`20 random values of every field of all 21 kinds are read back as they were (seed ${seed})`, () => {
  const next = random(seed)
  let values = 0
  for (const kind of kinds) {
    for (const field of fieldsOf(kind)) {
      const columns = columnsOfField(field)
      for (let time = 0; time < 20; time += 1) {
        const value = anyValue(field, next, () => `${id}${Math.floor(next() * 10)}`)
        const cells = cellsOf(field, value, (other) => (other.endsWith('1') ? 'A-17' : undefined))
        equal(cells.length, columns.length, `${kind.kind}.${field.name}`)
        const read = cells.filter((_, index) => columns[index]?.read).map((cell) => cell ?? '')
        deepEqual(readCells(field, read), { value }, `${kind.kind}.${field.name} ${JSON.stringify(value)}`)
        values += 1
      }
      const none = cellsOf(field, null, () => undefined)
      ok(none.every((cell) => cell === null) && none.length === columns.length)
    }
  }
  ok(values > 20 * 250, String(values))
})

test('no kind has two columns of one name, nor one of the 4 columns of state', () => {
  for (const kind of kinds) {
    const names = [
      ...exportedState.map((column) => column.name),
      ...exportedColumns(kind, () => true).map((column) => column.name),
    ]
    deepEqual([...new Set(names)], names, kind.kind)
  }
})

test('a reference names the other record by its number, and by its id where it has none', () => {
  const accident = fieldsOf(kindNamed('victim')).find((field) => field.name === 'accident') as Field
  deepEqual(
    cellsOf(accident, `${id}1`, () => 'A-17'),
    ['A-17', `${id}1`],
  )
  deepEqual(
    cellsOf(accident, `${id}2`, () => undefined),
    [`${id}2`, `${id}2`],
  )
})

test('an entry of a list says its 6 parts by name and leaves out what is empty', () => {
  const land = fieldsOf(kindNamed('activity')).find((field) => field.name === 'land') as Field
  const day: Value = ['2041-03-05', '2041-03-05', '5.3.41', 'day', 'gregorian', null]
  const type = land.value
  ok(type.type === 'list')
  const entry = type.parts.map(
    (part): Value => (part.name === 'release' ? 'cleared' : part.name === 'on' ? day : null),
  )
  deepEqual(JSON.parse(cellsOf(land, [entry], () => undefined)[0] ?? ''), [
    {
      release: 'cleared',
      on: {
        earliest: '2041-03-05',
        latest: '2041-03-05',
        as_written: '5.3.41',
        precision: 'day',
        calendar: 'gregorian',
      },
    },
  ])
})

test('5 cells that no export writes are doubts and no values', () => {
  const field = (kind: string, name: string) =>
    fieldsOf(kindNamed(kind)).find((entry) => entry.name === name) as Field
  const refused: readonly (readonly [Field, readonly string[]])[] = [
    [field('activity', 'land'), ['{"release":"cleared"}']],
    [field('activity', 'land'), ['[{"released":"cleared"}]']],
    [field('victim', 'needs'), ['medical']],
    [field('victim', 'outcome'), ['Hurt']],
    [field('accident', 'date'), ['2041-02-30', '', '', 'day', '', '']],
  ]
  for (const [of, cells] of refused) ok('doubt' in readCells(of, cells), `${of.name} ${cells[0]}`)
})
