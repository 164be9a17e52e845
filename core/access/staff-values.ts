/** Values that are not in a table yet, such as those of a row that waits, as far as staff may read them in a list. */
import { publicCodes } from '../figure/withhold.js'
import { fieldsOf } from '../record/columns.js'
import type { Code, Field, Kind, Value, Values } from '../record/definition.js'
import { isHeldBack } from '../record/held-back.js'
import { kindNamed } from '../record/kinds.js'

/** The values without those that are confidential; of a record that is held back, or whose kind is confidential, none. */
export function staffValues(kind: Kind, values: Values): Values {
  if (kind.privacy === 'confidential' || isHeldBack(kind, values)) return {}
  const open = fieldsOf(kind).flatMap((field): readonly (readonly [string, Value])[] => {
    const value = values[field.name]
    return value === undefined || value === null || !isOpen(field) ? [] : [[field.name, seen(field, value)]]
  })
  return Object.fromEntries(open)
}

/** Whether a field may be read in lists at all. A reference must not tell of a record whose existence is confidential. */
export function isOpen({ privacy, value }: Field): boolean {
  if (privacy === 'confidential') return false
  return value.type !== 'reference' || value.to.every((to) => kindNamed(to).privacy !== 'confidential')
}

function seen({ value: type }: Field, value: Value): Value {
  if (type.type === 'code')
    return Array.isArray(value)
      ? [...new Set(value.map((code) => open(type.codes, code)))]
      : open(type.codes, value)
  if (type.type !== 'list' || !Array.isArray(value)) return value
  return value.map((entry) =>
    Array.isArray(entry)
      ? type.parts.map((part, at) => {
          const each = entry[at]
          return each === undefined || each === null || !isOpen(part) ? null : seen(part, each)
        })
      : null,
  )
}

function open(codes: readonly Code[], code: Value): Value {
  return typeof code === 'string' ? (publicCodes(codes, 'withheld').get(code) ?? code) : code
}
