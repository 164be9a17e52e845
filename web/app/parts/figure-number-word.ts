/** What a number of a figure is, in the language of the page. */
import type { NumberName } from '../../../core/figure/behind.js'
import { t } from '../language.svelte.js'

const keys: Readonly<Record<Exclude<NumberName, 'total'>, string>> = {
  may_fall: 'figures.number.may_fall',
  unknown: 'figures.number.unknown',
  confirmed: 'figures.number.confirmed',
  not_reviewed: 'figures.number.not_reviewed',
}

/** Of the numbers beside the total. */
export function numberWord(name: keyof typeof keys): string {
  return t(keys[name])
}
