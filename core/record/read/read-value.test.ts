import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readCrs } from '../../geo/crs.js'
import { fieldsOf } from '../columns.js'
import type { Field } from '../definition.js'
import { kindNamed } from '../kinds.js'
import { neutraliseFormula } from './neutralise-formula.js'
import { valueTable } from './read-coded.js'
import { readGridPoint, readPair, readPoint, readWrittenPoint } from './read-point.js'
import { readValue } from './read-value.js'
import type { Reading, WrittenForm } from './reading.js'

const form: WrittenForm = {
  decimal: '.',
  thousands: null,
  dates: ['YYYY-MM-DD'],
  twoDigitYearsFrom: null,
  receivedOn: '2041-06-30',
}

function field(kind: string, name: string): Field {
  const found = fieldsOf(kindNamed(kind)).find((entry) => entry.name === name)
  if (!found) throw new Error(`${kind} has no ${name}`)
  return found
}

function ruleOf(reading: Reading): string {
  return 'doubt' in reading ? reading.doubt.rule : `value ${JSON.stringify(reading.value)}`
}

test('a code is read by the value table first', () => {
  const values = valueTable({ Hombre: 'male', Mujer: 'female', 'Sin Información': 'unknown', '?': null })
  const sex = (text: string) => readValue(text, field('victim', 'sex'), form, { values })
  deepEqual(sex('Hombre'), { value: 'male' })
  deepEqual(sex(' MUJER '), { value: 'female' })
  deepEqual(sex('Sin informacion'), { value: 'unknown' })
  deepEqual(sex('?'), { value: null })
  deepEqual(sex(''), { value: null })
})

test('two texts of a table that differ in case alone are told apart exactly or not at all', () => {
  const values = valueTable({ M: 'male', m: 'female' })
  const sex = (text: string) => readValue(text, field('victim', 'sex'), form, { values })
  deepEqual(sex('M'), { value: 'male' })
  deepEqual(sex('m'), { value: 'female' })
  equal(ruleOf(sex('Ｍ')), 'value-not-recognised')
})

test('a text that nobody mapped is a finding and never unknown', () => {
  const sex = field('victim', 'sex')
  const read = readValue('Hombre', sex, form)
  equal(ruleOf(read), 'value-not-recognised')
  equal('doubt' in read && read.doubt.text, 'Hombre')
  deepEqual(readValue('Hombre', sex, form, { recognise: true }), { value: 'male' })
  equal(ruleOf(readValue('xyz', sex, form, { recognise: true })), 'value-not-recognised')
  deepEqual(readValue('female', sex, form), { value: 'female' })
})

test('texts that say unknown are so because the mapping says it', () => {
  const rule = { unknown: new Set(['sin informacion', '']) }
  deepEqual(readValue('Sin información', field('victim', 'sex'), form, rule), { value: 'unknown' })
  deepEqual(readValue('Sin información', field('victim', 'age_least'), form, rule), { value: null })
  deepEqual(readValue('', field('accident', 'date'), form, rule), {
    value: [null, null, '', 'unknown', 'gregorian', null],
  })
})

test('values out of the range of their field are findings', () => {
  equal(ruleOf(readValue('430', field('victim', 'age_least'), form)), 'above-maximum')
  equal(ruleOf(readValue('-1', field('accident', 'killed_least'), form)), 'below-minimum')
  equal(ruleOf(readValue('0', field('item', 'quantity'), form)), 'below-minimum')
  deepEqual(readValue('43', field('victim', 'age_least'), form), { value: '43' })
})

test('several codes stand in one cell', () => {
  const needs = field('victim', 'needs')
  const rule = { recognise: true, separator: ';' }
  deepEqual(readValue('medical; prosthesis;;medical', needs, form, rule), {
    value: ['medical', 'prosthesis'],
  })
  equal(ruleOf(readValue('medical; hope', needs, form, rule)), 'value-not-recognised')
})

test('plans may lie ahead of the day of reception, what happened may not', () => {
  equal(ruleOf(readValue('2042-01-01', field('accident', 'date'), form)), 'date-in-the-future')
  equal(ruleOf(readValue('2042-01-01', field('project', 'end'), form)).startsWith('value'), true)
})

test('texts are kept as typed, formulas among them', () => {
  deepEqual(readValue(' =1+1 ', field('victim', 'comment'), form), { value: ' =1+1 ' })
})

test('a position needs both degrees, on the globe, and not at zero', () => {
  const at = (latitude: string, longitude: string) => readPoint({ latitude, longitude, basis: 'gps' }, form)
  deepEqual(at('6.143703', '-75.185183'), {
    value: ['6.143703', '-75.185183', '6.143703 -75.185183', 'gps', null, 'WGS 84'],
  })
  deepEqual(at('', ' '), { value: null })
  equal(ruleOf(at('6.1', '')), 'position-half')
  equal(ruleOf(at('91', '10')), 'position-out-of-range')
  equal(ruleOf(at('-175.2', '6.1')), 'position-out-of-range')
  equal(ruleOf(at('0', '0.0')), 'position-at-zero')
  equal(ruleOf(at('6,143703', '-75')), 'number-signs-mixed')
  deepEqual(readPair('(6.1, -75.2)', 'map', form), {
    value: ['6.1', '-75.2', '(6.1, -75.2)', 'map', null, 'WGS 84'],
  })
  equal(ruleOf(readPair('6 degrees north', 'map', form)), 'not-a-position')
})

test('a position in one text of any form keeps the text, its datum and the coarser of 2 accuracies', () => {
  const gps = (accuracyMetres?: string) => ({ basis: 'gps', accuracyMetres }) as const
  const square = '38S PK 538 182'
  const read = (metres?: string) => readWrittenPoint(square, { datum: 'WGS 84' }, gps(metres), form)
  const value = (metres: string) => ({
    value: ['39.89993267', '46.79911051', square, 'gps', metres, 'WGS 84'],
  })
  deepEqual(read(), value('100'))
  deepEqual(read('5'), value('100'))
  deepEqual(read('250'), value('250'))
  equal(ruleOf(read('near')), 'not-a-number')
  equal(ruleOf(readWrittenPoint(square, {}, gps(), form)), 'datum-missing')
  deepEqual(readWrittenPoint(' ', {}, gps(), form), { value: null })
})

test('an easting and northing with the signs of their file become a position on the grid that is named', () => {
  const crs = readCrs('EPSG:28408')
  if ('doubt' in crs) throw new Error(crs.doubt.message)
  const at = (easting: string, northing: string, metres = '') =>
    readGridPoint(
      { easting, northing },
      crs.crs,
      { basis: 'map', accuracyMetres: metres },
      { ...form, decimal: ',' },
    )
  deepEqual(at('8651234,56', '4444444,4'), {
    value: ['40.11994511', '46.77285445', '8651234,56 4444444,4', 'map', '4.5', 'EPSG:28408'],
  })
  deepEqual(at('', ''), { value: null })
  equal(ruleOf(at('8651234,56', '')), 'position-half')
  equal(ruleOf(at('8651234.56', '1')), 'number-signs-mixed')
})

test('formulas are made harmless on the way out, numbers are left alone', () => {
  for (const text of ['=cmd()', '+1+1', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1'])
    equal(neutraliseFormula(text), `'${text}`)
  for (const text of ['-75.18', '+5', '12', 'plain', '', 'a=b']) equal(neutraliseFormula(text), text)
})
