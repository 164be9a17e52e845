/** The form of one value, by the type of its field. */

import { assertNever } from '../problem.js'
import { flatCodes } from './codes.js'
import type { Code, Field, FieldType, Value } from './definition.js'
import { type Doubt, malformed, recordIdForm } from './doubt.js'
import { checkDate, checkPoint } from './validate-intervals.js'
import { checkShape } from './validate-shape.js'

/** Doubts about a value that is not empty. `text` of each is the doubtful text as it stands in the value. */
export function checkValue(field: Field, value: Value): readonly Doubt[] {
  const { label, value: type } = field
  switch (type.type) {
    case 'text':
      return typeof value === 'string'
        ? checkText(label, value)
        : [malformed(label, value, 'not-text', 'text')]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [malformed(label, value, 'not-yes-or-no', 'yes or no')]
    case 'code':
      return each(label, value, type.several, (one) => checkCode(label, type.codes, one))
    case 'integer':
    case 'decimal':
      return checkNumber(label, type, value)
    case 'date':
      return checkDate(label, value)
    case 'point':
      return checkPoint(label, value)
    case 'shape':
      return checkShape(label, value)
    case 'reference':
      return each(label, value, type.several, (one) => checkReference(label, one))
    case 'list':
      return checkList(label, type.parts, value)
    default:
      return assertNever(type)
  }
}

/** U+0000 and lone surrogates can neither be stored nor hashed; U+FFFD says that bytes were unreadable before. */
function checkText(label: string, text: string): readonly Doubt[] {
  if (text.includes('\u0000') || /\p{Surrogate}/u.test(text))
    return [malformed(label, text, 'unreadable-character', 'readable text')]
  if (!text.includes('\ufffd')) return []
  const message = `The ${label} holds characters that could not be read: compare it with the original.`
  return [{ rule: 'replaced-character', severity: 'note', text, message }]
}

function each(
  label: string,
  value: Value,
  several: boolean | undefined,
  check: (one: Value) => readonly Doubt[],
): readonly Doubt[] {
  if (!several) return check(value)
  return Array.isArray(value) ? value.flatMap(check) : [malformed(label, value, 'not-a-list', 'a list')]
}

function checkCode(label: string, codes: readonly Code[], value: Value): readonly Doubt[] {
  if (flatCodes(codes).some((entry) => entry.code === value)) return []
  const top = codes.map((entry) => entry.code).join(', ')
  return [malformed(label, value, 'not-a-code', `one of its codes (${top})`)]
}

function checkNumber(
  label: string,
  type: Extract<FieldType, { type: 'integer' | 'decimal' }>,
  value: Value,
): readonly Doubt[] {
  const [rule, expected, form] =
    type.type === 'integer'
      ? (['not-digits', 'a whole number', /^-?\d+$/] as const)
      : (['not-a-decimal', 'a number with a point before its decimals', /^-?\d+(\.\d+)?$/] as const)
  if (typeof value !== 'string' || !form.test(value)) return [malformed(label, value, rule, expected)]
  const { minimum, maximum } = type
  if (minimum !== undefined && Number(value) < minimum)
    return [malformed(label, value, 'below-minimum', `at least ${minimum}`)]
  if (maximum !== undefined && Number(value) > maximum)
    return [malformed(label, value, 'above-maximum', `at most ${maximum}`)]
  return []
}

function checkReference(label: string, value: Value): readonly Doubt[] {
  if (typeof value === 'string' && recordIdForm.test(value)) return []
  return [malformed(label, value, 'not-a-record-id', 'the id of a record')]
}

function checkList(label: string, parts: readonly Field[], value: Value): readonly Doubt[] {
  if (!Array.isArray(value)) return [malformed(label, value, 'not-a-list', 'a list')]
  return value.flatMap((entry) => {
    if (!Array.isArray(entry) || entry.length !== parts.length)
      return [malformed(label, entry, 'wrong-number-of-parts', `a list of entries of ${parts.length} parts`)]
    return parts.flatMap((part, index) => {
      const one = entry[index] ?? null
      return one === null ? [] : checkValue({ ...part, label: `${label}: ${part.label}` }, one)
    })
  })
}
