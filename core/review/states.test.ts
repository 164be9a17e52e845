import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { actsIn, isRejectionCode, meanings, moves, stateAfter, states } from './states.js'

test('every state can be reached, left or is an end that says so', () => {
  const ends = states.filter((state) => actsIn(state).length === 0)
  deepEqual(ends, ['rejected', 'merged', 'erased'])
  for (const state of states) ok(state === 'draft' || moves.some((move) => move.to === state), state)
  for (const state of states) ok(meanings[state].length > 10)
})

test('one act leads from a state to one state only', () => {
  const seen = moves.map((move) => `${move.from} ${move.act}`)
  equal(new Set(seen).size, seen.length)
})

test('what is rejected stays rejected, and what is erased stays erased', () => {
  equal(stateAfter('rejected', 'accept'), null)
  equal(stateAfter('erased', 'accept'), null)
})

test('a row that cannot be read is never accepted as it is', () => {
  equal(stateAfter('draft', 'accept'), null)
})

test('only the listed codes reject', () => {
  ok(isRejectionCode('duplicate'))
  ok(!isRejectionCode('toString'))
})
