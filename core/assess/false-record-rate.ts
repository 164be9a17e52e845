/** The posterior of the share of records that no minefield stands behind, given how much was searched. */
import type { Evidence } from './evidence.js'

/** A rate with its interval. */
export interface Rate {
  readonly mean: number
  readonly median: number
  readonly low: number
  readonly high: number
  /** Probability that the interval is made for, such as 0.9. */
  readonly level: number
  /** Records whose ground was searched at least in part: the others add nothing. */
  readonly informative: number
}

const gridSize = 2000

/**
 * The false-record rate by integration over a grid. The prior is Beta(1/2, 1/2), which is uniform in the angle whose
 * squared sine is the rate. Evidence of a record whose ground was not searched is left out: its likelihood does not
 * depend on the rate, and so it changes nothing, to the last digit.
 */
export function falseRecordRate(evidence: readonly Evidence[], level: number): Rate {
  const informative = evidence.filter(({ missChance }) => missChance < 1)
  const rates = gridOfRates()
  const weights = posteriorWeights(informative, rates)
  const quantile = (share: number): number => quantileOf(weights, share)
  return {
    mean: rates.reduce((sum, rate, index) => sum + rate * (weights[index] ?? 0), 0),
    median: quantile(0.5),
    low: quantile((1 - level) / 2),
    high: quantile((1 + level) / 2),
    level,
    informative: informative.length,
  }
}

function gridOfRates(): Float64Array {
  return Float64Array.from({ length: gridSize }, (_, index) => rateAt(index + 0.5))
}

/** Probability of what the search gave, were the record right, and were it false. */
export function likelihoods({ hit, missChance, chanceMatch }: Evidence): {
  readonly ifTrue: number
  readonly ifFalse: number
} {
  const nothing = missChance * (1 - chanceMatch)
  return hit ? { ifTrue: 1 - nothing, ifFalse: chanceMatch } : { ifTrue: nothing, ifFalse: 1 - chanceMatch }
}

/** Weights that sum to 1. Products are brought back to 1 as they shrink, so that thousands of records do not vanish. */
function posteriorWeights(evidence: readonly Evidence[], rates: Float64Array): Float64Array {
  const weights = new Float64Array(rates.length).fill(1)
  for (const [index, record] of evidence.entries()) {
    const { ifTrue, ifFalse } = likelihoods(record)
    for (const [at, rate] of rates.entries())
      weights[at] = (weights[at] ?? 0) * (ifTrue + rate * (ifFalse - ifTrue))
    if (index % 16 === 15) scale(weights)
  }
  scale(weights)
  return weights
}

function scale(weights: Float64Array): void {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (!(sum > 0)) throw new Error('the evidence is impossible under every rate')
  for (const [at, weight] of weights.entries()) weights[at] = weight / sum
}

/** Each weight is spread over its cell of the grid; the edges of cells lie half a step from the rates. */
function quantileOf(weights: Float64Array, share: number): number {
  let sum = 0
  for (const [index, weight] of weights.entries()) {
    if (sum + weight >= share) return rateAt(index + (share - sum) / weight)
    sum += weight
  }
  return 1
}

/** The rate so many steps along the grid. */
function rateAt(step: number): number {
  return Math.sin((step / gridSize) * (Math.PI / 2)) ** 2
}
