/** What a record itself says about its shape: the area as told, and the landmarks it was surveyed from. */
import { findField } from '../record/columns.js'
import type { Field, Kind, Value, Values } from '../record/definition.js'
import type { ShapeOfRecord } from '../record/shapes-of.js'
import type { NamedPosition } from './facts.js'

/** The area that the source tells of a shape, as written; null where it tells none. */
export function toldSquareMetres(kind: Kind, values: Values, shape: ShapeOfRecord): string | null {
  if (shape.entry === null) return textOf(kind.kind === 'hazard' ? values.estimated_area_square_metres : null)
  const list = values[shape.field]
  const entry = Array.isArray(list) ? list[shape.entry] : null
  const index = partsOf(kind, shape.field).findIndex((part) => part.name === 'area_square_metres')
  return Array.isArray(entry) ? textOf(entry[index]) : null
}

/** The landmarks of a hazard or a minefield record that have a position. */
export function landmarksOf(kind: Kind, values: Values): readonly NamedPosition[] {
  if (kind.kind === 'minefield_record') return positionsIn(kind, values, 'landmarks', () => true)
  if (kind.kind !== 'hazard') return []
  const kindIndex = partsOf(kind, 'points').findIndex((part) => part.name === 'kind')
  return positionsIn(kind, values, 'points', (entry) => entry[kindIndex] === 'landmark')
}

function positionsIn(
  kind: Kind,
  values: Values,
  list: string,
  wanted: (entry: readonly Value[]) => boolean,
): readonly NamedPosition[] {
  const entries = values[list]
  if (!Array.isArray(entries)) return []
  const index = partsOf(kind, list).findIndex((part) => part.name === 'position')
  return entries.flatMap((entry: Value): readonly NamedPosition[] => {
    if (!Array.isArray(entry) || !wanted(entry)) return []
    const position = entry[index]
    if (!Array.isArray(position) || typeof position[0] !== 'string' || typeof position[1] !== 'string')
      return []
    const name = textOf(entry[0]) ?? 'without a name'
    return [{ name, latitude: Number(position[0]), longitude: Number(position[1]) }]
  })
}

function partsOf(kind: Kind, list: string): readonly Field[] {
  const { value } = findField(kind, list)
  return value.type === 'list' ? value.parts : []
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
