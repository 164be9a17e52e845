import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { isRole, may, rights, rightsOf, roles, rolesWith } from './roles.js'

test('the administrator may do all 9 things and the auditor changes nothing', () => {
  deepEqual(rightsOf(['administrator']), rights)
  deepEqual(rightsOf(['auditor']), ['read_register', 'count', 'open_confidential', 'read_log'])
})

test('a collector enters and reads, and may not review, publish or open what is confidential', () => {
  deepEqual(rightsOf(['collector']), ['read_register', 'enter'])
})

test('two roles allow what either allows, and none allows nothing', () => {
  ok(may(['collector', 'publisher'], 'publish'))
  ok(may(['collector', 'publisher'], 'enter'))
  deepEqual(rightsOf([]), [])
})

test('every right has a role, and every role a right', () => {
  for (const right of rights) ok(rolesWith(right).length > 0, right)
  for (const role of roles) ok(rightsOf([role]).length > 0, role)
})

test('words of objects are no roles', () => {
  equal(isRole('toString'), false)
  equal(isRole('reviewer'), true)
})
