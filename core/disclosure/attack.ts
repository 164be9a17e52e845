/**
 * The attacker's problem: what somebody who has every published number, and knows that none is below nought, can still
 * tell of a withheld one. As a linear programme, so the interval is never narrower than the true one by more than
 * whole numbers allow. M. Fischetti and J. J. Salazar, "Models and algorithms for optimizing cell suppression in
 * tabular data with linear constraints", JASA 95 (2000).
 */
import type { LinearModel, LinearSolver } from './solver.js'
import type { LinkedCells } from './table.js'

/** What can be told of one withheld cell. `high` is infinite where nothing bounds it. */
export interface Audited {
  readonly cell: number
  readonly low: number
  readonly high: number
}

/** The interval of each asked cell, while the cells of `withheld` are not published. */
export function auditCells(
  table: LinkedCells,
  withheld: ReadonlySet<number>,
  { asked, solve }: { readonly asked: readonly number[]; readonly solve: LinearSolver },
): readonly Audited[] {
  const columns = [...withheld].sort((one, other) => one - other)
  const columnOf = new Map(columns.map((cell, column) => [cell, column]))
  const rows = rowsOf(table, columnOf)
  return asked.map((cell) => {
    const column = columnOf.get(cell)
    const value = table.cells[cell]?.value ?? 0
    if (column === undefined) return { cell, low: value, high: value }
    const model = (sign: 1 | -1): LinearModel => ({
      objective: columns.map((_, index) => (index === column ? sign : 0)),
      bounds: columns.map(() => [0, Number.POSITIVE_INFINITY]),
      rows,
      binary: false,
    })
    const low = optimum(solve, model(1))
    const high = optimum(solve, model(-1))
    // Records are whole: what lies between two whole numbers is told as well.
    return { cell, low: Math.ceil(low - tolerance), high: Math.floor(-high + tolerance) }
  })
}

const tolerance = 1e-6

function rowsOf(table: LinkedCells, columnOf: ReadonlyMap<number, number>): LinearModel['rows'] {
  return table.sums.flatMap(({ total, parts }) => {
    const terms = new Map<number, number>()
    let value = 0
    for (const [cell, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const column = columnOf.get(cell)
      if (column === undefined) value -= sign * (table.cells[cell]?.value ?? 0)
      else terms.set(column, (terms.get(column) ?? 0) + sign)
    }
    return terms.size === 0 ? [] : [{ terms: [...terms], sense: '=' as const, value }]
  })
}

function optimum(solve: LinearSolver, model: LinearModel): number {
  const found = solve(model)
  switch (found.status) {
    case 'optimal':
      return found.objective
    case 'unbounded':
      return Number.NEGATIVE_INFINITY
    case 'infeasible':
      throw new Error('the table does not add up: no numbers fit what is published of it')
  }
}
