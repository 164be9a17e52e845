/** The one geometry of a record that a map file shows, from its committed values. */
import { fieldsOf } from '../columns.js'
import type { Field, Kind, Values } from '../definition.js'
import { geojsonOf } from '../shape-cells.js'

/** A geometry and the field that it was taken from. */
export interface Drawn {
  readonly field: string
  /** GeoJSON text, WGS 84 longitude and latitude. */
  readonly geometry: string
}

/** Whether records of the kind can have one. */
export function isDrawable(kind: Kind): boolean {
  return fieldsOf(kind).some((field) => drawable(field))
}

function drawable(field: Field): boolean {
  return field.value.type === 'point' || field.value.type === 'shape'
}

/** The first shape that the record has, else its first position, in the order of its definition; null where it has none. */
export function drawnFrom(kind: Kind, values: Values): Drawn | null {
  for (const type of ['shape', 'point'] as const)
    for (const field of fieldsOf(kind)) {
      if (field.value.type !== type) continue
      const value = values[field.name]
      const geometry = type === 'shape' ? geojsonOf(value) : pointOf(value)
      if (geometry !== null) return { field: field.name, geometry }
    }
  return null
}

function pointOf(value: Values[string] | undefined): string | null {
  const [latitude, longitude] = Array.isArray(value) ? value : []
  if (typeof latitude !== 'string' || typeof longitude !== 'string') return null
  return `{"type":"Point","coordinates":[${number(longitude)},${number(latitude)}]}`
}

/** The digits as recorded where JSON can write them. */
function number(text: string): string {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? text : String(Number(text))
}
