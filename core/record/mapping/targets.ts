/** Where a column can go: the fields of a record, the parts of its lists, and the pieces of dates and positions. */
import { fieldsOf } from '../columns.js'
import type { Field, FieldType } from '../definition.js'
import { kindNamed } from '../kinds.js'
import type { MappingContent, Rule } from './content.js'
import { isObject } from './content.js'

/** The rule of a date from its parts, of one between two, of a position in degrees or in a grid; beside any position. */
export type PieceForm = 'parts' | 'between' | 'degrees' | 'grid' | 'beside'

/** A piece of a value that has a column of its own. */
export interface Piece {
  readonly name: string
  readonly of: 'date' | 'point'
  readonly form: PieceForm
  /** Whether the other columns of its form say nothing without it. */
  readonly isNeeded: boolean
}

/** Every piece, in the order in which they are offered. */
export const pieces: readonly Piece[] = [
  { name: 'year', of: 'date', form: 'parts', isNeeded: true },
  { name: 'month', of: 'date', form: 'parts', isNeeded: false },
  { name: 'day', of: 'date', form: 'parts', isNeeded: false },
  { name: 'earliest', of: 'date', form: 'between', isNeeded: true },
  { name: 'latest', of: 'date', form: 'between', isNeeded: true },
  { name: 'latitude', of: 'point', form: 'degrees', isNeeded: true },
  { name: 'longitude', of: 'point', form: 'degrees', isNeeded: true },
  { name: 'easting', of: 'point', form: 'grid', isNeeded: true },
  { name: 'northing', of: 'point', form: 'grid', isNeeded: true },
  { name: 'zone', of: 'point', form: 'grid', isNeeded: false },
  { name: 'accuracy_metres', of: 'point', form: 'beside', isNeeded: false },
]

/** The piece of that name. */
export function pieceNamed(name: string | null): Piece | null {
  return pieces.find((piece) => piece.name === name) ?? null
}

/** A place in a mapping that a column can be read into. */
export interface Target {
  /** The mapping's name of the record. */
  readonly record: string
  readonly field: string
  /** Of a list: which entry, from 0, and which part of it; both null otherwise. */
  readonly entry: number | null
  readonly part: string | null
  /** Of a date or position: which piece of it, null for the whole. */
  readonly piece: string | null
}

/** One word for a target, for lists of choices. */
export function targetKey({ record, field, entry, part, piece }: Target): string {
  return [record, field, entry ?? '', part ?? '', piece ?? ''].join('/')
}

/** The target of a word of `targetKey`. */
export function targetOfKey(key: string): Target {
  const [record = '', field = '', entry = '', part = '', piece = ''] = key.split('/')
  return {
    record,
    field,
    entry: entry === '' ? null : Number(entry),
    part: part === '' ? null : part,
    piece: piece === '' ? null : piece,
  }
}

/** The field that a target is, or the part of a list; null where the kind has none of that name. */
export function fieldOfTarget({ records }: MappingContent, target: Target): Field | null {
  const record = records[target.record]
  const field = record && fieldsOf(kindNamed(record.kind)).find(({ name }) => name === target.field)
  if (!field || target.part === null) return field ?? null
  const { value: type } = field
  return (type.type === 'list' && type.parts.find(({ name }) => name === target.part)) || null
}

/** The rule that stands at a target, whatever piece it is about; null where none does. */
export function ruleAt({ records }: MappingContent, target: Target): Rule | null {
  const rule = records[target.record]?.fields[target.field]
  if (!rule || target.part === null) return rule ?? null
  const entry = entriesOf(rule)[target.entry ?? 0]
  return entry?.[target.part] ?? null
}

/** The entries of a list's rule; none where it has another form. */
export function entriesOf(rule: Rule | undefined): readonly Readonly<Record<string, Rule>>[] {
  const entries = Array.isArray(rule?.entries) ? rule.entries : []
  return entries.map((entry) =>
    isObject(entry)
      ? Object.fromEntries(
          Object.entries(entry).flatMap(([name, part]) => (isObject(part) ? [[name, part]] : [])),
        )
      : {},
  )
}

/** Every target of a record, in the order of the definition. A list offers its entries and one more. */
export function targetsOf({ records }: MappingContent, name: string): readonly Target[] {
  const record = records[name]
  if (!record) return []
  return fieldsOf(kindNamed(record.kind)).flatMap((field) => {
    const whole = { record: name, field: field.name, entry: null, part: null, piece: null }
    // The sources are what the import itself says: who sent which file.
    if (field.computedFrom || field.name === 'sources') return []
    const { value: type } = field
    if (type.type !== 'list') return withPieces(whole, type)
    const known = entriesOf(record.fields[field.name]).length
    return Array.from({ length: known + 1 }, (_, entry) => entry).flatMap((entry) =>
      type.parts
        .filter((part) => part.computedFrom === undefined)
        .flatMap((part) => withPieces({ ...whole, entry, part: part.name }, part.value)),
    )
  })
}

function withPieces(whole: Target, { type }: FieldType): readonly Target[] {
  if (type === 'reference' || type === 'list') return []
  const parts = pieces.filter((piece) => piece.of === type)
  return [whole, ...parts.map((piece) => ({ ...whole, piece: piece.name }))]
}
