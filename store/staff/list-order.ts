/** The order of a list, and where in it a page begins. */
import type { Field, Kind } from '../../core/record/definition.js'
import { nameOrderColumn } from '../../core/record/name-order.js'
import { numberOrderColumn } from '../../core/record/number-order.js'
import { nameFieldOf } from '../../core/record/record-name.js'
import type { Parameters } from '../figure/parameters.js'
import type { Cursor, ListAsked } from './list-conditions.js'
import { problem } from './problems.js'
import { listedFields } from './staff-values.js'

/** What a list is ordered by. A record that is current stands once; one that waits once for each row that tells of it. */
export function keysOf({ state }: ListAsked, first: string | null): readonly string[] {
  const waiting = state === 'accepted' ? [] : ['r.current_from', 'r.draft_row']
  return [...(first === null ? [] : [first]), 'record_id', ...waiting]
}

/** SQL of what is sorted by, over the columns that staff may read, and the type that a cursor holds. */
export interface Sorting {
  readonly expression: string
  readonly type: 'text' | 'numeric' | 'timestamp' | 'boolean' | 'bigint'
}

/** What can be sorted by: text, codes, numbers, dates, and the entry since which a record is so. Throws `sort-unknown`. */
export function sortOf(kind: Kind, name: string): Sorting {
  if (name === 'entry') return { expression: 'r.current_from', type: 'bigint' }
  const fields = listedFields(kind).map(({ field }) => field)
  const field = fields.find((each) => each.name === name)
  const sorting = field ? sortingOf(kind, field) : null
  if (sorting) return sorting
  throw problem.sortUnknown({
    field: name,
    known: ['entry', ...fields.filter((each) => sortingOf(kind, each)).map((each) => each.name)],
  })
}

function sortingOf(kind: Kind, { name, value }: Field): Sorting | null {
  if (name === nameFieldOf(kind)?.name) return { expression: `${nameOrderColumn} collate "C"`, type: 'text' }
  if (name === 'local_id') return { expression: `${numberOrderColumn} collate "C"`, type: 'text' }
  switch (value.type) {
    case 'text':
      // By bytes, so that both engines and every locale of a server sort alike, and the cursor means the same.
      return { expression: `${name} collate "C"`, type: 'text' }
    case 'code':
      return value.several === true ? null : { expression: `${name} collate "C"`, type: 'text' }
    case 'integer':
    case 'decimal':
      return { expression: name, type: 'numeric' }
    case 'boolean':
      return { expression: name, type: 'boolean' }
    case 'date':
      return { expression: `${name}_from`, type: 'timestamp' }
    default:
      return null
  }
}

/** What a cursor can hold; another text is none of ours. */
const forms: Readonly<Record<Sorting['type'], (text: string) => boolean>> = {
  text: (text) => !text.includes('\0'),
  numeric: (text) => /^-?\d{1,100}(?:\.\d{1,100})?$/.test(text),
  bigint: (text) => /^\d{1,15}$/.test(text),
  timestamp: isMoment,
  boolean: (text) => text === 'true' || text === 'false',
}

function isMoment(text: string): boolean {
  const found = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text)
  const moment = found ? new Date(`${found[1]}T${found[2]}Z`) : null
  return (
    moment !== null && Number.isFinite(moment.getTime()) && moment.toISOString().startsWith(found?.[1] ?? '-')
  )
}

interface AfterIn {
  readonly sorting: Sorting
  readonly part: 'stated' | 'empty'
  readonly asked: ListAsked
}

/** SQL: the row stands after the cursor. Throws `cursor-not-read`. */
export function afterCursor(
  { value, recordId, row }: Cursor,
  { sorting, part, asked }: AfterIn,
  parameters: Parameters,
): readonly string[] {
  const { expression, type } = sorting
  if ((row === null) !== (asked.state === 'accepted')) throw problem.cursorNotRead({})
  // After what is stated all that is empty comes.
  if (value !== null && part === 'empty') return []
  if (value !== null && !forms[type](value)) throw problem.cursorNotRead({})
  const last = [
    ...(value === null ? [] : [parameters.add(value, type)]),
    parameters.add(recordId, 'uuid'),
    ...(row === null ? [] : [parameters.add(row[0], 'bigint'), parameters.add(row[1], 'int')]),
  ]
  const keys = keysOf(asked, value === null ? null : expression)
  return [`(${keys.join(', ')}) ${asked.sort.descends ? '<' : '>'} (${last.join(', ')})`]
}
