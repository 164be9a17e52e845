/** Chinese numerals: 二百八十七, 3万5千, 四十多万, 百分之二十五, 数十. Letters are folded to the simplified forms. */
import type { Numeral, Token } from '../number-language.js'
import type { Hedge } from '../stated.js'
import type { ParseDigits } from './number-words.js'
import { percentOf, times } from './number-words.js'

const digitSigns: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const units: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1e3,
  仟: 1e3,
  万: 1e4,
  亿: 1e8,
}

/** Every sign of a number, as a class of a regular expression. */
export const numeralSigns = `[${Object.keys(digitSigns).join('')}${Object.keys(units).join('')}]`

// What is counted with a number of one sign: without it 一 and 十 stand in a hundred other words.
const measures =
  /^(?:人|名|个|位|枚|颗|起|次|户|家|座|处|件|例|岁|年|天|日|周|月|小时|公里|公顷|平方|米|吨|公斤|倍|成|块|条|种|村|所|具|片|支|项|辆|只|民|死|伤|男|女|儿|妇|士|地|余|多|亩)/u
const several = new Set(['几', '数'])
const more = new Set(['多', '余'])

interface Sign {
  readonly digit?: number
  readonly unit?: number
  /** A group in digits: 5 of 3万5千. */
  readonly number?: number
}

/** The number that begins at a token, or null. */
export function chineseNumeral(
  tokens: readonly Token[],
  first: number,
  parseDigits: ParseDigits,
): Numeral | null {
  const text = tokens[first]?.text ?? ''
  if (text === '成千上万' || text === '成百上千')
    return { value: text === '成千上万' ? 2e3 : 200, decimals: 0, next: first + 1, hedge: 'at-least' }
  if (text === '一半' || text === '半数')
    return { value: 50, decimals: 0, next: first + 1, hedge: 'about', unit: 'percent' }
  return ofParts(tokens, first, parseDigits) ?? vague(tokens, first) ?? numeral(tokens, first, parseDigits)
}

function adjacent(tokens: readonly Token[], at: number): Token | undefined {
  const token = tokens[at]
  return token?.gap === '' ? token : undefined
}

/** 百分之二十五, 三分之二. */
function ofParts(tokens: readonly Token[], first: number, parseDigits: ParseDigits): Numeral | null {
  if (adjacent(tokens, first + 1)?.text !== '分之') return null
  const of = numeral(tokens, first, parseDigits)
  const parts = numeral(tokens, first + 2, parseDigits)
  if (!of || of.next !== first + 1 || !parts || of.value === 0 || tokens[first + 2]?.gap !== '') return null
  const { next } = parts
  if (of.value === 100) return { value: parts.value, decimals: parts.decimals, next, unit: 'percent' }
  return { value: percentOf(parts.value, of.value), decimals: 1, next, hedge: 'about', unit: 'percent' }
}

/** 数十, 几百万: at least two of them; 上千: at least one. */
function vague(tokens: readonly Token[], first: number): Numeral | null {
  const text = tokens[first]?.text ?? ''
  const lot = lotOf(adjacent(tokens, first + 1)?.text ?? '')
  if (lot === null) return null
  if (several.has(text)) return { value: 2 * lot, decimals: 0, next: first + 2, hedge: 'at-least' }
  return text === '上' ? { value: lot, decimals: 0, next: first + 2, hedge: 'at-least' } : null
}

/** The worth of signs that are all units: 十万. */
function lotOf(text: string): number | null {
  const signs = [...text].map((sign) => units[sign])
  if (signs.length === 0 || signs.length > 3 || signs.includes(undefined)) return null
  return signs.reduce<number>((product, unit) => product * (unit ?? 1), 1)
}

function numeral(tokens: readonly Token[], first: number, parseDigits: ParseDigits): Numeral | null {
  const signs: Sign[] = []
  let hedge: Hedge | undefined
  let at = first
  for (let token = tokens[at]; token; token = adjacent(tokens, at)) {
    const own = signsOf(token, parseDigits)
    if (own) signs.push(...own)
    else if (at > first && !hedge && (more.has(token.text) || token.text === '几')) hedge = 'more-than'
    else break
    at += 1
  }
  const value = signs.length === 0 ? null : worthOf(signs)
  if (value === null) return null
  const start = tokens[first]
  const decimals = start?.kind === 'digits' && at === first + 1 ? parseDigits(start.text).decimals : 0
  const last = signs.at(-1)?.unit
  const scale = last !== undefined && last >= 1e3 ? last : undefined
  return {
    value,
    decimals,
    next: at,
    ...(scale !== undefined && { scale }),
    ...(hedge !== undefined && { hedge }),
    ...(needsMeasure(signs) && !measured(tokens, at) && hedge === undefined && { onlyAlone: true }),
  }
}

function signsOf({ kind, text }: Token, parseDigits: ParseDigits): readonly Sign[] | null {
  if (kind === 'digits') return [{ number: parseDigits(text).value }]
  const signs = [...text].map((sign): Sign | null => {
    const digit = digitSigns[sign]
    const unit = units[sign]
    return digit !== undefined ? { digit } : unit !== undefined ? { unit } : null
  })
  return signs.every((sign) => sign !== null) ? signs : null
}

function needsMeasure(signs: readonly Sign[]): boolean {
  const [start] = signs
  if (start?.number !== undefined) return false
  return signs.length === 1 || (start?.unit !== undefined && start.unit > 10)
}

function measured(tokens: readonly Token[], at: number): boolean {
  return measures.test(adjacent(tokens, at)?.text ?? '')
}

function worthOf(signs: readonly Sign[]): number | null {
  if (signs.length > 60) return null
  if (signs.every(({ digit }) => digit !== undefined)) return inPlaces(signs)
  const sum = { groups: 0, section: 0, smallest: Number.POSITIVE_INFINITY, last: 0 }
  let pending: number | null = null
  let zero = false
  for (const { digit, unit, number } of signs) {
    if (unit === undefined) {
      const value = digit ?? number ?? 0
      if (pending !== null) return null
      if (digit === 0) zero = true
      else pending = value
    } else if (!takeUnit(sum, pending, unit)) return null
    else {
      pending = null
      zero = false
    }
  }
  if (pending === null) return sum.groups + sum.section
  if (pending >= sum.smallest) return null
  // 三百五 is 350, 一万五 is 15,000; with 零 between it is five.
  const short = !zero && pending < 10 && sum.last >= 100 && signs.at(-1)?.digit !== undefined
  return sum.groups + sum.section + (short ? (pending * sum.last) / 10 : pending)
}

/** 二〇三一, 二八七: three signs at least, each a place; two side by side (三五) are "three or five". */
function inPlaces(signs: readonly Sign[]): number | null {
  const places = signs.map(({ digit }) => String(digit)).join('')
  if (places.length === 1) return Number(places)
  return (places.length > 2 || /^[1-9]0$/.test(places)) && places.length <= 15 ? Number(places) : null
}

interface Growing {
  groups: number
  section: number
  /** The smallest unit within the section. */
  smallest: number
  last: number
}

function takeUnit(sum: Growing, pending: number | null, unit: number): boolean {
  if (unit < 1e4) {
    if (unit >= sum.smallest || (pending === null && unit > 10 && sum.groups + sum.section > 0)) return false
    sum.section = times(1, sum.section + (pending ?? 1) * unit)
    sum.smallest = unit
  } else {
    // 三千五百万: all before it in the section; 亿 takes the groups of 万 as well.
    const section = sum.section + (pending ?? 0)
    const takesAll = unit === 1e8 && sum.groups % 1e8 === sum.groups
    if (!takesAll && sum.groups > 0 && sum.groups % (unit * 1e4) !== 0) return false
    const multiplied = takesAll ? sum.groups + section : section
    sum.groups = (takesAll ? 0 : sum.groups) + times(multiplied || 1, unit)
    sum.section = 0
    sum.smallest = unit
  }
  sum.last = unit
  return true
}
