/** English number words: from "nought" to "two hundred and eighty-seven thousand". */
import type { Numeral, Token } from './number-language.js'

const units: Readonly<Record<string, number>> = {
  zero: 0,
  nought: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}
const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
}
const vagueScales: Readonly<Record<string, number>> = {
  tens: 10,
  dozens: 12,
  scores: 20,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
}
const fractions: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
}
const ordinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|hundredth|thousandth|millionth)$/
// "no one", "one another", "one must": a pronoun.
const pronounBefore = new Set([
  'no',
  'any',
  'every',
  'each',
  'some',
  'the',
  'this',
  'that',
  'which',
  'another',
])
const pronounAfter = new Set('another day must should can cannot may side other who whose hand by'.split(' '))

/** Digits that `parseDigits` reads, with a scale word after them or not; or number words. */
export function englishNumeral(
  tokens: readonly Token[],
  first: number,
  parseDigits: (text: string) => { readonly value: number; readonly decimals: number },
): Numeral | null {
  const token = tokens[first]
  if (!token) return null
  if (token.kind === 'digits') return scaledDigits(tokens, first, parseDigits(token.text))
  return halves(tokens, first) ?? vague(tokens, first) ?? fraction(tokens, first) ?? words(tokens, first)
}

function scaledDigits(
  tokens: readonly Token[],
  first: number,
  read: { readonly value: number; readonly decimals: number },
): Numeral {
  const word = wordAt(tokens, first + 1)
  const scale =
    word === 'hundred' ? 100 : word === 'dozen' ? 12 : word === undefined ? undefined : scales[word]
  if (scale === undefined) return { ...read, next: first + 1 }
  return { value: times(read.value, scale), decimals: 0, next: first + 2, scale }
}

// 1.1 million is 1,100,000 and not 1,100,000.0000000001.
function times(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15))
}

/** The word of a token that follows the one before it directly or after a hyphen. */
function wordAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at]
  return token?.kind === 'word' && /^(?:\s+|[-‐‑])$/.test(token.gap) ? token.text : undefined
}

/** "half a million", "one and a half million". */
function halves(tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  if (word === 'half' && wordAt(tokens, first + 1) === 'a') {
    const scale = scales[wordAt(tokens, first + 2) ?? '']
    return scale === undefined ? null : { value: scale / 2, decimals: 0, next: first + 3, scale }
  }
  const whole = units[word]
  if (whole === undefined) return null
  const rest = [1, 2, 3].map((step) => wordAt(tokens, first + step)).join(' ')
  const scale = scales[wordAt(tokens, first + 4) ?? '']
  if (rest !== 'and a half' || scale === undefined) return null
  return { value: times(whole + 0.5, scale), decimals: 0, next: first + 5, scale }
}

/** "dozens of", "tens of thousands", "several hundred": at least two of them. */
function vague(tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  if (word === 'several' || word === 'few') {
    const next = wordAt(tokens, first + 1) ?? ''
    const scale = next === 'hundred' ? 100 : next === 'dozen' ? 12 : scales[next]
    return scale === undefined ? null : { value: 2 * scale, decimals: 0, next: first + 2, hedge: 'at-least' }
  }
  const scale = vagueScales[word]
  if (scale === undefined || wordAt(tokens, first + 1) !== 'of') return null
  const larger = vagueScales[wordAt(tokens, first + 2) ?? ''] ?? 1
  const value = 2 * scale * (larger > scale ? larger : 1)
  return { value, decimals: 0, next: first + (larger > scale ? 3 : 1), hedge: 'at-least' }
}

/** "half of", "two thirds", "a quarter": per cent, to one decimal. */
function fraction(tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  if (word === 'half') {
    const follows = /^(?:of|the|were|are|was|is)$/.test(wordAt(tokens, first + 1) ?? '')
    return follows ? { value: 50, decimals: 0, next: first + 1, hedge: 'about', unit: 'percent' } : null
  }
  const parts = word === 'a' || word === 'an' ? 1 : units[word]
  const of = fractions[wordAt(tokens, first + 1) ?? '']
  if (parts === undefined || parts === 0 || of === undefined || parts > of) return null
  // "a third time" is an ordinal; "a third of" is a part.
  if (parts === 1 && wordAt(tokens, first + 2) !== 'of') return null
  const value = Math.round((1000 * parts) / of) / 10
  return { value, decimals: 1, next: first + 2, hedge: 'about', unit: 'percent' }
}

function words(tokens: readonly Token[], first: number): Numeral | null {
  const start = tokens[first]?.text ?? ''
  const opens = start === 'a' || start === 'an'
  if (!opens && !(start in units) && !(start in tens)) return null
  const sum = new WordSum()
  let at = first
  if (opens) {
    if (!/^(?:hundred|thousand|million|billion|dozen)$/.test(wordAt(tokens, first + 1) ?? '')) return null
    at += 1
  }
  for (; ; at += 1) {
    const word = at === first ? start : wordAt(tokens, at)
    if (word === undefined) break
    if (word === 'and') {
      const following = wordAt(tokens, at + 1) ?? ''
      if (!sum.afterScale || !(following in units || following in tens)) break
    } else if (!sum.add(word)) break
  }
  const ends = wordAt(tokens, at)
  if (ends !== undefined && ordinal.test(ends) && sum.takesOrdinal) return null
  if (at === first + 1 && start === 'one' && isPronoun(tokens, first)) return null
  const scale = scales[tokens[at - 1]?.text ?? '']
  return { value: sum.value, decimals: 0, next: at, ...(scale !== undefined && { scale }) }
}

function isPronoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const isBefore =
    before?.kind === 'word' && /^\s+$/.test(tokens[at]?.gap ?? '') && pronounBefore.has(before.text)
  return isBefore || pronounAfter.has(wordAt(tokens, at + 1) ?? '')
}

/** Adds number words up from left to right for as long as they make one number. */
class WordSum {
  private total = 0
  private current = 0
  private smallestScale = Number.POSITIVE_INFINITY
  /** Whether "and" may follow. */
  afterScale = false
  /** Whether an ordinal after it belongs to it: twenty-first, two hundredth. */
  takesOrdinal = false

  get value(): number {
    return this.total + this.current
  }

  /** False where the word does not go on with the number. */
  add(word: string): boolean {
    const unit = units[word]
    const ten = tens[word]
    const last = this.current % 100
    if (unit !== undefined) {
      const fits = last === 0 || (last % 10 === 0 && last >= 20 && unit > 0 && unit < 10)
      if (!fits || (unit === 0 && this.value > 0)) return false
      return this.put(this.current + unit, false, false)
    }
    if (ten !== undefined) return last === 0 && this.put(this.current + ten, false, true)
    if (word === 'hundred') return this.current < 100 && this.put((this.current || 1) * 100, true, true)
    if (word === 'dozen') return this.current < 100 && this.put((this.current || 1) * 12, false, false)
    const scale = scales[word]
    if (scale === undefined || scale >= this.smallestScale) return false
    this.smallestScale = scale
    this.total += (this.current || 1) * scale
    return this.put(0, true, true)
  }

  private put(current: number, afterScale: boolean, takesOrdinal: boolean): true {
    this.current = current
    this.afterScale = afterScale
    this.takesOrdinal = takesOrdinal
    return true
  }
}
