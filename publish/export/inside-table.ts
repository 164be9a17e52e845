/** The table of a kind for people inside the house: every field that they may read, exactly as committed. */

import { fieldsOf } from '../../core/record/columns.js'
import type { Kind, Values } from '../../core/record/definition.js'
import type { NumberOf } from '../../core/record/exported/cells.js'
import { cellsOf } from '../../core/record/exported/cells.js'
import { type ExportedColumn, exportedColumns, exportedState } from '../../core/record/exported/columns.js'
import { drawnFrom, isDrawable } from '../../core/record/exported/geometry.js'
import { isOpenToStaff, openToStaff } from '../../core/record/exported/seen-by-staff.js'
import { isHeldBack } from '../../core/record/held-back.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../../store/engine/engine.js'
import { currentIds, type ExportedRecord, numbersAsOf, recordsAsOf } from '../../store/exported-records.js'
import type { Programme } from '../../store/programme.js'
import { geometryField } from './drawn-text.js'
import type { ExportedTable, TableColumn, TableRow } from './table.js'

/** Records read at a time. */
const pageRecords = 1000

/** What is exported. */
export interface Asked {
  readonly kind: Kind
  readonly asOf: number
  /** Whether confidential fields and records are in it. */
  readonly confidential: boolean
  /** Of a page of ids those whose records the reader may read; all of them where it is left out. */
  readonly seen?: (session: Session, recordIds: readonly string[]) => Promise<readonly string[]>
}

/** Kept beside the rows: records that are confidential as a whole and were left out. */
export interface LeftOut {
  heldBack: number
}

/** The table; `leftOut` is counted while its rows are read. */
export function insideTable(programme: Programme, asked: Asked, leftOut: LeftOut): ExportedTable {
  const { kind, confidential } = asked
  const columns = exportedColumns(kind, confidential ? () => true : isOpenToStaff)
  const hasGeometry = isDrawable(kind)
  return {
    name: kind.kind,
    columns: [
      ...exportedState.map(({ name, label }): TableColumn => ({ name, label, type: stateType(name) })),
      ...columns.map(({ name, label, field, part }) => ({ name, label, type: typeOf({ field, part }) })),
      ...(hasGeometry
        ? [{ name: geometryField, label: 'field of the geometry', type: 'text' as const }]
        : []),
    ],
    hasGeometry,
    rows: rowsOf(programme, asked, { columns, hasGeometry, leftOut }),
  }
}

function stateType(name: string): TableColumn['type'] {
  return name === 'version' || name === 'entry' ? 'whole' : 'text'
}

const numberParts: ReadonlySet<string | null> = new Set(['latitude', 'longitude', 'accuracy_metres'])

function typeOf({ field, part }: Pick<ExportedColumn, 'field' | 'part'>): TableColumn['type'] {
  const { type } = field.value
  if (type === 'boolean') return 'boolean'
  return type === 'integer' || type === 'decimal' || numberParts.has(part) ? 'number' : 'text'
}

interface Laid {
  readonly columns: readonly ExportedColumn[]
  readonly hasGeometry: boolean
  readonly leftOut: LeftOut
}

/** A page a transaction: what others write meanwhile comes in between, and changes nothing as of the entry. */
async function* rowsOf(programme: Programme, asked: Asked, laid: Laid): AsyncGenerator<TableRow> {
  const { engine, programmeId } = programme
  const { kind, asOf } = asked
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const page = await engine.transaction(async (session) => {
      const ids = await currentIds(session, kind, { programmeId, asOf, after: from, most: pageRecords })
      const open = asked.seen ? await asked.seen(session, ids) : ids
      const records = await recordsAsOf(session, { programmeId, asOf }, open)
      return { ids, records, numbers: await numbersOfReferences(session, programmeId, { asked, records }) }
    })
    for (const record of page.records) {
      if (!asked.confidential && isHeldBack(kind, record.values)) laid.leftOut.heldBack += 1
      else yield rowOf(record, { asked, laid, numberOf: (id) => page.numbers.get(id) })
    }
    after = page.ids.at(-1) ?? null
    if (page.ids.length < pageRecords) return
  }
}

interface RowContext {
  readonly asked: Asked
  readonly laid: Laid
  readonly numberOf: NumberOf
}

function rowOf(record: ExportedRecord, { asked, laid, numberOf }: RowContext): TableRow {
  const { kind, confidential } = asked
  const values = confidential ? record.values : openToStaff(kind, record.values)
  const fields = [...new Set(laid.columns.map((column) => column.field))]
  const drawn = laid.hasGeometry ? drawnFrom(kind, values) : null
  return {
    cells: [
      record.recordId,
      String(record.version),
      'accepted',
      String(record.entry),
      ...fields.flatMap((field) => cellsOf(field, values[field.name] ?? null, numberOf)),
      ...(laid.hasGeometry ? [drawn?.field ?? null] : []),
    ],
    geometry: drawn?.geometry ?? null,
  }
}

/** People's numbers of the records that these refer to. */
async function numbersOfReferences(
  session: Session,
  programmeId: string,
  { asked, records }: { readonly asked: Asked; readonly records: readonly ExportedRecord[] },
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const field of fieldsOf(asked.kind)) {
    if (field.value.type !== 'reference') continue
    const ids = records.flatMap(({ values }) => idsIn(values, field.name))
    for (const to of field.value.to) wanted.set(to, new Set([...(wanted.get(to) ?? []), ...ids]))
  }
  const numbers = new Map<string, string>()
  for (const [to, ids] of wanted) {
    if (ids.size === 0) continue
    const found = await numbersAsOf(session, kindNamed(to), { programmeId, asOf: asked.asOf }, [...ids])
    for (const [id, number] of found) numbers.set(id, number)
  }
  return numbers
}

function idsIn(values: Values, name: string): readonly string[] {
  const value = values[name]
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}
