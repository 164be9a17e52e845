/** The register as figures.json keeps it: a document is checked again without a database. */
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import { shareOfNothing } from '../figure/problems.js'
import { resolveAsOf } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import type { Register } from './count-once.js'
import type { StatedClaim } from './verdict.js'

/** Thrown where a text asks for a figure that figures.json does not have. */
export class FigureMissing extends Error {
  constructor(readonly query: string) {
    super(`figures.json has no figure "${query}"`)
  }
}

/** What was counted once, as figures.json and a checked document hold it. */
export interface Counted {
  readonly asOf: number
  readonly figures: readonly FigureResult[]
  readonly sharesOfNothing: readonly string[]
  readonly claims: readonly StatedClaim[]
  readonly numbers: readonly {
    readonly query: string | null
    readonly text: string
    readonly lastHeld?: number | null | undefined
  }[]
}

/** The register of what was counted once. Queries without "as of" are those of its own entry. */
export function registerOf(file: Counted): Register {
  const canonical = (text: string) => printQuery(resolveAsOf(parseQuery(text), file.asOf))
  const figures = new Map(file.figures.map((figure) => [figure.query, figure]))
  const claims = new Map(file.claims.map((claim) => [claim.id, claim]))
  const held = new Map(
    file.numbers.map(({ query, text, lastHeld }) => [JSON.stringify([query, text]), lastHeld]),
  )
  const nothing = new Set(file.sharesOfNothing)
  return {
    count: async (text) => {
      if (nothing.has(text)) throw shareOfNothing({ query: text })
      const query = canonical(text)
      const found = figures.get(query)
      if (!found) throw new FigureMissing(query)
      return found
    },
    claim: async (id) => claims.get(id) ?? null,
    lastHeld: async (query, _stated, text) => held.get(JSON.stringify([canonical(query), text])),
  }
}
