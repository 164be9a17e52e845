import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf } from './columns.js'
import { kindNamed, kinds } from './kinds.js'
import { nameOrder, nameOrderColumn } from './name-order.js'
import { nameFieldOf } from './record-name.js'

/** As a database puts them by bytes. */
const compared = (one: string, other: string) =>
  Buffer.compare(Buffer.from(nameOrder(one) ?? ''), Buffer.from(nameOrder(other) ?? ''))
const inOrder = (...names: readonly string[]) => {
  for (const [at, name] of names.entries())
    for (const later of names.slice(at + 1)) ok(compared(name, later) < 0, `${name} before ${later}`)
}

test('a name stands by its letters, whatever their case and accents', () => {
  inOrder('Abrun', 'ábrun ford', 'Ácen', 'adel', 'Čelna', 'Cemo', 'Đabor', 'Dacen', 'Zelna', 'žemo', 'Zen')
  inOrder('Ёлоч', 'ель', 'Жарки')
  inOrder('Åkra', 'Łaba', 'łabo', 'Maba')
})

test('signs of transliteration and quotation marks leave a name where its letters put it', () => {
  inOrder('ʻAbd Ford', '’Abe', '«Acen»', 'ʿAyn Ford', 'Ayna', "'Aynb", 'Zen')
})

test('the schwa of Azerbaijani follows e', () => {
  inOrder('Ezab', 'Əbrun', 'Əzan', 'Fabrun')
})

test('a number in a name counts as a number, in digits of any script', () => {
  inOrder('Village 2', 'village ٣', 'Village 10', 'Village 10 b', 'Village X')
})

test('names that differ in case or accents alone have one order among each other', () => {
  inOrder('Abrun', 'abrun', 'ábrun')
  inOrder('قريه ا', 'قرية ب', 'قريه ت')
})

test('where nothing is written there is no order, and a long name has a short one of whole characters', () => {
  for (const written of ['', ' \t', '\u200f', '\0']) equal(nameOrder(written), null)
  ok(Buffer.byteLength(nameOrder('😀'.repeat(999)) ?? '') < 800)
})

test('each kind whose records have a name has the order of names, for those alone who may list them', () => {
  const named = kinds.filter((kind) => kind.privacy !== 'confidential' && nameFieldOf(kind) !== null)
  ok(named.length >= 3, `${named.length}`)
  for (const kind of kinds) {
    const made = columnsOf(kind, kindNamed).find(({ name }) => name === nameOrderColumn)
    equal(made?.privacy, named.includes(kind) ? 'restricted' : undefined, kind.kind)
  }
})
