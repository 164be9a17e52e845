/** Two angles in a text: degrees, degrees and minutes, degrees, minutes and seconds. */
import { latitudeSign, longitudeSign } from './coordinate-text.js'

/** A latitude and longitude as they were written, and in how many parts each. */
export interface AnglePair {
  /** Degrees with a minus for south and west; the digits of one number stay as they were typed. */
  readonly latitude: string
  readonly longitude: string
  readonly parts: 1 | 2 | 3
}

/** Why a text is no pair of angles. */
export interface NoAngles {
  readonly rule: 'not-a-position' | 'hemisphere-missing' | 'angle-out-of-range'
  readonly why: string
}

interface Token {
  readonly kind: 'number' | 'mark' | 'sign' | 'letter' | 'axis' | 'between'
  readonly text: string
}

interface Angle {
  readonly degrees: string
  readonly axis: 'latitude' | 'longitude' | null
  readonly parts: number
}

/**
 * Reads a text that coordinate-text.ts has made plain, with one sign before decimals. Angles may be set off by a comma
 * (where it is not the decimal sign), semicolon, slash, space, their letters, or nothing but their degree signs.
 */
export function readAngles(
  text: string,
  decimal: '.' | ',',
  isLongitudeFirst: boolean,
): AnglePair | NoAngles {
  const tokens = tokenize(unpack(text), decimal)
  if (typeof tokens === 'string') return { rule: 'not-a-position', why: tokens }
  const groups = split(tokens)
  if (!groups) return { rule: 'not-a-position', why: 'two angles are needed, a latitude and a longitude' }
  const [one, other] = [readAngle(groups[0]), readAngle(groups[1])]
  if ('why' in one) return one
  if ('why' in other) return other
  return pairOf(one, other, isLongitudeFirst)
}

function pairOf(one: Angle, other: Angle, isLongitudeFirst: boolean): AnglePair | NoAngles {
  if ((one.axis === null) !== (other.axis === null))
    return { rule: 'hemisphere-missing', why: 'one of the two angles has a letter and the other has none' }
  if (one.axis !== null && one.axis === other.axis)
    return { rule: 'not-a-position', why: `both angles are a ${one.axis}` }
  const isTurned = one.axis === null ? isLongitudeFirst : one.axis === 'longitude'
  const parts = Math.max(one.parts, other.parts)
  return {
    latitude: isTurned ? other.degrees : one.degrees,
    longitude: isTurned ? one.degrees : other.degrees,
    parts: parts === 3 ? 3 : parts === 2 ? 2 : 1,
  }
}

const packed = /^(\d{2})(\d{2})(\d{2})?([.,]\d+)?([NS])[ ,;/]*(\d{3})(\d{2})(\d{2})?([.,]\d+)?([EW])$/
const packedBefore = /^([NS])(\d{2})(\d{2})(\d{2})?([.,]\d+)?[ ,;/]*([EW])(\d{3})(\d{2})(\d{2})?([.,]\d+)?$/
const signed = /^([+-]\d+(?:\.\d+)?)([+-]\d+(?:\.\d+)?)\/?$/

/** Forms without anything between their parts: 443015N0171520E, N4430.25 E01715.5, +44.5-017.25/ (ISO 6709). */
function unpack(text: string): string {
  const glued = signed.exec(text)
  if (glued) return `${glued[1]};${glued[2]}`
  const before = packedBefore.exec(text)
  const parts = before
    ? [...before.slice(2, 6), before[1], ...before.slice(7, 11), before[6]]
    : packed.exec(text)?.slice(1)
  if (!parts) return text
  const [d1, m1, s1 = '', f1 = '', h1, d2, m2, s2 = '', f2 = '', h2] = parts
  return `${d1}:${m1}${s1 && ':'}${s1}${f1}${h1};${d2}:${m2}${s2 && ':'}${s2}${f2}${h2}`
}

/** The tokens of a text, or why it has a sign that none of them is. */
function tokenize(text: string, decimal: '.' | ','): readonly Token[] | string {
  const number = decimal === '.' ? '\\d+(?:[.\u066b]\\d+)?' : '\\d+(?:[,\u066b]\\d+)?'
  const pattern = new RegExp(
    `(?<number>${number})|(?<mark>[°'":]|(?<=\\d)-(?=\\d))|(?<sign>(?<![^ ,;/|NSEW${latitudeSign}${longitudeSign}])[+-](?! ))|(?<letter>[NSEW])|(?<axis>[${latitudeSign}${longitudeSign}])|(?<between>[,;/|])|(?<space> )`,
    'y',
  )
  const tokens: Token[] = []
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const groups = pattern.exec(text)?.groups
    if (!groups) return `"${text.slice(at, at + 10)}" cannot stand in it`
    const [kind, found] = Object.entries(groups).find(([, value]) => value !== undefined) ?? []
    if (kind === undefined || found === undefined || kind === 'space') continue
    const plain = found.trim().replace(/[,\u066b]/, '.')
    tokens.push({ kind: kind as Token['kind'], text: kind === 'mark' && plain === '-' ? ':' : plain })
  }
  return tokens
}

/** Where the second angle begins: after the sign between, at its letter or word, at its degree sign, in the middle. */
function split(tokens: readonly Token[]): readonly [readonly Token[], readonly Token[]] | null {
  const where = (kind: Token['kind'], text?: string): readonly number[] =>
    tokens.flatMap((token, index) =>
      token.kind === kind && (text ?? token.text) === token.text ? [index] : [],
    )
  const cut = (at: number, gap = 0) => [tokens.slice(0, at), tokens.slice(at + gap)] as const
  const between = where('between')
  if (between.length > 1) return null
  if (between.length === 1) return cut(between[0] ?? 0, 1)
  const axes = where('axis')
  if (axes.length === 2) return cut(axes[1] ?? 0)
  const letters = where('letter')
  if (letters.length === 2) return letters[0] === 0 ? cut(letters[1] ?? 0) : cut((letters[0] ?? 0) + 1)
  if (letters.length > 2 || axes.length > 0) return null
  const degrees = where('mark', '°')
  if (degrees.length === 2) {
    const number = (degrees[1] ?? 0) - 1
    return cut(tokens[number - 1]?.kind === 'sign' ? number - 1 : number)
  }
  const numbers = where('number')
  const middle = numbers[numbers.length / 2]
  if (middle === undefined) return null
  const [one, other] = cut(tokens[middle - 1]?.kind === 'sign' ? middle - 1 : middle)
  return one.filter(isNumber).length === other.filter(isNumber).length ? [one, other] : null
}

function isNumber(token: Token): boolean {
  return token.kind === 'number'
}

/** Axis, letter, sign, then a number, two or three; a degree or minute sign may end it, a colon joins two. */
const form = /^A?L?G?n(?:°?|[°:]?n(?:'?|[':]?n"?))L?$/

function readAngle(tokens: readonly Token[]): Angle | NoAngles {
  const shape = tokens.map(shapeOf).join('')
  if (!form.test(shape))
    return { rule: 'not-a-position', why: 'its signs do not stand in the order of an angle' }
  const numbers = tokens.filter(isNumber).map((token) => token.text)
  if (numbers.slice(0, -1).some((number) => number.includes('.')))
    return { rule: 'not-a-position', why: 'only the last part of an angle may have decimals' }
  if (numbers.slice(1).some((number) => Number(number) >= 60))
    return { rule: 'angle-out-of-range', why: 'minutes and seconds go up to 59' }
  const letters = tokens.filter((token) => token.kind === 'letter').map((token) => token.text)
  const sign = tokens.find((token) => token.kind === 'sign')?.text
  if (letters.length > 1 || (letters.length === 1 && sign === '-'))
    return { rule: 'not-a-position', why: 'it says twice on which side of zero it lies' }
  const axis = axisOf(letters[0] ?? tokens.find((token) => token.kind === 'axis')?.text)
  const isNegative = sign === '-' || letters[0] === 'S' || letters[0] === 'W'
  return { degrees: degreesOf(numbers, isNegative), axis, parts: numbers.length }
}

function shapeOf(token: Token): string {
  const letters = { number: 'n', sign: 'G', letter: 'L', axis: 'A', mark: token.text, between: ',' }
  return letters[token.kind]
}

function axisOf(text: string | undefined): Angle['axis'] {
  if (text === undefined) return null
  return text === 'N' || text === 'S' || text === latitudeSign ? 'latitude' : 'longitude'
}

/** One number stays as typed but for zeros in front; parts are added up to eight decimals, a millimetre. */
function degreesOf(numbers: readonly string[], isNegative: boolean): string {
  const [degrees = '0', minutes, seconds = '0'] = numbers
  const digits =
    minutes === undefined
      ? degrees.replace(/^0+(?=\d)/, '')
      : (Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600).toFixed(8).replace(/\.?0+$/, '')
  return isNegative && /[1-9]/.test(digits) ? `-${digits}` : digits
}
