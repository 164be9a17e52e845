/** The source has a place for a geometry and nothing stands there. */
import type { Doubt } from '../record/doubt.js'

/** The doubt about an empty cell of geometries. */
export const geometryMissing: Doubt = {
  rule: 'geometry-missing',
  severity: 'note',
  text: null,
  message: 'The source gives no geometry. The record is kept and is not on the map: its place is unknown.',
}
