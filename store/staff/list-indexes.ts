/**
 * Indexes for the lists of the kinds of which a register has many: one for each order in which they are read, and one of
 * the columns by which they are filtered, from which a filter is counted without reading the records.
 */
import type { Kind } from '../../core/record/definition.js'
import { happenedOn } from '../../core/record/happened.js'
import { kindNamed } from '../../core/record/kinds.js'
import { numberOrderColumn } from '../../core/record/number-order.js'
import { staffColumns } from './staff-view.js'

interface LongList {
  /** Columns that are sorted by, besides people's own numbers and the entry. */
  readonly sorted: readonly string[]
  readonly filtered: readonly string[]
}

const longLists: Readonly<Record<string, LongList>> = {
  victim: {
    sorted: ['date_from'],
    filtered: ['place', 'outcome', 'sex', 'status', 'confirmation', 'involvement', 'device', 'activation'],
  },
  accident: { sorted: ['date_from'], filtered: ['place', 'device', 'activation', 'confirmation'] },
  hazard: { sorted: ['information_date_from'], filtered: ['place', 'class', 'status', 'confirmation'] },
  item: { sorted: ['found_on_from'], filtered: ['place', 'device', 'disposal', 'condition'] },
  activity: { sorted: ['start_from'], filtered: ['place', 'type', 'status', 'report_kind'] },
}

/** Whether an index gives the records of a kind in the order of a field. */
export function isInOrder({ kind }: Kind, field: string): boolean {
  const list = longLists[kind]
  return (
    list !== undefined &&
    ['local_id', 'entry', ...list.sorted.map((column) => column.replace(/_from$/, ''))].includes(field)
  )
}

const current = `role = 'accepted' and current_from is not null and current_to is null`

/** Statements that make them; the planner takes an index only while its expressions are those of the lists. */
export const listIndexStatements: readonly string[] = Object.entries(longLists).flatMap(([name, list]) => {
  const kind = kindNamed(name)
  const columns = new Map(staffColumns(kind, ''))
  const filtered = [...list.filtered, ...heldBackColumn(kind)]
  const index = (ending: string, keys: readonly string[], beside: readonly string[] = []) =>
    `create index if not exists ${kind.table}_listed_${ending} on ${kind.table} (programme_id, ${keys.join(', ')})${beside.length > 0 ? ` include (${beside.join(', ')})` : ''} where ${current}`
  // Records do not lie in the order of their days: a rare filter would read a page of the disk for each that it passes by.
  const sorted = list.sorted.map((column) =>
    index(
      column,
      [`(${columns.get(column)})`, 'record_id'],
      [...filtered, column, column.replace(/_from$/, '_until')],
    ),
  )
  return [
    index('local_id', [`(${columns.get(numberOrderColumn)}) collate "C"`, 'record_id']),
    index('entry', ['current_from', 'record_id']),
    ...sorted,
    index('filters', filtered),
    index('period', periodColumns(kind, columns, filtered)),
  ]
})

/**
 * The days, and what is filtered by but the place: alike for many records, which makes the index a thirtieth of the table, so
 * that a period with one end is counted in it, whatever it is filtered by.
 */
function periodColumns(
  kind: Kind,
  columns: ReadonlyMap<string, string>,
  filtered: readonly string[],
): readonly string[] {
  const days = happenedOn(kind).flatMap((field) => [`${field}_from`, `${field}_until`])
  const shown = days.map((day) => columns.get(day) ?? day)
  // An expression is read from an index alone only where its columns stand there too.
  const beneath = days.filter((day) => !shown.includes(day))
  return [...shown.map((day) => `(${day})`), ...filtered.filter((column) => column !== 'place'), ...beneath]
}

/** What is filtered by of a record that is held back reads as nothing, which is told from this column. */
function heldBackColumn({ confidentialWhile }: Kind): readonly string[] {
  return confidentialWhile === undefined ? [] : [confidentialWhile]
}
