/** Whether committed values fit the definition of their kind. Used by every way in; a doubt is a finding, never a refusal. */
import type { Finding } from '../finding.js'
import { fieldsOf } from './columns.js'
import type { Field, Kind, Value, Values } from './definition.js'
import type { Doubt } from './doubt.js'
import { checkValue } from './validate-values.js'

/** Where the values come from, so that a finding names the row and the column of the file. */
export interface Origin {
  /** Data row, counted from 1; null where there is no file. */
  readonly row: number | null
  /** The header of the column that a field was read from; null where it has none. */
  readonly columnOf: (fieldName: string) => string | null
}

const noFile: Origin = { row: null, columnOf: (name) => name }

/**
 * Every doubt about the values of one record: missing, unknown to the kind, not in the form of its type, out of range.
 * `information_date` and `sources` are expected to be filled already. A required coded field or list of positions that
 * is missing is a note, because `unknown` is a statement and is what it then says; anything else required blocks.
 */
export function validate(kind: Kind, values: Values, origin: Origin = noFile): readonly Finding[] {
  const fields = fieldsOf(kind)
  const names = new Set(fields.map((field) => field.name))
  const strangers = Object.keys(values)
    .filter((name) => !names.has(name))
    .map((name) => notAField(kind, name, values[name] ?? null))
  const doubts = fields.flatMap((field) => checkField(field, values[field.name] ?? null))
  return [...strangers, ...doubts, ...reversedRanges(fields, values)].map(({ field, ...doubt }) => ({
    ...doubt,
    row: origin.row,
    column: origin.columnOf(field),
  }))
}

/** Whether a record without this field waits; otherwise a note stands beside it. */
export function blocksWhenMissing(field: Field): boolean {
  if (!field.required) return false
  return field.value.type !== 'code' && (field.value.type !== 'list' || field.name === 'sources')
}

type FieldDoubt = Doubt & { readonly field: string }

function checkField(field: Field, value: Value): readonly FieldDoubt[] {
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (!empty) return checkValue(field, value).map((doubt) => ({ ...doubt, field: field.name }))
  return field.required ? [missing(field)] : []
}

function missing(field: Field): FieldDoubt {
  const blocks = blocksWhenMissing(field)
  const advice = field.value.type === 'date' ? 'give it, or state a date of precision unknown.' : 'give it.'
  return {
    field: field.name,
    rule: 'missing',
    severity: blocks ? 'blocks' : 'note',
    text: null,
    message: blocks
      ? `The ${field.label} must be stated and is missing: ${advice}`
      : `The ${field.label} is missing and is counted as unknown: give it when it becomes known.`,
  }
}

function notAField(kind: Kind, name: string, value: Value): FieldDoubt {
  return {
    field: name,
    rule: 'not-a-field',
    severity: 'blocks',
    text: typeof value === 'string' ? value : null,
    message: `A ${kind.label} has no field ${name}: map it to another field, or keep it as a comment.`,
  }
}

const rangeNames: readonly (readonly [low: string, high: string])[] = [
  ['_least', '_most'],
  ['_low', '_high'],
]

/** `killed_least` above `killed_most`, `quantity_low` above `quantity_high`. */
function reversedRanges(fields: readonly Field[], values: Values): readonly FieldDoubt[] {
  return fields.flatMap(({ name, label }) => {
    const ending = rangeNames.find(([low]) => name.endsWith(low))
    if (!ending) return []
    const highName = `${name.slice(0, -ending[0].length)}${ending[1]}`
    const [low, high] = [number(values[name]), number(values[highName])]
    if (low === null || high === null || low <= high) return []
    const message = `The ${label}, is ${low}, which is more than the highest value given, ${high}: correct one of them.`
    return [
      { field: highName, rule: 'most-below-least', severity: 'blocks' as const, text: String(high), message },
    ]
  })
}

function number(value: Value | undefined): number | null {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null
}
