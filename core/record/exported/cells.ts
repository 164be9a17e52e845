/** A committed value to the cells of its columns, and back: what is written is read as exactly the same value. */
import { assertNever } from '../../problem.js'
import { dateParts, type Field, pointParts, shapeParts, type Value } from '../definition.js'
import type { Doubt } from '../doubt.js'
import { blocked, type Reading } from '../read/reading.js'
import { checkValue } from '../validate-values.js'
import { columnsOfField } from './columns.js'

/** A cell; null where there is nothing. Texts are as committed: what a format must do to them is its own work. */
export type Cell = string | null

/** People's own number of a record, by its id; undefined where it has none that names it alone. */
export type NumberOf = (recordId: string) => string | undefined

/** The cells of one field, one for each of its columns. */
export function cellsOf(field: Field, value: Value, numberOf: NumberOf): readonly Cell[] {
  const { value: type } = field
  if (value === null) return columnsOfField(field).map(() => null)
  switch (type.type) {
    case 'text':
    case 'boolean':
    case 'integer':
    case 'decimal':
      return [String(value)]
    case 'code':
      return [Array.isArray(value) ? JSON.stringify(value) : String(value)]
    case 'date':
    case 'point':
    case 'shape':
      return partsOf(field, value)
    case 'reference':
      return referenceCells(value, numberOf)
    case 'list':
      return [JSON.stringify(toJson(field, value))]
    default:
      return assertNever(type)
  }
}

function partsOf(field: Field, value: Value): readonly Cell[] {
  if (!Array.isArray(value)) throw new Error(`${field.name} holds no parts: ${JSON.stringify(value)}`)
  return value.map((part) => (typeof part === 'string' ? part : null))
}

function referenceCells(value: Value, numberOf: NumberOf): readonly Cell[] {
  const named = (id: Value): string => numberOf(String(id)) ?? String(id)
  if (Array.isArray(value)) return [JSON.stringify(value.map(named)), JSON.stringify(value)]
  return [named(value), String(value)]
}

/** Values inside a list as JSON, its parts by their names; what is empty is left out. */
function toJson(field: Field, value: Value): unknown {
  const { value: type } = field
  if (!Array.isArray(value)) return value
  if (type.type === 'list')
    return value.map((entry) =>
      named(
        type.parts.map((part) => part.name),
        Array.isArray(entry)
          ? type.parts.map((part, index) =>
              entry[index] === null ? null : toJson(part, entry[index] ?? null),
            )
          : [],
      ),
    )
  const parts = partNames(field)
  return parts ? named(parts, value) : value
}

function partNames(field: Field): readonly string[] | null {
  const { type } = field.value
  if (type === 'date') return dateParts
  if (type === 'shape') return shapeParts
  return type === 'point' ? pointParts : null
}

function named(names: readonly string[], values: readonly unknown[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    names.map((name, index) => [name, values[index] ?? null]).filter(([, value]) => value !== null),
  )
}

/**
 * The value in the cells of the columns that are read (`ExportedColumn.read`), in their order. Cells that are all empty
 * are an empty value; what is not in the form that `cellsOf` writes is a doubt, never guessed at.
 */
export function readCells(field: Field, cells: readonly string[]): Reading {
  if (cells.every((cell) => cell === '')) return { value: null }
  const text = cells.join(' ')
  const read = valueIn(field, cells)
  if (read === undefined)
    return blocked(
      'not-as-exported',
      text,
      `The ${field.label} is not in the form in which exports write it.`,
    )
  const doubt: Doubt | undefined = checkValue(field, read).find((entry) => entry.severity === 'blocks')
  return doubt ? { doubt: { ...doubt, text } } : { value: read }
}

/** undefined where the cells hold no such value. */
function valueIn(field: Field, cells: readonly string[]): Value | undefined {
  const { value: type } = field
  const [cell = ''] = cells
  switch (type.type) {
    case 'text':
    case 'integer':
    case 'decimal':
      return cell
    case 'boolean':
      return cell === 'true' ? true : cell === 'false' ? false : undefined
    case 'code':
    case 'reference':
      return type.several ? wordsIn(cell) : cell
    case 'date':
    case 'point':
      return withWritten(cells)
    case 'shape':
      return cells.map((part) => (part === '' ? null : part))
    case 'list':
      return fromJson(field, jsonIn(cell))
    default:
      return assertNever(type)
  }
}

/** `as_written`, the third part of dates and positions, is a text even where nothing was written. */
function withWritten(cells: readonly string[]): Value {
  return cells.map((cell, index) => (cell === '' && index !== 2 ? null : cell))
}

function wordsIn(cell: string): Value | undefined {
  const words = jsonIn(cell)
  return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined
}

function jsonIn(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function fromJson(field: Field, json: unknown): Value | undefined {
  const { value: type } = field
  if (type.type === 'list')
    return Array.isArray(json) ? allOf(json.map((entry) => entryOf(type.parts, entry))) : undefined
  const parts = partNames(field)
  if (parts) {
    const texts = partsIn(json, parts)
    return texts && allOf(parts.map((part) => partOf(texts[part])))
  }
  return isValue(json) ? json : undefined
}

function entryOf(parts: readonly Field[], json: unknown): Value | undefined {
  const texts = partsIn(
    json,
    parts.map((part) => part.name),
  )
  return (
    texts &&
    allOf(parts.map((part) => (texts[part.name] === undefined ? null : fromJson(part, texts[part.name]))))
  )
}

/** The members of an object that has no others than these. */
function partsIn(json: unknown, names: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined
  return Object.keys(json).every((name) => names.includes(name)) ? { ...json } : undefined
}

function partOf(json: unknown): Value | undefined {
  if (json === undefined) return null
  return typeof json === 'string' ? json : undefined
}

function allOf(values: readonly (Value | undefined)[]): Value | undefined {
  const whole = values.filter((value) => value !== undefined)
  return whole.length === values.length ? whole : undefined
}

function isValue(json: unknown): json is Value {
  return (
    typeof json === 'string' ||
    typeof json === 'boolean' ||
    (Array.isArray(json) && json.every((part) => isValue(part)))
  )
}
