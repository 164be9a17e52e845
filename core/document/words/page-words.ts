/** The words of a published page and of its check: one table a language, the same keys in each. */
import type { RevisionReason } from '../../disclosure/revisions.js'
import type { ReceiptCode } from '../../verify/receipt.js'
import { grouped } from '../../words/digits.js'
import type { Told } from '../../words/told.js'
import type { Html } from '../html.js'
import { html } from '../html.js'
import { primaryLanguage } from '../language-tag.js'
import type { Parting } from '../translation.js'
import type { Verdict } from '../verdict.js'
import { arabic } from './arabic.js'
import { armenian } from './armenian.js'
import { azerbaijani } from './azerbaijani.js'
import { chinese } from './chinese.js'
import { english } from './english.js'
import { french } from './french.js'
import { russian } from './russian.js'
import { spanish } from './spanish.js'

/** Units of figures that have a name in each language. */
export type UnitName = 'people' | 'accidents' | 'items' | 'hazards' | 'square_metres' | 'share'

/** Every word that a page says by itself. `{n}` and the like are filled in by `fill`. */
export interface PageWords {
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** Between groups of three digits, and before decimals. */
  readonly group: string
  readonly decimal: string
  /** Between two things said of one number, within one thing, after a label, and at the end. */
  readonly semicolon: string
  readonly comma: string
  readonly colon: string
  readonly stop: string
  /** Stands at the foot of every page until somebody whose language it is has read this table. */
  readonly unread: string
  readonly otherLanguages: string
  readonly inEnglish: string
  readonly translation: string
  readonly translationParts: string
  readonly translationAgrees: string
  readonly translationUnread: string
  readonly partings: Readonly<Record<Parting, string>>
  readonly lineThere: string
  readonly cleared: string
  readonly to: string
  readonly register: string
  readonly asOf: string
  readonly numbers: string
  readonly mainFigures: string
  readonly signedBy: string
  readonly agreed: string
  readonly notNamed: string
  readonly withdrawn: string
  readonly otherText: string
  readonly erased: string
  readonly moreNamed: string
  readonly inCapacity: string
  readonly inWay: string
  readonly besideWay: string
  readonly notShown: string
  readonly notShownThat: string
  readonly notShownText: string
  readonly fingerprint: string
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly meanings: Readonly<Record<Verdict, string>>
  readonly signatories: string
  readonly everyNumber: string
  readonly noNumber: string
  readonly line: string
  readonly sums: string
  readonly noSum: string
  readonly figures: string
  readonly noFigure: string
  readonly number: string
  readonly counted: string
  readonly unknown: string
  readonly mayFall: string
  readonly confirmed: string
  readonly notReviewed: string
  readonly sources: string
  readonly parts: string
  readonly definitions: string
  readonly units: Readonly<Record<UnitName, string>>
  readonly wholeRegister: string
  readonly atPlace: string
  readonly boundaries: string
  readonly allDates: string
  readonly inYear: string
  readonly toDay: string
  readonly fromTo: string
  readonly otherThan: string
  readonly or: string
  readonly shareKnown: string
  readonly shareAll: string
  readonly ratePer: string
  readonly statements: string
  readonly noStatement: string
  readonly revisions: string
  readonly revised: string
  readonly added: string
  readonly removed: string
  readonly reasons: Readonly<Record<RevisionReason, string>>
  readonly reasonsWait: string
  readonly notCovered: string
  readonly unboundNumbers: string
  readonly emptyNumbers: string
  readonly none: string
  readonly whoIsIncluded: string
  readonly askWhom: string
  readonly method: string
  readonly receipts: string
  readonly receiptsText: string
  readonly files: string
  readonly rowsText: string
  readonly check: string
  readonly commandText: string
  readonly keyText: string
  readonly withoutKey: string
  readonly dishonest: string
  readonly needsScript: string
  readonly backToText: string
  readonly staysHere: string
  readonly fetchHere: string
  readonly onlyListed: string
  readonly chooseZip: string
  readonly chooseFolder: string
  readonly yourKey: string
  readonly noKey: string
  readonly working: string
  readonly whole: string
  readonly broken: string
  readonly keyGiven: string
  readonly keyInside: string
  readonly keyOther: string
  readonly notFetched: string
  readonly receiptFile: string
  readonly phrase: string
  readonly lookFor: string
  readonly checkFirst: string
  readonly countedIn: string
  readonly answers: Readonly<Record<ReceiptCode, string>>
  /** Names and sentences that a bundle brings with it in this language (core/words/told.ts). */
  readonly told?: Told
}

/** All tables, in the order in which pages link to one another. */
export const pageWords: readonly PageWords[] = [
  english,
  french,
  spanish,
  arabic,
  russian,
  chinese,
  azerbaijani,
  armenian,
]

/** The table of a language tag (`fr`, `fr-CH`); English where there is none. */
export function wordsFor(tag: string): PageWords {
  const primary = primaryLanguage(tag)
  return pageWords.find(({ language }) => language === primary) ?? english
}

/** The unit of a figure in words; null for one that has none in any language, as that of a rate. */
export function unitNamed({ units }: PageWords, unit: string): string | null {
  const isNamed = (name: string): name is UnitName => Object.hasOwn(units, name)
  return isNamed(unit) ? units[unit] : null
}

/** A sentence with its gaps filled. A gap without a value is a bug, and thrown as one. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in "${sentence}"`)
    return String(value)
  })
}

/** The same with HTML in the gaps. */
export function fillHtml(sentence: string, values: Readonly<Record<string, Html>>): Html {
  const parts = sentence.split(/\{(\w+)\}/)
  const filled = parts.map((part, index) => {
    if (index % 2 === 0) return html`${part}`
    const value = values[part]
    if (!value) throw new Error(`no value for {${part}} in "${sentence}"`)
    return value
  })
  return html`${filled}`
}

/** 12390.5 as the language writes it: 12,390.5 in English, 12 390,5 in Russian. */
export function numberIn({ group, decimal }: PageWords, value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return String(value)
  const [digits = '', decimals] = String(value).split('.')
  const whole = grouped(digits, group)
  return decimals === undefined ? whole : `${whole}${decimal}${decimals}`
}
