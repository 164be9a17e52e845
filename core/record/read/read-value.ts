/** One cell to the value of one field. Used by every way in that has texts: tables, pasted rows. */
import { comparable, findCode, flatCodes } from '../codes.js'
import type { Field, Value } from '../definition.js'
import { checkValue } from '../validate-values.js'
import { readDate, unknownDate } from './read-date.js'
import { readDecimal, readInteger, readPadded } from './read-number.js'
import { readPair } from './read-point.js'
import { blocked, type Reading, type WrittenForm } from './reading.js'

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
function lookUp(rule: ReadingRule, text: string): string | boolean | null | undefined {
  const exact = rule.values?.get(exactly(text))
  return exact === undefined ? rule.values?.get(comparable(text)) : exact
}

function exactly(text: string): string {
  return `=${text}`
}

/** The value of a cell, or the doubt why it has none. An empty cell is an empty value. */
export function readValue(text: string, field: Field, form: WrittenForm, rule: ReadingRule = {}): Reading {
  const known = lookUp(rule, text)
  if (known !== undefined) return stated(known, text, field, form)
  if (rule.unknown?.has(comparable(text))) return unknownValue(text, field)
  if (text.trim() === '') return { value: null }
  const read = readTyped(text, field, form, rule)
  return 'doubt' in read ? read : checked(read.value, text, field)
}

/** A value that the mapping states: a code as it is, everything else read like a cell. */
function stated(known: string | boolean | null, text: string, field: Field, form: WrittenForm): Reading {
  const { value: type } = field
  if (known === null || typeof known === 'boolean') return { value: known }
  if (type.type === 'code') return { value: type.several ? [known] : known }
  const read = readTyped(known, field, form, {})
  return 'doubt' in read ? { doubt: { ...read.doubt, text } } : checked(read.value, text, field)
}

function unknownValue(text: string, field: Field): Reading {
  if (field.value.type === 'code') return { value: field.value.several ? [] : 'unknown' }
  return { value: field.value.type === 'date' ? unknownDate(text) : null }
}

function readTyped(text: string, field: Field, form: WrittenForm, rule: ReadingRule): Reading {
  const { value: type, label } = field
  switch (type.type) {
    case 'text':
      return rule.pad === undefined ? { value: text } : readPadded(text, form, rule.pad)
    case 'integer':
      return readInteger(text, form)
    case 'decimal':
      return readDecimal(text, form)
    case 'date':
      return readDate(text, aheadAllowed.has(field.name) ? { ...form, receivedOn: null } : form)
    case 'point':
      return readPair(text, 'unknown', form)
    case 'boolean':
      return readYesNo(text, field, rule)
    case 'code':
      return type.several ? readSeveral(text, field, rule) : readCode(text, field, rule)
    default:
      return blocked(
        'not-read-from-a-cell',
        text,
        `The ${label} is not read from one cell: map it otherwise.`,
      )
  }
}

/** Dates that may lie after the day of reception: plans, and ends that are still to come. */
const aheadAllowed = new Set([
  'valid_from',
  'valid_to',
  'until',
  'start',
  'end',
  'expected_from',
  'due',
  'not_laid_after',
])

/** Whether a date of that name may lie ahead of the day on which it was told. */
export function mayLieAhead(fieldName: string): boolean {
  return aheadAllowed.has(fieldName)
}

function checked(value: Value, text: string, field: Field): Reading {
  const doubt =
    value === null ? undefined : checkValue(field, value).find((entry) => entry.severity === 'blocks')
  return doubt ? { doubt: { ...doubt, text } } : { value }
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
