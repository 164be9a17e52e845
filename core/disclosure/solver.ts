/** What the audit asks of a linear solver. The core has none of its own: whoever calls it hands one in. */

/** Minimise `objective · x` subject to the rows and bounds. */
export interface LinearModel {
  /** One coefficient a variable. */
  readonly objective: readonly number[]
  /** Lower and upper bound of each variable; an upper one may be infinite. */
  readonly bounds: readonly (readonly [number, number])[]
  readonly rows: readonly LinearRow[]
  /** Whether every variable is 0 or 1. */
  readonly binary: boolean
}

/** A weighted sum that is at least, or exactly, a number. */
export interface LinearRow {
  /** Variable and coefficient; no variable twice. */
  readonly terms: readonly (readonly [number, number])[]
  readonly sense: '=' | '>='
  readonly value: number
}

/** An optimum. `unbounded`: the objective can be made as small as one likes. */
export type LinearSolution =
  | {
      readonly status: 'optimal'
      readonly objective: number
      readonly values: readonly number[]
      /** Shadow price of each row; empty where the variables are whole. */
      readonly prices: readonly number[]
    }
  | { readonly status: 'unbounded' }
  | { readonly status: 'infeasible' }

/** Solves one model. Whatever keeps it from an answer is thrown as a bug. */
export type LinearSolver = (model: LinearModel) => LinearSolution
