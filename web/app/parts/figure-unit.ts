/** A figure's number and what it is a number of, in the language of the page; published pages say the same. */
import { amountIn } from '../../../core/document/page-figures.js'
import { unitNamed, wordsFor } from '../../../core/document/words/page-words.js'
import { label, language, number, t } from '../language.svelte.js'

/** `people`, `square_metres`, `share` or another unit of a figure, without a number; what has no word stays. */
export function unitWord(unit: string): string {
  return unitNamed(wordsFor(language()), unit) ?? unit.replaceAll('_', ' ')
}

/** The unit as it stands after that number: 1 person, 2 people. null: the number is withheld. */
export function unitAfter(value: number | null, unit: string): string {
  const key = `figures.unit.${unit}`
  return value === null || label(key, '') === '' ? unitWord(unit) : t(key, { n: value })
}

/** A number of a figure; a share in hundredths. */
export function amountWord(value: number, unit: string): string {
  return unit === 'share' ? amountIn(wordsFor(language()), value, unit) : number(value)
}
