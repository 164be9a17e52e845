/** The words of each language that a document can be printed in. */
import type { PageWords } from '../../document/words/page-words.js'
import { wordsFor } from '../../document/words/page-words.js'
import { arabic } from './arabic.js'
import { armenian } from './armenian.js'
import { azerbaijani } from './azerbaijani.js'
import { chinese } from './chinese.js'
import { english } from './english.js'
import { french } from './french.js'
import type { OwnPrintWords, PrintWords } from './print-words.js'
import { sharedWords } from './print-words.js'
import { russian } from './russian.js'
import { spanish } from './spanish.js'

const tables: Readonly<Record<string, OwnPrintWords>> = {
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
  const page = wordsFor(language)
  const shared = Object.fromEntries(sharedWords.map((word) => [word, page[word]]))
  const own = tables[page.language] ?? english
  return { ...own, ...(shared as Pick<PageWords, (typeof sharedWords)[number]>) }
}
