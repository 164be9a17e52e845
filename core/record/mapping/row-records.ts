/** The records that a row makes beside its main one, and values that are the same in every row. */
import { fieldsOf } from '../columns.js'
import type { Field } from '../definition.js'
import { kindNamed } from '../kinds.js'
import { type MappingContent, mainNames, type RecordContent, withRule } from './content.js'

/** A record that another one can refer to: the accident of a victim, the place of an accident. */
export interface PossibleRecord {
  /** The record that would refer to it, and by which field. */
  readonly record: string
  readonly field: string
  readonly kind: string
}

/** Every record that could be made from the row as well: of each reference that no rule gives. */
export function possibleRecords({ records }: MappingContent): readonly PossibleRecord[] {
  return Object.entries(records).flatMap(([record, { kind, fields }]) =>
    fieldsOf(kindNamed(kind)).flatMap(({ name: field, value: type }) => {
      if (type.type !== 'reference' || type.several || fields[field]) return []
      return type.to.map((to) => ({ record, field, kind: to }))
    }),
  )
}

/** The mapping with that record, joined to the one that refers to it; places are looked up before one is made. */
export function addRecord(content: MappingContent, { record, field, kind }: PossibleRecord): MappingContent {
  const name = freeName(kind, content)
  const made: RecordContent = kind === 'place' ? { kind, match: true, fields: {} } : { kind, fields: {} }
  const added = { ...content, records: { ...content.records, [name]: made } }
  return withRule(added, { record, field }, { record: name })
}

function freeName(kind: string, { records }: MappingContent): string {
  let name = kind
  for (let number = 2; name in records; number += 1) name = `${kind}_${number}`
  return name
}

/** The records that can be left out: those that no row is counted as. */
export function besideRecords(content: MappingContent): readonly string[] {
  const main = mainNames(content)
  return Object.keys(content.records).filter((name) => !main.includes(name))
}

/** Who refers to a record, and by which field; null where nobody does. */
export function referrerOf(
  { records }: MappingContent,
  name: string,
): { readonly record: string; readonly field: string } | null {
  for (const [record, { fields }] of Object.entries(records)) {
    const found = Object.entries(fields).find(([, rule]) => rule.record === name)
    if (found) return { record, field: found[0] }
  }
  return null
}

/** The mapping without a record and without what refers to it. */
export function removeRecord(content: MappingContent, name: string): MappingContent {
  const left = Object.entries(content.records).filter(([record]) => record !== name)
  const records = left.map(([record, entry]): [string, RecordContent] => [
    record,
    {
      ...entry,
      fields: Object.fromEntries(Object.entries(entry.fields).filter(([, rule]) => rule.record !== name)),
    },
  ])
  return { ...content, records: Object.fromEntries(records) }
}

/** A value that is the same in every row. */
export interface FixedValue {
  readonly record: string
  readonly field: string
  readonly value: string | boolean
}

/** The fixed values of a mapping. */
export function fixedValues({ records }: MappingContent): readonly FixedValue[] {
  return Object.entries(records).flatMap(([record, { fields }]) =>
    Object.entries(fields).flatMap(([field, { constant }]) =>
      typeof constant === 'string' || typeof constant === 'boolean'
        ? [{ record, field, value: constant }]
        : [],
    ),
  )
}

const fixedTypes = new Set(['text', 'code', 'boolean', 'integer', 'decimal', 'date'])

/** The fields of a record that a fixed value can be given to: those that no rule gives yet. */
export function fieldsWithoutRule({ records }: MappingContent, name: string): readonly Field[] {
  const record = records[name]
  if (!record) return []
  return fieldsOf(kindNamed(record.kind)).filter(
    (field) => fixedTypes.has(field.value.type) && !field.computedFrom && !record.fields[field.name],
  )
}
