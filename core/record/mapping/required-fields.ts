/** Which fields must be stated and are given by no rule of a mapping. */
import { fieldsOf } from '../columns.js'
import type { Field } from '../definition.js'
import { kindNamed } from '../kinds.js'

/** Common fields are the importer's: it knows the source and the day of reception. */
const filledLater = new Set(['information_date', 'sources'])

/** A record of a mapping as far as this asks it; its kind is known. */
interface MappedRecord {
  readonly kind: string
  readonly match?: unknown
  readonly fields: Readonly<Record<string, unknown>>
}

/** The required fields of a record that every row leaves out. A place that is looked up need not state them. */
export function requiredWithoutRule(record: MappedRecord): readonly Field[] {
  if (record.match) return []
  return fieldsOf(kindNamed(record.kind))
    .filter((field) => field.required && !record.fields[field.name] && !filledLater.has(field.name))
    .filter((field) => record.kind !== 'accident' || !['identified', 'date'].includes(field.name))
}
