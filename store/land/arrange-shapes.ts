/**
 * Cuts the ground that shapes cover into cells: pieces that every shape either covers whole or leaves out.
 *
 * Shapes that touch form a group, and only within a group is anything cut: its outlines are joined on a grid of a
 * billionth of a degree (a tenth of a millimetre), where every crossing has its place and the old and the new GEOS agree,
 * and the faces between them are the cells. The database cuts; areas are measured here, since two versions of PROJ
 * differ in the last digits and two engines must not.
 */
import { measureAreaSquareMetres } from '../../core/geo/measure.js'
import type { Cell, ShapeKey } from '../../core/land/records.js'
import { shareOut } from '../../core/land/share-out.js'
import type { Row, Session } from '../engine/engine.js'
import { overlayGrid } from '../geometry/overlay-grid.js'
import { validShape } from '../geometry/valid-shape.js'

/** A shape as extended well-known binary in hexadecimal digits, on WGS 84. */
export interface KeyedShape {
  readonly key: ShapeKey
  readonly geometry: string
}

interface FaceRow extends Row {
  readonly group_number: number
  /** Ordinals of the shapes that cover it, ascending. */
  readonly covers: string
  readonly face: string
}

/**
 * The cells of some shapes, in whole square metres: those of one group add up to its rounded area. Lines and points
 * cover no ground. Cells that the same shapes cover are one.
 */
export async function arrangeShapes(
  session: Session,
  shapes: readonly KeyedShape[],
): Promise<readonly Cell[]> {
  if (shapes.length === 0) return []
  const rows = await session.query<FaceRow>(statement, [shapes.map(({ geometry }) => geometry)])
  const groups = new Map<number, Map<string, number>>()
  for (const { group_number: group, covers, face } of rows) {
    const areas = groups.get(group) ?? new Map<string, number>()
    areas.set(covers, (areas.get(covers) ?? 0) + areaOf(face))
    groups.set(group, areas)
  }
  return [...groups.values()].flatMap((areas) => {
    const squareMetres = shareOut([...areas.values()])
    return [...areas.keys()].map((covers, index) => ({
      squareMetres: squareMetres[index] ?? 0,
      shapes: covers.split(',').map((ordinal) => keyAt(shapes, Number(ordinal))),
    }))
  })
}

function areaOf(face: string): number {
  return measureAreaSquareMetres(JSON.parse(face))
}

function keyAt(shapes: readonly KeyedShape[], ordinal: number): ShapeKey {
  const shape = shapes[ordinal - 1]
  if (!shape) throw new Error(`no shape ${ordinal}`)
  return shape.key
}

// A shape that touches no other is measured as it is drawn, so that its area is the one stored with its record.
const statement = `with given as materialized (
  select ordinal, hex::geometry as drawn from unnest($1::text[]) with ordinality as given (hex, ordinal)
), shapes as materialized (
  select ordinal, ST_CollectionExtract(${validShape('drawn')}, 3) as shape from given
), grouped as materialized (
  select ordinal, shape, ST_ClusterDBSCAN(shape, 0, 1) over () as group_number
  from shapes where not ST_IsEmpty(shape)
), sized as materialized (
  select ordinal, shape, group_number, count(*) over (partition by group_number) as size from grouped
), snapped as materialized (
  select ordinal, group_number, ST_ReducePrecision(shape, ${overlayGrid}) as shape from sized where size > 1
), outlines as materialized (
  select group_number, ST_Union(ST_Boundary(shape), ${overlayGrid}) as outline from snapped group by group_number
), faces as materialized (
  select group_number, (ST_Dump(ST_Polygonize(array[outline]))).geom as face from outlines
), pointed as materialized (
  select row_number() over () as face_number, group_number, face, ST_PointOnSurface(face) as inside from faces
), covered as materialized (
  select face_number, pointed.group_number, string_agg(ordinal::text, ',' order by ordinal) as covers
  from pointed join snapped on snapped.group_number = pointed.group_number and ST_Intersects(shape, inside)
  group by face_number, pointed.group_number
)
select group_number, ordinal::text as covers, ST_AsGeoJSON(shape, 15) as face from sized where size = 1
union all
select group_number, covers, ST_AsGeoJSON(ST_Normalize(face), 9) as face
from covered join pointed using (group_number, face_number)
order by 1, 2, 3`
