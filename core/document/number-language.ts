/** What a language file gives so that numbers can be read from its texts; one file a language, listed at the end. */
import { arabic } from './language/arabic.js'
import { armenian } from './language/armenian.js'
import { azerbaijani } from './language/azerbaijani.js'
import { chinese } from './language/chinese.js'
import { english } from './language/english.js'
import { french } from './language/french.js'
import { russian } from './language/russian.js'
import { spanish } from './language/spanish.js'
import { primaryLanguage } from './language-tag.js'
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
  /** These words are no number, and none begins within them: "twenty-first". */
  readonly notANumber?: true
  /** An article too ("un"): a number only where a link to a figure holds nothing else, or where it is hedged. */
  readonly onlyAlone?: true
}

/** Words that name a part of people, by which parts and totals are recognised; see arithmetic-wording.ts. */
export interface PartWords {
  /**
   * Each group of words in which a total falls into parts that leave nothing out. A word that ends in * stands for
   * every word that begins so.
   */
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
  /** The same before a number, at the end of a text. */
  readonly inAllBefore?: RegExp
  /** How a sentence begins that divides the total of the sentence before: "Of those". */
  readonly ofThose: RegExp
  /** What may stand between a total without a noun and its parts: "of whom". */
  readonly ofWhom: RegExp
}

/** Words around a number that make it a length of time up to now: "over the past" 3 "years". */
export interface PastWords {
  readonly before: RegExp
  readonly after: RegExp
  readonly unit: StatedUnit
}

/** The whole of one language. Patterns that end in `$` look at the text before a number, those with `^` after it. */
export interface NumberLanguage {
  /** BCP 47 without region: `en`. */
  readonly language: string
  /** In English, for messages. */
  readonly name: string
  /** One number in digits, from its first to its last digit. */
  readonly digits: RegExp
  /** One word; where a language writes no blanks, what counts as one. */
  readonly word: RegExp
  /** Writes a letter as the word lists do; see readable-text.ts. */
  readonly fold?: (letter: string) => string
  readonly numeralAt: (tokens: readonly Token[], first: number) => Numeral | null
  /** Dates, ordinals, references, addresses: no numbers. */
  readonly masks: readonly RegExp[]
  /** Years alone: no numbers either, unless a link to a figure holds nothing else. */
  readonly years: readonly RegExp[]
  readonly hedgesBefore: readonly (readonly [RegExp, Hedge])[]
  readonly hedgesAfter: readonly (readonly [RegExp, Hedge])[]
  /** "between A and B": what opens it or closes it, and what stands between the two. */
  readonly betweenBefore: RegExp
  readonly betweenAfter: RegExp | null
  readonly betweenJoin: RegExp
  readonly rangeJoin: RegExp
  /** A change, not a range: "from 3 to 5". */
  readonly changeBefore: RegExp | null
  readonly percentAfter: RegExp
  readonly past: readonly PastWords[]
  readonly parts: PartWords
}

/** The languages in which numbers are read. */
export const numberLanguages: readonly NumberLanguage[] = [
  arabic,
  armenian,
  azerbaijani,
  chinese,
  english,
  french,
  russian,
  spanish,
]

/** The reader of a language tag (`en`, `en-GB`), or null where this version has none. */
export function numberLanguage(tag: string): NumberLanguage | null {
  const primary = primaryLanguage(tag)
  return numberLanguages.find((entry) => entry.language === primary) ?? null
}
