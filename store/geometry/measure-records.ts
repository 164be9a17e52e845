/** The areas that are committed beside shapes, filled when records are accepted and never by their author. */
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import { holdsShapes, shapesOf, withAreas } from '../../core/record/shapes-of.js'
import type { Session } from '../engine/engine.js'
import { examineShapes } from './examine-shapes.js'

/** A record before it is accepted. */
export interface UnmeasuredRecord {
  readonly kind: string
  readonly values: Values
}

/** The values of these records with the area of each shape beside it; one statement for all, none where none is drawn. */
export async function measureRecords(
  session: Session,
  records: readonly UnmeasuredRecord[],
): Promise<readonly Values[]> {
  const shapes = new Set(records.flatMap((record) => measuredShapes(record)))
  const texts = [...shapes]
  const examined = texts.length > 0 ? await examineShapes(session, texts) : []
  const areas = new Map(
    texts.map((text, index) => [text, examined[index]?.areaSquareMetres ?? null] as const),
  )
  return records.map(({ kind, values }) => fillAreas(kind, values, areas))
}

/** The shapes of a record whose area is committed, as GeoJSON text. */
export function measuredShapes({ kind, values }: UnmeasuredRecord): readonly string[] {
  const definition = kindNamed(kind)
  if (!holdsShapes(definition)) return []
  return shapesOf(definition, values).flatMap(({ isMeasured, geojson }) => (isMeasured ? [geojson] : []))
}

/** The values with areas by GeoJSON text; those of a kind without shapes are the same values. */
export function fillAreas(kind: string, values: Values, areas: ReadonlyMap<string, number | null>): Values {
  const definition = kindNamed(kind)
  return holdsShapes(definition) ? withAreas(definition, values, (text) => areas.get(text) ?? null) : values
}
