/** The shapes among a record's values, and the areas that stand beside them. */
import { fieldsOf } from './columns.js'
import type { Field, Kind, Value, Values } from './definition.js'
import { geojsonOf } from './shape-cells.js'

/** A shape of a record and where it stands. */
export interface ShapeOfRecord {
  readonly field: string
  /** Which entry of the list `field`; null where the field is the shape itself. */
  readonly entry: number | null
  readonly geojson: string
  /** Whether its area is committed beside it. */
  readonly isMeasured: boolean
}

/** Where a kind holds shapes: in its fields, and in the parts of its lists. */
interface ShapeFields {
  readonly fields: readonly { readonly name: string; readonly area: string | null }[]
  readonly lists: readonly {
    readonly name: string
    readonly shape: number
    readonly area: number | null
  }[]
}

const known = new WeakMap<Kind, ShapeFields>()

function shapeFields(kind: Kind): ShapeFields {
  const before = known.get(kind)
  if (before) return before
  const fields = fieldsOf(kind)
  const made: ShapeFields = {
    fields: fields.filter(isShape).map(({ name }) => ({ name, area: areaOf(fields, name)?.name ?? null })),
    lists: fields.flatMap((field) =>
      field.value.type === 'list' ? shapesOfList(field, field.value.parts) : [],
    ),
  }
  known.set(kind, made)
  return made
}

function shapesOfList(field: Field, parts: readonly Field[]): ShapeFields['lists'] {
  return parts.filter(isShape).map((part) => {
    const area = areaOf(parts, part.name)
    return { name: field.name, shape: parts.indexOf(part), area: area ? parts.indexOf(area) : null }
  })
}

function isShape(field: Field): boolean {
  return field.value.type === 'shape'
}

function areaOf(fields: readonly Field[], shape: string): Field | undefined {
  return fields.find((field) => field.computedFrom === shape)
}

/** Whether records of a kind can hold a shape at all. */
export function holdsShapes(kind: Kind): boolean {
  const { fields, lists } = shapeFields(kind)
  return fields.length > 0 || lists.length > 0
}

/** Every shape of a record, those of its lists too, in the order of the definition. */
export function shapesOf(kind: Kind, values: Values): readonly ShapeOfRecord[] {
  const { fields, lists } = shapeFields(kind)
  const single = fields.flatMap(({ name, area }) => {
    const geojson = geojsonOf(values[name])
    return geojson === null ? [] : [{ field: name, entry: null, geojson, isMeasured: area !== null }]
  })
  const listed = lists.flatMap(({ name, shape, area }) =>
    entriesOf(values[name]).flatMap((entry, index) => {
      const geojson = geojsonOf(partOf(entry, shape))
      return geojson === null ? [] : [{ field: name, entry: index, geojson, isMeasured: area !== null }]
    }),
  )
  return [...single, ...listed]
}

/**
 * The values with the area of each shape in whole square metres beside it, whatever stood there before.
 * `squareMetres` gives the area of a shape by its GeoJSON text; null where it encloses none.
 */
export function withAreas(
  kind: Kind,
  values: Values,
  squareMetres: (geojson: string) => number | null,
): Values {
  const { fields, lists } = shapeFields(kind)
  const whole: Record<string, Value> = { ...values }
  const areaValue = (shape: Value | undefined): string | null => {
    const geojson = geojsonOf(shape)
    const area = geojson === null ? null : squareMetres(geojson)
    return area === null ? null : String(Math.round(area))
  }
  for (const { name, area } of fields) {
    if (area === null) continue
    const measured = areaValue(values[name])
    if (measured === null) delete whole[area]
    else whole[area] = measured
  }
  for (const { name, shape, area } of lists) {
    if (area === null || !Array.isArray(values[name])) continue
    whole[name] = entriesOf(values[name]).map((entry) =>
      Array.isArray(entry)
        ? entry.map((part, index) => (index === area ? areaValue(partOf(entry, shape)) : part))
        : entry,
    )
  }
  return whole
}

function entriesOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : []
}

function partOf(entry: Value | undefined, index: number): Value | undefined {
  return Array.isArray(entry) ? entry[index] : undefined
}
