/** Spots by the cell they stand in, so that the near ones are found without looking at all. */
import type { Spot } from './plane.js'

/** Spots that are asked for by nearness. Numbers are places in the list that the index was made from. */
export interface SpotIndex {
  readonly spots: readonly Spot[]
  /** Whether any spot stands within `reach` metres. */
  readonly hasWithin: (spot: Spot, reach: number) => boolean
  /** Every spot within `reach` metres, with its distance. */
  readonly within: (
    spot: Spot,
    reach: number,
  ) => readonly { readonly number: number; readonly metres: number }[]
}

/** Makes the index; `cellMetres` is best near the reach that is asked for most. */
export function indexSpots(spots: readonly Spot[], cellMetres: number): SpotIndex {
  const cells = new Map<number, number[]>()
  const cellOf = (metres: number): number => Math.floor(metres / cellMetres)
  for (const [number, [east, north]] of spots.entries()) {
    const key = keyOf(cellOf(east), cellOf(north))
    const held = cells.get(key)
    if (held) held.push(number)
    else cells.set(key, [number])
  }
  const visit = (spot: Spot, reach: number, found: (number: number, metres: number) => boolean): void => {
    for (let x = cellOf(spot[0] - reach); x <= cellOf(spot[0] + reach); x += 1)
      for (let y = cellOf(spot[1] - reach); y <= cellOf(spot[1] + reach); y += 1)
        for (const number of cells.get(keyOf(x, y)) ?? []) {
          const other = spots[number]
          const metres = other ? Math.sqrt((other[0] - spot[0]) ** 2 + (other[1] - spot[1]) ** 2) : Infinity
          if (metres <= reach && found(number, metres)) return
        }
  }
  return {
    spots,
    hasWithin: (spot, reach) => {
      let any = false
      visit(spot, reach, () => {
        any = true
        return true
      })
      return any
    },
    within: (spot, reach) => {
      const near: { number: number; metres: number }[] = []
      visit(spot, reach, (number, metres) => {
        near.push({ number, metres })
        return false
      })
      return near
    },
  }
}

/** Far cells may share a key; the distance is asked in any case. Keys stay below 2^30, which maps look up fastest. */
function keyOf(x: number, y: number): number {
  return ((x & 0x7fff) << 15) | (y & 0x7fff)
}
