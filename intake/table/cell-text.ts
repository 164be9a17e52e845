/** Numbers, dates and escapes of a workbook as the text they say. */
import type { NumberForm } from './sheet-styles.js'

/** The shortest decimal that says the same number, without an exponent: `1521.82`, `0.0000001`. */
export function shortestDecimal(written: string): string {
  const number = Number(written)
  if (written.trim() === '' || !Number.isFinite(number)) return written
  const short = String(number)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short)
  if (!parts) return Object.is(number, -0) ? '0' : short
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = parts
  const shift = Number(exponent)
  const digits = whole + decimals
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${digits}`
  return sign + digits.padEnd(shift + 1, '0')
}

/** A number in the form that its style gives it; days count from 1900 or, in some workbooks, from 1904. */
export function numberText(written: string, form: NumberForm, from1904: boolean): string {
  const number = Number(written)
  if (form === 'number' || written.trim() === '' || !Number.isFinite(number) || number < 0)
    return shortestDecimal(written)
  if (form === 'time' || (number < 1 && !from1904)) return durationText(number)
  return dateText(number, from1904) ?? shortestDecimal(written)
}

const daySeconds = 86_400

function durationText(days: number): string {
  const seconds = Math.round(days * daySeconds)
  return clock(seconds)
}

function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const rest = seconds % 60
  const minutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return rest === 0 ? minutes : `${minutes}:${two(rest)}`
}

function dateText(number: number, from1904: boolean): string | null {
  const seconds = Math.round(number * daySeconds)
  const days = Math.floor(seconds / daySeconds)
  // Excel counts a 29 February 1900 that never was, as Lotus did.
  if (!from1904 && days === 60) return '1900-02-29'
  const toUnix = from1904 ? -24_107 : days < 60 ? -25_568 : -25_569
  const instant = new Date((days + toUnix) * daySeconds * 1000)
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999) return null
  const day = instant.toISOString().slice(0, 10)
  const inDay = seconds - days * daySeconds
  return inDay === 0 ? day : `${day}T${clock(inDay)}`
}

/** `_x000D_` stands for a letter that XML cannot hold; `_x005F_` for an underscore that would begin such an escape. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}
