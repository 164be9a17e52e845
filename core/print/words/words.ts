/** The words of each language that a document can be printed in. */
import { english } from './english.js'
import type { PrintWords } from './print-words.js'

const tables: Readonly<Record<string, PrintWords>> = { en: english }

/** The words for a language tag; English where there are none of its own. */
export function printWords(language: string): PrintWords {
  return tables[language.split('-')[0] ?? ''] ?? english
}
