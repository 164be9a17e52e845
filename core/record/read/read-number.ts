/** Numbers as they are written in cells, to committed digits. */
import { asciiDigits, blocked, type Reading, type WrittenForm } from './reading.js'

type Signs = Pick<WrittenForm, 'decimal' | 'thousands'>

/**
 * A number as committed: digits, a point before the decimals, a minus before a negative one. Decimals are kept as typed;
 * thousands signs, a plus and leading zeros are left out. Null for an empty cell.
 * Doubts: `number-signs-mixed` where a sign stands where the named form has none, `not-a-number`.
 */
export function readDecimal(text: string, signs: Signs): Reading {
  const written = unify(text)
  if (written === '') return { value: null }
  const pattern = patternOf(signs)
  const parts = pattern.exec(
    signs.thousands === ' ' ? written.replace(/[\u00a0\u2009\u202f]/g, ' ') : written,
  )
  const [, sign = '', whole = '', decimals] = parts ?? []
  if (!parts || (whole === '' && decimals === undefined)) return doubtOf(text, written, signs)
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'
  const number = decimals === undefined ? digits : `${digits}.${decimals}`
  return { value: sign === '-' && /[1-9]/.test(number) ? `-${number}` : number }
}

/** A whole number as committed. `12.00` is whole, `12.5` is the doubt `not-a-whole-number`. */
export function readInteger(text: string, signs: Signs): Reading {
  const read = readDecimal(text, signs)
  if (!('value' in read) || typeof read.value !== 'string') return read
  const [whole = '', decimals = ''] = read.value.split('.')
  if (/^0*$/.test(decimals)) return { value: whole === '-0' ? '0' : whole }
  return blocked(
    'not-a-whole-number',
    text,
    `"${text}" has decimals where a whole number stands: correct it.`,
  )
}

/** Digits with the zeros in front that a spreadsheet lost: "5,313" padded to 5 is "05313". */
export function readPadded(text: string, signs: Signs, length: number): Reading {
  const read = readInteger(text, signs)
  if (!('value' in read) || typeof read.value !== 'string') return read
  if (!read.value.startsWith('-') && read.value.length <= length)
    return { value: read.value.padStart(length, '0') }
  return blocked(
    'code-too-long',
    text,
    `"${text}" is no code of ${length} digits: correct it, or the mapping's pad.`,
  )
}

const patterns = new Map<string, RegExp>()

/** Sign, whole part, decimals. A file of a million rows asks for the same pattern a million times. */
function patternOf({ decimal, thousands }: Signs): RegExp {
  const key = `${decimal}${thousands}`
  const known = patterns.get(key)
  if (known) return known
  const made = new RegExp(`^([+-]?)(\\d+|${grouped(thousands)})?(?:${decimal === '.' ? '\\.' : ','}(\\d+))?$`)
  patterns.set(key, made)
  return made
}

function grouped(thousands: Signs['thousands']): string {
  if (thousands === null) return '\\d+'
  const sign = thousands === '.' ? '\\.' : thousands
  return `\\d{1,3}(?:${sign}\\d{3})+`
}

/** Digits, signs and minus of other scripts as the ones that the form names. */
function unify(text: string): string {
  // Nearly every number of a file is plain, and a file has millions.
  if (/^[-+]?[\d.,]+$/.test(text)) return text
  return asciiDigits(text.trim())
    .replace(/\u2212/g, '-')
    .replace(/(?<=\d)\u066C(?=\d{3})/g, '')
    .replace(/^([+-]?\d+)\u066B(\d+)$/, '$1.$2')
    .replace(/^([+-]) +/, '$1')
}

function doubtOf(text: string, written: string, signs: Signs): Reading {
  if (!/^[+-]?[\d.,' \u00a0\u2009\u202f]*\d$/.test(written))
    return blocked(
      'not-a-number',
      text,
      `"${text}" is no number: correct it, or map the column to another field.`,
    )
  const thousands = signs.thousands === null ? 'no sign' : `"${signs.thousands}"`
  return blocked(
    'number-signs-mixed',
    text,
    `"${text}" cannot be read with "${signs.decimal}" before decimals and ${thousands} between thousands: correct it, or name the signs in the mapping.`,
  )
}
