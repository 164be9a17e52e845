/** What staff read who hold no role that confidential fields are named for (records.md, "Privacy"). */
import { publicCodes } from '../../figure/withhold.js'
import { fieldsOf } from '../columns.js'
import type { Field, Kind, Value, Values } from '../definition.js'

/** Whether the column of a field stands in the files of such staff. */
export function isOpenToStaff(field: Field): boolean {
  return field.privacy !== 'confidential'
}

/** The values of a record without confidential fields, parts and codes: a code shows the one above it, or `withheld`. */
export function openToStaff(kind: Kind, values: Values): Values {
  const open: Record<string, Value> = {}
  for (const field of fieldsOf(kind)) {
    const value = values[field.name] ?? null
    if (isOpenToStaff(field)) open[field.name] = openValue(field, value)
  }
  return open
}

function openValue(field: Field, value: Value): Value {
  const { value: type } = field
  if (type.type === 'code') {
    const shown = publicCodes(type.codes, 'withheld')
    const open = (code: Value): Value => shown.get(String(code)) ?? code
    if (Array.isArray(value)) return [...new Set(value.map(open))]
    return value === null ? null : open(value)
  }
  if (type.type !== 'list' || !Array.isArray(value)) return value
  return value.map((entry) =>
    type.parts.map((part, index) => {
      const known = Array.isArray(entry) ? (entry[index] ?? null) : null
      return isOpenToStaff(part) ? openValue(part, known) : null
    }),
  )
}
