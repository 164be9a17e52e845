/** Numbers in digits: which marks group thousands and which begin the decimals. */
import type { ParseDigits } from './number-words.js'

/** The marks of a language, each a letter of a class of a regular expression. */
interface DigitMarks {
  /** A mark here groups where exactly three digits follow it, and again after each further one. */
  readonly groups: string
  readonly decimals: string
}

/** Blanks that never break a line, thin ones, and apostrophes: they group in every language. */
const alwaysGroup = "\\u00a0\\u202f\\u2009\\u2007'’"

/** The pattern of one number, and how it is read. Four hundred digits are no infinity: they equal nothing counted. */
export function digitMarks({ groups, decimals }: DigitMarks): {
  readonly digits: RegExp
  readonly parseDigits: ParseDigits
} {
  const mark = `[${groups}${alwaysGroup}]`
  // No group begins with 0: 0.125 has three decimals.
  const grouped = `(?!0)\\d{1,3}(?<mark>${mark})\\d{3}(?:\\k<mark>\\d{3})*(?!\\d)`
  const whole = new RegExp(`^${grouped}`, 'u')
  const decimal = new RegExp(`[${decimals}]`, 'u')
  return {
    digits: new RegExp(`${grouped}(?:(?!\\k<mark>)[${decimals}]\\d+)?|\\d+(?:[${decimals}]\\d+)?`, 'gu'),
    parseDigits: (text) => {
      const head = whole.exec(text)?.[0] ?? ''
      const plain = (head.replace(/\D/g, '') + text.slice(head.length)).replace(decimal, '.')
      return { value: Math.min(Number(plain), Number.MAX_VALUE), decimals: plain.split('.')[1]?.length ?? 0 }
    },
  }
}
