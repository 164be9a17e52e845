/** The mapping beside an exported file, with which `import` makes the same records again. */

import { fieldsOf } from '../../core/record/columns.js'
import type { Kind } from '../../core/record/definition.js'
import { columnsOfField, type ExportedColumn } from '../../core/record/exported/columns.js'
import type { TableColumn } from './table.js'

/** Where the mapping of an exported file lies. */
export function mappingName(path: string): string {
  return `${path}.mapping.json`
}

/** What was exported. */
export interface ExportedForm {
  readonly columns: readonly TableColumn[]
  /** What the format says of its files. */
  readonly file: Readonly<Record<string, unknown>>
  readonly asOf: number
}

/** Fields that import fills itself: the reason of a version says how it came in. */
const filledByImport = new Set(['reason'])

/** The text of the mapping. */
export function mappingText(kind: Kind, { columns, file, asOf }: ExportedForm): string {
  const there = new Set(columns.map((column) => column.name))
  const read = new Map<string, readonly ExportedColumn[]>()
  for (const field of fieldsOf(kind)) {
    const own = columnsOfField(field).filter((column) => column.read)
    if (!filledByImport.has(field.name) && own.every((column) => there.has(column.name)))
      read.set(field.name, own)
  }
  const used = new Set(['record_id', ...[...read.values()].flat().map((column) => column.name)])
  const ignored = columns
    .filter((column) => !used.has(column.name))
    .map((column) => [column.name, reasonOf(column)])
  return `${JSON.stringify(
    {
      mapping: 1,
      title: `Export of the kind ${kind.kind} as of entry ${asOf}`,
      main: kind.kind,
      file,
      records: {
        [kind.kind]: {
          kind: kind.kind,
          record_id: 'record_id',
          fields: Object.fromEntries(
            [...read].map(([name, own]) => [name, { exported: own.map((column) => column.name) }]),
          ),
        },
      },
      ignored: Object.fromEntries(ignored),
    },
    null,
    2,
  )}\n`
}

function reasonOf({ name }: TableColumn): string {
  if (name === 'reason') return 'import says its own reason of each version'
  if (['version', 'state', 'entry'].includes(name))
    return 'the log that the file is read into counts for itself'
  return 'says the same as another column, for people'
}
