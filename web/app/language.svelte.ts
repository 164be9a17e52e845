/** The language of the pages: its messages, its direction, its numbers and dates. */
import { IntlMessageFormat } from 'intl-messageformat'
import { type PageLanguage, pageLanguages } from '../../core/access/languages.js'
import { dayIn, offsetIn } from '../../core/day.js'
import { directionOf } from '../../core/document/language-tag.js'
import { leftToRight } from '../../core/words/apart.js'
import {
  isKnownToIntl,
  type LocaleFormats,
  localeFormats,
  messageFormatters,
} from '../../core/words/locale-formats.js'
import { type LocaleTable, type ShownUnit, sparseLanguages } from '../../core/words/locale-table.js'

export type Messages = Readonly<Record<string, string>>

const files = import.meta.glob<{ default: Messages }>('../../messages/*.json')
/** Kinds, fields and codes by name, as published pages have them too. */
const names = import.meta.glob<{ default: Messages }>('../../messages/names/*.json')

const kept = 'truebearing-language'

const state = $state<{ language: PageLanguage; messages: Messages }>({ language: 'en', messages: {} })
let formats = $state.raw<LocaleFormats>(localeFormats('en', null))
let timeZone = $state('UTC')
const filled = new Map<string, IntlMessageFormat>()

/** How messages write numbers, days and plurals: as everything else on the page does. */
const formatters = messageFormatters(
  () => formats,
  () => timeZone,
)

/** A hundred pieces of Chinese letters, which would hold up the first page of every other language. */
export function chineseLetters(): Promise<unknown> {
  return import('./style/chinese.css')
}

/** Reads what was chosen before, else what the browser asks for, else English. */
export async function startLanguage(): Promise<void> {
  const wanted = [localStorage.getItem(kept), ...navigator.languages].map((tag) => tag?.slice(0, 2))
  const found = wanted.flatMap((tag) => pageLanguages.filter((language) => language === tag))
  await chooseLanguage(found[0] ?? 'en')
}

/** Turns every word of the pages into another language, and keeps the choice on this machine. */
export async function chooseLanguage(language: PageLanguage): Promise<void> {
  const load = files[`../../messages/${language}.json`]
  const loadNames = names[`../../messages/names/${language}.json`]
  if (!load || !loadNames) throw new Error(`there are no messages in ${language}`)
  const letters = language === 'zh' ? chineseLetters() : null
  const [{ default: own }, { default: named }, table] = await Promise.all([
    load(),
    loadNames(),
    tableFor(language),
    letters,
  ])
  filled.clear()
  formats = localeFormats(language, table)
  state.messages = { ...named, ...own }
  state.language = language
  localStorage.setItem(kept, language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/** What this browser does not know of the language; null where it knows all. */
async function tableFor(language: PageLanguage): Promise<LocaleTable | null> {
  if (!sparseLanguages.some((each) => each === language)) return null
  const { tables } = await import('virtual:locale-tables')
  const table = tables[language]
  return table && !isKnownToIntl(table) ? table : null
}

/** Shows moments in the time of the programme, as its records name days. */
export function keepTimeZone(zone: string): void {
  try {
    dayIn(zone, new Date(0))
    timeZone = zone
  } catch {
    // A browser older than the zone's name: its hours would be wrong, those of UTC are at least nobody's guess.
    timeZone = 'UTC'
  }
}

/** The language that is shown. */
export function language(): PageLanguage {
  return state.language
}

/** The message of that key, filled in (ICU MessageFormat). A key without a message is a bug, and is shown as one. */
export function t(key: string, values: Readonly<Record<string, string | number | Date>> = {}): string {
  const text = state.messages[key]
  if (text === undefined) return `[${key}]`
  return fill(key, text, values)
}

/** A message that is none of the pages' own, filled in. It is read once for its key, which is none of theirs. */
export function fill(
  key: string,
  text: string,
  values: Readonly<Record<string, string | number | Date>>,
): string {
  // Most messages have nothing to fill in; reading one as ICU takes as long as drawing its line.
  if (!/[{}']/.test(text)) return text
  const known = filled.get(key)
  // Words in angle brackets are no tags here: messages hold text alone.
  const format =
    known ?? new IntlMessageFormat(text, state.language, undefined, { ignoreTag: true, formatters })
  if (!known) filled.set(key, format)
  return String(format.format(values))
}

/** The message of that key, or the given text where the languages have none. */
export function label(key: string, otherwise: string): string {
  return state.messages[key] ?? otherwise
}

/** A whole number or decimal as the language writes it. */
export function number(value: number): string {
  return formats.number().format(value)
}

/** A length as the language writes it, with so many decimals at most. */
export function quantity(value: number, unit: ShownUnit, decimals: number): string {
  return formats.number({ style: 'unit', unit, maximumFractionDigits: decimals }).format(value)
}

/** A day `YYYY-MM-DD` as the language writes it; anything else stays as it is. */
export function day(iso: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return iso
  return formats.date('day', 'UTC').format(new Date(`${iso}T00:00:00Z`))
}

/** The day of a moment in the programme's time, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return dayIn(timeZone, moment)
}

/**
 * A moment in whole seconds since 1970, in the programme's time wherever the reader is, and how far that is from UTC:
 * whoever reads elsewhere, or a picture of the page, must not take it for hours of their own.
 */
export function moment(seconds: number): string {
  const instant = new Date(seconds * 1000)
  // Kept apart, so that in Arabic the letters of the offset do not draw the digits after them to their side.
  return `${formats.date('moment', timeZone).format(instant)} ${leftToRight(offsetIn(timeZone, instant))}`
}

/** A part of one, such as 0.25, in hundredths. */
export function percent(part: number): string {
  return formats.number({ style: 'percent' }).format(part)
}
