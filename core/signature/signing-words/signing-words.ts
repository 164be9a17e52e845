/** The words of signing by e-mail: of the page, and of the two messages. One table a language, each with every key. */

import { primaryLanguage } from '../../document/language-tag.js'
import type { KinOutcome } from '../codes.js'
import { arabic } from './arabic.js'
import { armenian } from './armenian.js'
import { azerbaijani } from './azerbaijani.js'
import { chinese } from './chinese.js'
import { english } from './english.js'
import { french } from './french.js'
import { russian } from './russian.js'
import { spanish } from './spanish.js'

/** Capacities as a signer ticks them; the codes are those of core/signature/codes.ts. */
export type CapacityName =
  | 'officer'
  | 'organisation'
  | 'survivor'
  | 'kin'
  | 'guardian'
  | 'representative'
  | 'supporter'

/** What a signer is asked on the page, by its column. A testimony is given to a person and not through a form. */
export const askedConsents = [
  'name_in_public',
  'capacity_in_public',
  'name_to_addressee',
  'name_and_photo_of_the_dead',
  'contact_by_un',
  'contact_by_press',
  'use_in_court',
  'share_with_authorities',
  'share_with_ngos',
] as const
export type AskedConsent = (typeof askedConsents)[number]

/** Fields of the form that are a line of text, by the columns that they become. */
export type TextField =
  | 'name'
  | 'own_word'
  | 'organisation'
  | 'position'
  | 'decided_by'
  | 'decided_on'
  | 'kin_of'
  | 'relation'
  | 'kin_outcome'
  | 'guardian_of'
  | 'representative_of'
  | 'authority'
  | 'address'

/** Texts; `{...}` are filled in by `fill`. */
export interface SigningWords {
  /** Of a page that lists several texts. */
  readonly textsToSign: string
  readonly nothingToSign: string
  readonly otherLanguages: string
  readonly signByMail: string
  readonly how: string
  /** What becomes of the address. */
  readonly addressUse: string
  readonly fields: Readonly<Record<TextField, string>>
  /** Stands beside what must be filled in. */
  readonly needed: string
  readonly youSignAs: string
  readonly severalMayBeTicked: string
  readonly capacities: Readonly<Record<CapacityName, string>>
  readonly whereItApplies: string
  readonly outcomes: Readonly<Record<KinOutcome, string>>
  readonly yesOrNo: string
  readonly silenceIsNo: string
  readonly consents: Readonly<Record<AskedConsent, string>>
  readonly yes: string
  readonly no: string
  /** `{publisher}`. */
  readonly iSign: string
  readonly sendLink: string
  readonly lookAgain: string
  /** `{most}` messages a day. */
  readonly lookInMailbox: Message
  /** `{title}`. */
  readonly confirm: Asked
  readonly counted: Message
  /** `{title}`. */
  readonly withdraw: Asked
  readonly withdrawn: Message
  readonly linkOver: Message
  readonly tooMany: Message
  readonly cannotBeSigned: Message
  readonly notTaken: Message
  /** Without address, name, or any other text of whoever filled in the form. `{title}`, `{link}`, `{until}`. */
  readonly confirmMail: MailWords
  /** `{title}`, `{link}`. */
  readonly countedMail: MailWords
  /** `{publisher}`. */
  readonly from: string
  /** `{contact}`. */
  readonly askWhom: string
}

/** A page that says one thing. */
export interface Message {
  readonly heading: string
  readonly text: string
}

/** A page that asks for one press of a button. */
export interface Asked extends Message {
  readonly button: string
}

/** A message. `text` has one entry a paragraph. */
export interface MailWords {
  readonly subject: string
  readonly text: readonly string[]
}

/** By language tag. */
export const signingWords: Readonly<Record<string, SigningWords>> = {
  en: english,
  fr: french,
  es: spanish,
  ar: arabic,
  ru: russian,
  zh: chinese,
  az: azerbaijani,
  hy: armenian,
}

/** The words of a language tag (`fr`, `fr-CH`), and which language they are in: English where there are none. */
export function signingWordsFor(tag: string): { readonly language: string; readonly words: SigningWords } {
  const primary = primaryLanguage(tag)
  const words = Object.hasOwn(signingWords, primary) ? signingWords[primary] : undefined
  return words ? { language: primary, words } : { language: 'en', words: english }
}

/** Puts texts in the place of `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
