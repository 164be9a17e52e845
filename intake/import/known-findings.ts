/** What earlier runs over the same file found: it stays, though rows that stand now do not show it again. */
import type { Finding } from '../../core/finding.js'
import { storable } from '../../store/import/findings.js'

export class KnownFindings {
  readonly #known: ReadonlyMap<string, Finding>
  readonly #said = new Set<string>()
  #next: number

  /** `known` are all that the submission has. */
  constructor(known: readonly Finding[]) {
    this.#known = new Map(known.map((finding) => [keyOf(finding), finding] as const))
    this.#next = known.length
  }

  /** Of what a batch found, what no earlier run wrote down, numbered on from what is there. */
  added(found: readonly Finding[]): { readonly firstOrdinal: number; readonly findings: readonly Finding[] } {
    const findings = found.filter((finding) => {
      const key = keyOf(finding)
      if (!this.#known.has(key)) return true
      this.#said.add(key)
      return false
    })
    const firstOrdinal = this.#next
    this.#next += findings.length
    return { firstOrdinal, findings }
  }

  /** What an earlier run found and this one did not: why a row waits, which place was made. */
  notSaidAgain(): readonly Finding[] {
    return [...this.#known].flatMap(([key, finding]) => (this.#said.has(key) ? [] : [finding]))
  }
}

function keyOf({ row, column, rule, text }: Finding): string {
  return JSON.stringify([row, storable(column), rule, storable(text)])
}
