/** The verdicts: one a number, with a word and a sign. Never a tick, which is read as "true". */
import type { Stated } from './stated.js'

/** Exactly these words stand in --json and in figures.json. */
export const verdicts = [
  'matches',
  'differs',
  'as-worded',
  'not-as-worded',
  'attributed',
  'withheld',
  'not-covered',
  'unbound',
] as const

export type Verdict = (typeof verdicts)[number]

/** The sign beside a number, and the words beside the sign. */
export const verdictSigns: Readonly<Record<Verdict, { readonly sign: string; readonly words: string }>> = {
  matches: { sign: '=', words: 'matches' },
  differs: { sign: '≠', words: 'differs' },
  'as-worded': { sign: '≈', words: 'as worded' },
  'not-as-worded': { sign: '≉', words: 'not as worded' },
  attributed: { sign: '❝', words: 'attributed' },
  withheld: { sign: '▨', words: 'withheld' },
  'not-covered': { sign: '∅', words: 'not covered' },
  unbound: { sign: '·', words: 'unbound' },
}

/** One number of a document and what became of it. */
export interface CheckedNumber {
  readonly text: string
  readonly line: number
  /** null where a link holds no number. Of a percentage, 25 for 25 %. */
  readonly value: number | null
  readonly verdict: Verdict
  /** In the unit of `value`; null where nothing was counted or it is withheld. */
  readonly counted: number | null
  /** Canonical, with "as of n"; null where it is bound to no figure. */
  readonly query: string | null
  readonly claim: string | null
  readonly stated: Stated | null
  /** The last entry at which the stated number held, null for never, undefined where that was not asked or is withheld. */
  readonly lastHeld?: number | null
  /** Sentences: what was counted, under which rule, what would have to be recorded. */
  readonly remarks: readonly string[]
}

/** A sum inside the document, and whether it holds. */
export interface CheckedSum {
  readonly line: number
  readonly expression: string
  readonly holds: boolean
}

/** What somebody stated, as the register keeps it. Decimals are digits as stored; null where not stated. */
export interface StatedClaim {
  readonly id: string
  readonly statedBy: string
  /** As written, or ISO. */
  readonly statedOn: string
  readonly words: string
  readonly language: string | null
  readonly quantityLow: string | null
  readonly quantityHigh: string | null
  readonly unit: string | null
  /** stands, corrected, withdrawn; null where not stated. */
  readonly standing: string | null
}

/** 12390.5 as 12,390.5. */
export function digits(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value)
  const [whole = '', decimals] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}
