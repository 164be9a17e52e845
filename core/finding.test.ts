import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { withCommand, withoutCommand } from './finding.js'

test('a page shows the sentence of a finding without the command that a terminal shows', () => {
  const message = withCommand('Both are kept; a reviewer decides', 'review resolve 0197-a --take new|current')
  equal(message, 'Both are kept; a reviewer decides: truebearing review resolve 0197-a --take new|current')
  equal(withoutCommand(message), 'Both are kept; a reviewer decides.')
})

test('a sentence without a command, and one that quotes a text like one, stay as they are', () => {
  for (const message of ['The date does not exist.', 'The text “a: truebearing b” is no date.'])
    equal(withoutCommand(message), message)
})
