/** Trees of codes: flat, upwards, downwards, and by the words found in a cell. */
import type { Code, Synonyms } from './definition.js'

// Every coded value of every row is looked up in its tree.
const flat = new WeakMap<readonly Code[], readonly Code[]>()

/** Every code of a tree, parents before their children. */
export function flatCodes(tree: readonly Code[]): readonly Code[] {
  const known = flat.get(tree)
  if (known) return known
  const made = tree.flatMap((entry) => [entry, ...flatCodes(entry.under ?? [])])
  flat.set(tree, made)
  return made
}

/** A code and every code under it: what a filter on it includes. Empty where the tree has no such code. */
export function codesUnder(tree: readonly Code[], code: string): readonly string[] {
  const found = flatCodes(tree).find((entry) => entry.code === code)
  return found ? flatCodes([found]).map((entry) => entry.code) : []
}

/** The codes from the top of the tree down to this one, itself last. Empty where the tree has no such code. */
export function pathOf(tree: readonly Code[], code: string): readonly string[] {
  for (const entry of tree) {
    if (entry.code === code) return [code]
    const below = pathOf(entry.under ?? [], code)
    if (below.length > 0) return [entry.code, ...below]
  }
  return []
}

/**
 * The code that a cell's text means: its code, its label or one of its synonyms, compared by `comparable`.
 * Where two codes share a word, the first in the tree has it. Null where nothing matches; nothing is guessed.
 */
export function findCode(tree: readonly Code[], text: string): Code | null {
  const word = comparable(text)
  return word === '' ? null : (indexOf(tree).get(word) ?? null)
}

/** All words of a set of synonyms, of every language. */
export function wordsOf(synonyms: Synonyms | undefined): readonly string[] {
  return Object.values(synonyms ?? {}).flat()
}

// Accents of Latin, Greek and Cyrillic letters, Hebrew and Arabic vowel signs, hamza and madda, and the tatweel.
// Not every \p{M}: in Khmer, Thai or Devanagari the vowels are marks, and words would fall together.
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g

/**
 * The form in which words are compared and never stored: NFKC, lower case, without diacritics, with `_` and hyphens as
 * spaces, spaces collapsed and trimmed.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/[_\-\u2010-\u2015\s]+/gu, ' ')
    .trim()
}

// A file of a million rows asks the same tree a million times.
const indexes = new WeakMap<readonly Code[], ReadonlyMap<string, Code>>()

function indexOf(tree: readonly Code[]): ReadonlyMap<string, Code> {
  const known = indexes.get(tree)
  if (known) return known
  const index = new Map<string, Code>()
  const all = flatCodes(tree)
  const claim = (word: string, entry: Code): void => {
    const key = comparable(word)
    if (!index.has(key)) index.set(key, entry)
  }
  // Codes and labels first: a synonym of one code never hides the name of another.
  for (const entry of all) claim(entry.code, entry)
  for (const entry of all) claim(entry.label, entry)
  for (const entry of all) for (const word of wordsOf(entry.synonyms)) claim(word, entry)
  indexes.set(tree, index)
  return index
}
