import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { movedPlaces } from './moved-places.js'

const before = 'first 12, then 34 and 56.'
const places = [
  { start: 6, end: 8 },
  { start: 15, end: 17 },
  { start: 22, end: 24 },
]
/** What stands at the places after an edit. */
const left = (after: string) =>
  movedPlaces(places, before, after).map((span) => span && after.slice(span.start, span.end))

test('3 places go with their numbers when words are typed before, between and behind them', () => {
  deepEqual(left('At first 12, then 34 and 56.'), ['12', '34', '56'])
  deepEqual(left('first 12, later and then 34 and 56.'), ['12', '34', '56'])
  deepEqual(left('first 12, then 34 and 56. The end.'), ['12', '34', '56'])
  deepEqual(left('then 34 and 56.'), [null, '34', '56'])
})

test('1 number of 3 that a digit was typed into, before or behind has no place until it is read anew', () => {
  for (const typed of ['314', '034', '340', '4'])
    deepEqual(left(before.replace('34', typed)), ['12', null, '56'])
})
