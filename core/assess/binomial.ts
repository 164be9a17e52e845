/** The exact interval of a share (Clopper and Pearson 1934). */

/** A count of a count, with the interval of the share behind it. */
export interface Share {
  readonly of: number
  readonly count: number
  /** null where nothing was counted. */
  readonly low: number | null
  readonly high: number | null
  readonly level: number
}

/** The exact two-sided interval of `count` out of `of`. It holds the true share at least as often as `level` says. */
export function exactShare(count: number, of: number, level: number): Share {
  const tail = (1 - level) / 2
  if (of === 0) return { of, count, low: null, high: null, level }
  return {
    of,
    count,
    low: count === 0 ? 0 : solve((share) => 1 - atMost(count - 1, of, share), tail),
    high: count === of ? 1 : 1 - solve((rest) => atMost(count, of, 1 - rest), tail),
    level,
  }
}

/** Probability of at most `count` out of `of`. Summed from logarithms, so that thousands do not underflow. */
function atMost(count: number, of: number, share: number): number {
  if (share <= 0) return 1
  if (share >= 1) return count >= of ? 1 : 0
  let term = of * Math.log1p(-share)
  let sum = Math.exp(term)
  for (let k = 1; k <= count; k += 1) {
    term += Math.log((of - k + 1) / k) + Math.log(share) - Math.log1p(-share)
    sum += Math.exp(term)
  }
  return Math.min(1, sum)
}

/** The share at which a rising probability reaches `target`, by halving. */
function solve(probability: (share: number) => number, target: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (probability(middle) < target) low = middle
    else high = middle
  }
  return (low + high) / 2
}
