/** How many records a list has, in the digits of the language; of what was not counted to its end, that there are more. */
import { number } from '../language.svelte.js'
import type { RecordsAnswer } from './record-answers.js'

export function matchedWord({
  numberMatched,
  numberMatchedIs,
}: Pick<RecordsAnswer, 'numberMatched' | 'numberMatchedIs'>): string {
  return `${numberMatchedIs === 'at_least' ? '≥ ' : ''}${number(numberMatched)}`
}
