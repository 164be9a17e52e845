/** Lists of a form: lines as they are typed, to the values of a list and back to what was typed. */
import type { Field, FieldType, Value } from '../../core/record/definition.js'
import { dateParts, pointParts, shapeParts } from '../../core/record/definition.js'
import { readValue } from '../../core/record/read/read-value.js'
import { plainForm } from '../../core/record/read/reading.js'
import { readTypedPoint, typedPointOf } from '../../core/record/typed-point.js'

/** The parts of a value that is an array of them. */
export const partsOfValue: Readonly<Partial<Record<FieldType['type'], readonly string[]>>> = {
  date: dateParts,
  point: pointParts,
  shape: shapeParts,
}

/** Types whose text is read as in a spreadsheet. */
export const typedTypes: ReadonlySet<FieldType['type']> = new Set(['date', 'point', 'integer', 'decimal'])

/** Lines whose texts of numbers, dates and positions are read; what cannot be read stays as it was typed. */
export function readLines({ value: type }: Field, lines: readonly (readonly Value[])[]): Value {
  if (type.type !== 'list') throw new Error('lines of what is no list')
  return lines.map((line) => type.parts.map((part, index) => readPart(part, line[index] ?? null)))
}

function readPart(part: Field, value: Value): Value {
  const point = part.value.type === 'point' ? typedPointOf(value) : null
  if (point) {
    const reading = readTypedPoint(point)
    // Half a position is a doubt of the whole list; a text without degrees would be none.
    return 'doubt' in reading ? [point.text, null, null, point.basis, null, null] : reading.value
  }
  if (typeof value === 'string' && typedTypes.has(part.value.type)) {
    const reading = readValue(value, part, plainForm)
    return 'doubt' in reading ? value : reading.value
  }
  const names = partsOfValue[part.value.type]
  return names && Array.isArray(value) ? names.map((_, index) => value[index] ?? null) : value
}

/** The lines in the cell of a list that could not be read, as they were typed. */
export function linesInCell({ value: type }: Field, cell: string): Value {
  if (type.type !== 'list') throw new Error('lines of what is no list')
  const lines = JSON.parse(cell) as readonly Readonly<Record<string, unknown>>[]
  return lines.map((line) => type.parts.map((part) => typedPart(part, line[part.name])))
}

function typedPart({ value: { type } }: Field, json: unknown): Value {
  const names = partsOfValue[type]
  if (!names || typeof json !== 'object' || json === null || Array.isArray(json))
    return (json ?? null) as Value
  const parts = json as Readonly<Record<string, Value>>
  return names.map((name) => parts[name] ?? null)
}
