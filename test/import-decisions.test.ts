import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { effectOf } from '../intake/import/decide.js'

const on = (day: string) => ({ information_date: [day, day, day, 'day', 'gregorian', ''] })

test('a newer report updates, an older one goes into the history', () => {
  const known = { ...on('2041-02-01'), outcome: 'injured' }
  deepEqual(effectOf(known, { ...on('2041-03-01'), outcome: 'killed' }, true), { what: 'update' })
  deepEqual(effectOf(known, { ...on('2041-01-01'), outcome: 'killed' }, true), { what: 'older' })
})

test('the same date with another value is a conflict that names the field', () => {
  const known = { ...on('2041-02-01'), outcome: 'injured', sex: 'male' }
  deepEqual(effectOf(known, { ...on('2041-02-01'), outcome: 'killed', sex: 'male' }, true), {
    what: 'conflict',
    fields: ['outcome'],
  })
})

test('the same date with a field that was empty or unknown fills it', () => {
  const known = { ...on('2041-02-01'), outcome: 'injured', sex: 'unknown' }
  deepEqual(effectOf(known, { ...on('2041-02-01'), sex: 'female', employer: 'Example Mill' }, true), {
    what: 'update',
  })
})

test('an empty field contradicts nothing', () => {
  const known = { ...on('2041-02-01'), outcome: 'injured' }
  deepEqual(effectOf(known, { ...on('2041-02-01'), outcome: null }, true), { what: 'nothing' })
})

test('a corrected row whose date nobody stated is taken as the newer word of its source', () => {
  const known = { ...on('2041-02-01'), outcome: 'injured' }
  deepEqual(effectOf(known, { ...on('2041-02-01'), outcome: 'killed' }, false), { what: 'update' })
})
