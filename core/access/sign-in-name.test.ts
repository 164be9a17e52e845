import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault, readSignInName } from './sign-in-name.js'

test('a name is compared in one form, in 4 scripts', () => {
  equal(readSignInName('  Ada.Vole '), 'ada.vole')
  equal(readSignInName('ＡＤＡ'), 'ada')
  equal(readSignInName('ليلى'), 'ليلى')
  equal(readSignInName('Նարե'), 'նարե')
})

test('5 texts are no names', () => {
  for (const text of ['a', '.ada', 'ada vole', 'x'.repeat(41), 'ada\u202e'])
    equal(readSignInName(text), null, text)
})

test('a password of 12 characters is taken, and each of 4 faults has its word', () => {
  equal(passwordFault('ветер и река', 'ada'), null)
  equal(passwordFault('eleven char', 'ada'), 'too_short')
  equal(passwordFault('x1y2z'.repeat(26), 'ada'), 'too_long')
  equal(passwordFault('abababababab', 'ada'), 'too_plain')
  equal(passwordFault('Ada.Vole and the river', 'ada.vole'), 'holds_name')
})
