/** What lists and pages show of a record beside its own fields: what is copied from a record it refers to, and what is computed. */
import { fieldsOf, findField } from './columns.js'
import type { Computed, Field, FieldType, Kind } from './definition.js'
import { kindNamed } from './kinds.js'

/** A field with the kind that it is of, which names it. */
export interface OwnedField {
  readonly owner: Kind
  readonly field: Field
}

/** A field of the record that a reference points to, of which the derived row keeps a copy. */
export interface CopiedField extends OwnedField {
  readonly reference: Field
}

/** The copied fields in the order of the definition, such as the day and place of a victim's accident. */
export function copiedFields(kind: Kind): readonly CopiedField[] {
  return (kind.copies ?? []).flatMap(({ reference: name, fields }) => {
    const reference = findField(kind, name)
    const target = reference.value.type === 'reference' ? reference.value.to[0] : undefined
    if (target === undefined) throw new Error(`${kind.kind}.${name} is no reference`)
    const owner = kindNamed(target)
    return fields.map((each) => ({ owner, reference, field: findField(owner, each) }))
  })
}

/** The computed columns that can be read as a value; not that a record is held back, nor shapes, which the map shows. */
export function computedFields(kind: Kind): readonly Field[] {
  return (kind.computed ?? []).flatMap((computed): readonly Field[] => {
    const value = computed.name === kind.confidentialWhile ? null : typeOf(computed)
    const { name, label, privacy } = computed
    return value ? [{ name, label, privacy, value }] : []
  })
}

function typeOf({ column, codes }: Computed): FieldType | null {
  switch (column) {
    case 'text':
      return codes ? { type: 'code', codes } : null
    case 'integer':
    case 'decimal':
    case 'boolean':
      return { type: column }
    case 'shape':
      return null
  }
}

/** Everything of a kind that a list can have a column of: its own fields, the copied, and the computed. */
export function listableFields(kind: Kind): readonly OwnedField[] {
  return [
    ...fieldsOf(kind).map((field) => ({ owner: kind, field })),
    ...copiedFields(kind),
    ...computedFields(kind).map((field) => ({ owner: kind, field })),
  ]
}
