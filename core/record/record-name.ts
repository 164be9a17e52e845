/** What people call a record: its name or title where its kind has one, else the number that they gave it. */
import { fieldsOf } from './columns.js'
import type { Field, Kind, Values } from './definition.js'
import { isName } from './name-order.js'

/** The field that names a record of the kind; null where people only number them, or the name is confidential. */
export function nameFieldOf(kind: Kind): Field | null {
  return fieldsOf(kind).find(isName) ?? null
}

/** The name of a record with these values, or its number; null where it has neither. */
export function nameAmong(kind: Kind, values: Values): string | null {
  const named = nameFieldOf(kind)
  for (const value of [named && values[named.name], values.local_id])
    if (typeof value === 'string' && value.trim() !== '') return value
  return null
}
