import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { attachmentContents, differsFromClaim, fieldsNaming, isClosed } from './attachment.js'
import { kindNamed, kinds } from './kinds.js'

test('of 12 things that a file can show, 7 are closed in every record', () => {
  const hazard = kindNamed('hazard')
  const closed = attachmentContents.filter((shows) =>
    isClosed({ shows, closed: false }, hazard, { status: 'open' }),
  )
  deepEqual(closed, [
    'minefield_record',
    'person',
    'injury',
    'medical_document',
    'identity_document',
    'voice',
    'unknown',
  ])
})

test('an open thing is closed by hand, in a confidential kind, in a minefield record and in a record that is gone', () => {
  const open = { shows: 'ground', closed: false }
  equal(isClosed(open, kindNamed('hazard'), {}), false)
  equal(isClosed({ ...open, closed: true }, kindNamed('hazard'), {}), true)
  equal(isClosed(open, kindNamed('hazard'), null), true)
  equal(isClosed(open, kindNamed('minefield_record'), {}), true)
  for (const kind of kinds.filter(({ privacy }) => privacy === 'confidential'))
    equal(isClosed(open, kind, {}), true)
})

test('an item is closed until it is destroyed', () => {
  const item = kindNamed('item')
  equal(isClosed({ shows: 'ordnance', closed: false }, item, { disposal: 'none_yet' }), true)
  equal(isClosed({ shows: 'ordnance', closed: false }, item, { disposal: 'destroyed_in_place' }), false)
})

test('a claim differs where its kind does, not where it is spelled in another way', () => {
  const cases: readonly (readonly [string | null, string, boolean])[] = [
    [null, 'image/jpeg', false],
    ['application/octet-stream', 'image/jpeg', false],
    ['image/jpg', 'image/jpeg', false],
    ['IMAGE/JPEG; q=1', 'image/jpeg', false],
    ['text/csv', 'text/plain', false],
    ['application/json', 'text/plain', false],
    ['image/jpeg', 'text/html', true],
    ['image/png', 'image/jpeg', true],
    ['text/plain', 'application/x-msdownload', true],
  ]
  for (const [claimed, found, differs] of cases)
    equal(differsFromClaim(claimed, found), differs, `${claimed} ${found}`)
})

test('a victim and a testimony name a person, a hazard does not', () => {
  deepEqual(fieldsNaming(kindNamed('victim'), 'person'), [{ name: 'person', several: false }])
  deepEqual(fieldsNaming(kindNamed('testimony'), 'person'), [{ name: 'person', several: false }])
  deepEqual(fieldsNaming(kindNamed('hazard'), 'person'), [])
})
