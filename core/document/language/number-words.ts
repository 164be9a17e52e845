/** Numbers at a place of a text: digits with a scale word after them, number words, vague words and parts of a whole. */
import type { Numeral, Token } from '../number-language.js'
import type { Extend, NumberWord } from './number-sum.js'
import { NumberSum } from './number-sum.js'

/** A number in digits as a language writes them. */
export type ParseDigits = (text: string) => { readonly value: number; readonly decimals: number }

/** The number words of a language. Words are lower case and folded; see readable-text.ts. */
export interface NumberWords {
  readonly parseDigits: ParseDigits
  readonly read: (word: string) => NumberWord | null
  readonly extend: Extend
  /** "and" between the parts of a number. */
  readonly joiners: ReadonlySet<string>
  /** Words before a scale that say one: a hundred. */
  readonly openers: ReadonlySet<string>
  readonly isOrdinal: (word: string) => boolean
  /** Words for one that are articles too: a number only after one of `beforeOne` or where a link holds nothing else. */
  readonly articles: ReadonlySet<string>
  readonly beforeOne: ReadonlySet<string>
  /** "dozens", "hundreds": at least two of them. */
  readonly vague: Readonly<Record<string, number>>
  /** Where the same word is a verb or something else without "of". */
  readonly vagueNeedsOf?: boolean
  /** Words after which the same word is the singular: "более тысячи" is more than one thousand. */
  readonly singularAfter?: ReadonlySet<string>
  /** "of" between two vague words or a fraction and its whole. */
  readonly of: ReadonlySet<string>
  /** "several", before hundred or thousand. */
  readonly several: ReadonlySet<string>
  /** "half" before or after a scale. */
  readonly half: ReadonlySet<string>
  /** Words for a number of halves before a scale: полтора, 1.5. */
  readonly multiples: Readonly<Record<string, number>>
  /** Parts of a whole: third, 3. */
  readonly fractions: Readonly<Record<string, number>>
  /** Single words for a part in hundredths: moitié, 50. */
  readonly shares: Readonly<Record<string, number>>
  /** What only this language does; asked first. */
  readonly special?: (tokens: readonly Token[], first: number) => Numeral | null
}

/** The word of a token that follows the one before it directly, or after blanks or a hyphen. */
export function wordAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at]
  return token?.kind === 'word' && /^(?:\s*|[-‐‑])$/.test(token.gap) ? token.text : undefined
}

/** The number that begins at a token, or null. */
export function numeralAt(words: NumberWords, tokens: readonly Token[], first: number): Numeral | null {
  const token = tokens[first]
  if (!token) return null
  const special = words.special?.(tokens, first)
  if (special) return special
  if (token.kind === 'digits') return scaledDigits(words, tokens, first)
  return (
    several(words, tokens, first) ??
    vague(words, tokens, first) ??
    halfOf(words, tokens, first) ??
    shareOf(words, tokens, first) ??
    spelled(words, tokens, first)
  )
}

/** "une vingtaine", "un centenar": a lot said with one article, as in the pattern, is meant roughly. */
export function aboutLot(
  read: NumberWords['read'],
  tokens: readonly Token[],
  first: number,
  pattern: RegExp,
): Numeral | null {
  const word = wordAt(tokens, first + 1) ?? ''
  const lot = read(word)
  if (!lot || lot.type === 'add' || !pattern.test(`${tokens[first]?.text} ${word}`)) return null
  return { value: lot.value, decimals: 0, next: first + 2, hedge: 'about' }
}

/** 1.1 million is 1,100,000 and not 1,100,000.0000000001. */
export function times(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15))
}

/** A part of a whole: per cent, to one decimal. */
export function percentOf(parts: number, of: number): number {
  return Math.round((1000 * parts) / of) / 10
}

/** Digits with the scale words after them: "2 mil millones", and on with smaller ones: "3 миллиона 500 тысяч". */
function scaledDigits(words: NumberWords, tokens: readonly Token[], first: number): Numeral {
  const read = words.parseDigits(tokens[first]?.text ?? '')
  const { scale, next } = scalesAt(words, tokens, first + 1)
  if (scale === 1) return { ...read, next }
  const half = halfAfter(words, tokens, next)
  if (half > next) return { value: times(read.value + 0.5, scale), decimals: 0, next: half, scale }
  const more = tokens[next]
  if (more?.kind === 'digits' && /^\s*$/.test(more.gap)) {
    const further = scalesAt(words, tokens, next + 1)
    const rest = times(words.parseDigits(more.text).value, further.scale)
    if (further.scale > 1 && further.scale < scale && rest < scale) {
      return { value: times(read.value, scale) + rest, decimals: 0, next: further.next }
    }
  }
  return { value: times(read.value, scale), decimals: 0, next, scale }
}

function scalesAt(words: NumberWords, tokens: readonly Token[], from: number) {
  let scale = 1
  let next = from
  for (; next < from + 2; next += 1) {
    const word = words.read(wordAt(tokens, next) ?? '')
    if (word?.type !== 'scale' || word.count !== undefined || word.value === scale) break
    scale *= word.value
  }
  return { scale, next }
}

/** "et demi" after a scale: the place behind it, or `at` where it is not there. */
function halfAfter(words: NumberWords, tokens: readonly Token[], at: number): number {
  const joined = words.joiners.has(wordAt(tokens, at) ?? '') ? at + 1 : at
  const isHalf = words.half.has(wordAt(tokens, joined) ?? '')
  // "half" without "and" belongs to what follows.
  if (!isHalf || (joined === at && words.joiners.size > 0)) return at
  // "a million and half the million": the scale is said twice.
  return words.read(wordAt(tokens, joined + 1) ?? '')?.type === 'scale' ? joined + 2 : joined + 1
}

function shareOf(words: NumberWords, tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  const share = words.shares[word]
  if (share !== undefined)
    return {
      value: share,
      decimals: Number.isInteger(share) ? 0 : 1,
      next: first + 1,
      hedge: 'about',
      unit: 'percent',
    }
  const parts = words.read(word)
  const of = words.fractions[wordAt(tokens, first + 1) ?? '']
  if (parts?.type !== 'add' || parts.value === 0 || of === undefined || parts.value > of) return null
  return { value: percentOf(parts.value, of), decimals: 1, next: first + 2, hedge: 'about', unit: 'percent' }
}

/** The worth of a word that counts in lots: hundred, thousand, dozens. */
function lotOf(words: NumberWords, word: string): number | undefined {
  const read = words.read(word)
  return words.vague[word] ?? (read && read.type !== 'add' ? read.value : undefined)
}

/** "several hundred": at least two of them. */
function several(words: NumberWords, tokens: readonly Token[], first: number): Numeral | null {
  if (!words.several.has(tokens[first]?.text ?? '')) return null
  const lot = lotOf(words, wordAt(tokens, first + 1) ?? '')
  return lot === undefined ? null : { ...lots(words, tokens, first + 2, lot), hedge: 'at-least' }
}

/** "dozens of", "tens of thousands": at least two of them. */
function vague(words: NumberWords, tokens: readonly Token[], first: number): Numeral | null {
  const lot = words.vague[tokens[first]?.text ?? '']
  const next = wordAt(tokens, first + 1) ?? ''
  if (lot === undefined || (words.vagueNeedsOf && !words.of.has(next))) return null
  if (words.singularAfter?.has(tokens[first - 1]?.text ?? '') || words.read(next)?.type === 'add') return null
  return { ...lots(words, tokens, first + 1, lot), hedge: 'at-least' }
}

function lots(words: NumberWords, tokens: readonly Token[], at: number, lot: number): Numeral {
  const after = words.of.has(wordAt(tokens, at) ?? '') ? at + 1 : at
  const larger = lotOf(words, wordAt(tokens, after) ?? '') ?? 1
  if (larger <= lot) return { value: 2 * lot, decimals: 0, next: at }
  return { value: 2 * lot * larger, decimals: 0, next: after + 1 }
}

/** "half a million", "полтора миллиона". */
function halfOf(words: NumberWords, tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  const factor = words.half.has(word) ? 0.5 : words.multiples[word]
  if (factor === undefined) return null
  const at = words.openers.has(wordAt(tokens, first + 1) ?? '') ? first + 2 : first + 1
  const { scale, next } = scalesAt(words, tokens, at)
  return scale === 1 ? null : { value: factor * scale, decimals: 0, next, scale }
}

function spelled(words: NumberWords, tokens: readonly Token[], first: number): Numeral | null {
  const start = tokens[first]?.text ?? ''
  const opens = words.openers.has(start) && words.read(start) === null
  const sum = new NumberSum(words.extend)
  let at = opens ? first + 1 : first
  if (opens && (lotOf(words, wordAt(tokens, at) ?? '') ?? 0) < 12) return null
  for (let joined = false; ; joined = false) {
    let here = at
    const word = at === first ? start : wordAt(tokens, at)
    if (word !== undefined && at > first && words.joiners.has(word)) {
      joined = true
      here += 1
    }
    const read = words.read((joined ? wordAt(tokens, here) : word) ?? '')
    if (!read || !sum.add(read, joined)) break
    at = here + 1
  }
  if (at === (opens ? first + 1 : first)) return null
  if (isOrdinalAt(words, tokens, at)) return { value: sum.value, decimals: 0, next: at, notANumber: true }
  return finished(words, tokens, { first, at, sum })
}

/** "vingt et unième": the last word says that it counts nothing. */
function isOrdinalAt(words: NumberWords, tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at) ?? ''
  return words.isOrdinal(word) || (words.joiners.has(word) && words.isOrdinal(wordAt(tokens, at + 1) ?? ''))
}

function finished(
  words: NumberWords,
  tokens: readonly Token[],
  { first, at, sum }: { readonly first: number; readonly at: number; readonly sum: NumberSum },
): Numeral {
  const scale = sum.endsInScale
  if (scale !== undefined) {
    const half = halfAfter(words, tokens, at)
    if (half > at) return { value: sum.value + scale / 2, decimals: 0, next: half, scale }
  }
  const isArticle = at === first + 1 && words.articles.has(tokens[first]?.text ?? '')
  const isOne = isArticle && !words.beforeOne.has(tokens[first - 1]?.text ?? '')
  return {
    value: sum.value,
    decimals: 0,
    next: at,
    ...(scale !== undefined && { scale }),
    ...(isOne && { onlyAlone: true }),
  }
}
