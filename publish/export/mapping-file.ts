/** The mapping beside an exported file, with which `import` makes the same records again. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Kind } from '../../core/record/definition.js'
import { columnsOfField, type ExportedColumn } from '../../core/record/exported/columns.js'
import type { TableColumn } from './table.js'

/** Where the mapping of an exported file lies; `layer` where it is one of several. */
export function mappingName(path: string, layer: string | null = null): string {
  return layer === null ? `${path}.mapping.json` : `${path}.${layer}.mapping.json`
}

/** What was exported. */
export interface ExportedForm {
  readonly columns: readonly TableColumn[]
  /** What the format says of its files. */
  readonly file: Readonly<Record<string, unknown>>
  readonly asOf: number
  /** The names in the file of each column, where it has others than the table. */
  readonly names: ReadonlyMap<string, readonly string[]> | null
}

/** Fields that import fills itself: the reason of a version says how it came in. */
const filledByImport = new Set(['reason'])

/** The text of the mapping. */
export function mappingText(kind: Kind, { columns, file, asOf, names }: ExportedForm): string {
  const headers = (name: string): readonly string[] => names?.get(name) ?? [name]
  const there = new Set(columns.map((column) => column.name))
  const read = new Map<string, readonly ExportedColumn[]>()
  for (const field of fieldsOf(kind)) {
    const own = columnsOfField(field).filter((column) => column.read)
    const isThere = own.every((column) => there.has(column.name))
    if (isThere && !filledByImport.has(field.name)) read.set(field.name, own)
  }
  const rules = [...read].map(([name, own]) => [
    name,
    { exported: own.map((column) => oneOrMore(headers(column.name))) },
  ])
  const used = new Set(['record_id', ...[...read.values()].flat().map((column) => column.name)])
  const ignored = columns
    .filter((column) => !used.has(column.name))
    .flatMap((column) => headers(column.name).map((header) => [header, reasonOf(column)]))
  const record = {
    kind: kind.kind,
    record_id: headers('record_id')[0],
    fields: Object.fromEntries(rules),
  }
  const title = `Export of the kind ${kind.kind} as of entry ${asOf}`
  const mapping = {
    mapping: 1,
    title,
    main: kind.kind,
    file,
    records: { [kind.kind]: record },
    ignored: Object.fromEntries(ignored),
  }
  return `${JSON.stringify(mapping, null, 2)}\n`
}

function oneOrMore(headers: readonly string[]): string | readonly string[] {
  const [only, ...more] = headers
  return only !== undefined && more.length === 0 ? only : headers
}

function reasonOf({ name }: TableColumn): string {
  if (name === 'reason') return 'import says its own reason of each version'
  if (['version', 'state', 'entry'].includes(name))
    return 'the log that the file is read into counts for itself'
  return 'says the same as another column, for people'
}
