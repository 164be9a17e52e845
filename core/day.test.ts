import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { dayIn, offsetIn } from './day.js'

test('an instant has the day that the clocks of the zone show', () => {
  const instant = new Date('2026-11-28T22:30:00Z')
  equal(dayIn('UTC', instant), '2026-11-28')
  equal(dayIn('Asia/Yerevan', instant), '2026-11-29')
})

test('the distance from UTC is that of the instant, in summer another than in winter', () => {
  equal(offsetIn('UTC', new Date('2026-11-28T12:00:00Z')), 'UTC')
  equal(offsetIn('Asia/Baku', new Date('2026-11-28T12:00:00Z')), 'UTC+4')
  equal(offsetIn('Asia/Baku', new Date('2015-07-01T12:00:00Z')), 'UTC+5')
  equal(offsetIn('Asia/Kolkata', new Date('2026-11-28T12:00:00Z')), 'UTC+5:30')
  equal(offsetIn('America/Bogota', new Date('2026-11-28T12:00:00Z')), 'UTC−5')
})
