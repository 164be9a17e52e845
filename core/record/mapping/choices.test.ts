/** Choices of where columns go, made on a mapping and read from it again. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from '../kinds.js'
import { changeUse, ignoreColumn, withRuleAt } from './change-uses.js'
import type { ColumnSurvey } from './column-survey.js'
import { ignoredColumns, type MappingContent, mappingContent } from './content.js'
import { mappingDoubts } from './doubts.js'
import { addRecord, fixedValues, possibleRecords, removeRecord } from './row-records.js'
import { fieldOfTarget, ruleAt, type Target, targetKey, targetOfKey, targetsOf } from './targets.js'
import { columnUses } from './uses.js'
import { meaningOf, waitingTexts, withMeaning } from './value-tables.js'

const survey = (column: string, ...texts: string[]): ColumnSurvey => ({
  column,
  texts,
  more: false,
  geometry: null,
})
const to = (key: string): Target => targetOfKey(key)
const empty: MappingContent = {
  mapping: 1,
  main: 'victim',
  records: {
    victim: { kind: 'victim', fields: { accident: { record: 'accident' } } },
    accident: { kind: 'accident', fields: {} },
  },
}
const put = (content: MappingContent, column: ColumnSurvey, key: string, from: string | null = null) =>
  changeUse(content, { survey: column, from: from === null ? null : to(from), to: to(key) })

test('each kind offers its fields once, and each choice is the same after it was written as a word', () => {
  for (const { kind } of kinds) {
    const targets = targetsOf({ records: { it: { kind, fields: {} } } }, 'it')
    const keys = targets.map(targetKey)
    equal(new Set(keys).size, keys.length, kind)
    for (const target of targets) {
      deepEqual(to(targetKey(target)), target)
      ok(fieldOfTarget({ records: { it: { kind, fields: {} } } }, target), targetKey(target))
    }
  }
})

test('whatever a column is put into, it is found there again, and nothing is left once it is taken out', () => {
  for (const { kind } of kinds) {
    const content = { main: 'it', records: { it: { kind, fields: {} } } }
    for (const target of targetsOf(content, 'it')) {
      const made = changeUse(content, { survey: survey('c'), from: null, to: target })
      deepEqual(columnUses(made), [{ column: 'c', target }])
      deepEqual(changeUse(made, { survey: survey('c'), from: target, to: null }).records, content.records)
    }
  }
})

test('2 columns make a position and 3 a date; a half of one is told of and a whole one is not', () => {
  const latitude = put(empty, survey('bb', '3.5'), 'accident/position///latitude')
  deepEqual(
    mappingDoubts(latitude, [survey('bb', '3.5')]).filter(({ rule }) => rule === 'half'),
    [{ rule: 'half', target: to('accident/position///longitude') }],
  )
  const both = put(latitude, survey('ll', '7.5'), 'accident/position///longitude')
  deepEqual(both.records.accident?.fields.position, { basis: 'unknown', latitude: 'bb', longitude: 'll' })
  const month = put(empty, survey('m', '5'), 'accident/date///month')
  ok(mappingDoubts(month, []).some(({ rule }) => rule === 'half'))
  const year = put(
    put(month, survey('y', '2041'), 'accident/date///year'),
    survey('d', '1'),
    'accident/date///day',
  )
  deepEqual(year.records.accident?.fields.date, { parts: { month: 'm', year: 'y', day: 'd' } })
  equal(
    mappingDoubts(year, []).some(({ rule }) => rule === 'half'),
    false,
  )
  const between = put(year, survey('from', '2041'), 'accident/date///earliest')
  deepEqual(between.records.accident?.fields.date, { between: { earliest: 'from' } })
})

test('a column of codes takes what the definition knows, and 1 other text is given its code', () => {
  const column = survey('w', 'killed', 'tot')
  const made = put(empty, column, 'victim/outcome//')
  deepEqual(made.unmapped_values, { w: ['tot'] })
  deepEqual(waitingTexts(made, column), ['tot'])
  const target = to('victim/outcome//')
  const rule = ruleAt(made, target)
  const field = fieldOfTarget(made, target)
  ok(rule && field)
  equal(meaningOf(rule, field, 'tot'), undefined)
  const said = withMeaning(rule, field, { survey: column, text: 'tot', meaning: 'killed' })
  deepEqual(said.values, { killed: 'killed', tot: 'killed' })
  equal(meaningOf(said, field, 'tot'), 'killed')
  const unsaid = withMeaning(said, field, { survey: column, text: 'tot', meaning: undefined })
  deepEqual(unsaid.values, { killed: 'killed' })
  const nothing = withMeaning(unsaid, field, { survey: column, text: 'tot', meaning: null })
  equal(meaningOf(nothing, field, 'tot'), null)
  deepEqual(waitingTexts(withRuleAt(made, target, nothing), column), [])
})

test('2 columns of one text are joined, and the second taken out again leaves the first', () => {
  const one = put(empty, survey('a', 'x'), 'victim/comment//')
  const two = put(one, survey('b', 'y'), 'victim/comment//')
  deepEqual(two.records.victim?.fields.comment, { columns: ['a', 'b'], with: '; ' })
  const words = mappingDoubts(two, [survey('a'), survey('b')]).map(({ rule }) => rule)
  ok(words.includes('joined'))
  const left = changeUse(two, { survey: survey('b'), from: to('victim/comment//'), to: null })
  deepEqual(left.records.victim?.fields.comment, { column: 'a' })
})

test('of a field that is no text the new column takes the place, and the earlier one is undecided', () => {
  const one = put(empty, survey('a', '30'), 'victim/age_least//')
  const two = put(one, survey('b', '31'), 'victim/age_least//')
  deepEqual(two.records.victim?.fields.age_least, { column: 'b' })
  deepEqual(
    mappingDoubts(two, [survey('a'), survey('b')]).filter(({ rule }) => rule === 'undecided'),
    [{ rule: 'undecided', column: 'a' }],
  )
})

test('a column that is kept and not read is used by nothing and no doubt; read again it is not left out', () => {
  const used = put(put(empty, survey('a', '1'), 'victim/age_least//'), survey('a', '1'), 'victim/age_most//')
  ok(mappingDoubts(used, [survey('a', '1')]).some(({ rule }) => rule === 'twice'))
  const kept = ignoreColumn(used, survey('a', '1'))
  deepEqual(ignoredColumns(kept), ['a'])
  deepEqual(columnUses(kept), [])
  equal(
    mappingDoubts(kept, [survey('a', '1')]).some((doubt) => 'column' in doubt),
    false,
  )
  deepEqual(ignoredColumns(put(kept, survey('a', '1'), 'victim/age_least//')), [])
})

test('a place is made from the row as well, looked up first, and taken out with what refers to it', () => {
  const found = possibleRecords(empty).find(({ record, field }) => record === 'accident' && field === 'place')
  ok(found)
  const made = addRecord(empty, found)
  deepEqual(made.records.place, { kind: 'place', match: true, fields: {} })
  deepEqual(made.records.accident?.fields.place, { record: 'place' })
  ok(mappingDoubts(made, []).some(({ rule }) => rule === 'nothing_read'))
  deepEqual(removeRecord(made, 'place'), empty)
})

test('a required field without a column is told of, and a fixed value settles it', () => {
  const asked = () => mappingDoubts(content, []).filter(({ rule }) => rule === 'required')
  let content: MappingContent = empty
  const missing = asked().flatMap((doubt) => ('target' in doubt ? [targetKey(doubt.target)] : []))
  ok(missing.includes('victim/outcome///'))
  content = withRuleAt(empty, to('victim/outcome//'), { constant: 'killed' })
  equal(asked().length, missing.length - 1)
  deepEqual(fixedValues(content), [{ record: 'victim', field: 'outcome', value: 'killed' }])
})

test('what is being typed and is no mapping yet is no choice, and no failure', () => {
  for (const content of [null, 3, [], {}, { records: [] }, { records: { a: { kind: 'no_such' } } }])
    equal(mappingContent(content), null)
  equal(mappingContent({ records: { a: { kind: 'victim', fields: { sex: 'x' } } } }), null)
  ok(mappingContent(empty))
})

test('the columns of rules that no choice makes are shown where they go and taken out of there', () => {
  const content: MappingContent = {
    main: 'hazard',
    records: {
      hazard: {
        kind: 'hazard',
        fields: { position: { easting: 'E', northing: 'N', crs: 'EPSG:28408', basis: 'map' } },
      },
    },
  }
  deepEqual(
    columnUses(content).map(({ column, target }) => [column, target.piece]),
    [
      ['E', 'easting'],
      ['N', 'northing'],
    ],
  )
  equal(
    mappingDoubts(content, []).some(({ rule }) => rule === 'half'),
    false,
  )
  const without = changeUse(content, { survey: survey('E'), from: to('hazard/position///easting'), to: null })
  ok(mappingDoubts(without, []).some(({ rule }) => rule === 'half'))
})
