/** What a figure's number is a number of, in the language of the page; published pages have the same words. */
import { type UnitName, wordsFor } from '../../../core/document/words/page-words.js'
import { language } from '../language.svelte.js'

/** `people`, `square_metres`, `share` or another unit of a figure, as a reader says it; what has no word stays. */
export function unitWord(unit: string): string {
  const words: Readonly<Record<string, string>> = wordsFor(language()).units satisfies Record<
    UnitName,
    string
  >
  return words[unit] ?? unit.replaceAll('_', ' ')
}
