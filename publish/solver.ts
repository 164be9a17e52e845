/** HiGHS as the solver of core/disclosure: compiled to WebAssembly, run in this thread, nothing written to the disk. */
import type { LegacyHighs, LegacyHighsSolution } from 'highs'
import loadHighs from 'highs'
import type { LinearModel, LinearSolution, LinearSolver } from '../core/disclosure/solver.js'

// The package's types take its loader for a CommonJS module; Node loads the other one, whose default is the function.
const load = loadHighs as unknown as () => Promise<LegacyHighs>

let loaded: Promise<LegacyHighs> | null = null

/** The solver; loaded once, on first use. */
export async function linearSolver(): Promise<LinearSolver> {
  loaded ??= load()
  const highs = await loaded
  return (model) => solutionOf(model, highs.solve(modelText(model), { output_flag: false }))
}

/** The model in the LP format of CPLEX, as HiGHS reads it; one term a line keeps lines short. */
function modelText({ objective, bounds, rows, binary }: LinearModel): string {
  const sum = (terms: Iterable<readonly [number, number]>) =>
    [...terms]
      .map(([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${variable}`)
      .join('\n')
  return [
    'minimize',
    `o: ${sum(objective.entries())}`,
    'subject to',
    ...rows.map(({ terms, sense, value }, row) => `r${row}: ${sum(terms)} ${sense} ${value}`),
    'bounds',
    ...bounds.map(([least, most], variable) => `${bound(least)} <= x${variable} <= ${bound(most)}`),
    ...(binary ? ['general', bounds.map((_, variable) => `x${variable}`).join('\n')] : []),
    'end',
  ].join('\n')
}

function bound(value: number): string {
  return Number.isFinite(value) ? String(value) : value < 0 ? '-inf' : '+inf'
}

function solutionOf(model: LinearModel, found: LegacyHighsSolution): LinearSolution {
  switch (found.Status) {
    case 'Optimal':
      return {
        status: 'optimal',
        objective: found.ObjectiveValue,
        values: model.bounds.map((_, variable) => found.Columns[`x${variable}`]?.Primal ?? 0),
        prices: model.binary ? [] : pricesOf(found),
      }
    case 'Unbounded':
    case 'Primal infeasible or unbounded':
      return { status: 'unbounded' }
    case 'Infeasible':
      return { status: 'infeasible' }
    default:
      throw new Error(`the solver says ${found.Status}`)
  }
}

function pricesOf({ Rows }: LegacyHighsSolution): readonly number[] {
  const prices: number[] = []
  for (const row of Rows) if ('Dual' in row) prices[Number(row.Name.slice(1))] = row.Dual
  return prices
}
