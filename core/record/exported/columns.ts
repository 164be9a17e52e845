/** The columns of an exported table, from the definition of its kind: stable names, in the order of the definition. */
import { assertNever } from '../../problem.js'
import { fieldsOf } from '../columns.js'
import { dateParts, type Field, type Kind, pointParts, shapeParts } from '../definition.js'

/** The columns before the fields: which version of which record a row is. */
export const exportedState = [
  { name: 'record_id', label: 'id of the record' },
  { name: 'version', label: 'version of the record' },
  { name: 'state', label: 'state of the record' },
  { name: 'entry', label: 'entry of the log with that version' },
] as const

/** One column of a field. */
export interface ExportedColumn {
  readonly name: string
  readonly label: string
  readonly field: Field
  /** The part of a date or position, `record_id` of a reference; null where the field is one column. */
  readonly part: string | null
  /** Whether import reads it back; what it does not read says the same for people. */
  readonly read: boolean
}

/** The columns of one field, in their order. */
export function columnsOfField(field: Field): readonly ExportedColumn[] {
  const { value: type, name } = field
  const whole = { name, label: field.label, field, part: null, read: true }
  switch (type.type) {
    case 'text':
    case 'boolean':
    case 'code':
    case 'integer':
    case 'decimal':
    case 'list':
      return [whole]
    case 'date':
      return partColumns(field, dateParts)
    case 'point':
      return partColumns(field, pointParts)
    case 'shape':
      return partColumns(field, shapeParts)
    case 'reference':
      return [{ ...whole, read: false }, ...partColumns(field, ['record_id'])]
    default:
      return assertNever(type)
  }
}

function partColumns(field: Field, parts: readonly string[]): readonly ExportedColumn[] {
  return parts.map((part) => ({
    name: `${field.name}_${part}`,
    label: `${field.label}: ${part.replaceAll('_', ' ')}`,
    field,
    part,
    read: true,
  }))
}

/** The columns of every field of a kind that `shown` lets through. */
export function exportedColumns(kind: Kind, shown: (field: Field) => boolean): readonly ExportedColumn[] {
  return fieldsOf(kind).filter(shown).flatMap(columnsOfField)
}
