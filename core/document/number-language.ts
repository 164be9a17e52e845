/** What a language file gives so that numbers can be read from its texts; one file a language, listed at the end. */
import { english } from './numbers-english.js'
import type { Hedge, StatedUnit } from './stated.js'

/** A word in lower case or a group of digits, and where it stands. */
export interface Token {
  readonly kind: 'word' | 'digits'
  readonly text: string
  readonly start: number
  readonly end: number
  /** What stands between the token before and this one. */
  readonly gap: string
}

/** A number without its hedge: tokens from `first` up to, not including, `next`. */
export interface Numeral {
  readonly value: number
  readonly decimals: number
  readonly next: number
  /** Where the word itself is a hedge ("thousands of") or a part of hundred ("two thirds"). */
  readonly hedge?: Hedge
  readonly unit?: StatedUnit
  /** The scale word after digits, so that "60 to 70 thousand" is read as its speaker means it. */
  readonly scale?: number
}

/** Words that name a part of people, by which parts and totals are recognised; see arithmetic.ts. */
export interface PartWords {
  /** Each group of words in which a total falls into parts that leave nothing out. */
  readonly dimensions: readonly {
    readonly name: string
    readonly parts: Readonly<Record<string, readonly string[]>>
    /** Sets of parts that together are the whole. */
    readonly whole: readonly (readonly string[])[]
  }[]
  /** Words for the whole: people, casualties. */
  readonly total: readonly string[]
  /** What follows a total that stands after its parts: "in all". */
  readonly inAll: RegExp
  /** How a sentence begins that divides the total of the sentence before: "Of those". */
  readonly ofThose: RegExp
  /** What may stand between a total without a noun and its parts: "of whom". */
  readonly ofWhom: RegExp
}

/** The whole of one language. Patterns that end in `$` look at the text before a number, those with `^` after it. */
export interface NumberLanguage {
  /** BCP 47 without region: `en`. */
  readonly language: string
  /** One number in digits, from its first to its last digit. */
  readonly digits: RegExp
  readonly parseDigits: (text: string) => { readonly value: number; readonly decimals: number }
  readonly numeralAt: (tokens: readonly Token[], first: number) => Numeral | null
  /** Dates, ordinals, references, addresses: no numbers. */
  readonly masks: readonly RegExp[]
  /** Years alone: no numbers either, unless a link to a figure holds nothing else. */
  readonly years: readonly RegExp[]
  readonly hedgesBefore: readonly (readonly [RegExp, Hedge])[]
  readonly hedgesAfter: readonly (readonly [RegExp, Hedge])[]
  readonly betweenBefore: RegExp
  readonly betweenJoin: RegExp
  readonly rangeJoin: RegExp
  /** A change, not a range: "from 3 to 5". */
  readonly changeBefore: RegExp
  readonly percentAfter: RegExp
  readonly pastBefore: RegExp
  readonly timeAfter: readonly (readonly [RegExp, StatedUnit])[]
  readonly parts: PartWords
}

/** The languages in which numbers are read. */
export const numberLanguages: readonly NumberLanguage[] = [english]

/** The reader of a language tag (`en`, `en-GB`), or null where this version has none. */
export function numberLanguage(tag: string): NumberLanguage | null {
  const primary = tag.toLowerCase().split('-')[0]
  return numberLanguages.find((entry) => entry.language === primary) ?? null
}
