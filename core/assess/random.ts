/** Chance with a seed, so that an assessment and a simulated sector come out the same on every machine. */

/** A number from 0 up to, but not including, 1. */
export type Random = () => number

/** mulberry32: 32 bits of state; equal seeds give equal series. */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296
  }
}

/** A pair of independent standard normal numbers (Box and Muller 1958). */
export function normalPair(random: Random): readonly [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  const angle = 2 * Math.PI * random()
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** Chance is the same for everybody: the same register gives the same assessment. */
export function usualChance(): Random {
  return seededRandom(1)
}
