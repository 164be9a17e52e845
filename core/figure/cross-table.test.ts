import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitionOf } from './catalogue.js'
import { crossTable } from './cross-table.js'
import { dimensionNamed } from './dimensions.js'
import { parseQuery } from './parse.js'
import { countIn } from './query.js'

const asked = countIn(parseQuery('casualties by year, outcome'))
const by = asked.by.map((name) => dimensionNamed(definitionOf(asked), name))
const part = (year: string, outcome: string, value: number | null) => ({ key: { year, outcome }, value })

test('rows by the first division, columns by the second in the order of its codes, unknown last, with sums', () => {
  const parts = [
    part('2031', 'injured', 4),
    part('2031', 'unknown', 1),
    part('2030', 'killed', 2),
    part('unknown', 'killed', 3),
  ]
  assert.deepEqual(crossTable(parts, by), {
    columns: ['killed', 'injured', 'unknown'],
    rows: [
      { code: '2030', cells: [2, 0, 0], sum: 2 },
      { code: '2031', cells: [0, 4, 1], sum: 5 },
      { code: 'unknown', cells: [3, 0, 0], sum: 3 },
    ],
    sums: [5, 4, 1],
  })
})

test('a withheld number leaves the sums of its row and its column withheld, and no other', () => {
  const parts = [part('2030', 'killed', null), part('2030', 'injured', 7), part('2031', 'injured', 8)]
  const table = crossTable(parts, by)
  assert.deepEqual(
    table?.rows.map(({ cells, sum }) => ({ cells, sum })),
    [
      { cells: [null, 7], sum: null },
      { cells: [0, 8], sum: 8 },
    ],
  )
  assert.deepEqual(table?.sums, [null, 15])
})

test('one division is no cross-table, and neither is a second one of more than 30 values', () => {
  assert.equal(crossTable([part('2030', 'killed', 1)], by.slice(0, 1)), null)
  const years = Array.from({ length: 31 }, (_, at) => part(String(2000 + at), 'killed', 1))
  assert.equal(crossTable(years, [...by].reverse()), null)
  assert.equal(crossTable(years, by)?.rows.length, 31)
})
