/** The findings of an import, each doubt once: what is counted together, what is withheld, and where the list ends. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '../core/finding.js'
import { GroupedFindings } from '../intake/import/grouped-findings.js'
import { shownBy } from '../intake/import/shown-findings.js'
import { readMapping } from '../intake/table/mapping.js'
import { mapping } from './support/victims.js'

const finding = (row: number, column: string, text: string): Finding => ({
  rule: 'code-not-known',
  severity: 'blocks',
  row,
  column,
  text,
  message: `"${text}" is no code.`,
})
const shown = shownBy(readMapping(mapping))

test('three rows with one text are one group with the first row, another text is another, and a name tells nothing', () => {
  const doubts = new GroupedFindings(shown)
  doubts.add([finding(4, 'outcome', 'x'), finding(5, 'outcome', 'x')])
  doubts.add([finding(6, 'outcome', 'y'), finding(7, 'outcome', 'x')])
  // Two names that cannot be read are not told apart, as that would tell of them.
  doubts.add([finding(8, 'name', 'an invented name'), finding(9, 'name', 'another')])
  deepEqual(
    doubts.told.groups.map(({ row, rows, text, message, withheld }) => [row, rows, text, message, withheld]),
    [
      [4, 3, 'x', '"x" is no code.', false],
      [6, 1, 'y', '"y" is no code.', false],
      [8, 2, null, null, true],
    ],
  )
  equal(doubts.told.left, 0)
})

test('of 250 different texts 100 are told, one of those again is counted with it, and 151 findings are said to be left', () => {
  const doubts = new GroupedFindings(shown)
  doubts.add(Array.from({ length: 250 }, (_, row) => finding(row, 'outcome', `text ${row}`)))
  doubts.add([finding(300, 'outcome', 'text 7'), finding(301, 'outcome', 'text 249')])
  const { groups, left } = doubts.told
  deepEqual([groups.length, groups[7]?.rows, left], [100, 2, 151])
})
