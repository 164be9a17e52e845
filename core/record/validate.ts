/** Whether committed values fit the definition of their kind. Used by every way in; a doubt is a finding, never a refusal. */
import type { Finding } from '../finding.js'
import { fieldsOf } from './columns.js'
import { isEmpty } from './current.js'
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
  const absent = fieldsOf(kind)
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map((field) => located(missing(field), origin))
  return [...validateStated(kind, values, origin), ...absent]
}

/** The doubts about what a report states, whatever it leaves out: a report speaks only for the fields it fills. */
export function validateStated(kind: Kind, values: Values, origin: Origin = noFile): readonly Finding[] {
  const byName = fieldNames(kind)
  const doubts: FieldDoubt[] = []
  for (const name in values) {
    const value = values[name] ?? null
    if (isEmpty(value)) continue
    const field = byName.get(name)
    if (!field) doubts.push(notAField(kind, name, value))
    else for (const doubt of checkValue(field, value)) doubts.push({ ...doubt, field: name })
  }
  doubts.push(...reversedRanges(byName, values))
  return doubts.map((doubt) => located(doubt, origin))
}

function located({ field, ...doubt }: FieldDoubt, origin: Origin): Finding {
  return { ...doubt, row: origin.row, column: origin.columnOf(field) }
}

const fieldMaps = new WeakMap<Kind, ReadonlyMap<string, Field>>()

function fieldNames(kind: Kind): ReadonlyMap<string, Field> {
  const known = fieldMaps.get(kind)
  if (known) return known
  const made = new Map(fieldsOf(kind).map((field) => [field.name, field] as const))
  fieldMaps.set(kind, made)
  return made
}

/** Whether a record without this field waits; otherwise a note stands beside it. */
export function blocksWhenMissing(field: Field): boolean {
  if (!field.required) return false
  return field.value.type !== 'code' && (field.value.type !== 'list' || field.name === 'sources')
}

type FieldDoubt = Doubt & { readonly field: string }

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
function reversedRanges(byName: ReadonlyMap<string, Field>, values: Values): readonly FieldDoubt[] {
  return Object.keys(values).flatMap((name) => {
    const ending = rangeNames.find(([low]) => name.endsWith(low))
    const field = ending && byName.get(name)
    if (!field) return []
    const highName = `${name.slice(0, -ending[0].length)}${ending[1]}`
    const [low, high] = [number(values[name]), number(values[highName])]
    if (low === null || high === null || low <= high) return []
    const message = `The ${field.label}, is ${low}, which is more than the highest value given, ${high}: correct one of them.`
    return [
      { field: highName, rule: 'most-below-least', severity: 'blocks' as const, text: String(high), message },
    ]
  })
}

function number(value: Value | undefined): number | null {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null
}
