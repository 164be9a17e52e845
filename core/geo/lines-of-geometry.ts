/** A geometry as the lines that a table of turning points can list, in its order. */
import type { Geometry, Position as Numbers } from 'geojson'
import type { Position } from './crs.js'

/** A ring (the first position is not repeated at its end), a line, or a position that stands alone. */
export interface GeometryLine {
  readonly form: 'ring' | 'line' | 'position'
  readonly positions: readonly Position[]
}

/** Every line of a geometry; of a polygon its outer ring, then its holes (RFC 7946, 3.1.6). */
export function linesOfGeometry(geometry: Geometry): readonly GeometryLine[] {
  switch (geometry.type) {
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOfGeometry)
    case 'Point':
      return geometry.coordinates.length === 0 ? [] : [line('position', [geometry.coordinates])]
    case 'MultiPoint':
      return geometry.coordinates.map((position) => line('position', [position]))
    case 'LineString':
      return [line('line', geometry.coordinates)]
    case 'MultiLineString':
      return geometry.coordinates.map((positions) => line('line', positions))
    case 'Polygon':
      return geometry.coordinates.map((ring) => line('ring', open(ring)))
    case 'MultiPolygon':
      return geometry.coordinates.flat().map((ring) => line('ring', open(ring)))
  }
}

function line(form: GeometryLine['form'], positions: readonly Numbers[]): GeometryLine {
  return {
    form,
    positions: positions.map(([longitude = Number.NaN, latitude = Number.NaN]) => ({ latitude, longitude })),
  }
}

/** A ring that was left open is one all the same, with all its positions. */
function open(ring: readonly Numbers[]): readonly Numbers[] {
  const [first, last] = [ring[0], ring.at(-1)]
  const isClosed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
  return isClosed ? ring.slice(0, -1) : ring
}
