import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readDate, readDateBetween, readDateParts } from './read-date.js'
import type { DateForm, Reading, WrittenForm } from './reading.js'

function form(...dates: readonly DateForm[]): WrittenForm {
  return { decimal: '.', thousands: ',', dates, twoDigitYearsFrom: null, receivedOn: '2041-06-30' }
}

function ruleOf(reading: Reading): string {
  return 'doubt' in reading ? reading.doubt.rule : `value ${JSON.stringify(reading.value)}`
}

function day(on: string, written: string) {
  return { value: [on, on, written, 'day', 'gregorian', null] }
}

test('a date is read in the form that is named', () => {
  deepEqual(readDate('2041-03-05', form('YYYY-MM-DD')), day('2041-03-05', '2041-03-05'))
  deepEqual(readDate('05/03/2041', form('DD/MM/YYYY')), day('2041-03-05', '05/03/2041'))
  deepEqual(readDate('03/05/2041', form('MM/DD/YYYY')), day('2041-03-05', '03/05/2041'))
  deepEqual(readDate('5.3.2041', form('DD.MM.YYYY')), day('2041-03-05', '5.3.2041'))
  deepEqual(readDate('٠٥/٠٣/٢٠٤١', form('DD/MM/YYYY')), day('2041-03-05', '٠٥/٠٣/٢٠٤١'))
  deepEqual(readDate('', form('DD/MM/YYYY')), { value: null })
})

test('a full date from the year down is read whatever form is named', () => {
  deepEqual(readDate('2041-03-05', form('DD/MM/YYYY')), day('2041-03-05', '2041-03-05'))
})

test('months and years are intervals', () => {
  const february = ['2040-02-01', '2040-02-29', '2040-02', 'month', 'gregorian', null]
  deepEqual(readDate('2040-02', form('YYYY-MM')), { value: february })
  deepEqual(readDate('2040', form('YYYY')), {
    value: ['2040-01-01', '2040-12-31', '2040', 'year', 'gregorian', null],
  })
})

test('a time may follow a day', () => {
  const at = (text: string) => readDate(text, form('YYYY-MM-DD', 'MM/DD/YYYY'))
  deepEqual(at('2041-03-05T07:30:15Z'), {
    value: ['2041-03-05T07:30', '2041-03-05T07:30', '2041-03-05T07:30:15Z', 'minute', 'gregorian', 'Z'],
  })
  deepEqual(at('03/05/2041 11:05 PM'), {
    value: ['2041-03-05T23:05', '2041-03-05T23:05', '03/05/2041 11:05 PM', 'minute', 'gregorian', null],
  })
  equal(ruleOf(at('2041-03-05 25:00')), 'date-does-not-exist')
  equal(ruleOf(at('03/05/2041 13:05 PM')), 'date-does-not-exist')
})

test('days that do not exist are findings', () => {
  for (const text of ['29/02/2023', '31/04/2040', '00/01/2040', '01/13/2040', '32/01/2040'])
    equal(ruleOf(readDate(text, form('DD/MM/YYYY'))), 'date-does-not-exist', text)
  equal(ruleOf(readDate('2023-02-29', form())), 'date-does-not-exist')
  equal(ruleOf(readDate('1900-02-29', form())), 'date-does-not-exist')
  equal(
    ruleOf(readDate('2000-02-29', form())),
    `value ${JSON.stringify(day('2000-02-29', '2000-02-29').value)}`,
  )
})

test('a day that two named forms read differently is a finding', () => {
  const both = form('DD/MM/YYYY', 'MM/DD/YYYY')
  equal(ruleOf(readDate('03/05/2041', both)), 'date-ambiguous')
  deepEqual(readDate('25/05/2041', both), day('2041-05-25', '25/05/2041'))
  deepEqual(readDate('05/05/2041', both), day('2041-05-05', '05/05/2041'))
  equal(ruleOf(readDate('03/05/2041', form('YYYY-MM-DD'))), 'date-ambiguous')
})

test('years of two digits are findings unless the mapping names the century', () => {
  equal(ruleOf(readDate('05/03/41', form('DD/MM/YYYY'))), 'year-of-two-digits')
  const named = { ...form('DD/MM/YYYY'), twoDigitYearsFrom: 1950, receivedOn: null }
  deepEqual(readDate('05/03/49', named), day('2049-03-05', '05/03/49'))
  deepEqual(readDate('05/03/50', named), day('1950-03-05', '05/03/50'))
})

test('a date after the file was received, and one before 1800, are findings', () => {
  equal(ruleOf(readDate('2041-07-01', form())), 'date-in-the-future')
  equal(ruleOf(readDate('2041-06-30', form())).startsWith('value'), true)
  equal(ruleOf(readDate('2041', form('YYYY'))).startsWith('value'), true)
  equal(ruleOf(readDate('0206-01-01', form())), 'date-too-old')
})

test('what is no date is a finding', () => {
  for (const text of ['last spring', 'n/a', '2041-3', '2041-03-05x', '44321.5', '=TODAY()'])
    equal(ruleOf(readDate(text, form('DD/MM/YYYY'))), 'date-not-read', text)
})

test('a date comes from its parts, with thousands signs in the year', () => {
  deepEqual(readDateParts({ year: '2,006', month: '1' }, form()), {
    value: ['2006-01-01', '2006-01-31', '2,006-1', 'month', 'gregorian', null],
  })
  deepEqual(readDateParts({ year: '2006', month: '', day: '' }, form()), {
    value: ['2006-01-01', '2006-12-31', '2006', 'year', 'gregorian', null],
  })
  equal(ruleOf(readDateParts({ year: '2023', month: '2', day: '29' }, form())), 'date-does-not-exist')
  equal(ruleOf(readDateParts({ year: '', month: '5' }, form())), 'date-part-missing')
  equal(ruleOf(readDateParts({ year: '2023', month: '', day: '5' }, form())), 'date-part-missing')
  equal(ruleOf(readDateParts({ year: '06', month: '5' }, form())), 'year-of-two-digits')
  equal(ruleOf(readDateParts({ year: '2006', month: 'May' }, form())), 'not-a-number')
  deepEqual(readDateParts({ year: ' ', month: '' }, form()), { value: null })
})

test('a date between two columns may have an open end', () => {
  const between = (from: string, to: string) => readDateBetween(from, to, form('YYYY-MM-DD', 'YYYY-MM'))
  deepEqual(between('2040-02', '2040-04-05'), {
    value: ['2040-02-01', '2040-04-05', '2040-02 - 2040-04-05', 'between', 'gregorian', null],
  })
  deepEqual(between('', '2040-04-05'), {
    value: [null, '2040-04-05', ' - 2040-04-05', 'before', 'gregorian', null],
  })
  equal(ruleOf(between('2040-05', '2040-04')), 'latest-before-earliest')
})
