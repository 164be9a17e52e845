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
  /** What the word before it says, where that is a part: "killed: 97 people". */
  readonly preceding: Label | null
  /** Stands after its parts: "412 in all". */
  readonly inAll: boolean
  /** Follows a word that says so, which other sentences begin with: "in all 412". */
  readonly announced: boolean
  /** Is divided by what follows, whatever it counts: "97 killed, of whom 60 civilians and 37 soldiers". */
  readonly divided: boolean
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
      return [
        {
          number,
          value: stated.value,
          ...saidBeside(language, { before, after, isLast: index === own.length - 1 }),
        },
      ]
    })
    const divides = language.parts.ofThose.test(block.text.slice(start, end))
    const all = withPreceding(divides && carried ? [carried, ...labelled] : labelled)
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

type Beside = Omit<Labelled, 'number' | 'value'>

/** `before` and `after` reach to the numbers beside, or to the ends of the sentence. */
function saidBeside(
  language: NumberLanguage,
  { before, after, isLast }: { readonly before: string; readonly after: string; readonly isLast: boolean },
): Beside {
  const { parts } = language
  // To the end of the clause: "97 of them were killed," and not what the next clause speaks of.
  const clause = after.split(/[,;:()–—，、；：（）،؛]/)[0] ?? ''
  const rest = after.slice(clause.length)
  const last = labelWord(parts, wordsOf(language, before).at(-1) ?? '')
  const isAdjacent = /^[\s:：]*$/.test(/[^\p{L}]*$/u.exec(before)?.[0] ?? '')
  const preceding = last?.type === 'part' && isAdjacent ? last : null
  return {
    label: labelOf(language, { clause, after, preceding }),
    preceding,
    // "30 wounded, in all" 42: the words speak of the number that follows.
    inAll: parts.inAll.test(after) && (isLast || !parts.inAllBefore?.test(after)),
    announced: parts.inAllBefore?.test(before) ?? false,
    divided: /\p{L}/u.test(rest) && parts.ofWhom.test(rest),
  }
}

/** After a total, "killed: 97 people" are a part: the word before such a number says more than the one after it. */
function withPreceding(labelled: readonly Labelled[]): readonly Labelled[] {
  const first = labelled.findIndex(({ label, divided }) => label.type === 'total' || divided)
  return labelled.map((entry, index) => {
    const isPart = first >= 0 && index > first && entry.label.type === 'total' && !entry.inAll
    return isPart && entry.preceding ? { ...entry, label: entry.preceding } : entry
  })
}

function labelOf(
  language: NumberLanguage,
  beside: { readonly clause: string; readonly after: string; readonly preceding: Label | null },
): Label {
  const { parts } = language
  const { clause, after, preceding } = beside
  const following = wordsOf(language, clause).flatMap((word) => labelWord(parts, word) ?? [])
  // "52 people were killed" are a part and no whole.
  const found = following.find(({ type }) => type === 'part') ?? following[0]
  if (found) return found
  if (preceding) return preceding
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
  const isTotal = ({ label, inAll }: Labelled) => inAll || label.type === 'total'
  const wholes = labelled.filter((entry) => isTotal(entry) || entry.divided)
  return wholes.flatMap((whole) => {
    const at = labelled.indexOf(whole)
    const previous = labelled.slice(0, at).findLastIndex(isTotal)
    const before = labelled.slice(previous + 1, at)
    const next = labelled.findIndex((entry, index) => index > at && isTotal(entry) && !entry.inAll)
    const isLast = whole.inAll || (whole.announced && before.some(({ label }) => label.type === 'part'))
    const among = isLast ? before : labelled.slice(at + 1, next < 0 ? undefined : next)
    return words.dimensions.flatMap(({ name, whole: sets }): Group[] => {
      // What divides one of the parts divides it alone.
      if (among.some(({ divided, label }) => divided && label.type === 'part' && label.dimension !== name))
        return []
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
