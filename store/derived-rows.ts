/** Derived rows from version spans: the one place where a record's values become a row of its kind's table. */

import type { Column } from '../core/record/columns.js'
import type { VersionSpan } from '../core/record/current.js'
import { informationDateKey } from '../core/record/current.js'
import type { Copies, Kind, Value, Values } from '../core/record/definition.js'
import { copyValue } from './copy-text.js'
import { stateColumns, valueColumns } from './schema/derived-tables.js'

/** Which of a record's rows count: accepted ones; submitted and disputed ones are shown beside the number. */
export type Role = 'accepted' | 'submitted' | 'disputed'

/** One derived row before it is written. */
export interface DerivedRow {
  readonly recordId: string
  readonly version: number
  readonly role: Role
  readonly entry: number | null
  readonly currentFrom: number | null
  readonly currentTo: number | null
  /** Of a row that waits: its draft's row in the submission; left out of accepted rows. */
  readonly draftRow?: number
}

/** `copy victims (programme_id, record_id, ...) from stdin`. */
export function copyStatement(kind: Kind): string {
  const names = [...stateColumns, ...valueColumns(kind).map((column) => column.name)]
  // programme_id: the first of stateColumns.
  return `copy ${kind.table} (${names.join(', ')}) from stdin`
}

/** The value part of a line, which can be made before the entry number is known. */
export function valuePart(kind: Kind, values: Values): string {
  const parts = laidOut(kind).map(({ column, empty }) => {
    const isEmpty = column.field !== undefined && (values[column.field] ?? null) === null
    return isEmpty ? empty : copyValue(column.from(values))
  })
  return `\t${parts.join('\t')}`
}

interface LaidOutColumn {
  readonly column: Column
  /** What stands in the line while the column's field is empty. */
  readonly empty: string
}

const layouts = new WeakMap<Kind, readonly LaidOutColumn[]>()

function laidOut(kind: Kind): readonly LaidOutColumn[] {
  const known = layouts.get(kind)
  if (known) return known
  const made = valueColumns(kind).map((column) => ({ column, empty: copyValue(column.from({})) }))
  layouts.set(kind, made)
  return made
}

/** A line of `copyStatement`. */
export function derivedLine(programmeId: string, row: DerivedRow, values: string): string {
  const { version, role, entry, currentFrom, currentTo, draftRow } = row
  const state = [version, role, entry, currentFrom, currentTo, draftRow].map((value) => value ?? '\\N')
  return `${programmeId}\t${row.recordId}\t${state.join('\t')}${values}`
}

/** Copies the fields of the record that a reference points to, so that counting needs no join. */
export function withCopies(kind: Kind, values: Values, referenced: (copy: Copies) => Values | null): Values {
  let copied: Record<string, Value> | null = null
  for (const copy of kind.copies ?? []) {
    const source = referenced(copy)
    if (!source) continue
    copied ??= { ...values }
    for (const name of copy.fields) copied[name] = source[name] ?? null
  }
  return copied ?? values
}

/** A piece of a span in which the referenced record did not change either. */
export interface Piece {
  readonly span: VersionSpan
  readonly from: number | null
  readonly to: number | null
  readonly referenced: Values | null
}

/** Cuts a record's spans where the record it copies from changed. */
export function pieces(spans: readonly VersionSpan[], referenced: readonly VersionSpan[]): readonly Piece[] {
  return spans.flatMap((span): readonly Piece[] => {
    if (span.from === null) return [{ span, from: null, to: null, referenced: latestOf(referenced) }]
    const from = span.from
    const end = span.to ?? Number.POSITIVE_INFINITY
    const cuts = referenced
      .map((other) => other.from)
      .filter((entry): entry is number => entry !== null && entry > from && entry < end)
    const edges = [from, ...cuts]
    return edges.map((edge, index) => ({
      span,
      from: edge,
      to: edges[index + 1] ?? span.to,
      referenced: referencedAt(referenced, edge),
    }))
  })
}

/** What was known of the referenced record at an entry; one since withdrawn is still what the record pointed to. */
function referencedAt(spans: readonly VersionSpan[], entry: number): Values | null {
  const known = spans.filter((span) => span.from !== null && span.from <= entry)
  return known.at(-1)?.values ?? latestOf(spans)
}

function latestOf(spans: readonly VersionSpan[]): Values | null {
  const sorted = [...spans].sort((one, other) =>
    informationDateKey(one.values) < informationDateKey(other.values) ? -1 : 1,
  )
  return sorted.at(-1)?.values ?? null
}
