/**
 * How a language writes numbers, dates and plurals, as a small table: made where Intl knows the language, for browsers in
 * which it does not. Debian's Chromium has nothing of Armenian and lists Azerbaijani without holding anything of it.
 */
import type { PageLanguage } from '../access/languages.js'

/** The languages of the pages of which some browsers know nothing. */
export const sparseLanguages = ['az', 'hy'] as const satisfies readonly PageLanguage[]

/** What stands in a date: words of its own, or a part with as many digits at least. */
export type DatePiece =
  | string
  | { readonly part: 'day' | 'month' | 'year' | 'hour' | 'minute'; readonly digits: number }

/** The units that pages name. */
export const shownUnits = ['meter', 'kilometer'] as const
export type ShownUnit = (typeof shownUnits)[number]

/** One language. */
export interface LocaleTable {
  readonly language: string
  readonly group: string
  readonly decimal: string
  /** How many digits a whole number has at least before they are grouped. */
  readonly groupedFrom: number
  /** What follows a number: of hundredths, of units. */
  readonly percent: string
  readonly units: Readonly<Record<ShownUnit, string>>
  /** Short names from January on, as they stand in a date. */
  readonly months: readonly string[]
  readonly day: readonly DatePiece[]
  readonly moment: readonly DatePiece[]
  /** Categories by the whole part, as far as they are not `other`: of whole numbers, and of those with decimals. */
  readonly plurals: { readonly whole: readonly string[]; readonly broken: readonly string[] }
}

/** How pages write a day and a moment. */
export const dateForms = {
  day: { dateStyle: 'medium' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>
export type DateForm = keyof typeof dateForms

/** Early in the day, month and hour, so that a part with a leading zero shows it. */
const early = Date.UTC(2005, 2, 7, 4, 6)
/** Larger than any number whose plural a language tells apart from all that follow, where its rules fit in the table. */
const farEnough = 1200

/** The table of a language, from an Intl that knows it. */
export function localeTable(language: string): LocaleTable {
  const plain = new Intl.NumberFormat(language)
  const after = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options)
      .formatToParts(5)
      .flatMap(({ type, value }) => (type === 'integer' ? [] : [value]))
      .join('')
  const unit = (name: ShownUnit) => after({ style: 'unit', unit: name })
  return {
    language,
    group: partOf(plain.formatToParts(1_234_567), 'group'),
    decimal: partOf(plain.formatToParts(0.5), 'decimal'),
    groupedFrom: plain.formatToParts(1234).some(({ type }) => type === 'group') ? 4 : 5,
    percent: after({ style: 'percent' }),
    units: { meter: unit('meter'), kilometer: unit('kilometer') },
    months: Array.from({ length: 12 }, (_, month) =>
      partOf(dateParts(language, 'day', Date.UTC(2005, month, 7)), 'month'),
    ),
    day: piecesOf(language, 'day'),
    moment: piecesOf(language, 'moment'),
    plurals: pluralsOf(language),
  }
}

function dateParts(language: string, form: DateForm, time: number): readonly Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(language, { ...dateForms[form], timeZone: 'UTC' }).formatToParts(time)
}

function partOf(parts: readonly { readonly type: string; readonly value: string }[], type: string): string {
  const found = parts.find((each) => each.type === type)
  if (!found) throw new Error(`there is no ${type} in ${JSON.stringify(parts)}`)
  return found.value
}

function piecesOf(language: string, form: DateForm): readonly DatePiece[] {
  return dateParts(language, form, early).map(({ type, value }) => {
    if (type === 'literal') return value
    // A half of the day, an era or a weekday would need names of its own.
    if (type !== 'day' && type !== 'month' && type !== 'year' && type !== 'hour' && type !== 'minute')
      throw new Error(`a date in ${language} has a ${type}, for which the table has no place`)
    return { part: type, digits: value.length }
  })
}

function pluralsOf(language: string): LocaleTable['plurals'] {
  const rules = new Intl.PluralRules(language)
  const of = (beside: number) => {
    const all = Array.from({ length: farEnough }, (_, whole) => rules.select(whole + beside))
    const first = all.slice(0, all.findLastIndex((each) => each !== 'other') + 1)
    if (first.length > 10)
      throw new Error(`the plurals of ${language} come again: they need rules, not a table`)
    return first
  }
  return { whole: of(0), broken: of(0.5) }
}
