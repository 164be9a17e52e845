import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { codesUnder, comparable, findCode, flatCodes, pathOf } from './codes.js'
import { deviceCodes } from './device.js'
import { code, unknownCode, yesNo } from './fields.js'
import { outcomeCodes, sexCodes, statusCodes } from './people-codes.js'

test('a filter on a code includes the codes under it', () => {
  deepEqual(codesUnder(statusCodes, 'security_forces'), ['security_forces', 'military', 'police'])
  deepEqual(codesUnder(statusCodes, 'police'), ['police'])
  deepEqual(codesUnder(statusCodes, 'navy'), [])
})

test('the path of a code runs from the top of the tree down to it', () => {
  deepEqual(pathOf(statusCodes, 'military'), ['security_forces', 'military'])
  deepEqual(pathOf(statusCodes, 'civilian'), ['civilian'])
  deepEqual(pathOf(statusCodes, 'navy'), [])
})

test('parents stand before their children', () => {
  const tree = [code('a', 'a', undefined, [code('b', 'b', undefined, [code('c', 'c')])]), code('d', 'd')]
  deepEqual(
    flatCodes(tree).map((entry) => entry.code),
    ['a', 'b', 'c', 'd'],
  )
})

test('a cell is recognised by code, label or synonym, whatever its case, accents and spaces', () => {
  const found = (tree: Parameters<typeof findCode>[0], cell: string): string | null =>
    findCode(tree, cell)?.code ?? null
  equal(found(sexCodes, 'Hombre'), 'male')
  equal(found(sexCodes, '  MUJER '), 'female')
  equal(found(sexCodes, 'жен'), 'female')
  equal(found(sexCodes, 'انثى'), 'female')
  equal(found(outcomeCodes, 'TUÉ'), 'killed')
  equal(found(outcomeCodes, 'tue'), 'killed')
  equal(found(statusCodes, 'Fuerza   Pública'), 'security_forces')
  equal(found(statusCodes, 'security_forces'), 'security_forces')
  equal(found(deviceCodes, 'Anti-Personnel Mine'), 'ap_mine')
  equal(found(deviceCodes, 'ＵＸＯ'), 'uxo')
  equal(found([...yesNo, unknownCode], 'Sin informacion'), 'unknown')
})

test('nothing is guessed: a part of a word, an empty cell and a stranger are no code', () => {
  equal(findCode(sexCodes, 'Hombres y mujeres'), null)
  equal(findCode(sexCodes, ''), null)
  equal(findCode(sexCodes, ' \u00a0 '), null)
})

test('a synonym of one code never hides the name of another', () => {
  const tree = [code('first', 'first', { en: ['second'] }), code('second', 'second')]
  equal(findCode(tree, 'second')?.code, 'second')
})

test('vowels of Khmer and Devanagari are letters and stay', () => {
  equal(comparable('មីន'), 'មីន')
  equal(comparable('दिल्ली'), 'दिल्ली'.normalize('NFC'))
  equal(comparable('Сапёр'), 'сапер')
  equal(comparable('İSTANBUL'), 'istanbul')
})
