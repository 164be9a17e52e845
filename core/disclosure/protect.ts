/**
 * Complementary suppression: which further cells must be withheld so that nobody finds a small one by subtraction.
 * The fewest records are withheld that suffice: a master problem of 0 and 1, to which the attacker adds a cut for each
 * cell that he can still tell too closely (Fischetti and Salazar, as in attack.ts). Linked tables go in together.
 */
import { auditCells } from './attack.js'
import type { LinearRow, LinearSolver } from './solver.js'
import type { LinkedCells } from './table.js'

/** What is to be protected. */
export interface Protection {
  /** Positions of the cells that must not be found. */
  readonly primary: readonly number[]
  /** How far apart the least and the most must lie that anybody can tell of a primary cell. */
  readonly leastWidth: number
  readonly solve: LinearSolver
}

/** The cells to withhold, in ascending order, the primary ones among them, and how often the attacker was asked. */
export interface Protected {
  readonly withheld: readonly number[]
  readonly rounds: number
}

const mostRounds = 500

/** Finds the cells to withhold. Throws a bug where it finds none within 500 rounds. */
export function protectTable(table: LinkedCells, wanted: Protection): Protected {
  const { primary, solve, leastWidth } = wanted
  if (primary.length === 0) return { withheld: [], rounds: 0 }
  const rows: LinearRow[] = [...bridges(table)]
  const must = new Set(primary)
  for (let rounds = 1; rounds <= mostRounds; rounds += 1) {
    const withheld = solveMaster(table, must, { rows, solve })
    const cuts = primary.flatMap((cell) => cutFor(table, withheld, { ...wanted, cell, smallest: nudge }))
    rows.push(...cuts)
    if (cuts.length > 0) continue
    const open = auditCells(table, withheld, { asked: primary, solve }).filter(
      ({ low, high }) => high - low < leastWidth,
    )
    if (open.length === 0) return { withheld: [...withheld].sort((one, other) => one - other), rounds }
    const last = open.flatMap(({ cell }) => cutFor(table, withheld, { ...wanted, cell, smallest: 0 }))
    if (last.length === 0) throw new Error('the attacker finds a cell, and no cut says so')
    rows.push(...last)
  }
  throw new Error(`no protected table within ${mostRounds} rounds`)
}

/** A cell alone in a sum is found at once: with each withheld cell goes another of every sum that it stands in. */
function bridges({ sums }: LinkedCells): readonly LinearRow[] {
  return sums.flatMap(({ total, parts }) => {
    const cells = [total, ...parts]
    return cells.map((cell) => ({
      terms: cells.map((other) => [other, other === cell ? -1 : 1] as const),
      sense: '>=' as const,
      value: 0,
    }))
  })
}

function solveMaster(
  { cells }: LinkedCells,
  must: ReadonlySet<number>,
  { rows, solve }: { readonly rows: readonly LinearRow[]; readonly solve: LinearSolver },
): ReadonlySet<number> {
  const found = solve({
    // Of two ways that withhold as many records, the one with fewer cells.
    objective: cells.map(({ value }) => value + 0.01),
    bounds: cells.map((_, cell) => [must.has(cell) ? 1 : 0, 1]),
    rows,
    binary: true,
  })
  if (found.status !== 'optimal') throw new Error(`the master problem is ${found.status}`)
  return new Set(found.values.flatMap((value, cell) => (value > 0.5 ? [cell] : [])))
}

interface Attack extends Protection {
  readonly cell: number
  /** How far a published cell may be thought to move: a little, so that the cut names as few cells as it can. */
  readonly smallest: number
}

const nudge = 1e-3

/**
 * The cut of one cell: by how much it can move, as a sum over the cells that are withheld, must reach the width. It
 * holds for every protected table, whatever prices it is made from. None where what is withheld reaches it already.
 */
function cutFor(table: LinkedCells, withheld: ReadonlySet<number>, attack: Attack): readonly LinearRow[] {
  const { cell, leastWidth } = attack
  const weights = new Float64Array(table.cells.length)
  for (const sign of [1, -1] as const) {
    for (const [other, weight] of pushed(table, withheld, { ...attack, sign }).entries())
      weights[other] = (weights[other] ?? 0) + weight
  }
  const terms = [...weights].flatMap((weight, other) =>
    other !== cell && weight > 1e-7 ? [[other, Math.min(weight, leastWidth)] as const] : [],
  )
  const own = weights[cell] ?? 0
  const reached = terms.reduce((sum, [other, weight]) => sum + (withheld.has(other) ? weight : 0), own)
  if (reached >= leastWidth - 1e-6) return []
  return [{ terms, sense: '>=', value: leastWidth - own }]
}

/** How much each cell lets another be pushed up (1) or down (-1): reduced costs times how far it can move itself. */
function pushed(
  { cells, sums }: LinkedCells,
  withheld: ReadonlySet<number>,
  { cell, leastWidth, smallest, sign, solve }: Attack & { readonly sign: 1 | -1 },
): readonly number[] {
  // Nothing bounds a cell from above but what is published: twice the largest number is as good as no bound.
  const most = 2 * Math.max(...cells.map(({ value }) => value)) + 2 * leastWidth
  const reach = cells.map(({ value }) => [value, most - value] as const)
  const found = solve({
    objective: cells.map((_, other) => (other === cell ? -sign : 0)),
    bounds: reach.map(([down, up], other) => (withheld.has(other) ? [-down, up] : [-smallest, smallest])),
    rows: sums.map(({ total, parts }) => ({
      terms: [[total, -1] as const, ...parts.map((part) => [part, 1] as const)],
      sense: '=' as const,
      value: 0,
    })),
    binary: false,
  })
  if (found.status !== 'optimal') throw new Error(`the attacker's problem is ${found.status}`)
  const costs = cells.map((_, other) => (other === cell ? -sign : 0) as number)
  for (const [row, { total, parts }] of sums.entries()) {
    const price = found.prices[row] ?? 0
    costs[total] = (costs[total] ?? 0) + price
    for (const part of parts) costs[part] = (costs[part] ?? 0) - price
  }
  return costs.map((cost, other) => {
    const [down, up] = reach[other] ?? [0, 0]
    if (Math.abs(cost) < 1e-7) return 0
    return cost < 0 ? -cost * up : cost * down
  })
}
