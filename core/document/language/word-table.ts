/** The number words of a language, looked up by the word. */
import type { NumberWord } from './number-sum.js'

/** For each number its words, between blanks. */
interface WordTable {
  readonly add: Readonly<Record<number, string>>
  readonly times?: Readonly<Record<number, string>>
  readonly scale: Readonly<Record<number, string>>
  /** Words that hold their own two: ألفان under 1000. */
  readonly dual?: Readonly<Record<number, string>>
}

/** What each word does, or null for every other word. */
export function wordTable({
  add,
  times = {},
  scale,
  dual = {},
}: WordTable): (word: string) => NumberWord | null {
  const table = new Map<string, NumberWord>()
  const put = (words: Readonly<Record<number, string>>, make: (value: number) => NumberWord) => {
    for (const [value, forms] of Object.entries(words))
      for (const form of forms.split(' ')) table.set(form, make(Number(value)))
  }
  put(add, (value) => ({ type: 'add', value }))
  put(times, (value) => ({ type: 'times', value }))
  put(scale, (value) => ({ type: 'scale', value }))
  put(dual, (value) => ({ type: 'scale', value, count: 2 }))
  return (word) => table.get(word) ?? null
}
