/** The words of each language that a document can be printed in. */
import { arabic } from './arabic.js'
import { armenian } from './armenian.js'
import { azerbaijani } from './azerbaijani.js'
import { chinese } from './chinese.js'
import { english } from './english.js'
import { french } from './french.js'
import type { PrintWords } from './print-words.js'
import { russian } from './russian.js'
import { spanish } from './spanish.js'

const tables: Readonly<Record<string, PrintWords>> = {
  en: english,
  fr: french,
  es: spanish,
  ar: arabic,
  ru: russian,
  zh: chinese,
  az: azerbaijani,
  hy: armenian,
}

/** The words for a language tag; English where there are none of its own. */
export function printWords(language: string): PrintWords {
  return tables[language.split('-')[0] ?? ''] ?? english
}
