/** Which fields a mapping reads, and from which columns. */
import type { FieldRule, Mapping } from './mapping.js'

/** A field of a record of the mapping, with every word of its rule, its headers among them. */
export interface MappedField {
  readonly record: string
  readonly field: string
  readonly words: ReadonlySet<string>
}

/** Every field that the mapping reads. */
export function fieldsOfMapping({ records }: Mapping): readonly MappedField[] {
  return Object.entries(records).flatMap(([record, { fields }]) =>
    Object.entries(fields).map(([field, rule]) => {
      const words = new Set<string>()
      addTexts(rule, words)
      return { record, field, words }
    }),
  )
}

function addTexts(part: FieldRule | unknown, found: Set<string>): void {
  if (typeof part === 'string') found.add(part)
  else if (typeof part === 'object' && part !== null)
    for (const inner of Object.values(part)) addTexts(inner, found)
}
