import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Values } from './definition.js'
import { jsonSchemaOf } from './json-schema.js'
import { kindNamed, kinds } from './kinds.js'
import { validate } from './validate.js'

const id = '01934e2a-7b1c-7def-8000-0123456789ab'
const day = (text: string): readonly string[] => [text, text, text, 'day', 'gregorian', 'UTC']
const common: Values = { information_date: day('2041-03-02'), sources: [[id, 'row 1', null]] }
const victim: Values = { ...common, accident: id, outcome: 'injured', sex: 'female', status: 'civilian' }

const rules = (kind: string, values: Values): readonly string[] =>
  validate(kindNamed(kind), values).map(
    (finding) => `${finding.column}: ${finding.rule} (${finding.severity})`,
  )

test('a whole record has no findings', () => {
  deepEqual(rules('victim', victim), [])
  deepEqual(
    rules('accident', { ...common, identified: 'yes', date: day('2041-03-01'), device: 'ap_mine' }),
    [],
  )
})

test('an age of 430 and a negative count block, and say so in a sentence', () => {
  deepEqual(rules('victim', { ...victim, age_least: '430' }), ['age_least: above-maximum (blocks)'])
  const [finding] = validate(kindNamed('accident'), {
    ...common,
    identified: 'yes',
    date: day('2041-03-01'),
    device: 'ap_mine',
    killed_least: '-1',
  })
  equal(finding?.rule, 'below-minimum')
  equal(finding?.text, '-1')
  equal(
    finding?.message,
    'The killed as told, at least must be at least 0, and "-1" is not: correct it or map it again.',
  )
})

test('a finding names the row and the column of the file it came from', () => {
  const origin = { row: 7, columnOf: (name: string) => (name === 'age_least' ? 'Edad' : null) }
  const [finding] = validate(kindNamed('victim'), { ...victim, age_least: 'about 40' }, origin)
  deepEqual(
    [finding?.rule, finding?.row, finding?.column, finding?.text],
    ['not-digits', 7, 'Edad', 'about 40'],
  )
})

test('a missing code is counted as unknown and noted; a missing reference, date or source blocks', () => {
  deepEqual(rules('victim', {}), [
    'information_date: missing (blocks)',
    'sources: missing (blocks)',
    'accident: missing (blocks)',
    'outcome: missing (note)',
    'sex: missing (note)',
    'status: missing (note)',
  ])
  const hazard = { ...common, class: 'minefield', status: 'open' }
  deepEqual(rules('hazard', hazard), ['points: missing (note)'])
})

test('a code of another field and a field of another kind are found', () => {
  deepEqual(rules('victim', { ...victim, sex: 'killed' }), ['sex: not-a-code (blocks)'])
  deepEqual(rules('victim', { ...victim, needs: ['medical', 'money'] }), ['needs: not-a-code (blocks)'])
  deepEqual(rules('victim', { ...victim, device: 'ap_mine' }), ['device: not-a-field (blocks)'])
})

test('date intervals: an unknown date is a statement, a day that does not exist is not', () => {
  const dated = (...died_on: readonly (string | null)[]): readonly string[] =>
    rules('victim', { ...victim, died_on })
  deepEqual(dated(null, null, 'no se sabe', 'unknown', null, null), [])
  deepEqual(dated('2041-02-01', '2041-02-28', 'febrero 2041', 'month', 'gregorian', null), [])
  deepEqual(dated('2041-03-02T09:00', '2041-03-02', 'morning of 2 March', 'between', null, null), [])
  deepEqual(dated('2041-02-30', '2041-02-30', '30/02/2041', 'day', null, null), [
    'died_on: date-does-not-exist (blocks)',
    'died_on: date-does-not-exist (blocks)',
  ])
  deepEqual(dated('2041-03-02', '2041-03-01', '', 'between', null, null), [
    'died_on: latest-before-earliest (blocks)',
  ])
  deepEqual(dated('2.3.2041', null, '', 'day', null, null), ['died_on: not-a-date (blocks)'])
  deepEqual(dated('2041-03-02T25:00', null, '', 'hour', null, null), [
    'died_on: date-does-not-exist (blocks)',
  ])
  deepEqual(dated('2041-03-02', '2041-03-02', '', 'sometime', null, null), ['died_on: not-a-date (blocks)'])
  deepEqual(dated('2041-03-02'), ['died_on: not-a-date (blocks)'])
  deepEqual(rules('victim', { ...victim, died_on: '2041-03-02' }), ['died_on: not-a-date (blocks)'])
})

test('positions: off the globe, half given, swapped digits', () => {
  const placed = (...position: readonly (string | null)[]): readonly string[] =>
    rules('place', { ...common, name: 'Example', position })
  deepEqual(placed('6.143703', '-75.185183', '6.14, -75.18', 'settlement', null, 'WGS 84'), [])
  deepEqual(placed(null, null, 'behind the school', 'described', null, null), [])
  deepEqual(placed('95.1', '-75.2', '', 'gps', '5', null), ['position: position-out-of-range (blocks)'])
  deepEqual(placed('6.1', null, '', 'gps', '5', null), ['position: not-a-position (blocks)'])
  deepEqual(placed('6.1', '1e2', '', 'gps', '5', null), ['position: position-out-of-range (blocks)'])
  deepEqual(placed('6.1', '7', '', 'gps', '-5', null), ['position: not-a-position (blocks)'])
  deepEqual(placed('6.1', '7', '', 'guess', '5', null), ['position: not-a-position (blocks)'])
})

test('lists are checked part by part', () => {
  const activity = {
    ...common,
    type: 'clearance',
    report_kind: 'progress',
    status: 'ongoing',
    organisation: id,
    start: day('2041-03-02'),
  }
  deepEqual(
    rules('activity', {
      ...activity,
      land: [['cleared', '54370', 'depth', '20', day('2041-03-02'), null, null, null]],
    }),
    [],
  )
  deepEqual(
    rules('activity', { ...activity, land: [['cleared', '-5', null, null, null, null, null, null]] }),
    ['land: below-minimum (blocks)'],
  )
  deepEqual(rules('activity', { ...activity, land: [['cleared', '5']] }), [
    'land: wrong-number-of-parts (blocks)',
  ])
  deepEqual(rules('activity', { ...activity, land: '5' }), ['land: not-a-list (blocks)'])
})

test('a range whose ends are swapped is found', () => {
  deepEqual(rules('victim', { ...victim, age_least: '40', age_most: '30' }), [
    'age_most: most-below-least (blocks)',
  ])
  const claim = { ...common, stated_by: id, stated_on: day('2041-01-01'), words: 'many' }
  deepEqual(rules('claim', { ...claim, quantity_low: '400000', quantity_high: '60000.5' }), [
    'quantity_high: most-below-least (blocks)',
  ])
})

test('U+0000, half characters and characters that were lost before are found', () => {
  deepEqual(rules('victim', { ...victim, comment: 'a\u0000b' }), ['comment: unreadable-character (blocks)'])
  deepEqual(rules('victim', { ...victim, comment: 'a\ud800b' }), ['comment: unreadable-character (blocks)'])
  deepEqual(rules('victim', { ...victim, comment: 'Monta\ufffda' }), ['comment: replaced-character (note)'])
})

test('values of the wrong type never throw, whatever the field', () => {
  const wrong = [true, 'x', '', null, [], [null], [['x']], [[null], 'x', true]]
  for (const kind of kinds)
    for (const value of wrong) {
      const values = Object.fromEntries(kind.fields.map((field) => [field.name, value]))
      for (const finding of validate(kind, values)) ok(finding.message.length > 20)
    }
})

test('the JSON Schema of a kind states every field, its codes and what must not be missing', () => {
  const schema = jsonSchemaOf(kindNamed('victim'))
  equal(schema.$id, 'urn:truebearing:victim@1')
  deepEqual(schema.required, ['information_date', 'sources', 'accident'])
  const properties = schema.properties as Record<string, { anyOf?: readonly { enum?: readonly string[] }[] }>
  ok(properties.status?.anyOf?.[0]?.enum?.includes('police'))
  equal(schema.additionalProperties, false)
  for (const kind of kinds) ok(JSON.stringify(jsonSchemaOf(kind)).length > 1000)
})
