import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsOf } from '../record/columns.js'
import type { Field, Value } from '../record/definition.js'
import { date, text } from '../record/fields.js'
import { kindNamed, kinds } from '../record/kinds.js'
import { sortLabels } from './commitment.js'
import { entryTypes } from './entry-types.js'
import { entryLabels, labelsOfEntry, recordLabels, schemaOf } from './labels.js'
import { levelsOf, levelValues } from './levels.js'

const when: Field = date('date', 'date', 'restricted', { levels: ['month', 'year'] })

function levels(earliest: Value, latest: Value): readonly Value[] {
  const made = levelsOf(when, [earliest, latest, 'as told', 'day', 'gregorian', null])
  return [made['date~month'] ?? null, made['date~year'] ?? null]
}

test('a date is widened to whole months and years', () => {
  deepEqual(levels('2041-02-09', '2041-02-09'), [
    ['2041-02-01', '2041-02-28'],
    ['2041-01-01', '2041-12-31'],
  ])
  deepEqual(levels('2040-12-30T23:50', '2041-04-02T00:10'), [
    ['2040-12-01', '2041-04-30'],
    ['2040-01-01', '2041-12-31'],
  ])
})

test('February ends where the year says', () => {
  for (const [day, end] of [
    ['2040-02-03', '2040-02-29'],
    ['2100-02-03', '2100-02-28'],
    ['2000-02-03', '2000-02-29'],
  ] as const) {
    deepEqual(levels(day, day)[0], [`${day.slice(0, 8)}01`, end])
  }
})

test('an open end stays open, and a date that nobody knows has no levels', () => {
  deepEqual(levels(null, '2041-02-09')[0], [null, '2041-02-28'])
  deepEqual(levels('2041-02-09', null)[1], ['2041-01-01', null])
  deepEqual(levels(null, null), [null, null])
  deepEqual(levelsOf(when, null), { 'date~month': null, 'date~year': null })
})

test('the levels of a record are those of its fields, with the regions that the gazetteer gave', () => {
  const day = ['2041-02-09', '2041-02-09', '', 'day', 'gregorian', null]
  const made = levelValues(kindNamed('accident'), { date: day }, { place: 'North' })
  deepEqual(made, {
    'date~month': ['2041-02-01', '2041-02-28'],
    'date~year': ['2041-01-01', '2041-12-31'],
    'place~region': 'North',
  })
  equal(levelValues(kindNamed('accident'), {})['place~region'], null)
  throws(() => levelsOf({ ...text('a', 'a', 'public'), levels: ['year'] }, 'x'), /no date/)
})

test('every kind commits to each field, each level and the labels of its entry, in the order of their bytes', () => {
  for (const kind of kinds) {
    const labels = recordLabels(kind)
    deepEqual(labels, sortLabels(labels))
    for (const field of fieldsOf(kind)) {
      equal(labels.includes(field.name), true, `${kind.kind}.${field.name}`)
      for (const level of field.levels ?? []) equal(labels.includes(`${field.name}~${level}`), true)
    }
    for (const label of ['at', 'by', 'record_id', 'receipt_secret', 'version'])
      equal(labels.includes(label), true)
    deepEqual(labelsOfEntry('record-accepted', schemaOf(kind)), labels)
    // Whatever levelValues gives has a label, so that a committer never refuses it.
    for (const label of Object.keys(levelValues(kind, {}))) equal(labels.includes(label), true, label)
  }
})

test('every other entry says when and by whom', () => {
  for (const [type, { schema }] of Object.entries(entryTypes)) {
    const known = entryLabels(type)
    equal(known.schema, schema)
    deepEqual(labelsOfEntry(type, schema), known.labels)
    equal(known.labels.includes('at') && known.labels.includes('by'), true, type)
    equal(
      kinds.some((kind) => schemaOf(kind) === schema),
      false,
      `${schema} is a kind's as well`,
    )
  }
  const first = ['as_of', 'at', 'by', 'document_id', 'files', 'nonce']
  deepEqual(entryLabels('document-published').labels, [...first, 'opened'])
  deepEqual(labelsOfEntry('document-published', 'document-published@1'), first)
  equal(labelsOfEntry('decision', 'document-published@1'), null)
})

test('schemas that this version does not know have no labels', () => {
  for (const [type, schema] of [
    ['record-accepted', 'victim@999'],
    ['record-accepted', 'decision@1'],
    ['record-accepted', 'nothing'],
    ['decision', 'decision@2'],
    ['decision', 'victim@1'],
    ['constructor', 'constructor@1'],
  ] as const) {
    equal(labelsOfEntry(type, schema), null, `${type} ${schema}`)
  }
  throws(() => entryLabels('toString'), /no type of entry/)
})
