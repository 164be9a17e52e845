/** What reading a text gives: a committed value, or the doubt why there is none. Nothing in between, nothing guessed. */
import type { Value } from '../definition.js'
import type { Doubt } from '../doubt.js'

/** The value, null where the text is empty; or the doubt that blocks it. */
export type Reading = { readonly value: Value } | { readonly doubt: Doubt }

/** How the texts of a file write numbers and dates. Nothing of it is found out from the text itself. */
export interface WrittenForm {
  readonly decimal: '.' | ','
  /** The sign between groups of three digits; null where there is none. */
  readonly thousands: ',' | '.' | ' ' | "'" | null
  /** The forms that dates may have. A full date from the year down (2041-03-05) is always read. */
  readonly dates: readonly DateForm[]
  /** First year of the hundred that two-digit years lie in; null where they are doubts. */
  readonly twoDigitYearsFrom: number | null
  /** The day on which the file was received, YYYY-MM-DD: what lies after it had not happened. Null where not asked. */
  readonly receivedOn: string | null
}

/** Forms of dates by name. Days and months may have one digit; an hour and minute may follow a day. */
export const dateForms = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'YYYY-MM',
  'MM/YYYY',
  'MM.YYYY',
  'YYYY',
] as const
export type DateForm = (typeof dateForms)[number]

/** What a file writes whose mapping says nothing of it: ISO dates, a point before decimals. */
export const plainForm: WrittenForm = {
  decimal: '.',
  thousands: null,
  dates: ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'],
  twoDigitYearsFrom: null,
  receivedOn: null,
}

/** A doubt that blocks. `text` is the text as it stands in the cell. */
export function blocked(rule: string, text: string, message: string): { readonly doubt: Doubt } {
  return { doubt: { rule, severity: 'blocks', text, message } }
}

/** Digits of the Arabic and Persian scripts as ASCII digits; everything else as it is. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}
