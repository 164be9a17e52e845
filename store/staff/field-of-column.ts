/** The field that a column of a derived table is made from, its own or one that is copied from a record it refers to. */
import type { Column } from '../../core/record/columns.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Code, Field, Kind } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'

/** null of a column that is computed from several fields. */
export function fieldOfColumn(kind: Kind, { field: name }: Column): Field | null {
  if (name === undefined) return null
  const own = fieldsOf(kind).find((each) => each.name === name)
  return own ?? copiedField(kind, name)
}

function copiedField(kind: Kind, name: string): Field | null {
  for (const { reference, fields } of kind.copies ?? []) {
    const value = fieldsOf(kind).find((each) => each.name === reference)?.value
    const target = value?.type === 'reference' ? value.to[0] : undefined
    if (target === undefined || !fields.includes(name)) continue
    return fieldsOf(kindNamed(target)).find((each) => each.name === name) ?? null
  }
  return null
}

/** The codes of a computed column; none where it has none. */
export function codesOfComputed(kind: Kind, { name }: Column): readonly Code[] {
  return kind.computed?.find((each) => each.name === name)?.codes ?? []
}
