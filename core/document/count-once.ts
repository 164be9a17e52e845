/** Counts each query of a document once and keeps what came out, so that the same check can be done again from a file. */
import { printQuery } from '../figure/print.js'
import type { Query } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import { Problem } from '../problem.js'
import type { Stated } from './stated.js'
import type { StatedClaim } from './verdict.js'

/** The register as a document needs it: a database, or the figures.json of a bundle. */
export interface Register {
  /**
   * Counts a canonical query, in the outside view wherever the answer may be published. The entry as of which is
   * counted is the caller's, unless the query names one.
   */
  readonly count: (query: string) => Promise<FigureResult>
  /** By the claim's own number; null where none is recorded. */
  readonly claim: (id: string) => Promise<StatedClaim | null>
  /**
   * The last entry at which what is stated held (`bearsOut(stated, total)`), null where it never did, undefined where
   * that cannot be told or the count of then would be withheld. `text` is the number as written.
   */
  readonly lastHeld?: (query: string, stated: Stated, text: string) => Promise<number | null | undefined>
}

/** A query counted: its answer, or null where it is a share of nothing. */
export type Answered = FigureResult | null

/** Everything that was asked of the register, each thing once. */
export class CountOnce {
  private readonly answers = new Map<string, Answered>()
  private readonly stated = new Map<string, StatedClaim | null>()

  constructor(readonly register: Register) {}

  /** Throws the problems of counting, but for `share-of-nothing`, which is an answer. */
  async count(query: Query): Promise<Answered> {
    const text = printQuery(query)
    const known = this.answers.get(text)
    if (known !== undefined) return known
    const answer = await this.ask(text)
    this.answers.set(text, answer)
    return answer
  }

  private async ask(text: string): Promise<Answered> {
    try {
      return await this.register.count(text)
    } catch (error) {
      if (error instanceof Problem && error.code === 'share-of-nothing') return null
      throw error
    }
  }

  async claim(id: string): Promise<StatedClaim | null> {
    const known = this.stated.get(id)
    if (known !== undefined) return known
    const claim = await this.register.claim(id)
    this.stated.set(id, claim)
    return claim
  }

  /**
   * Whether nothing at all is recorded for the definition, period and place of a count of 0: neither without its
   * conditions, nor undecided, nor with a date that may fall in the period.
   */
  async nothingRecorded(query: Query, result: FigureResult): Promise<boolean> {
    if (!isEmpty(result)) return false
    const { where, by, ...rest } = countIn(query)
    if (where.length === 0 && query.type === 'count') return true
    const whole = await this.count({ ...rest, where: [], by: [] })
    return whole !== null && isEmpty(whole)
  }

  /** The answers in the order of their queries; none twice. */
  results(): readonly FigureResult[] {
    const found = new Map(
      [...this.answers.values()].flatMap((entry) => (entry ? [[entry.query, entry]] : [])),
    )
    return [...found.values()].sort((one, other) => (one.query < other.query ? -1 : 1))
  }

  /** Shares whose base is empty, as they were asked. */
  sharesOfNothing(): readonly string[] {
    return [...this.answers].flatMap(([text, answer]) => (answer ? [] : [text])).sort()
  }

  claims(): readonly StatedClaim[] {
    return [...this.stated.values()]
      .flatMap((claim) => claim ?? [])
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  }
}

function isEmpty({ total, mayFall, notReviewed }: FigureResult): boolean {
  return total === 0 && mayFall === 0 && notReviewed === 0
}

/** The count of a query as a share of itself without its conditions, on both bases. */
export function sharesOf(query: Query): { readonly known: Query; readonly all: Query } {
  const of = countIn(query)
  return { known: { type: 'share', of, base: 'known' }, all: { type: 'share', of, base: 'all' } }
}
