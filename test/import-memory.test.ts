import { deepEqual, equal, throws } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { SeenNumbers } from '../intake/import/seen-numbers.js'
import { SharedRecords } from '../intake/import/shared-records.js'

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

test('numbers seen are told from numbers not seen, however many there are', () => {
  const seen = new SeenNumbers()
  for (let number = 0; number < 5000; number += 1) {
    equal(seen.get(hash(`number ${number}`)), undefined)
    seen.set(hash(`number ${number}`), hash(`content ${number}`))
  }
  for (let number = 0; number < 5000; number += 1)
    equal(seen.get(hash(`number ${number}`)), hash(`content ${number}`))
  throws(() => seen.set(hash('number 7'), hash('other content')), /seen before/)
})

test('keys that begin alike are told apart', () => {
  const seen = new SeenNumbers()
  const keys = Array.from({ length: 300 }, (_, index) => `deadbeef${String(index).padStart(24, '0')}`)
  for (const key of keys) seen.set(key, hash(key))
  deepEqual(
    keys.map((key) => seen.get(key)),
    keys.map(hash),
  )
})

test('shared records are forgotten once they are in the log, the oldest first, and never before', () => {
  const shared = new SharedRecords(2)
  const record = (inLog: boolean) => ({ recordId: 'an id', values: {}, inLog })
  const keys = () => [...shared.keys()]
  shared.startBatch()
  shared.set('a', record(true)).set('waits', record(false)).set('b', record(true)).set('c', record(true))
  shared.forgetWritten()
  deepEqual(keys(), ['a', 'waits', 'b', 'c'])
  shared.startBatch()
  shared.set('b', record(true)).set('d', record(true))
  shared.forgetWritten()
  deepEqual(keys(), ['waits', 'b', 'd'])
  equal(shared.has('a'), false)
})
