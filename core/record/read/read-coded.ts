/** One cell to a code, several codes, or yes or no. It needs nothing of positions, so that a page reads it as well. */
import { comparable, findCode, flatCodes } from '../codes.js'
import type { Field, Value } from '../definition.js'
import { blocked, type Reading } from './reading.js'

/** How the mapping says that the cells of a column are to be read. */
export interface ReadingRule {
  /** What a text of the cell means: the text that is read instead, or null for nothing. Compared by `comparable`. */
  readonly values?: ReadonlyMap<string, string | boolean | null>
  /** Whether codes may be found by the words that the definition lists. */
  readonly recognise?: boolean
  /** Texts that say that nothing is known. */
  readonly unknown?: ReadonlySet<string>
  /** Length to which zeros are put before a number again. */
  readonly pad?: number
  /** Parts the cell of a field that holds several codes. */
  readonly separator?: string
}

/** The map of a mapping's value table, whose words are compared as `comparable` says. */
export function valueTable(
  entries: Readonly<Record<string, string | boolean | null>>,
): ReadingRule['values'] {
  const table = new Map<string, string | boolean | null>()
  const contested = new Set<string>()
  for (const [text, value] of Object.entries(entries)) {
    const word = comparable(text)
    // Two texts that differ in case or accents alone and mean two things are told apart exactly, or not at all.
    if (table.has(word) && table.get(word) !== value) contested.add(word)
    table.set(word, value)
  }
  for (const word of contested) table.delete(word)
  // What a person wrote exactly as in the file goes before what only looks like it.
  for (const [text, value] of Object.entries(entries)) table.set(exactly(text), value)
  return table
}

/** What the value table says of a text; undefined where it says nothing, null where it says that nothing is stated. */
export function lookUp(rule: ReadingRule, text: string): string | boolean | null | undefined {
  const exact = rule.values?.get(exactly(text))
  return exact === undefined ? rule.values?.get(comparable(text)) : exact
}

function exactly(text: string): string {
  return `=${text}`
}

/** The value of a cell of a field of codes, or of yes and no, that the value table says nothing of. */
export function readCoded(text: string, field: Field, rule: ReadingRule): Reading {
  if (field.value.type !== 'code') return readYesNo(text, field, rule)
  return field.value.several ? readSeveral(text, field, rule) : readCode(text, field, rule)
}

function readCode(text: string, field: Field, rule: ReadingRule): Reading {
  if (field.value.type !== 'code') return unrecognised(text, field)
  const { codes } = field.value
  const found = rule.recognise
    ? findCode(codes, text)
    : flatCodes(codes).find((entry) => entry.code === text.trim())
  return found ? { value: found.code } : unrecognised(text, field)
}

function readSeveral(text: string, field: Field, rule: ReadingRule): Reading {
  const codes: Value[] = []
  for (const part of rule.separator === undefined ? [text] : text.split(rule.separator)) {
    if (part.trim() === '') continue
    const known = lookUp(rule, part)
    const read: Reading = typeof known === 'string' ? { value: known } : readCode(part, field, rule)
    if ('doubt' in read) return { doubt: { ...read.doubt, text } }
    if (!codes.includes(read.value)) codes.push(read.value)
  }
  return { value: codes }
}

const yes = new Set(['yes', 'y', 'true', '1', 'si', 'oui', 'да', 'نعم'].map(comparable))
const no = new Set(['no', 'n', 'false', '0', 'non', 'нет', 'لا'].map(comparable))

function readYesNo(text: string, field: Field, rule: ReadingRule): Reading {
  const word = comparable(text)
  if (word === 'true' || (rule.recognise && yes.has(word))) return { value: true }
  if (word === 'false' || (rule.recognise && no.has(word))) return { value: false }
  return unrecognised(text, field)
}

function unrecognised(text: string, field: Field): Reading {
  return blocked(
    'value-not-recognised',
    text,
    `"${text}" is no ${field.label} that the mapping or the definition knows. The row waits: add the text to the values of the mapping.`,
  )
}
