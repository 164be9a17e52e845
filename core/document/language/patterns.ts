/** Patterns that the languages share, built from their words. A word here is an alternation of a regular expression. */
import type { PastWords } from '../number-language.js'
import type { Hedge, StatedUnit } from '../stated.js'

/** One letter with its accents. */
export const letter = '[\\p{L}\\p{M}]'
const notAfterLetter = `(?<!${letter})`
/** The end of a word. */
export const wordEnd = `(?!${letter})`

/** A word of a language with blanks between words; an apostrophe ends it. */
export const spacedWord = /\p{L}[\p{L}\p{M}]*/u

/** Words right before a number. */
export function before(words: string): RegExp {
  // An abbreviation needs no blank after its full stop.
  return new RegExp(`${notAfterLetter}(?:${words})(?:\\s+|(?<=\\.))$`, 'iu')
}

/** Words right after a number. */
export function after(words: string): RegExp {
  return new RegExp(`^\\s+(?:${words})${wordEnd}`, 'iu')
}

/** Words of some hedges, the longer first: "no more than" stands before "more than". */
export type HedgeWords = readonly (readonly [Hedge, string])[]

const signsBefore: readonly (readonly [RegExp, Hedge])[] = [
  [/≥\s*$/u, 'at-least'],
  [/≤\s*$/u, 'at-most'],
  [/[>＞]\s*$/u, 'more-than'],
  [/[<＜]\s*$/u, 'less-than'],
  [/[~≈～]\s*$/u, 'about'],
]

/** Hedges before a number, with the signs that stand for them in every language. */
export function hedgesBefore(words: HedgeWords, build = before): readonly (readonly [RegExp, Hedge])[] {
  return [...words.map(([hedge, text]) => [build(text), hedge] as const), ...signsBefore]
}

/** Hedges after a number. */
export function hedgesAfter(words: HedgeWords, build = after): readonly (readonly [RegExp, Hedge])[] {
  return [[/^\+/u, 'at-least'], ...words.map(([hedge, text]) => [build(text), hedge] as const)]
}

/** The words for per cent, beside the signs. */
export function percentAfter(words: string): RegExp {
  return new RegExp(`^\\s*(?:[%٪％]|(?:${words})${wordEnd})`, 'iu')
}

/** One way to say "over the past N years". `middle` stands between the number and the unit, `end` after the unit. */
export interface PastForm {
  readonly before: string
  readonly middle?: string
  readonly end?: string
}

/** Every way with every unit of time. */
export function pastWords(
  forms: readonly PastForm[],
  units: Readonly<Partial<Record<StatedUnit, string>>>,
): readonly PastWords[] {
  const named = Object.entries(units) as readonly (readonly [StatedUnit, string])[]
  return forms.flatMap(({ before: lead, middle, end }) =>
    named.map(([unit, words]) => ({
      before: before(lead),
      after: new RegExp(
        `^[\\s-]+${middle === undefined ? '' : `(?:${middle})\\s+`}(?:${words})${wordEnd}${end === undefined ? '' : `\\s+(?:${end})${wordEnd}`}`,
        'iu',
      ),
      unit,
    })),
  )
}

/** Four digits that may be a year. */
export const year = '(?<![\\d.,])(?:1[89]|20|21)\\d\\d(?![\\d%]|[.,]\\d)'

/** Which words make four digits a year. */
interface YearWords {
  /** Before it: in, since. */
  readonly lead?: string
  /** Between two years, beside commas and dashes. */
  readonly join: string
  /** After it; begins with whatever blanks or hyphens it needs. */
  readonly tail?: string
  /** Nouns after it that show that it counts. */
  readonly counted?: string
}

/** The patterns of years alone. A list has an end, or a page of years would take hours. */
export function yearPatterns({ lead, join, tail, counted }: YearWords): readonly RegExp[] {
  const list = `${year}(?:\\s*(?:,?\\s*(?:${join})(?!${letter})|,|[–—-])\\s*${year}){0,9}`
  const counts = counted === undefined ? '' : `(?!\\s+(?:${counted}))`
  return [
    ...(lead === undefined ? [] : [new RegExp(`${notAfterLetter}(?:${lead})\\s+${list}${counts}`, 'giu')]),
    ...(tail === undefined ? [] : [new RegExp(`${list}(?:${tail})`, 'giu')]),
    new RegExp(`[(（]${year}(?:\\s*[–—-]\\s*${year})?[)）]`, 'gu'),
    new RegExp(`${year}\\s*[–—-]\\s*${year}`, 'gu'),
  ]
}

/**
 * What is no number in any language: dates in digits, times, versions, addresses, marks of asks, and names of types
 * such as PMN-2 and ПМН-2. In scripts that set digits against letters (400人, و216) a letter before makes no name.
 */
export const commonMasks: readonly RegExp[] = [
  /(?<!\d)\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}\S*)?)?(?!\d)/gu,
  /(?<!\d)\d{4}\/\d{1,2}\/\d{1,2}(?!\d)/gu,
  /(?<!\d)\d{1,2}(?<mark>[./])\d{1,2}\k<mark>(?:\d{2}|\d{4})(?!\d)/gu,
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/gu,
  /(?<![\d.])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}/gu,
  /\bhttps?:\/\/\S+|\bwww\.\S+|[^\s@]{1,64}@[^\s@]{1,255}/giu,
  /\{#[\w-]+\}/gu,
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Greek}\d])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Greek}][\p{L}\d]*[-‐‑]?\d[\p{L}\d]*(?:[-‐‑][\p{L}\d]+)*/gu,
]

/** What a number names, it does not count: Article 7, pages 12 and 13. */
export function references(words: string, join: string): RegExp {
  return new RegExp(
    `${notAfterLetter}(?:${words})\\s*\\d+(?:\\(\\w+\\)|\\.\\d+)*(?:(?:,|\\s+(?:${join})|\\s*[–-])\\s*\\d+(?!,?\\d))*`,
    'giu',
  )
}
