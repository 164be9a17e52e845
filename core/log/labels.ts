/** The committed labels of each schema. */
import { fieldsOf } from '../record/columns.js'
import type { Kind } from '../record/definition.js'
import { isKind, kindNamed } from '../record/kinds.js'
import { sortLabels } from './commitment.js'
import type { EntryType } from './entry-types.js'
import { entryTypes, formerSchemas, isEntryTypeName, recordAccepted } from './entry-types.js'
import { levelLabel } from './levels.js'

/** Labels of a record's entry that are not its fields. `receipt_secret` is 32 bytes as base64url, `version` decimal digits. */
export const recordEntryLabels = ['at', 'by', 'record_id', 'receipt_secret', 'version'] as const

/** The schema of a kind: `victim@1`. */
export function schemaOf(kind: Kind): string {
  return `${kind.kind}@${kind.version}`
}

/** The committed labels of a kind: every field, its levels, and those of the entry; sorted by their bytes. */
export function recordLabels(kind: Kind): readonly string[] {
  const fields = fieldsOf(kind).flatMap((field) => [
    field.name,
    ...(field.levels ?? []).map((level) => levelLabel(field, level)),
  ])
  return sortLabels([...fields, ...recordEntryLabels])
}

/** The schema and sorted labels of a type of entry that is no record. Throws a bug for any other word. */
export function entryLabels(type: string): EntryType {
  if (!isEntryTypeName(type)) throw new Error(`no type of entry ${type}`)
  const { schema, labels } = entryTypes[type]
  return { schema, labels: sortLabels(labels) }
}

/**
 * The labels that an entry of this type and schema commits to, sorted by their bytes; null where this version of the
 * program does not know them.
 */
export function labelsOfEntry(type: string, schema: string): readonly string[] | null {
  if (isEntryTypeName(type)) {
    const known = entryLabels(type)
    if (known.schema === schema) return known.labels
    const isFormer = schema.startsWith(`${type}@`) && Object.hasOwn(formerSchemas, schema)
    return isFormer ? sortLabels(formerSchemas[schema] ?? []) : null
  }
  const name = schema.slice(0, schema.indexOf('@'))
  if (type !== recordAccepted || !isKind(name)) return null
  const kind = kindNamed(name)
  return schemaOf(kind) === schema ? recordLabels(kind) : null
}
