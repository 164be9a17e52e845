import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDay, isQueryDate, isYear } from './calendar.js'
import { periodBounds } from './period.js'

const between = (from: string | null, to: string) => ({ type: 'between', from, to }) as const

test('both ends of a period are inclusive, as wall time', () => {
  assert.deepEqual(periodBounds(between('2038-02-11', '2041-02-28'), 'Asia/Kabul'), {
    from: '2038-02-11 00:00:00',
    until: '2041-03-01 00:00:00',
  })
  assert.deepEqual(periodBounds({ type: 'year', year: '2031' }, 'UTC'), {
    from: '2031-01-01 00:00:00',
    until: '2032-01-01 00:00:00',
  })
  assert.deepEqual(periodBounds(between(null, '2024-02-28'), 'UTC'), {
    from: null,
    until: '2024-02-29 00:00:00',
  })
})

test('a minute in another zone is moved to that of the programme', () => {
  const kabul = periodBounds(between('2031-05-01T20:00Z', '2031-05-02T10:00+02:00'), 'Asia/Kabul')
  assert.deepEqual(kabul, { from: '2031-05-02 00:30:00', until: '2031-05-02 12:31:00' })
  const bogota = periodBounds(between('2031-05-01T02:00+04:30', '2031-05-02T00:00Z'), 'America/Bogota')
  assert.deepEqual(bogota, { from: '2031-04-30 16:30:00', until: '2031-05-01 19:01:00' })
})

test('a change of clocks moves a minute by as much as the zone moved', () => {
  const summer = periodBounds(between('2024-03-31T00:30Z', '2024-03-31T01:30Z'), 'Europe/Berlin')
  assert.deepEqual(summer, { from: '2024-03-31 01:30:00', until: '2024-03-31 03:31:00' })
})

test('a period that is empty once both ends are in one zone is a problem', () => {
  assert.throws(() => periodBounds(between('2031-05-02', '2031-05-01T19:00Z'), 'Asia/Kabul'), {
    code: 'period-is-empty',
  })
})

test('days that no calendar has are no days', () => {
  for (const day of [
    '2031-02-29',
    '2031-06-31',
    '2031-00-10',
    '0000-01-01',
    '9999-12-31',
    '31-01-01',
    '2031-1-1',
  ])
    assert.equal(isDay(day), false, day)
  assert.ok(isDay('2024-02-29') && isDay('0001-01-01') && isYear('9998'))
  for (const date of ['2031-01-01T24:00Z', '2031-01-01T10:00', '2031-01-01T10:00+15:00', '2031-02-30T10:00Z'])
    assert.equal(isQueryDate(date), false, date)
})
