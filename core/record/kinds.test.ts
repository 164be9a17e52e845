import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { flatCodes } from './codes.js'
import { columnsOf, fieldsOf } from './columns.js'
import { commonFields } from './common.js'
import type { Field, Kind } from './definition.js'
import { describeKinds } from './describe.js'
import { text } from './fields.js'
import { jsonSchemaOf } from './json-schema.js'
import { isKind, kindNamed, kinds } from './kinds.js'
import { linkable } from './link.js'
import { listableFields } from './listed-fields.js'
import { validate } from './validate.js'

const snakeCase = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/
const codeWord = /^[a-z0-9]+(_[a-z0-9]+)*$/

/** What records.md says that the store keeps beside the fields of every record. */
const keptByTheStore = [
  ['programme_id', 'record_id', 'kind', 'version', 'state', 'role'],
  ['entry', 'current_from', 'current_to', 'receipt_secret'],
].flat()

/** Words that PostgreSQL 15 refuses as an unquoted column or table name. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end
  except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime
  localtimestamp not null offset on only or order placing primary references returning select session_user some
  symmetric table then to trailing true union unique user using variadic when where window with`.split(/\s+/),
)

function withParts(field: Field): readonly Field[] {
  return field.value.type === 'list' ? [field, ...field.value.parts.flatMap(withParts)] : [field]
}

const everyField = kinds.flatMap((kind) =>
  fieldsOf(kind).flatMap((field) => withParts(field).map((entry) => ({ kind, field: entry }))),
)

test('what a list shows first are fields of its kind that staff may read', () => {
  for (const kind of kinds)
    for (const name of kind.listed ?? []) {
      const field = listableFields(kind).find((each) => each.field.name === name)?.field
      ok(field, `${kind.kind} has no field ${name}`)
      ok(field.privacy !== 'confidential' && field.value.type !== 'list', `${kind.kind}.${name}`)
    }
})

test('there are the kinds of records.md, in its order', () => {
  const names =
    'place organisation person source claim hazard minefield_record item task project handover inspection activity ' +
    'accident victim assistance seizure post return_site testimony link'
  deepEqual(
    kinds.map((kind) => kind.kind),
    names.split(' '),
  )
  ok(isKind('victim') && !isKind('victims'))
  throws(() => kindNamed('victims'), /no kind victims/)
})

test('tables, fields and codes are snake_case and no word that SQL keeps for itself', () => {
  for (const { kind, table } of kinds) for (const word of [kind, table]) ok(snakeCase.test(word), word)
  for (const { kind, field } of everyField) ok(snakeCase.test(field.name), `${kind.kind}.${field.name}`)
  for (const kind of kinds) {
    ok(!reserved.has(kind.table), kind.table)
    for (const column of columnsOf(kind, kindNamed))
      ok(snakeCase.test(column.name) && !reserved.has(column.name), `${kind.kind}.${column.name}`)
  }
})

test('a table has no two columns of one name, copied, computed and the store’s own among them', () => {
  equal(new Set(kinds.map((kind) => kind.table)).size, kinds.length)
  for (const kind of kinds) {
    const names = [...keptByTheStore, ...columnsOf(kind, kindNamed).map((column) => column.name)]
    deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      kind.kind,
    )
  }
})

test('no kind has a field that is common to all', () => {
  const common = new Set([...commonFields.map((field) => field.name), ...keptByTheStore])
  for (const kind of kinds)
    for (const field of kind.fields) ok(!common.has(field.name), `${kind.kind}.${field.name}`)
})

test('every reference points to a kind that exists, and a link may join any two but links', () => {
  for (const { kind, field } of everyField) {
    if (field.value.type !== 'reference') continue
    for (const target of field.value.to) ok(isKind(target), `${kind.kind}.${field.name} to ${target}`)
  }
  deepEqual(
    linkable,
    kinds.map((kind) => kind.kind).filter((name) => name !== 'link'),
  )
})

test('a code stands once in its tree, has a label, and unknown is among the codes of every coded field', () => {
  for (const { kind, field } of everyField) {
    if (field.value.type !== 'code') continue
    const codes = flatCodes(field.value.codes)
    const names = codes.map((entry) => entry.code)
    const where = `${kind.kind}.${field.name}`
    equal(new Set(names).size, names.length, where)
    ok(names.includes('unknown'), where)
    for (const { code, label } of codes) ok(codeWord.test(code) && label !== '', `${where}=${code}`)
  }
})

test('only single coded fields are dimensions', () => {
  for (const { kind, field } of everyField)
    if (field.dimension) ok(field.value.type === 'code' && !field.value.several, `${kind.kind}.${field.name}`)
})

test('quantities of ground, depth, length, share and time carry their unit in the name', () => {
  for (const { kind, field } of everyField) {
    if (field.value.type !== 'integer' && field.value.type !== 'decimal') continue
    const where = `${kind.kind}.${field.name}`
    if (/area|sampled|planned/.test(field.name)) ok(field.name.endsWith('_square_metres'), where)
    if (/depth/.test(field.name)) ok(field.name.endsWith('_centimetres'), where)
    if (/spacing|accuracy/.test(field.name)) ok(field.name.endsWith('_metres'), where)
    if (/share/.test(field.name)) ok(field.name.endsWith('_percent'), where)
    ok(!/_(m|m2|cm|km|ha|sqm|hrs)$/.test(field.name), where)
  }
})

test('no field is more open than records.md allows its kind', () => {
  for (const name of ['person', 'assistance', 'testimony'])
    for (const field of kindNamed(name).fields) equal(field.privacy, 'confidential', `${name}.${field.name}`)
  for (const name of ['victim', 'project', 'seizure'])
    for (const field of kindNamed(name).fields) ok(field.privacy !== 'public', `${name}.${field.name}`)
  for (const name of ['landmarks', 'rows', 'mines', 'scans', 'position'])
    equal(kindNamed('minefield_record').fields.find((field) => field.name === name)?.privacy, 'confidential')
  for (const { kind, field } of everyField)
    if (field.value.type === 'list')
      for (const part of field.value.parts)
        ok(
          part.privacy === field.privacy || field.name === 'sources',
          `${kind.kind}.${field.name}.${part.name}`,
        )
})

test('what holds a record back is a computed yes or no of the same kind', () => {
  for (const { kind, confidentialWhile, computed } of kinds) {
    if (!confidentialWhile) continue
    equal(computed?.find((entry) => entry.name === confidentialWhile)?.column, 'boolean', kind)
  }
  const heldBack = (name: string, values: Record<string, string>): unknown =>
    kindNamed(name)
      .computed?.find((entry) => entry.name === 'held_back')
      ?.from(values)
  equal(heldBack('item', { disposal: 'none_yet' }), true)
  equal(heldBack('item', {}), true)
  equal(heldBack('item', { disposal: 'destroyed_in_place' }), false)
  equal(heldBack('hazard', { class: 'ammunition_storage', status: 'open' }), true)
  equal(heldBack('hazard', { class: 'minefield', status: 'open' }), false)
  equal(heldBack('link', { link_role: 'parent_of' }), true)
  equal(heldBack('link', { link_role: 'found_in' }), false)
})

test('square metres are summed by how they were released, past what a double can hold', () => {
  const land = [
    ['cleared', '9007199254740993', 'depth', '20', null],
    ['cleared', '2', 'surface', null, null],
    ['reduced', '54370', null, null, null],
    ['unknown', '1', null, null, null],
  ]
  const sum = (name: string): unknown =>
    kindNamed('activity')
      .computed?.find((entry) => entry.name === name)
      ?.from({ land })
  equal(sum('cleared_square_metres'), '9007199254740995')
  equal(sum('reduced_square_metres'), '54370')
  equal(sum('cancelled_square_metres'), null)
})

test('beneficiaries with a disability are among the groups and are not added again', () => {
  const total = kindNamed('activity').computed?.find((entry) => entry.name === 'direct_beneficiaries')
  const values = {
    direct_beneficiaries_girls: '12',
    direct_beneficiaries_men: '30',
    direct_beneficiaries_with_disability: '5',
  }
  equal(total?.from(values), '42')
  equal(total?.from({ direct_beneficiaries_with_disability: '5' }), null)
})

test('completeness of a minefield record counts what applies and was looked at', () => {
  const counts = kindNamed('minefield_record').computed ?? []
  const values = {
    element_reference_points: 'present',
    element_dimensions: 'absent',
    element_map: 'illegible',
    element_booby_traps: 'not_applicable',
    element_fuse: 'unknown',
  }
  deepEqual(
    counts.map((entry) => entry.from(values)),
    [1, 3],
  )
  equal(kindNamed('minefield_record').fields.filter((field) => field.name.startsWith('element_')).length, 14)
})

test('adding a field touches one file: column, schema, check and page follow', () => {
  const accident = kindNamed('accident')
  const grown: Kind = { ...accident, fields: [...accident.fields, text('weather', 'weather', 'public')] }
  ok(columnsOf(grown, kindNamed).some((column) => column.name === 'weather' && column.type === 'text'))
  ok('weather' in (jsonSchemaOf(grown).properties as object))
  ok(describeKinds([grown]).includes('| `weather` | weather | text | public |'))
  ok(validate(accident, { weather: 'rain' }).some((finding) => finding.rule === 'not-a-field'))
  ok(!validate(grown, { weather: 'rain' }).some((finding) => finding.rule === 'not-a-field'))
})
