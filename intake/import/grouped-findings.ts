/** The findings of a whole import, gathered while it runs: each doubt once, however many rows have it. */
import type { Finding } from '../../core/finding.js'
import type { Shown, ShownFinding } from './shown-findings.js'

/** A finding of so many rows; `row` is the first of them. */
export interface FindingGroup extends ShownFinding {
  readonly rows: number
}

/** An import of a million rows has no more groups than a person reads. */
const mostGroups = 100

/** Gathers findings by rule, column and shown text, in the order in which they come first. */
export class GroupedFindings {
  readonly #groups = new Map<string, { readonly first: ShownFinding; rows: number }>()
  #left = 0

  constructor(readonly shown: Shown) {}

  readonly add = (findings: readonly Finding[]): void => {
    for (const finding of findings) {
      const first = this.shown(finding)
      const key = JSON.stringify([first.rule, first.column, first.text])
      const group = this.#groups.get(key)
      if (group) group.rows += 1
      else if (this.#groups.size < mostGroups) this.#groups.set(key, { first, rows: 1 })
      else this.#left += 1
    }
  }

  /** The groups, and how many findings are in none of them. */
  get told(): { readonly groups: readonly FindingGroup[]; readonly left: number } {
    return {
      groups: [...this.#groups.values()].map(({ first, rows }) => ({ ...first, rows })),
      left: this.#left,
    }
  }
}
