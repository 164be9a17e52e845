/** Examining shapes in the database: whether they are valid, where they are not, and how large they are. */
import { readGeometryText } from '../../core/geo/geometry.js'
import { geometryText } from '../../core/geo/geometry-text.js'
import type { ShapeForm } from '../../core/record/shape-cells.js'
import { shapeTextCells } from '../../core/record/shape-cells.js'
import type { Session } from '../engine/engine.js'
import { validShape } from './valid-shape.js'

/** What was found of one shape. */
export interface ExaminedShape {
  readonly isValid: boolean
  /** Why it is not valid, in the words of GEOS or ours; null where it is. */
  readonly reason: string | null
  /** Longitude and latitude of the place where it is not valid, where there is one. */
  readonly at: readonly [number, number] | null
  readonly isEmpty: boolean
  /**
   * Square metres on the WGS 84 ellipsoid of its valid form, to three decimals; null where it encloses nothing by its type, is empty
   * or lies on no globe.
   */
  readonly areaSquareMetres: number | null
  /** The valid form as GeoJSON, a proposal; null where the shape is valid as it is, or nothing of it is left. */
  readonly validGeojson: string | null
}

const empty: ExaminedShape = {
  isValid: true,
  reason: null,
  at: null,
  isEmpty: true,
  areaSquareMetres: null,
  validGeojson: null,
}

const offGlobe: ExaminedShape = { ...empty, isValid: false, isEmpty: false, reason: 'Off the globe' }

interface Found extends Record<string, unknown> {
  readonly ordinal: number
  readonly reason: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly area: string | null
  readonly valid: string | null
}

/** Examines shapes, given as their canonical GeoJSON; one statement for all. The answers stand in the same order. */
export async function examineShapes(
  session: Session,
  shapes: readonly string[],
): Promise<readonly ExaminedShape[]> {
  const cells = shapes.map(shapeTextCells)
  const drawn = cells.flatMap(({ geometry }, index) => (geometry === null ? [] : [{ geometry, index }]))
  const found =
    drawn.length > 0
      ? await ask(
          session,
          drawn.map(({ geometry }) => geometry),
        )
      : []
  const byIndex = new Map(found.map((row) => [drawn[row.ordinal - 1]?.index, row] as const))
  return cells.map(({ form }, index) => {
    const row = byIndex.get(index)
    if (row) return examined(row, form)
    return form === 'off_globe' ? offGlobe : empty
  })
}

/** The valid form is worked out once, which `materialized` sees to; a valid shape is not sent back. */
async function ask(session: Session, geometries: readonly string[]): Promise<readonly Found[]> {
  return session.query<Found>(
    `with given as materialized (
       select ordinal, hex::geometry as shape from unnest($1::text[]) with ordinality as given (hex, ordinal)
     ), judged as materialized (
       select ordinal, shape, ST_IsValid(shape) as is_valid, ${validShape('shape')} as valid_shape from given
     ), detailed as materialized (
       select ordinal, case when not is_valid then ST_IsValidDetail(shape) end as detail from judged
     )
     select j.ordinal, (d.detail).reason as reason,
       ST_X((d.detail).location) as longitude, ST_Y((d.detail).location) as latitude,
       case when ST_Dimension(shape) = 2 then coalesce(round(ST_Area(valid_shape::geography)::numeric, 3), 0) end as area,
       case when not is_valid then ST_AsGeoJSON(valid_shape, 15) end as valid
     from judged j join detailed d on d.ordinal = j.ordinal`,
    [geometries],
  )
}

function examined(row: Found, form: ShapeForm): ExaminedShape {
  const reason = row.reason ?? (form === 'mended' ? 'Ring is not closed' : null)
  return {
    isValid: reason === null,
    reason,
    at: row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude],
    isEmpty: false,
    areaSquareMetres: row.area === null ? null : Number(row.area),
    validGeojson: row.valid === null ? null : canonical(row.valid),
  }
}

function canonical(geojson: string): string {
  const read = readGeometryText(geojson)
  if ('doubt' in read) throw new Error(`what the database wrote: ${read.doubt.message}`)
  return geometryText(read.geometry)
}
