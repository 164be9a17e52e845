import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readDecimal, readInteger, readPadded } from './read-number.js'
import type { Reading } from './reading.js'

const english = { decimal: '.', thousands: ',' } as const
const german = { decimal: ',', thousands: '.' } as const
const plain = { decimal: '.', thousands: null } as const

function ruleOf(reading: Reading): string {
  return 'doubt' in reading ? reading.doubt.rule : `value ${String(reading.value)}`
}

test('thousands signs are read where the form names them', () => {
  deepEqual(readInteger('5,313', english), { value: '5313' })
  deepEqual(readInteger('2,006', english), { value: '2006' })
  deepEqual(readInteger('1.234.567', german), { value: '1234567' })
  deepEqual(readInteger('12 500', { decimal: ',', thousands: ' ' }), { value: '12500' })
  deepEqual(readInteger('12\u00a0500', { decimal: ',', thousands: ' ' }), { value: '12500' })
  deepEqual(readInteger("12'500", { decimal: '.', thousands: "'" }), { value: '12500' })
})

test('decimals are kept as typed, with a point', () => {
  deepEqual(readDecimal('1521.80', plain), { value: '1521.80' })
  deepEqual(readDecimal('1.521,8', german), { value: '1521.8' })
  deepEqual(readDecimal('-75.185183', plain), { value: '-75.185183' })
  deepEqual(readDecimal('\u221275.5', plain), { value: '-75.5' })
  deepEqual(readDecimal('+007.50', plain), { value: '7.50' })
  deepEqual(readDecimal('.5', plain), { value: '0.5' })
  deepEqual(readDecimal('-0', plain), { value: '0' })
  deepEqual(readDecimal(' ', plain), { value: null })
})

test('Arabic-Indic and Persian digits are digits', () => {
  deepEqual(readInteger('١٢٣', plain), { value: '123' })
  deepEqual(readInteger('۱۲۳', plain), { value: '123' })
  deepEqual(readDecimal('١٬٢٣٤٫٥', plain), { value: '1234.5' })
})

test('a sign that the form does not name is a finding, never a guess', () => {
  equal(ruleOf(readDecimal('1,5', plain)), 'number-signs-mixed')
  equal(ruleOf(readDecimal('1,5', english)), 'number-signs-mixed')
  equal(ruleOf(readDecimal('1.5', german)), 'number-signs-mixed')
  equal(ruleOf(readDecimal('1,23,456', english)), 'number-signs-mixed')
  equal(ruleOf(readDecimal('1.234,5', english)), 'number-signs-mixed')
  equal(ruleOf(readInteger('12.50', plain)), 'not-a-whole-number')
  deepEqual(readInteger('12.00', plain), { value: '12' })
})

test('what is no number is a finding with its text', () => {
  for (const text of ['about 5', '5 m2', '1e3', '0x10', '--5', '5-', 'NaN', '½', '#N/A', '=1+1']) {
    const read = readDecimal(text, plain)
    equal(ruleOf(read), 'not-a-number', text)
    equal('doubt' in read && read.doubt.text, text)
  }
})

test('lost zeros are put back to the length that the mapping names', () => {
  deepEqual(readPadded('5,313', english, 5), { value: '05313' })
  deepEqual(readPadded('18410', plain, 5), { value: '18410' })
  deepEqual(readPadded('', plain, 5), { value: null })
  equal(ruleOf(readPadded('123456', plain, 5)), 'code-too-long')
  equal(ruleOf(readPadded('AB-12', plain, 5)), 'not-a-number')
})
