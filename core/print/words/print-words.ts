/** The words that stand on a printed document beside its own text: one table a language, each with every key. */
import type { PageWords } from '../../document/words/page-words.js'

/** The words that a printed document has in common with the page. */
export const sharedWords = [
  'allDates',
  'askWhom',
  'besideWay',
  'cleared',
  'colon',
  'comma',
  'confirmed',
  'counted',
  'definitions',
  'emptyNumbers',
  'figures',
  'inCapacity',
  'inWay',
  'inYear',
  'lineThere',
  'mayFall',
  'method',
  'notReviewed',
  'number',
  'or',
  'otherThan',
  'semicolon',
  'partings',
  'shareAll',
  'shareKnown',
  'signatories',
  'statements',
  'sums',
  'to',
  'toDay',
  'translationAgrees',
  'translationParts',
  'translationUnread',
  'unknown',
  'verdicts',
  'wholeRegister',
] as const

/** Every word of a printed document. */
export type PrintWords = OwnPrintWords & Pick<PageWords, (typeof sharedWords)[number] | 'told'>

/** The words that only a printed document says; `{...}` is filled in. A key more or less in one language does not compile. */
export interface OwnPrintWords {
  readonly sheet: string
  /** `{register}`, `{entry}`. */
  readonly countedAsOf: string
  /** `{entry}`. */
  readonly asOf: string
  /** What the signs beside numbers mean; `{signs}` is the list of those that stand in this text. */
  readonly signs: string
  readonly inText: string
  readonly period: string
  readonly place: string
  readonly total: string
  /** `{from}`, `{to}`: both days included. */
  readonly fromTo: string
  /** `{per}`, `{claim}`. */
  readonly ratePer: string
  /** `{day}`. */
  readonly boundariesOf: string
  readonly sources: string
  readonly notCovered: string
  readonly seeMethod: string
  readonly boundToNothing: string
  readonly key: string
  readonly more: string
  readonly text: string
  readonly asks: string
  /** `{to}`, `{day}`. */
  readonly answerBy: string
  /** `{all}`, `{named}`. */
  readonly signedBy: string
  /** `{count}`. */
  readonly notNamed: string
  /** `{count}`. */
  readonly restInList: string
  readonly numbers: string
  /** `{line}`. */
  readonly line: string
  readonly withheld: string
  readonly notShown: string
  readonly notShownText: string
  readonly check: string
  readonly checkText: string
  /** Stands on a translation only; `{language}` is the tag of the text that counts. */
  readonly translation: string
  /** Where letters had to be left out; `{count}`. */
  readonly lettersMissing: string
}

/** Fills the `{...}` of a sentence; in a text from right to left each value keeps its own order. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : isolated(sentence, String(value))
  })
}

/**
 * A text that keeps its own order beside letters from right to left: without the two marks 2041-03-02 would be drawn as
 * 02-03-2041 there (Unicode UAX #9, W2 and X5c).
 */
export function isolated(beside: string, text: string): string {
  return /[\u0590-\u08ff]/.test(beside) ? `\u2068${text}\u2069` : text
}
