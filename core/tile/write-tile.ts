/** Writing a tile of one layer (Mapbox Vector Tile 2.1). */
import { fromVectorTileJs } from '@maplibre/vt-pbf'
import { extent } from './grid.js'
import type { Path, Placed } from './read-twkb.js'
import { shapeInTile } from './shape-in-tile.js'

/** Records that have the same properties. */
export interface Alike {
  readonly properties: Readonly<Record<string, string | number | boolean>>
  readonly shapes: readonly Placed[]
}

type Type = 1 | 2 | 3

interface Point {
  readonly x: number
  readonly y: number
}

/** One feature as the writer reads it. */
class Feature {
  readonly extent = extent

  constructor(
    readonly id: number,
    readonly type: Type,
    readonly properties: Readonly<Record<string, string | number | boolean>>,
    readonly paths: readonly Path[],
  ) {}

  loadGeometry(): readonly (readonly Point[])[] {
    return this.paths.map((path) => {
      const points: Point[] = []
      for (let index = 0; index < path.length; index += 2)
        points.push({ x: path[index] ?? 0, y: path[index + 1] ?? 0 })
      return points
    })
  }
}

/** The bytes of a tile. A record with several types of geometry is several features of one id. */
export function writeTile(layer: string, records: readonly Alike[]): Uint8Array {
  const features: Feature[] = []
  for (const { properties, shapes } of records) {
    const small = { ...properties, too_small: true }
    for (const shape of shapes) {
      const { points, tooSmall, lines, rings } = shapeInTile(shape)
      if (rings.length > 0) features.push(new Feature(shape.id, 3, properties, rings))
      if (lines.length > 0) features.push(new Feature(shape.id, 2, properties, lines))
      if (points.length > 0) features.push(new Feature(shape.id, 1, properties, [points]))
      if (tooSmall.length > 0) features.push(new Feature(shape.id, 1, small, [tooSmall]))
    }
  }
  if (features.length === 0) return new Uint8Array()
  return fromVectorTileJs({
    layers: {
      [layer]: {
        name: layer,
        version: 2,
        extent,
        length: features.length,
        feature: (index: number) => features[index] as never,
      },
    },
  })
}
