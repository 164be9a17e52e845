/** Finds every number in a stretch of text, in words or digits, with the words that hedge it. */
import type { NumberLanguage, Numeral, Token } from './number-language.js'
import type { Span } from './readable-text.js'
import { readableText } from './readable-text.js'
import type { Hedge, Stated, StatedUnit } from './stated.js'

export type { Span } from './readable-text.js'

// How far the words of a number are looked for. Without an end, a page of blanks would take hours.
const nearby = 60

/** A number with the words that belong to it. */
export interface ReadNumber extends Span {
  readonly text: string
  readonly stated: Stated
  /** The number alone, without its hedge. */
  readonly numeral: Span
}

interface Found extends Span {
  readonly numeral: Numeral
}

/**
 * The numbers of a text in its order. `links`: spans that point to a figure or a claim. No range goes from one link
 * into another, and a year that is all a link holds is a number there.
 */
export function readNumbers(
  language: NumberLanguage,
  text: string,
  links: readonly Span[] = [],
): readonly ReadNumber[] {
  const plain = readableText(text, language.fold)
  const masks = spansOf(plain.text, language.masks)
  const years = spansOf(plain.text, language.years)
  const bound = links.map(plain.fromWritten)
  const all = findNumerals(language, plain.text).filter((found) => !overlapsAny(found, masks))
  const counting = all.filter((found) => !found.numeral.onlyAlone || isHedged(language, plain.text, found))
  const dated = counting.filter((found) => !overlapsAny(found, years))
  const bare = bound.filter((link) => !dated.some((found) => overlaps(found, link)))
  const found = all.filter((entry) => dated.includes(entry) || overlapsAny(entry, bare))
  return joinRanges(language, plain.text, found, bound).map((entry) => {
    const written = plain.toWritten(entry)
    const numeral = plain.toWritten(entry.numeral)
    return { ...entry, ...written, numeral, text: text.slice(written.start, written.end) }
  })
}

function isHedged(language: NumberLanguage, text: string, found: Found): boolean {
  const ahead = text.slice(Math.max(0, found.start - nearby), found.start)
  const behind = text.slice(found.end, found.end + nearby)
  return (
    firstMatch(language.hedgesBefore, ahead) !== null || firstMatch(language.hedgesAfter, behind) !== null
  )
}

function spansOf(text: string, patterns: readonly RegExp[]): readonly Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  )
}

/** Whether two spans share a character. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end
}

function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => overlaps(span, other))
}

function tokenize(language: NumberLanguage, text: string): readonly Token[] {
  const pattern = new RegExp(`(?<digits>${language.digits.source})|${language.word.source}`, 'gu')
  let end = 0
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index
    const gap = text.slice(end, start)
    end = start + match[0].length
    const digits = match.groups?.digits !== undefined
    return { kind: digits ? 'digits' : 'word', text: match[0].toLowerCase(), start, end, gap } as const
  })
}

function findNumerals(language: NumberLanguage, text: string): readonly Found[] {
  const tokens = tokenize(language, text)
  const found: Found[] = []
  for (let at = 0; at < tokens.length; ) {
    const numeral = language.numeralAt(tokens, at)
    const first = tokens[at]
    const last = numeral && tokens[numeral.next - 1]
    if (first && last && !numeral.notANumber) found.push({ start: first.start, end: last.end, numeral })
    at = numeral ? numeral.next : at + 1
  }
  return found
}

type Placed = Omit<ReadNumber, 'text'>

function joinRanges(
  language: NumberLanguage,
  text: string,
  found: readonly Found[],
  links: readonly Span[],
): readonly Placed[] {
  const placed: Placed[] = []
  const linkOf = (span: Span) => links.findIndex((link) => overlaps(link, span))
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at]
    if (!one) break
    const before = text.slice(Math.max(found[at - 1]?.end ?? 0, one.start - nearby), one.start)
    const other = found[at + 1]
    const joined =
      other && linkOf(one) === linkOf(other) ? rangeOf(language, text, { before, one, other }) : null
    if (joined) at += 1
    placed.push(joined ?? withHedge(language, text, before, one))
  }
  return placed
}

interface Pair {
  readonly before: string
  readonly one: Found
  readonly other: Found
}

function rangeOf(language: NumberLanguage, text: string, { before, one, other }: Pair): Placed | null {
  const join = text.slice(one.end, other.start)
  const opened = language.betweenBefore.exec(before)
  const closed = language.betweenAfter?.test(text.slice(other.end, other.end + nearby)) === true
  const between = (opened !== null || closed) && language.betweenJoin.test(join)
  const range = language.rangeJoin.test(join) && language.changeBefore?.test(before) !== true
  if (!between && !range) return null
  const scale = one.numeral.scale === undefined ? (other.numeral.scale ?? 1) : 1
  const low = one.numeral.value * (one.numeral.value * scale <= other.numeral.value ? scale : 1)
  if (low >= other.numeral.value) return null
  const percent = language.percentAfter.exec(text.slice(other.end, other.end + nearby))
  return {
    start: one.start - (between ? (opened?.[0].length ?? 0) : 0),
    end: other.end + (percent?.[0].length ?? 0),
    numeral: { start: one.start, end: other.end },
    stated: {
      value: low,
      high: other.numeral.value,
      hedge: 'between',
      unit: percent ? 'percent' : 'count',
      decimals: Math.max(one.numeral.decimals, other.numeral.decimals),
    },
  }
}

function withHedge(language: NumberLanguage, text: string, before: string, found: Found): Placed {
  const { numeral } = found
  const after = text.slice(found.end, found.end + nearby)
  const past = language.past.find((entry) => entry.before.test(before) && entry.after.test(after))
  if (past) {
    const start = found.start - (past.before.exec(before)?.[0].length ?? 0)
    const end = found.end + (past.after.exec(after)?.[0].length ?? 0)
    return place(found, { start, end }, 'exact', past.unit)
  }
  const percent = language.percentAfter.exec(after)
  const unit = percent ? 'percent' : (numeral.unit ?? 'count')
  const end = found.end + (percent?.[0].length ?? 0)
  const ahead = firstMatch(language.hedgesBefore, before)
  if (ahead) return place(found, { start: found.start - ahead.length, end }, ahead.hedge, unit)
  const behind = firstMatch(language.hedgesAfter, text.slice(end, end + nearby))
  if (behind) return place(found, { start: found.start, end: end + behind.length }, behind.hedge, unit)
  return place(found, { start: found.start, end }, numeral.hedge ?? 'exact', unit)
}

function firstMatch(
  patterns: readonly (readonly [RegExp, Hedge])[],
  text: string,
): { readonly hedge: Hedge; readonly length: number } | null {
  for (const [pattern, hedge] of patterns) {
    const match = pattern.exec(text)
    if (match) return { hedge, length: match[0].length }
  }
  return null
}

function place(found: Found, span: Span, hedge: Hedge, unit: StatedUnit): Placed {
  const { value, decimals } = found.numeral
  return {
    ...span,
    numeral: { start: found.start, end: found.end },
    stated: { value, high: null, hedge, unit, decimals },
  }
}
