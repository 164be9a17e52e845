/** Notes about a file as a whole, from its header and the mapping alone. */
import type { Finding } from '../../core/finding.js'
import { requiredWithoutRule } from '../../core/record/mapping/required-fields.js'
import type { Mapping } from './mapping.js'

/** A note for each column that is neither mapped nor ignored. `used`: the columns that the mapping names. */
export function unusedColumns(
  mapping: Mapping,
  header: readonly string[],
  used: ReadonlySet<string>,
): readonly Finding[] {
  const ignored = Array.isArray(mapping.ignored) ? mapping.ignored : Object.keys(mapping.ignored ?? {})
  const known = new Set([...used, ...ignored].map((column) => column.normalize('NFC')))
  return header
    .filter((column) => !known.has(column.normalize('NFC')))
    .map((column) => ({
      rule: 'column-not-mapped',
      severity: 'note' as const,
      row: null,
      column,
      text: null,
      message: `The column "${column}" is neither mapped nor ignored: its cells stay in the file and make no value.`,
    }))
}

/** A note for each field that must be stated and that no rule gives. */
export function unmappedRequired(mapping: Mapping): readonly Finding[] {
  return Object.entries(mapping.records).flatMap(([name, record]) =>
    requiredWithoutRule(record).map((field) => ({
      rule: 'required-field-not-mapped',
      severity: 'note' as const,
      row: null,
      column: null,
      text: `${name}.${field.name}`,
      message: `No column gives the ${field.label} of the ${record.kind}, which must be stated; every row leaves it out.`,
    })),
  )
}
