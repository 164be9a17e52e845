import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { pairRows } from '../intake/import/pair-rows.js'

const row = (id: string, text: string) => ({ id, cells: text.split(' ') })

test('a row with one corrected cell is paired with the row it replaces', () => {
  const pairs = pairRows([row('old', 'north 2039 male killed')], [row('new', 'north 2039 male injured')])
  deepEqual(pairs, [{ gone: 'old', added: 'new', columns: [3] }])
})

test('three changed cells are another row', () => {
  deepEqual(pairRows([row('old', 'north 2039 male killed')], [row('new', 'south 2040 male injured')]), [])
})

test('a row that could replace either of two gone rows replaces neither', () => {
  const gone = [row('a', 'north 2039 male killed'), row('b', 'north 2039 female injured')]
  deepEqual(pairRows(gone, [row('new', 'north 2039 male injured')]), [])
})

test('of two gone rows of the same text one is replaced, as nobody could tell them apart', () => {
  const gone = [row('a', 'north 2039 male killed'), row('b', 'north 2039 male killed')]
  deepEqual(pairRows(gone, [row('new', 'north 2039 male injured')]).length, 1)
})

test('the nearer of two candidates wins', () => {
  const gone = [row('near', 'north 2039 male killed adult'), row('far', 'north 2038 female killed adult')]
  deepEqual(
    pairRows(gone, [row('new', 'north 2039 male injured adult')]).map((pair) => pair.gone),
    ['near'],
  )
})

test('rows are paired the same whatever their order', () => {
  const gone = ['a 1 x p', 'b 2 y q', 'c 3 z r'].map((text) => row(text, text))
  const added = ['c 3 z R', 'a 1 X p', 'b 2 y q2'].map((text) => row(text, text))
  const found = pairRows(gone, added).map((pair) => `${pair.gone} > ${pair.added}`)
  const turned = pairRows([...gone].reverse(), [...added].reverse()).map(
    (pair) => `${pair.gone} > ${pair.added}`,
  )
  deepEqual([...found].sort(), [...turned].sort())
  deepEqual(found.length, 3)
})
