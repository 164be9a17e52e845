/** Geometries of FlatGeobuf to GeoJSON geometry text. */
import { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { positionText } from './json-number.js'

/** Thrown inside when there is no text for a geometry; half a sentence. */
export class NotFlatGeometry extends Error {}

const deepest = 20

/** The text, and whether it has measures along its lines. `type`: of the whole file, where it states one. Throws `NotFlatGeometry`. */
export function flatGeometry(
  geometry: Geometry,
  type: GeometryType,
): { readonly text: string; readonly hasMeasures: boolean } {
  // Parts may point at each other in a damaged file: no honest one has more of them than bytes for them.
  const walk: Walk = { partsLeft: (geometry.bb?.capacity() ?? 0) / 8, hasMeasures: false }
  const text = textOf(geometry, type, { walk, depth: 0 })
  return { text, hasMeasures: walk.hasMeasures }
}

interface Walk {
  partsLeft: number
  hasMeasures: boolean
}

interface Place {
  readonly walk: Walk
  readonly depth: number
}

function textOf(geometry: Geometry, type: GeometryType, { walk, depth }: Place): string {
  if (geometry.mLength() > 0) walk.hasMeasures = true
  const own = type === GeometryType.Unknown ? geometry.type() : type
  const name = GeometryType[own]
  if (depth > deepest) throw new NotFlatGeometry(`collections lie more than ${deepest} deep in each other`)
  switch (own) {
    case GeometryType.Point:
      return `{"type":"Point","coordinates":${positions(geometry)[0] ?? '[]'}}`
    case GeometryType.MultiPoint:
    case GeometryType.LineString:
      return `{"type":"${name}","coordinates":[${positions(geometry).join(',')}]}`
    case GeometryType.Polygon:
    case GeometryType.MultiLineString:
      return `{"type":"${name}","coordinates":${lists(geometry)}}`
    case GeometryType.MultiPolygon:
      return `{"type":"MultiPolygon","coordinates":[${partsOf(geometry, walk).map(lists).join(',')}]}`
    case GeometryType.GeometryCollection: {
      const members = partsOf(geometry, walk).map((part) =>
        textOf(part, GeometryType.Unknown, { walk, depth: depth + 1 }),
      )
      return `{"type":"GeometryCollection","geometries":[${members.join(',')}]}`
    }
    default:
      throw new NotFlatGeometry(
        name === undefined || own === GeometryType.Unknown
          ? `geometries of type ${own} are not known`
          : `it is a ${name}, for which there is no GeoJSON; turn curves into lines in the program it comes from`,
      )
  }
}

function positions(geometry: Geometry): readonly string[] {
  const flat = geometry.xyArray() ?? new Float64Array()
  const heights = geometry.zArray()
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, index) => {
    const position = [flat[2 * index] ?? Number.NaN, flat[2 * index + 1] ?? Number.NaN]
    return positionText(heights ? [...position, heights[index] ?? Number.NaN] : position)
  })
}

/** Rings or lines: one without ends, else parted where the ends say. */
function lists(geometry: Geometry): string {
  const all = positions(geometry)
  const ends = geometry.endsArray() ?? (all.length > 0 ? [all.length] : [])
  let start = 0
  const texts = Array.from(ends, (end) => {
    if (end < start || end > all.length) throw new NotFlatGeometry('its parts do not lie one after another')
    const list = `[${all.slice(start, end).join(',')}]`
    start = end
    return list
  })
  return `[${texts.join(',')}]`
}

function partsOf(geometry: Geometry, walk: Walk): readonly Geometry[] {
  const count = geometry.partsLength()
  walk.partsLeft -= count
  if (count < 0 || walk.partsLeft < 0) throw new NotFlatGeometry('it states more parts than it has bytes for')
  return Array.from({ length: count }, (_, index) => {
    const part = geometry.parts(index, new Geometry())
    if (!part) throw new NotFlatGeometry('a part of it is missing')
    if (part.mLength() > 0) walk.hasMeasures = true
    return part
  })
}
