/** Sums that the words of a text state: "412 people, 97 killed and 305 wounded". */
import { say } from '../words/sentences.js'
import { isAmong } from './language/part-words.js'
import type { Block } from './markdown.js'
import { lineAt } from './markdown.js'
import type { NumberLanguage, PartWords } from './number-language.js'
import type { DocumentNumber, ParsedDocument } from './parse.js'
import { readableText } from './readable-text.js'
import type { CheckedSum } from './verdict.js'
import { digits } from './verdict.js'

/** What the words beside a number say that it counts. */
type Label =
  | { readonly type: 'part'; readonly dimension: string; readonly part: string }
  | { readonly type: 'total' }
  | { readonly type: 'other' }

interface Labelled {
  readonly number: DocumentNumber
  readonly value: number
  readonly label: Label
  /** Stands after its parts: "412 in all". */
  readonly inAll: boolean
}

/**
 * The sums of every sentence in which one whole is followed by, or follows, parts that leave nothing out: killed and
 * injured; civilian and military; men, women and children. A sentence that begins with "Of those" divides the whole
 * of the sentence before. Hedged numbers, percentages, a part named twice and a set of parts that may leave somebody
 * out are let be; so are groups in which every number is bound to a figure, which the register answers for.
 */
export function wordedSums(document: ParsedDocument): readonly CheckedSum[] {
  const inBlock = new Map<number, DocumentNumber[]>()
  for (const number of document.numbers) {
    const group = inBlock.get(number.block)
    if (group) group.push(number)
    else inBlock.set(number.block, [number])
  }
  return [...inBlock].flatMap(([index, numbers]) => {
    const block = document.blocks[index]
    return block && numbers.length > 1 ? sumsOf(block, numbers, document.language) : []
  })
}

function sumsOf(
  block: Block,
  numbers: readonly DocumentNumber[],
  language: NumberLanguage,
): readonly CheckedSum[] {
  let carried: Labelled | null = null
  return sentencesOf(block.text).flatMap(({ start, end }) => {
    const own = numbers.filter((number) => number.start >= start && number.start < end)
    const labelled = own.flatMap((number, index): Labelled[] => {
      const { stated } = number
      if (stated?.hedge !== 'exact' || stated.unit !== 'count' || !Number.isSafeInteger(stated.value))
        return []
      const after = block.text.slice(number.end, Math.min(end, own[index + 1]?.start ?? end))
      const before = block.text.slice(Math.max(own[index - 1]?.end ?? start, number.start - 40), number.start)
      const label = labelOf(language, before, after)
      return [{ number, value: stated.value, label, inAll: language.parts.inAll.test(after) }]
    })
    const divides = language.parts.ofThose.test(block.text.slice(start, end))
    const all: readonly Labelled[] = divides && carried ? [carried, ...labelled] : labelled
    carried = labelled.find(({ label }) => label.type === 'total') ?? (divides ? carried : null)
    return groupsOf(all, language.parts).map((group) => sumOf(block, group))
  })
}

/** Sentences end at a full stop, a question or exclamation mark before white space and no small letter, or at a 。 */
function sentencesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const ends = [...text.matchAll(/[.!?։؟]["')\]”’»]*\s+(?![\p{Ll}\d])|[。！？]/gu)].map(
    (match) => match.index + match[0].length,
  )
  const starts = [0, ...ends]
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }))
}

function labelOf(language: NumberLanguage, before: string, after: string): Label {
  const { parts } = language
  // To the end of the clause: "97 of them were killed," and not what the next clause speaks of.
  const clause = after.split(/[,;:()–—，、；：（）،؛]/)[0] ?? ''
  const following = wordsOf(language, clause).flatMap((word) => labelWord(parts, word) ?? [])
  // "52 people were killed" are a part and no whole.
  const found = following.find(({ type }) => type === 'part') ?? following[0]
  if (found) return found
  const preceding = labelWord(parts, wordsOf(language, before).at(-1) ?? '')
  if (preceding?.type === 'part' && /^[\s:：]*$/.test(/[^\p{L}]*$/u.exec(before)?.[0] ?? '')) return preceding
  return parts.ofWhom.test(after) ? { type: 'total' } : { type: 'other' }
}

function wordsOf({ word, fold }: NumberLanguage, text: string): readonly string[] {
  return readableText(text, fold).text.toLowerCase().match(new RegExp(word.source, 'gu')) ?? []
}

function labelWord(words: PartWords, word: string): Label | null {
  if (isAmong(words.total, word)) return { type: 'total' }
  for (const { name, parts } of words.dimensions) {
    const part = Object.keys(parts).find((entry) => isAmong(parts[entry] ?? [], word))
    if (part !== undefined) return { type: 'part', dimension: name, part }
  }
  return null
}

interface Group {
  readonly whole: Labelled
  readonly parts: readonly Labelled[]
}

function groupsOf(labelled: readonly Labelled[], words: PartWords): readonly Group[] {
  const wholes = labelled.filter(({ label, inAll }) => inAll || label.type === 'total')
  return wholes.flatMap((whole, index) => {
    const at = labelled.indexOf(whole)
    const next = wholes[index + 1]
    const previous = wholes[index - 1]
    const among = whole.inAll
      ? labelled.slice(previous ? labelled.indexOf(previous) + 1 : 0, at)
      : labelled.slice(at + 1, next && !next.inAll ? labelled.indexOf(next) : undefined)
    return words.dimensions.flatMap(({ name, whole: sets }): Group[] => {
      const parts = among.filter(({ label }) => label.type === 'part' && label.dimension === name)
      const names = parts.map(({ label }) => (label.type === 'part' ? label.part : ''))
      const complete = sets.some(
        (set) => set.length === names.length && set.every((part) => names.includes(part)),
      )
      const group = { whole, parts }
      return complete && !isBound(group) ? [group] : []
    })
  })
}

function isBound({ whole, parts }: Group): boolean {
  return [whole, ...parts].every(({ number }) => number.binding.type === 'figure')
}

function sumOf(block: Block, { whole, parts }: Group): CheckedSum {
  const sum = parts.reduce((before, { value }) => before + value, 0)
  const written = `${parts.map(({ value }) => digits(value)).join(' + ')} = ${digits(sum)}`
  const holds = sum === whole.value
  return {
    line: lineAt(block, whole.number.start),
    expression: holds ? written : say('sum_of_two_stated', { sum: written, whole: digits(whole.value) }),
    holds,
  }
}
