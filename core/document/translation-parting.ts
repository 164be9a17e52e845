/** The numbers of a translation beside those of the text that counts: which are missing, added or said otherwise. */
import type { Binding, DocumentNumber } from './parse.js'
import type { Stated } from './stated.js'
import { printStated } from './stated.js'
import type { Parting } from './translation.js'

/** One number that parts the two texts. Lines count from 1; null where a text has no such number. */
export interface PartedNumber {
  readonly is: Parting
  readonly value: number
  readonly line: number | null
  readonly originalLine: number | null
  /** Its words in the translation and in the text that counts; null where that has no such number. */
  readonly text: string | null
  readonly originalText: string | null
  /** One sentence. */
  readonly what: string
}

/** Two texts held against each other. */
export interface Parted {
  readonly findings: readonly PartedNumber[]
  /** Of each number of the text that counts the one of the translation that stands for it, if any. */
  readonly counterparts: readonly (DocumentNumber | null)[]
}

interface Compared {
  readonly number: DocumentNumber
  readonly stated: Stated
}

/**
 * Pairs the numbers whatever their order: a language puts them where it needs them. A number pairs with the one that
 * is alike in value, words and link; then with one worded otherwise; then with one linked otherwise. A plain one
 * without a link is left out: half of the languages have it as an article.
 */
export function partedNumbers(
  original: readonly DocumentNumber[],
  translated: readonly DocumentNumber[],
): Parted {
  const worded: PartedNumber[] = []
  const counterparts = new Map<DocumentNumber, DocumentNumber>()
  let ours = compared(original)
  let theirs = compared(translated)
  for (const { key, parting } of [
    {
      key: (entry: Compared) => [amountOf(entry), entry.stated.hedge, linkOf(entry.number.binding)],
      parting: null,
    },
    { key: (entry: Compared) => [amountOf(entry), linkOf(entry.number.binding)], parting: wordedOtherwise },
    { key: (entry: Compared) => [amountOf(entry)], parting: boundOtherwise },
  ]) {
    const { pairs, left, right } = pairBy(ours, theirs, (entry) => key(entry).join('\n'))
    for (const [one, other] of pairs) counterparts.set(one.number, other.number)
    if (parting) worded.push(...pairs.map(([one, other]) => parting(one, other)))
    ours = left
    theirs = right
  }
  return {
    findings: [...ours.map(missing), ...theirs.map(extra), ...worded],
    counterparts: original.map((number) => counterparts.get(number) ?? null),
  }
}

function compared(numbers: readonly DocumentNumber[]): readonly Compared[] {
  return numbers.flatMap((number): readonly Compared[] => {
    const { stated, binding } = number
    if (!stated) return []
    const isOne = stated.value === 1 && stated.hedge === 'exact' && stated.unit === 'count'
    return isOne && binding.type === 'none' ? [] : [{ number, stated }]
  })
}

function amountOf({ stated: { value, high, unit } }: Compared): string {
  return `${value} ${high} ${unit}`
}

function linkOf(binding: Binding): string {
  if (binding.type === 'figure') return `#${binding.figure}${binding.conditions}`
  return binding.type === 'claim' ? `claim:${binding.claim}` : ''
}

function pairBy(
  ours: readonly Compared[],
  theirs: readonly Compared[],
  key: (entry: Compared) => string,
): {
  pairs: readonly (readonly [Compared, Compared])[]
  left: readonly Compared[]
  right: readonly Compared[]
} {
  const waiting = new Map<string, Compared[]>()
  for (const entry of theirs) waiting.set(key(entry), [...(waiting.get(key(entry)) ?? []), entry])
  const pairs: (readonly [Compared, Compared])[] = []
  const left = ours.filter((entry) => {
    const other = waiting.get(key(entry))?.shift()
    if (other) pairs.push([entry, other])
    return !other
  })
  const paired = new Set(pairs.map(([, other]) => other))
  return { pairs, left, right: theirs.filter((entry) => !paired.has(entry)) }
}

function missing({ number, stated }: Compared): PartedNumber {
  const what = `"${number.text}" (${printStated(stated)}) is not found in the translation.`
  return { is: 'missing', value: stated.value, ...linesOf(number, null), what }
}

function extra({ number, stated }: Compared): PartedNumber {
  const what = `"${number.text}" (${printStated(stated)}) is not in the text that counts.`
  return { is: 'extra', value: stated.value, ...linesOf(null, number), what }
}

function wordedOtherwise(one: Compared, other: Compared): PartedNumber {
  const what = `"${other.number.text}" says ${printStated(other.stated)}, the text that counts says ${printStated(one.stated)}.`
  return { is: 'worded', value: one.stated.value, ...linesOf(one.number, other.number), what }
}

function boundOtherwise(one: Compared, other: Compared): PartedNumber {
  const name = (entry: Compared) => linkOf(entry.number.binding) || 'nothing'
  const what = `"${other.number.text}" is linked to ${name(other)}, in the text that counts to ${name(one)}.`
  return { is: 'bound', value: one.stated.value, ...linesOf(one.number, other.number), what }
}

function linesOf(original: DocumentNumber | null, translated: DocumentNumber | null) {
  return {
    line: translated?.line ?? null,
    originalLine: original?.line ?? null,
    text: translated?.text ?? null,
    originalText: original?.text ?? null,
  }
}
