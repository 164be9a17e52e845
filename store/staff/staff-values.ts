/** Values of a record as staff read them: by field, in the shape in which they are committed, as far as their class goes. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Field, Kind, Value } from '../../core/record/definition.js'
import { computedFields } from '../../core/record/listed-fields.js'
import { nameFieldOf } from '../../core/record/record-name.js'
import { valueColumns } from '../schema/derived-tables.js'
import { fieldOfColumn } from './field-of-column.js'
import { staffColumns } from './staff-view.js'

/** A field and the SQL of its value as JSON, over the columns of the view. */
export interface StaffField {
  readonly field: Field
  readonly json: string
}

const ownFields = new WeakMap<Kind, readonly StaffField[]>()

/** The fields that staff may read, in the order of the definition. Positions come as text of degrees, outlines as GeoJSON. */
export function staffFields(kind: Kind): readonly StaffField[] {
  const known = ownFields.get(kind)
  if (known) return known
  const columns = new Set(staffColumns(kind).map(([name]) => name))
  const fields = fieldsOf(kind).flatMap((field): readonly StaffField[] => {
    const first = field.value.type === 'date' ? `${field.name}_from` : field.name
    return columns.has(first) ? [{ field, json: jsonOf(field) }] : []
  })
  ownFields.set(kind, fields)
  return fields
}

const listed = new WeakMap<Kind, readonly StaffField[]>()

/** The same with those that are copied from a record it refers to, such as the day and place of a victim's accident, and those that are computed. */
export function listedFields(kind: Kind): readonly StaffField[] {
  const known = listed.get(kind)
  if (known) return known
  const columns = new Set(staffColumns(kind).map(([name]) => name))
  const own = staffFields(kind)
  const names = new Set(fieldsOf(kind).map(({ name }) => name))
  const computed = computedFields(kind)
  const beside = valueColumns(kind).flatMap((column): readonly StaffField[] => {
    const field = fieldOfColumn(kind, column) ?? computed.find(({ name }) => name === column.name)
    if (!field || names.has(field.name) || !columns.has(column.name)) return []
    names.add(field.name)
    return [{ field, json: jsonOf(field) }]
  })
  const made = [...own, ...beside]
  listed.set(kind, made)
  return made
}

/** What lists have beside a record's own fields: the copied and the computed. */
export function fieldsBesideOwn(kind: Kind): readonly StaffField[] {
  return listedFields(kind).slice(staffFields(kind).length)
}

/** Whether records of the kind have a place, their own or that of a record they refer to. */
export function hasPlace(fields: readonly StaffField[]): boolean {
  return fields.some(({ field }) => field.name === 'place' && field.value.type === 'reference')
}

function jsonOf({ name, value }: Field): string {
  switch (value.type) {
    case 'date': {
      // The stored end is the first moment after the interval.
      const until = `to_char(${name}_until - interval '1 microsecond', 'YYYY-MM-DD')`
      const from = `to_char(${name}_from, 'YYYY-MM-DD')`
      return `case when ${name}_precision is not null or ${name}_written is not null then json_build_array(${from}, ${until}, ${name}_written, ${name}_precision) end`
    }
    case 'point':
      return `case when ${name} is not null then json_build_array(ST_Y(${name})::text, ST_X(${name})::text, null, ${name}_basis) end`
    case 'shape':
      return `case when ${name} is not null then json_build_array(ST_AsGeoJSON(${name}, 7, 0)) end`
    case 'list':
      return `${name}::json`
    case 'integer':
    case 'decimal':
      return `to_json(${name}::text)`
    default:
      return `to_json(${name})`
  }
}

/** SQL of what people call a record of the kind, over the columns of the view. */
export function nameSql(kind: Kind): string {
  const named = nameFieldOf(kind)
  return named === null ? 'local_id' : `coalesce(${named.name}, local_id)`
}

/** SQL of an object of these fields by name, as text; `r` is the alias of the view. */
export function valuesJson(fields: readonly StaffField[]): string {
  if (fields.length === 0) return `'{}'`
  const pairs = fields.map(({ field, json }) => `${json} as ${field.name}`)
  return `(select row_to_json(v) from (select ${pairs.join(', ')}) as v)::text`
}

/** The values out of that text; fields that are empty are left out. */
export function readValues(json: string): Readonly<Record<string, Value>> {
  const values = JSON.parse(json) as Record<string, Value>
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}
