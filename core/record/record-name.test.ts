/** What records are called. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { kindNamed, kinds } from './kinds.js'
import { nameAmong, nameFieldOf } from './record-name.js'

test('5 kinds have a name or title; that of a person, which is confidential, is none', () => {
  const named = kinds.filter((kind) => nameFieldOf(kind) !== null).map(({ kind }) => kind)
  deepEqual(named, ['place', 'organisation', 'source', 'project', 'post'])
})

test('a record is called by its name, else its number; where it has neither, by nothing', () => {
  const place = kindNamed('place')
  equal(nameAmong(place, { name: 'Tarn', local_id: 'P1' }), 'Tarn')
  equal(nameAmong(place, { name: ' ', local_id: 'P1' }), 'P1')
  equal(nameAmong(kindNamed('hazard'), { local_id: 'H1' }), 'H1')
  equal(nameAmong(place, {}), null)
})
