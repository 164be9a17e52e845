/** The mapping beside an exported file, with which `import` makes the same records again. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Kind } from '../../core/record/definition.js'
import { columnsOfField, type ExportedColumn } from '../../core/record/exported/columns.js'
import { geometryField } from './drawn-text.js'
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
  /** Whether the file holds geometries besides its columns. */
  readonly draws: boolean
  /** The names in the file of each column, where it has others than the table. */
  readonly names: ReadonlyMap<string, readonly string[]> | null
}

/** Fields that import fills itself: the reason of a version says how it came in. */
const filledByImport = new Set(['reason'])

/** The text of the mapping. */
export function mappingText(kind: Kind, form: ExportedForm): string {
  const { columns, file, asOf, names } = form
  const headers = (name: string): readonly string[] => names?.get(name) ?? [name]
  const there = new Set(columns.map((column) => column.name))
  const read = new Map<string, readonly ExportedColumn[]>()
  for (const field of fieldsOf(kind)) {
    const own = columnsOfField(field).filter((column) => column.read)
    const isThere = own.every((column) => there.has(column.name))
    const isComputed = field.computedFrom !== undefined || filledByImport.has(field.name)
    if (isThere && !isComputed) read.set(field.name, own)
  }
  const rules = [...read].map(([name, own]): [string, object] => [
    name,
    { exported: own.map((column) => oneOrMore(headers(column.name))), ...drawnRule(own, form, headers) },
  ])
  const used = new Set([
    'record_id',
    ...(rules.some(([, rule]) => 'drawn' in rule) ? [geometryField] : []),
    ...[...read.values()].flat().map((column) => column.name),
  ])
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

/** A shape is read from the geometry itself where its text is left out. */
function drawnRule(
  own: readonly ExportedColumn[],
  { draws }: ExportedForm,
  headers: (name: string) => readonly string[],
): object {
  const isShape = own[0]?.field.value.type === 'shape'
  return isShape && draws ? { drawn: { geometry: 'geometry', field: headers(geometryField)[0] } } : {}
}

function oneOrMore(headers: readonly string[]): string | readonly string[] {
  const [only, ...more] = headers
  return only !== undefined && more.length === 0 ? only : headers
}

function reasonOf({ name }: TableColumn): string {
  if (name.includes('computed_')) return 'computed again when the record is accepted'
  if (name === 'reason') return 'import says its own reason of each version'
  if (['version', 'state', 'entry'].includes(name))
    return 'the log that the file is read into counts for itself'
  return 'says the same as another column, for people'
}
