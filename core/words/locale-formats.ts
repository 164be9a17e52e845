/** Numbers, dates and plurals of one language: by Intl where it knows the language, else by a table of locale-table.ts. */
import type { Formatters } from 'intl-messageformat'
import { grouped } from './digits.js'
import { type DateForm, dateForms, type LocaleTable, shownUnits } from './locale-table.js'

interface Format<T> {
  readonly format: (value: T) => string
}

/** What the pages write in their language. */
export interface LocaleFormats {
  readonly number: (options?: Intl.NumberFormatOptions) => Format<number>
  readonly date: (form: DateForm, timeZone: string) => Format<Date | number>
  readonly plural: (options?: Intl.PluralRulesOptions) => { readonly select: (value: number) => string }
}

/** Whether Intl itself writes the language as the table does: what it does not know it answers in English or in no language. */
export function isKnownToIntl({ language, months, decimal }: LocaleTable): boolean {
  if (Intl.NumberFormat.supportedLocalesOf(language).length === 0) return false
  const january = new Intl.DateTimeFormat(language, { ...dateForms.day, timeZone: 'UTC' }).format(0)
  return january.includes(months[0] ?? '') && new Intl.NumberFormat(language).format(0.5).includes(decimal)
}

/** The formats of a language; those of the table, where one is given. */
export function localeFormats(language: string, table: LocaleTable | null): LocaleFormats {
  const numbers = new Map<string, Format<number>>()
  const make = (options: Intl.NumberFormatOptions) =>
    table ? numberByTable(table, options) : new Intl.NumberFormat(language, options)
  return {
    number: (options = {}) => {
      const key = JSON.stringify(options)
      const format = numbers.get(key) ?? make(options)
      numbers.set(key, format)
      return format
    },
    date: (form, timeZone) =>
      table
        ? dateByTable(table, form, timeZone)
        : new Intl.DateTimeFormat(language, { ...dateForms[form], timeZone }),
    plural: (options) => (table ? pluralByTable(table) : new Intl.PluralRules(language, options)),
  }
}

/** What fills in messages (intl-messageformat), so that they write as all else on a page does: of a date, its day. */
export function messageFormatters(formats: () => LocaleFormats, timeZone: () => string): Formatters {
  return {
    getNumberFormat: (_, options) => formats().number(options as Intl.NumberFormatOptions),
    getDateTimeFormat: () => formats().date('day', timeZone()),
    getPluralRules: (_, options) => formats().plural(options),
  } as Formatters
}

/** Rounded as English rounds, which every browser knows, and written with the marks of the table. */
function numberByTable(table: LocaleTable, options: Intl.NumberFormatOptions): Format<number> {
  const english = new Intl.NumberFormat('en', { ...options, useGrouping: false })
  const unit = shownUnits.find((each) => each === options.unit)
  const shown = (part: Intl.NumberFormatPart): string => {
    if (part.type === 'integer') return grouped(part.value, table.group, table.groupedFrom)
    if (part.type === 'decimal') return table.decimal
    if (part.type === 'percentSign') return table.percent
    if (part.type === 'unit' && unit) return table.units[unit]
    // The table has the blank before a unit with it.
    return part.type === 'literal' ? '' : part.value
  }
  return { format: (value) => english.formatToParts(value).map(shown).join('') }
}

function dateByTable(table: LocaleTable, form: DateForm, timeZone: string): Format<Date | number> {
  const english = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  return {
    format: (time) => {
      const parts = new Map(english.formatToParts(time).map(({ type, value }) => [type, value]))
      const shown = table[form].map((piece) => {
        if (typeof piece === 'string') return piece
        const value = Number(parts.get(piece.part))
        if (piece.part === 'month') return table.months[value - 1]
        return String(value).padStart(piece.part === 'year' ? 1 : piece.digits, '0')
      })
      return shown.join('')
    },
  }
}

function pluralByTable({ plurals }: LocaleTable): { readonly select: (value: number) => string } {
  return {
    select: (value) => {
      const size = Math.abs(value)
      const known = Number.isInteger(size) ? plurals.whole : plurals.broken
      return known[Math.floor(size)] ?? 'other'
    },
  }
}
