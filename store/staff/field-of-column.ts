/** The field that a column of a derived table is made from, its own or one that is copied from a record it refers to. */
import type { Column } from '../../core/record/columns.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Code, Field, Kind } from '../../core/record/definition.js'
import { copiedFields } from '../../core/record/listed-fields.js'

/** null of a column that is computed from several fields. */
export function fieldOfColumn(kind: Kind, { field: name }: Column): Field | null {
  if (name === undefined) return null
  const own = fieldsOf(kind).find((each) => each.name === name)
  return own ?? copiedFields(kind).find(({ field }) => field.name === name)?.field ?? null
}

/** The codes of a computed column; none where it has none. */
export function codesOfComputed(kind: Kind, { name }: Column): readonly Code[] {
  return kind.computed?.find((each) => each.name === name)?.codes ?? []
}
