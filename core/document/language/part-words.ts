/** The ways in which a total of people falls into parts, filled with the words of a language. */
import type { PartWords } from '../number-language.js'

const dimensions = {
  outcome: { parts: ['killed', 'injured'], whole: [['killed', 'injured']] },
  status: { parts: ['civilian', 'military'], whole: [['civilian', 'military']] },
  sex: { parts: ['male', 'female'], whole: [['male', 'female']] },
  'age and sex': {
    parts: ['men', 'women', 'children', 'boys', 'girls', 'adults'],
    whole: [
      ['adults', 'children'],
      ['men', 'women', 'children'],
      ['men', 'women', 'boys', 'girls'],
    ],
  },
} as const

type Part = (typeof dimensions)[keyof typeof dimensions]['parts'][number]

/** For each part, and for the whole, its words between blanks; * at the end stands for any ending. */
interface PartLists extends Readonly<Record<Part | 'total', string>> {
  readonly inAll: RegExp
  readonly inAllBefore?: RegExp
  readonly ofThose: RegExp
  readonly ofWhom: RegExp
}

/** The words by which parts and totals are known. */
export function partWords(lists: PartLists): PartWords {
  const { total, inAll, inAllBefore, ofThose, ofWhom } = lists
  return {
    dimensions: Object.entries(dimensions).map(([name, { parts, whole }]) => ({
      name,
      parts: Object.fromEntries(parts.map((part) => [part, lists[part].split(' ')])),
      whole,
    })),
    total: total.split(' '),
    inAll,
    ...(inAllBefore && { inAllBefore }),
    ofThose,
    ofWhom,
  }
}

/** Whether a word is one of a list. */
export function isAmong(words: readonly string[], word: string): boolean {
  return words.some((entry) => (entry.endsWith('*') ? word.startsWith(entry.slice(0, -1)) : entry === word))
}
