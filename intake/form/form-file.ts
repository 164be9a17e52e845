/**
 * A form as a file of one row and the mapping that reads it, so that what is typed on a page goes the way of every file.
 * The file is GeoJSON with one feature, its properties in the columns of an export (docs/exports.md).
 */

import { findField } from '../../core/record/columns.js'
import type { Field, Kind, Value, Values } from '../../core/record/definition.js'
import { cellsOf } from '../../core/record/exported/cells.js'
import { columnsOfField } from '../../core/record/exported/columns.js'
import { fieldsBeside, fieldsOfForm, recordsBeside } from '../../core/record/form-fields.js'
import { type TypedPoint, typedPointOf } from '../../core/record/typed-point.js'
import { partsOfValue, readLines, typedTypes } from './list-lines.js'
import { problem } from './problems.js'

/** What a page sends: fields by name. Texts of dates, positions and numbers are read as those of a spreadsheet are. */
export interface Form {
  readonly kind: Kind
  /** The record that the form reports on; an id that nothing stands under makes a new one. */
  readonly recordId: string
  /** Committed values (core/record/definition.ts); parts that are missing at the end of an array are empty. */
  readonly values: Values
  /** Values of the records beside (`recordsBeside`), by the field that refers to them. */
  readonly beside: Beside
  /** Sources beside that of the form itself, as a record keeps them. */
  readonly sources: readonly Value[]
}

/** Values of records beside the one of a form, by the field that refers to each. */
export type Beside = Readonly<Record<string, Values>>

/** The texts of the file and of its mapping. Throws `form-field-unknown` and `form-value-invalid`. */
export function formFile({ kind, recordId, values, beside, sources }: Form): {
  readonly file: string
  readonly mapping: string
} {
  const rests = { sources, prefix: '' }
  const main = recordInFile(kind, fieldsOfForm(kind), values, rests)
  const others = recordsBeside(kind)
  const names = others.map(({ field }) => field.name)
  refuseUnknown(kind, names, beside)
  const told = others.flatMap(({ field, kind: other }) => {
    const said = beside[field.name] ?? {}
    const isSaid = Object.values(said).some((value) => value !== null)
    const of = () => recordInFile(other, fieldsBeside(other), said, { sources, prefix: prefixBeside(field) })
    return isSaid ? [{ name: field.name, kind: other.kind, ...of() }] : []
  })
  const properties = Object.assign(
    { record_id: recordId },
    main.properties,
    ...told.map((each) => each.properties),
  )
  const links = Object.fromEntries(told.map(({ name }) => [name, { record: name }]))
  const made = told.map((each) => [each.name, { kind: each.kind, fields: each.rules }] as const)
  const features = [{ type: 'Feature', geometry: null, properties }]
  const mapping = {
    mapping: 1,
    title: `A form of the kind ${kind.kind}`,
    main: kind.kind,
    records: {
      [kind.kind]: { kind: kind.kind, record_id: 'record_id', fields: { ...main.rules, ...links } },
      ...Object.fromEntries(made),
    },
    ignored: Object.assign(
      { geometry: 'a form holds geometries in its fields' },
      main.ignored,
      ...told.map((each) => each.ignored),
    ),
  }
  return {
    file: `${JSON.stringify({ type: 'FeatureCollection', features })}\n`,
    mapping: `${JSON.stringify(mapping)}\n`,
  }
}

/** What stands before the columns of a record beside: both can have a field of one name. */
export function prefixBeside({ name }: Field): string {
  return `${name}.`
}

function refuseUnknown(kind: Kind, known: readonly string[], said: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(said).find((name) => !known.includes(name))
  if (unknown !== undefined) throw problem.fieldUnknown({ field: unknown, kind: kind.kind, known })
}

function recordInFile(
  kind: Kind,
  fields: readonly Field[],
  values: Values,
  { sources, prefix }: { readonly sources: readonly Value[]; readonly prefix: string },
) {
  refuseUnknown(
    kind,
    fields.map(({ name }) => name),
    values,
  )
  const properties: Record<string, string> = {}
  const rules: Record<string, object> = {}
  const ignored: Record<string, string> = {}
  const named = sources.length > 0 ? [[findField(kind, 'sources'), sources] as const] : []
  for (const [field, value] of [
    ...fields.map((each) => [each, values[each.name] ?? null] as const),
    ...named,
  ]) {
    if (value === null) continue
    const { rule, cells, ignored: unread } = fieldInFile(field, value, prefix)
    rules[field.name] = rule
    Object.assign(ignored, unread)
    for (const [column, cell] of cells) properties[column] = cell
  }
  return { rules, properties, ignored }
}

interface InFile {
  readonly rule: object
  /** Columns that no rule reads, and why. */
  readonly ignored?: Readonly<Record<string, string>>
  readonly cells: readonly (readonly [column: string, cell: string])[]
}

function fieldInFile(field: Field, value: Value, prefix: string): InFile {
  const name = `${prefix}${field.name}`
  const { type } = field.value
  const point = type === 'point' ? typedPointOf(value) : null
  if (point) return pointInFile(name, point)
  if (typeof value === 'string' && typedTypes.has(type))
    return { rule: { column: name }, cells: [[name, value]] }
  const columns = columnsOfField(field)
  const cells = cellsOf(field, wholeValue(field, value), () => undefined)
  const read = columns.flatMap((column, index) =>
    column.read ? [[`${prefix}${column.name}`, cells[index] ?? ''] as const] : [],
  )
  return { rule: { exported: read.map(([column]) => column) }, cells: read }
}

/** A position as it was typed is read as a column of coordinates is; how it is known stands beside, for the form again. */
function pointInFile(name: string, { text, basis }: TypedPoint): InFile {
  const known = basisColumn(name)
  return {
    rule: { coordinate: name, basis },
    cells: [
      [name, text],
      [known, basis],
    ],
    ignored: { [known]: 'how the position is known is said by its rule' },
  }
}

/** The column beside a typed position that says how it is known. */
export function basisColumn(name: string): string {
  return `${name}_basis`
}

/** An array with all its parts. What has not the form of a value at all is refused: no cell could say it. */
function wholeValue(field: Field, value: Value): Value {
  const { type } = field.value
  const parts = partsOfValue[type]
  if (parts && typeof value === 'string') return [value, null, 'EPSG:4326', 'unknown']
  const isArray = Array.isArray(value)
  const several = 'several' in field.value && field.value.several === true
  if (
    isArray !== (parts !== undefined || several || type === 'list') ||
    (parts && isArray && value.length > parts.length)
  )
    throw problem.valueInvalid({ field: field.name })
  if (type === 'list' && isArray) {
    if (!value.every((line) => isLineOf(field, line))) throw problem.valueInvalid({ field: field.name })
    return readLines(field, value)
  }
  return parts && isArray ? parts.map((_, index) => value[index] ?? null) : value
}

function isLineOf({ value }: Field, line: Value): line is readonly Value[] {
  return value.type === 'list' && Array.isArray(line) && line.length <= value.parts.length
}
