import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { neutraliseExactly, neutraliseFormula, restoreFormula } from './neutralise-formula.js'

const formulas = [
  '=1+1',
  '+49 30',
  '-x',
  '@sum',
  '\t=1',
  '\r',
  ' =1',
  '＝1',
  '−5 m',
  "'=1",
  "''=1",
  "'-75.18x",
]
const plain = ['', 'a', "'a", "'", '-75.18', '+5', '1-2', "it's", "'-75.18"]

test('12 texts that a spreadsheet would calculate begin with an apostrophe and are read back as they were', () => {
  for (const text of formulas) {
    const written = neutraliseExactly(text)
    ok(written.startsWith("'"), text)
    equal(neutraliseFormula(written), written)
    equal(restoreFormula(written), text)
  }
})

test('9 other texts stay as they are, written and read', () => {
  for (const text of plain) {
    equal(neutraliseExactly(text), text)
    equal(restoreFormula(text), text)
  }
})
