/**
 * Rows that name records by their ids, as exports do. An id that stands for something else, or that a person withdrew,
 * makes its row wait; a record that is not there yet is noted, unless the row cannot be counted without it.
 */
import type { Finding } from '../../core/finding.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Field, Kind, Value } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../../store/engine/engine.js'
import type { Programme } from '../../store/programme.js'
import { currentOf, kindsOfRecords } from '../../store/record-reading.js'
import type { MappedRow } from '../table/map-row.js'
import type { Mapping } from '../table/mapping.js'
import { idsByKind } from './row-identity.js'

/** Whether a mapping reads ids of records from its file. */
export function namesRecords(mapping: Mapping): boolean {
  return Object.values(mapping.records).some(
    (record) =>
      record.record_id !== undefined || Object.values(record.fields).some((rule) => 'exported' in rule),
  )
}

/** The checks of one import, batch by batch. */
export class StatedIds {
  /** Ids of rows before: the database may not have them yet. */
  readonly #seen = new Map<string, string>()

  constructor(readonly programme: Programme) {}

  /** The rows with what is doubtful about the ids that they state. */
  async check(rows: readonly MappedRow[]): Promise<readonly MappedRow[]> {
    const named = rows.map((row) => ({ row, references: row.waits ? [] : referencesOf(row) }))
    const stated = rows.flatMap((row) => row.recordId ?? [])
    const referenced = named.flatMap(({ references }) => references.map(({ id }) => id))
    const { engine, programmeId } = this.programme
    const known = await engine.transaction(async (session) => ({
      kinds: await kindsOfRecords(session, programmeId, [...stated, ...referenced]),
      current: await currentRecords(session, programmeId, rows),
    }))
    for (const { recordId, main } of rows) if (recordId !== null && main) this.#seen.set(recordId, main.kind)
    return named.map(({ row, references }) =>
      withFindings(row, [
        ...ownFindings(row, known),
        ...references.flatMap((reference) => this.#referenceFindings(row, reference, known.kinds)),
      ]),
    )
  }

  #referenceFindings(
    row: MappedRow,
    { id, field, kind, label }: Reference,
    kinds: ReadonlyMap<string, string>,
  ): readonly Finding[] {
    const about = { row: row.row, column: field.name, text: id }
    const found = kinds.get(id) ?? this.#seen.get(id)
    const to = field.value.type === 'reference' ? field.value.to : []
    if (found !== undefined && to.includes(found)) return []
    if (found !== undefined) {
      const message = `The ${label} names a record that is a ${found}, and must be a ${to.join(' or ')}: correct the cell.`
      return [{ rule: 'reference-of-another-kind', severity: 'blocks', ...about, message }]
    }
    const isNeeded = kind.copies?.some((copy) => copy.reference === field.name) ?? false
    const message = isNeeded
      ? `The ${label} is not in the register, and the row cannot be counted without it. Import the export of the kind ${to.join(' or ')} first, then this file again.`
      : `The ${label} is not in the register yet. The row keeps its id; import the export of the kind ${to.join(' or ')} as well.`
    return [{ rule: 'reference-not-there', severity: isNeeded ? 'blocks' : 'note', ...about, message }]
  }
}

interface Reference {
  readonly id: string
  readonly field: Field
  readonly kind: Kind
  readonly label: string
}

function referencesOf(row: MappedRow): readonly Reference[] {
  return row.records.flatMap((record) => {
    const kind = kindNamed(record.kind)
    return fieldsOf(kind).flatMap((field) => referencesIn(kind, field, record.values[field.name] ?? null))
  })
}

function referencesIn(kind: Kind, field: Field, value: Value): readonly Reference[] {
  const { value: type, label } = field
  if (type.type === 'list' && Array.isArray(value))
    return value.flatMap((entry) =>
      type.parts.flatMap((part, index) =>
        referencesIn(kind, part, Array.isArray(entry) ? (entry[index] ?? null) : null),
      ),
    )
  if (type.type !== 'reference' || value === null) return []
  return [value].flat().map((id) => ({ id: String(id), field, kind, label }))
}

/** Of the records that rows state, those that are current, each among those of its row's kind. */
async function currentRecords(
  session: Session,
  programmeId: string,
  rows: readonly MappedRow[],
): Promise<ReadonlySet<string>> {
  const current = new Set<string>()
  for (const [kind, ids] of idsByKind(rows))
    for (const id of await currentOf(session, programmeId, kindNamed(kind).table, ids)) current.add(id)
  return current
}

interface Known {
  readonly kinds: ReadonlyMap<string, string>
  readonly current: ReadonlySet<string>
}

function ownFindings(row: MappedRow, { kinds, current }: Known): readonly Finding[] {
  const { recordId, main } = row
  const found = recordId === null ? undefined : kinds.get(recordId)
  if (recordId === null || main === null || found === undefined || current.has(recordId)) return []
  const about = { severity: 'blocks' as const, row: row.row, column: 'record_id', text: recordId }
  if (found !== main.kind) {
    const message = `The record of this id is a ${found} here, and the row is a ${main.kind}: correct the cell, or leave it empty for a new record.`
    return [{ rule: 'record-of-another-kind', ...about, message }]
  }
  const message =
    'The record of this id was withdrawn or erased here. The row waits; a reviewer decides whether it comes back.'
  return [{ rule: 'record-withdrawn', ...about, message }]
}

function withFindings(row: MappedRow, findings: readonly Finding[]): MappedRow {
  if (findings.length === 0) return row
  const waits = row.waits || findings.some((finding) => finding.severity === 'blocks')
  return { ...row, findings: [...row.findings, ...findings], waits }
}
