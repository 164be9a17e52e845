/** A mapping as its JSON says it, as far as choices can show it: what is being typed may be anything. */
import { isKind } from '../kinds.js'

/** How a field is read; docs/mapping.md says which members may stand together. */
export type Rule = Readonly<Record<string, unknown>>

/** A record of the mapping; its kind is known. */
export interface RecordContent {
  readonly kind: string
  readonly match?: unknown
  readonly fields: Readonly<Record<string, Rule>>
  readonly [other: string]: unknown
}

/** A mapping whose records can be shown. Whatever else stands in it is kept as it is. */
export interface MappingContent {
  readonly records: Readonly<Record<string, RecordContent>>
  readonly [other: string]: unknown
}

/** The mapping of a JSON; null where its records have no form that could be shown. */
export function mappingContent(content: unknown): MappingContent | null {
  if (!isObject(content) || !isObject(content.records)) return null
  const records = Object.values(content.records)
  return records.every(isRecord) ? (content as MappingContent) : null
}

function isRecord(record: unknown): boolean {
  if (!isObject(record) || typeof record.kind !== 'string' || !isKind(record.kind)) return false
  return isObject(record.fields) && Object.values(record.fields).every(isObject)
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The names of the records that a row is counted as. */
export function mainNames({ main }: MappingContent): readonly string[] {
  if (typeof main === 'string') return [main]
  return Array.isArray(main) ? main.flatMap((each) => (isObject(each) ? [String(each.record)] : [])) : []
}

/** The columns that are left out on purpose. */
export function ignoredColumns({ ignored }: MappingContent): readonly string[] {
  if (Array.isArray(ignored)) return ignored.map(String)
  return isObject(ignored) ? Object.keys(ignored) : []
}

/** The mapping with a column left out on purpose, or not. A reason that stands there stays with its column. */
export function withIgnored(content: MappingContent, column: string, isIgnored: boolean): MappingContent {
  const { ignored } = content
  if (ignoredColumns(content).includes(column) === isIgnored) return content
  if (!isObject(ignored)) {
    const others = ignoredColumns(content).filter((each) => each !== column)
    return { ...content, ignored: isIgnored ? [...others, column] : others }
  }
  if (isIgnored) return { ...content, ignored: { ...ignored, [column]: 'chosen on the page' } }
  return {
    ...content,
    ignored: Object.fromEntries(Object.entries(ignored).filter(([name]) => name !== column)),
  }
}

/** The mapping with a rule for a field of a record; null takes it away. */
export function withRule(
  content: MappingContent,
  { record: name, field }: { readonly record: string; readonly field: string },
  rule: Rule | null,
): MappingContent {
  const record = content.records[name]
  if (!record) return content
  const others = Object.entries(record.fields).filter(([each]) => each !== field)
  const isNew = record.fields[field] === undefined
  // A rule that is changed keeps its line, so that the text beside the choices does not jump about.
  const fields =
    rule === null
      ? Object.fromEntries(others)
      : isNew
        ? { ...record.fields, [field]: rule }
        : Object.fromEntries(
            Object.entries(record.fields).map(([each, old]) => [each, each === field ? rule : old]),
          )
  return { ...content, records: { ...content.records, [name]: { ...record, fields } } }
}
