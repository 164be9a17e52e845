/** One cell to the value of one field. Used by every way in that has texts: tables, pasted rows. */
import { comparable } from '../codes.js'
import type { Field, Value } from '../definition.js'
import { checkValue } from '../validate-values.js'
import { lookUp, type ReadingRule, readCoded } from './read-coded.js'
import { readDate, unknownDate } from './read-date.js'
import { readDecimal, readInteger, readPadded } from './read-number.js'
import { readPair } from './read-point.js'
import { blocked, type Reading, type WrittenForm } from './reading.js'

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
    case 'code':
      return readCoded(text, field, rule)
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
