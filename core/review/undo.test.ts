import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { DecidedRow } from './undo.js'
import { stateBefore } from './undo.js'

const row: DecidedRow = { state: 'accepted', wasShown: true, hasConflicts: false, decisions: [] }

test('each of 3 decisions leads back to where the row was', () => {
  equal(stateBefore(row), 'submitted')
  equal(stateBefore({ ...row, state: 'returned', decisions: ['returned'] }), 'submitted')
  equal(stateBefore({ ...row, state: 'rejected', decisions: ['rejected'] }), 'submitted')
})

test('a row with 1 conflict goes back to whoever decides it, and 1 that could not be read to whoever corrects it', () => {
  equal(stateBefore({ ...row, hasConflicts: true }), 'pending')
  equal(stateBefore({ ...row, state: 'rejected', wasShown: false, decisions: ['rejected'] }), 'draft')
})

test('a row that was returned and then rejected is returned again, unless the return was undone before', () => {
  equal(stateBefore({ ...row, state: 'rejected', decisions: ['returned', 'rejected'] }), 'returned')
  equal(
    stateBefore({ ...row, state: 'rejected', decisions: ['returned', 'reopened', 'rejected'] }),
    'submitted',
  )
})

test('of the 6 other states none has a decision that can be undone', () => {
  for (const state of ['draft', 'submitted', 'pending', 'withdrawn', 'merged', 'erased'] as const)
    equal(stateBefore({ ...row, state }), null)
})
