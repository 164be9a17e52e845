/** The columns of a derived table, from the definition of its kind. No SQL is written here; store/ writes it. */
import { commonFields } from './common.js'
import type { Computed, Field, Kind, Value, Values } from './definition.js'
import { isName, nameOrderColumn, nameOrderOf } from './name-order.js'
import { numberOrderColumn, numberOrderOf } from './number-order.js'
import { searchedColumn, searchedFields, searchedText } from './searched-text.js'
import { shapeCells, shapeTextCells } from './shape-cells.js'

/** Column types that both engines have and that text COPY can carry. */
export type ColumnType =
  | 'uuid'
  | 'uuid[]'
  | 'text'
  | 'text[]'
  | 'bigint'
  | 'numeric'
  | 'boolean'
  | 'timestamp'
  | 'json'
  | 'point'
  | 'shape'

/** One column of a derived table and how its value is got from the committed values. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly privacy: Field['privacy']
  /** The one field that it is made from: while that is empty, the column's value is always the same. */
  readonly field?: string
  /** The column's value; null where empty. Arrays for `[]` types. Pure. */
  readonly from: (values: Values) => ColumnValue
}

/** What a column can hold before it is written. */
export type ColumnValue = string | number | boolean | null | readonly string[]

const computedType = {
  text: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  boolean: 'boolean',
  shape: 'shape',
} as const

const fieldLists = new WeakMap<Kind, readonly Field[]>()

/** Every field of a kind: the common ones first, then its own. The same list each time. */
export function fieldsOf(kind: Kind): readonly Field[] {
  const known = fieldLists.get(kind)
  if (known) return known
  const made = [...commonFields, ...kind.fields]
  fieldLists.set(kind, made)
  return made
}

/** The columns that hold a kind's values; those that say versions and states are the store's own. */
export function columnsOf(kind: Kind, kindNamed: (name: string) => Kind): readonly Column[] {
  const own = fieldsOf(kind)
  const copied = (kind.copies ?? []).flatMap((copy) => {
    const reference = own.find((field) => field.name === copy.reference)
    if (reference?.value.type !== 'reference')
      throw new Error(`${kind.kind}.${copy.reference} is no reference`)
    const target = kindNamed(reference.value.to[0] ?? '')
    return copy.fields.map((name) => findField(target, name))
  })
  const fields = [...own, ...copied]
  return [
    ...fields.flatMap(columnsOfField),
    ...(kind.computed ?? []).flatMap(columnsOfComputed),
    ...listed(kind, fields),
  ]
}

/** A kind whose existence is confidential has no list: it has no order, and nothing is searched in it. */
function listed(kind: Kind, fields: readonly Field[]): readonly Column[] {
  if (kind.privacy === 'confidential') return []
  const column = (name: string, from: Column['from']) =>
    ({ name, type: 'text', privacy: 'restricted', from }) as const
  const texts = searchedFields(fields)
  const searched = column(searchedColumn, (values) => searchedText(kind, texts, values))
  const name = fieldsOf(kind).find(isName)
  return [
    column(numberOrderColumn, numberOrderOf),
    ...(name ? [column(nameOrderColumn, nameOrderOf(name))] : []),
    ...(texts.length === 0 ? [] : [searched]),
  ]
}

function columnsOfComputed({ name, privacy, column, from }: Computed): readonly Column[] {
  if (column !== 'shape') return [{ name, type: computedType[column], privacy, from }]
  const cells = (values: Values) => {
    const text = from(values)
    return shapeTextCells(typeof text === 'string' ? text : null)
  }
  return [
    { name, type: 'shape', privacy, from: (values) => cells(values).geometry },
    { name: `${name}_form`, type: 'text', privacy, from: (values) => cells(values).form },
  ]
}

/** The field of that name, common ones included. */
export function findField(kind: Kind, name: string): Field {
  const field = fieldsOf(kind).find((entry) => entry.name === name)
  if (!field) throw new Error(`${kind.kind} has no field ${name}`)
  return field
}

function columnsOfField(field: Field): readonly Column[] {
  const column = (name: string, type: ColumnType, from: (value: Value) => ColumnValue): Column => ({
    name,
    type,
    privacy: field.privacy,
    field: field.name,
    from: (values) => {
      const value = values[field.name]
      return value === undefined ? from(null) : from(value)
    },
  })
  const { name, value: type } = field
  switch (type.type) {
    case 'text':
      return [column(name, 'text', scalar)]
    case 'code':
      // An unstated code is counted as unknown; the committed value stays null.
      if (type.several)
        return [column(name, 'text[]', (value) => (Array.isArray(value) ? value.map(String) : []))]
      return [column(name, 'text', (value) => (typeof value === 'string' ? value : 'unknown'))]
    case 'boolean':
      return [column(name, 'boolean', (value) => (typeof value === 'boolean' ? value : null))]
    case 'integer':
      return [column(name, 'bigint', scalar)]
    case 'decimal':
      return [column(name, 'numeric', scalar)]
    case 'reference':
      if (type.several)
        return [column(name, 'uuid[]', (value) => (Array.isArray(value) ? value.map(String) : []))]
      return [column(name, 'uuid', scalar)]
    case 'point':
      return [
        column(name, 'point', (value) =>
          Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
            ? `SRID=4326;POINT(${value[1]} ${value[0]})`
            : null,
        ),
        column(`${name}_basis`, 'text', (value) => (Array.isArray(value) ? scalar(value[3] ?? null) : null)),
      ]
    case 'shape':
      return [
        column(name, 'shape', (value) => shapeCells(value).geometry),
        column(`${name}_form`, 'text', (value) => shapeCells(value).form),
      ]
    case 'date':
      return [
        column(`${name}_from`, 'timestamp', (value) =>
          Array.isArray(value) ? intervalStart(value[0] ?? null) : null,
        ),
        column(`${name}_until`, 'timestamp', (value) =>
          Array.isArray(value) ? intervalEnd(value[1] ?? null) : null,
        ),
        column(`${name}_precision`, 'text', (value) =>
          Array.isArray(value) ? scalar(value[3] ?? null) : null,
        ),
        column(`${name}_written`, 'text', (value) =>
          Array.isArray(value) ? scalar(value[2] ?? null) : null,
        ),
      ]
    case 'list':
      return [column(name, 'json', (value) => JSON.stringify(value ?? []))]
  }
}

function scalar(value: Value): string | null {
  return typeof value === 'string' ? value : null
}

/** The first instant of an interval end 'YYYY-MM-DD' or 'YYYY-MM-DDThh:mm', in the programme's time. */
export function intervalStart(end: Value): string | null {
  if (typeof end !== 'string') return null
  return end.length === 10 ? `${end} 00:00:00` : `${end.slice(0, 10)} ${end.slice(11, 16)}:00`
}

/** The first instant after an inclusive interval end, so that "in the period" is two comparisons. */
export function intervalEnd(end: Value): string | null {
  if (typeof end !== 'string') return null
  const known = ends.get(end)
  if (known !== undefined) return known
  const made = momentAfter(end)
  // The days of a century; more than that is no list but an attack on memory.
  if (ends.size >= mostEnds) ends.clear()
  ends.set(end, made)
  return made
}

// A list of years names the same days again and again, and reckoning with dates is slow.
const mostEnds = 40_000
const ends = new Map<string, string>()

function momentAfter(end: string): string {
  const start = Date.parse(end.length === 10 ? `${end}T00:00Z` : `${end.slice(0, 16)}Z`)
  const after = new Date(start + (end.length === 10 ? 86_400_000 : 60_000))
  return after.toISOString().slice(0, 19).replace('T', ' ')
}
