/** Rows of one file that are counted as different kinds: which record is made, what waits, what a mapping may not say. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '../core/problem.js'
import { type MappedRow, rowMapper } from '../intake/table/map-row.js'
import { readMapping } from '../intake/table/mapping.js'

const header = ['type', 'town', 'district', 'team', 'no']

const places = {
  district: { kind: 'place', match: true, fields: { name: { column: 'district' } } },
  town: {
    kind: 'place',
    match: true,
    fields: { name: { column: 'town' }, parent: { record: 'district' } },
  },
}

const records = {
  ...places,
  accident: { kind: 'accident', fields: { place: { record: 'town' }, local_id: { column: 'no' } } },
  hazard: { kind: 'hazard', fields: { place: { record: 'town' } } },
  clearance: { kind: 'activity', fields: { organisation: { record: 'team' } } },
  team: { kind: 'organisation', fields: { name: { column: 'team' } } },
  found: {
    kind: 'item',
    when: { column: 'team', is: 'not_empty' },
    fields: { found_by: { record: 'clearance' }, quantity: { constant: '1' } },
  },
}

const type = (record: string, ...one_of: readonly string[]) => ({ record, when: { column: 'type', one_of } })
const three = [type('accident', '1', '2'), type('hazard', '8'), type('clearance', '4')]

function mapping(main: unknown, made: object = records): unknown {
  return { mapping: 1, title: 'events', main, records: made }
}

function read(...cells: readonly string[]): MappedRow {
  return readBy(mapping(three), ...cells)
}

function readBy(content: unknown, ...cells: readonly string[]): MappedRow {
  const row = { row: 1, cells, findings: [], waits: false }
  return rowMapper(readMapping(content), header, null).map(row)
}

function issuesOf(content: unknown): string {
  try {
    readMapping(content)
  } catch (error) {
    const { code, details } = error as Problem
    equal(code, 'mapping-not-valid')
    const issues = details.issues as readonly { readonly path: string; readonly message: string }[]
    return issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n')
  }
  return ''
}

const namesOf = (row: MappedRow) => row.records.map((record) => record.name)

test('of 3 main records a row is counted as the one that its type says, with the records it refers to', () => {
  const accident = read('2', 'Town', 'District', '', 'A7')
  deepEqual([accident.main, accident.key], [{ name: 'accident', kind: 'accident' }, 'A7'])
  deepEqual(namesOf(accident), ['district', 'town', 'accident'])
  const hazard = read('8', 'Town', 'District', '', 'A7')
  deepEqual(
    [hazard.main?.kind, hazard.key, namesOf(hazard)],
    ['hazard', null, ['district', 'town', 'hazard']],
  )
  // The item refers to the clearance, so that it is made with it and with no other.
  deepEqual(namesOf(read('4', 'Town', 'District', 'Team 3', '')), ['clearance', 'team', 'found'])
  deepEqual(namesOf(read('8', 'Town', 'District', 'Team 3', '')), ['district', 'town', 'hazard'])
  equal(
    [accident, hazard].some((row) => row.waits),
    false,
  )
})

test('a row that meets no condition waits with its cells, and the finding says what could stand there', () => {
  for (const text of ['9', '', ' 1']) {
    const row = read(text, 'Town', 'District', '', 'A7')
    deepEqual([row.main, row.key, row.records, row.waits], [null, null, [], true])
    deepEqual(row.cells, [text, 'Town', 'District', '', 'A7'])
    const [finding, ...more] = row.findings
    deepEqual(
      [finding?.rule, finding?.column, finding?.text, more],
      ['main-record-not-told', 'type', text, []],
    )
    match(finding?.message ?? '', /accident where type is 1 or 2; hazard where type is 8; clearance where/)
  }
})

test('a row that meets 2 conditions waits, and the finding names both', () => {
  const main = [type('accident', '1'), { record: 'hazard', when: { column: 'team', is: 'not_empty' } }]
  const row = readBy(mapping(main), '1', '', '', 'Team 3', '')
  deepEqual(
    [row.main, row.waits, row.findings.map(({ rule }) => rule)],
    [null, true, ['main-record-told-twice']],
  )
  match(row.findings[0]?.message ?? '', /counts this row as accident and hazard/)
  equal(readBy(mapping(main), '1', '', '', '', '').main?.name, 'accident')
})

test('a cut row is counted as nothing where 3 records are possible', () => {
  const finding = {
    rule: 'row-cut-off',
    severity: 'blocks',
    row: 1,
    column: null,
    text: '',
    message: '',
  } as const
  const row = { row: 1, cells: ['1', '', '', '', ''], findings: [finding], waits: true }
  const mapped = rowMapper(readMapping(mapping(three)), header, null).map(row)
  deepEqual([mapped.main, mapped.records, mapped.waits], [null, [], true])
})

test('a main victim among others has an accident of its own, and the main accident of other rows is not it', () => {
  const made = { ...records, victim: { kind: 'victim', fields: { outcome: { constant: 'killed' } } } }
  const content = mapping([...three, type('victim', '7')], made)
  const victim = readBy(content, '7', 'Town', 'District', '', 'A7')
  deepEqual(namesOf(victim), ['accident_2', 'victim'])
  equal(victim.records[0]?.values.identified, 'no')
  deepEqual(namesOf(readBy(content, '1', 'Town', 'District', '', 'A7')), ['district', 'town', 'accident'])
})

test('6 mistakes in a list of main records are each named with the place', () => {
  match(issuesOf(mapping([type('event', '1')])), /^main\.0\.record: must be one of the records: district, /)
  match(
    issuesOf(mapping([type('accident', '1', '2'), type('hazard', '2', '8')])),
    /^main\.1\.when: "2" of type is taken by accident in main\.0 already, and a row is counted once$/,
  )
  match(
    issuesOf(mapping([type('accident', '1'), type('accident', '2')])),
    /^main\.1\.record: accident stands in main\.0 already; put all that it is made from into one when$/,
  )
  match(
    issuesOf(mapping([type('found', '1')])),
    /^main\.0\.record: found has no match and no when of its own/,
  )
  match(issuesOf(mapping([{ record: 'accident' }])), /^main\.0\.when/)
  const linked = { ...records, hazard: { kind: 'item', fields: { found_by: { record: 'clearance' } } } }
  match(
    issuesOf(mapping(three, linked)),
    /^records\.hazard\.fields\.found_by\.record: clearance is what other rows are counted as/,
  )
  match(issuesOf(mapping([])), /^main: /)
  equal(issuesOf(mapping(three)), '')
})

test('a text and "not empty" of 1 column are taken by two, a zero of "not zero" is not told to be', () => {
  const main = (is: string) => [
    type('accident', '1', '', '0'),
    { record: 'hazard', when: { column: 'type', is } },
  ]
  match(issuesOf(mapping(main('not_empty'))), /^main\.1\.when: "1", "0" of type is taken by accident/)
  match(issuesOf(mapping(main('not_zero'))), /^main\.1\.when: "1" of type is taken by accident/)
})
