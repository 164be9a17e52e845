/** The grid of web map tiles: z/x/y of the Web Mercator pyramid (OGC 17-083r4, WebMercatorQuad), 4096 units a side. */

/** One tile; y counts from north. */
export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Units of a tile's side (MVT 2.1, "extent"). */
export const extent = 4096

/** What reaches this far past the side is in the tile too, so that no seam shows. */
export const buffer = 64

/** The deepest zoom that is served: a unit is then under a centimetre. */
export const deepestZoom = 22

/** The one tile that everything lies in. */
export const wholeWorld: Tile = { z: 0, x: 0, y: 0 }

/** The four tiles that a tile is divided into. */
export function childrenOf({ z, x, y }: Tile): readonly Tile[] {
  return [0, 1].flatMap((down) => [0, 1].map((across) => ({ z: z + 1, x: 2 * x + across, y: 2 * y + down })))
}

/** Whether there is such a tile. */
export function isTile({ z, x, y }: Tile): boolean {
  const side = 2 ** z
  return z >= 0 && z <= deepestZoom && x >= 0 && x < side && y >= 0 && y < side
}

/** West, south, east, north of a tile and its buffer, in degrees. */
export function edgesOf({ z, x, y }: Tile): readonly [number, number, number, number] {
  const side = 2 ** z
  const margin = buffer / extent
  const longitude = (column: number) => Math.min(Math.max((column / side) * 360 - 180, -180), 180)
  const latitude = (row: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * Math.min(Math.max(row, 0), side)) / side))) * 180) / Math.PI
  return [longitude(x - margin), latitude(y + 1 + margin), longitude(x + 1 + margin), latitude(y - margin)]
}

/** Decimal places of a degree that lose nothing a tile of that zoom can show: half a unit or less; 7 are a centimetre. */
export function decimalsOf(z: number): number {
  const unitDegrees = 360 / 2 ** z / extent
  return Math.min(Math.ceil(-Math.log10(unitDegrees / 2)), 7)
}

/** Turns degrees, in whole steps of a decimal, into units of a tile. */
export interface Placing {
  readonly x: (longitudeSteps: number) => number
  readonly y: (latitudeSteps: number) => number
}

/** The placing of a tile for degrees with that many decimals. */
export function placingOf(tile: Tile, decimals: number): Placing {
  const side = 2 ** tile.z * extent
  const perStep = 10 ** -decimals
  const radians = (perStep * Math.PI) / 180
  const left = tile.x * extent
  const top = tile.y * extent
  return {
    x: (steps) => ((steps * perStep + 180) / 360) * side - left,
    y: (steps) => {
      // Web Mercator ends short of the poles; what lies beyond stands on its edge.
      const sine = Math.min(Math.max(Math.sin(steps * radians), -0.9999), 0.9999)
      return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side - top
    },
  }
}
