/** How a file writes numbers and dates, as far as its texts tell. */
import { type Finding, noteOn } from '../../finding.js'
import { findCode } from '../codes.js'
import { unknownCode } from '../fields.js'
import { readDate } from '../read/read-date.js'
import { asciiDigits, type DateForm, dateForms, type WrittenForm } from '../read/reading.js'
import type { ColumnSurvey } from './column-survey.js'

/** The signs in numbers, and what a person should look at. */
export interface ProposedNumbers {
  readonly decimal: WrittenForm['decimal']
  readonly thousands: WrittenForm['thousands']
  readonly findings: readonly Finding[]
}

/** The texts of a column that say that nothing is known. */
export function unknownTexts(survey: ColumnSurvey): readonly string[] {
  return survey.texts.filter((text) => saysUnknown(text))
}

function saysUnknown(text: string): boolean {
  return findCode([unknownCode], text) !== null
}

/** The signs that the columns of numbers need. */
export function proposeNumbers(surveys: readonly ColumnSurvey[]): ProposedNumbers {
  const texts = surveys
    .filter(isNumeric)
    .flatMap((survey) => survey.texts.map((text) => asciiDigits(text.trim())))
  const count = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length
  const point = count(/^[-+]?\d+\.(\d{1,2}|\d{4,})$|^[-+]?\d{4,}\.\d+$|,\d{3}\.\d+$/)
  const comma = count(/^[-+]?\d+,(\d{1,2}|\d{4,})$|^[-+]?\d{4,},\d+$|\.\d{3},\d+$/)
  const groupsByComma = count(/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/)
  const groupsByPoint = count(/^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/)
  const groupsBySpace = count(/^[-+]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/)
  const decimal = comma > point ? ',' : '.'
  const grouped = decimal === '.' ? groupsByComma > 0 : groupsByPoint > 0
  const thousands = grouped ? (decimal === '.' ? ',' : '.') : groupsBySpace > 0 ? ' ' : null
  const findings: Finding[] = []
  if (point > 0 && comma > 0)
    findings.push(
      noteOn(
        { rule: 'decimal-signs-both' },
        'Numbers have both a point and a comma before decimals; those with the rarer sign wait.',
      ),
    )
  if (thousands === ',' || thousands === '.') {
    const text = example(texts, thousands)
    findings.push(
      noteOn(
        { rule: 'thousands-sign-read', text },
        `Numbers such as "${text}" are read with "${thousands}" between thousands.`,
      ),
    )
  }
  return { decimal, thousands, findings }
}

function example(texts: readonly string[], sign: string): string {
  return texts.find((text) => text.includes(sign) && /^[-+]?\d{1,3}([.,]\d{3})+/.test(text)) ?? ''
}

/** Whether nearly all texts of a column are numbers. */
export function isNumeric(survey: ColumnSurvey): boolean {
  const stated = survey.texts.filter((text) => !saysUnknown(text))
  const numbers = stated.filter((text) =>
    /^[-+\u2212]?\d[\d.,' \u00a0\u202f]*$/.test(asciiDigits(text.trim())),
  )
  return stated.length > 0 && numbers.length >= 0.9 * stated.length
}

/** The forms that the dates of a column have; two where the texts do not tell day from month. */
export function proposeDates(survey: ColumnSurvey): readonly DateForm[] {
  const stated = survey.texts.filter((text) => !saysUnknown(text))
  if (stated.length === 0) return []
  const fits = dateForms
    .map((form) => ({ form, count: stated.filter((text) => fitsForm(text, form)).length }))
    .filter(({ count }) => count > 0)
  const best = Math.max(0, ...fits.map(({ count }) => count))
  const mixed = (form: DateForm): boolean => form.startsWith('YYYY') || !form.includes('DD')
  // Of forms with a day, the best alone: a rarer one reads days and months the other way round.
  return fits.filter(({ form, count }) => count === best || mixed(form)).map(({ form }) => form)
}

function fitsForm(text: string, form: DateForm): boolean {
  const read = readDate(text, { dates: [form], twoDigitYearsFrom: 1950, receivedOn: null })
  // A full date from the year down is always read, whatever form is asked for.
  const iso = form !== 'YYYY-MM-DD' && /^\d{4}-\d{1,2}-\d{1,2}/.test(text.trim())
  return 'value' in read && !iso
}
