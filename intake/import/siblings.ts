/**
 * From a mapped row to records with ids: links between the row's records, places found or made, records shared by a
 * number of their own (an accident that several victims name).
 */
import type { Finding } from '../../core/finding.js'
import { isEmpty } from '../../core/record/current.js'
import type { Value, Values } from '../../core/record/definition.js'
import type { KnownPlace } from '../../store/place-list.js'
import { newRecordId } from '../../store/record-id.js'
import type { MappedRow } from '../table/map-row.js'
import type { PlaceIndex } from './places.js'
import { placeMadeFinding } from './places.js'

/** A record of a row once its references have ids. */
export interface RowRecord {
  readonly name: string
  readonly kind: string
  readonly recordId: string
  /** The record stood before, or an earlier row of this file that was accepted made it. */
  readonly standing: boolean
  readonly values: Values
  /** A record that stands and of which the row says nothing: it is named, and not reported on. */
  readonly isOnlyNamed?: true
}

/** A record found by its own number. */
export interface FoundRecord {
  readonly recordId: string
  readonly values: Values
  /** Whether it stands in the log, or will with this import; otherwise only rows that wait name it, each with a copy. */
  readonly inLog: boolean
}

/** `kind` and number of a record that several rows share. */
export function sharedKey(kind: string, number: string): string {
  return `${kind}\n${number.trim()}`
}

/** The key of a record that other rows may name by its number; null for the main record and those without. */
export function sharedKeyOf(
  main: string,
  record: Pick<RowRecord, 'name' | 'kind' | 'values'>,
): string | null {
  const number = numberOf(record.values)
  return record.name === main || number === null ? null : sharedKey(record.kind, number)
}

/** The number of its own that a record has, or null. */
export function numberOf(values: Values): string | null {
  return typeof values.local_id === 'string' ? values.local_id : null
}

/** A record that a row was about before, with its own number where it has one. */
export interface KnownRecord {
  readonly recordId: string
  readonly number: string | null
  /** Whether a version of it is current. */
  readonly isCurrent: boolean
}

/** What a row is resolved against. */
export interface Resolving {
  readonly main: string
  readonly places: PlaceIndex
  /** What the row's records are already, by name: those of the row it was before. */
  readonly known: ReadonlyMap<string, KnownRecord>
  /** Records shared by their own number, by `kind\nnumber`. New ones are added. */
  readonly shared: Map<string, FoundRecord>
  /** Fields that every record of this import has (sources, information date). */
  readonly common: (row: MappedRow) => Values
}

/** A row's records, in an order in which a record comes after those it refers to. */
export interface ResolvedRow {
  readonly records: readonly RowRecord[]
  /** Places that had to be made. */
  readonly places: readonly RowRecord[]
  readonly findings: readonly Finding[]
}

/** Gives the records of a row their ids and references. */
export function resolveRow(row: MappedRow, resolving: Resolving): ResolvedRow {
  const ids = new Map<string, string>()
  const records: RowRecord[] = []
  const places: RowRecord[] = []
  const findings: Finding[] = []
  for (const mapped of inOrder(row)) {
    const values = { ...mapped.values, ...linkedValues(mapped.links, ids) }
    if (mapped.match) {
      const found = matchPlace(row, values, resolving, places, findings)
      ids.set(mapped.name, found)
      continue
    }
    const { name, kind, assumed } = mapped
    const record = recordOf(row, { name, kind, values, assumed }, resolving, findings)
    ids.set(mapped.name, record.recordId)
    records.push(record)
    // A list of places names the larger places of later rows: those rows find them, and do not make them again.
    if (record.kind === 'place' && !record.standing)
      resolving.places.add(knownPlace(record.recordId, record.values))
  }
  return { records, places, findings }
}

function recordOf(
  row: MappedRow,
  {
    assumed,
    ...mapped
  }: Pick<RowRecord, 'name' | 'kind' | 'values'> & { readonly assumed: readonly string[] },
  resolving: Resolving,
  findings: Finding[],
): RowRecord {
  const key = sharedKeyOf(resolving.main, mapped)
  const shared = key === null ? undefined : resolving.shared.get(key)
  const known = resolving.known.get(mapped.name)
  if (known && isStill(known, key === null ? null : numberOf(mapped.values), shared)) {
    const said = known.isCurrent ? withoutAssumed(mapped.values, assumed) : mapped.values
    const values = withCommon(row, said, resolving)
    const isOnlyNamed = known.isCurrent && mapped.name !== resolving.main && Object.keys(said).length === 0
    return {
      ...mapped,
      recordId: known.recordId,
      standing: true,
      values,
      ...(isOnlyNamed ? { isOnlyNamed } : {}),
    }
  }
  if (shared) {
    findings.push(...toldDifferently(row.row, mapped, shared))
    return { ...mapped, recordId: shared.recordId, standing: shared.inLog, values: shared.values }
  }
  const values = withCommon(row, mapped.values, resolving)
  const stated = mapped.name === resolving.main ? row.recordId : null
  const record = { ...mapped, recordId: stated ?? newRecordId(), standing: false, values }
  if (key !== null) resolving.shared.set(key, { recordId: record.recordId, values, inLog: false })
  return record
}

function withoutAssumed(values: Values, assumed: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !assumed.includes(name)))
}

/** Whether a row is about the same record as before: where it now names another number, it is about that one. */
function isStill(known: KnownRecord, number: string | null, shared: FoundRecord | undefined): boolean {
  if (number === null) return true
  if (shared) return shared.recordId === known.recordId
  return known.number === null || known.number.trim() === number.trim()
}

/** Sources that the row states stand beside the row itself, by which an import is undone as a whole. */
function withCommon(row: MappedRow, values: Values, resolving: Resolving): Values {
  const whole: Record<string, Value> = { ...resolving.common(row) }
  for (const name in values) {
    const value = values[name] ?? null
    const common = whole[name]
    if (name === 'sources' && Array.isArray(common) && Array.isArray(value))
      whole[name] = [...common, ...value]
    else if (value !== null) whole[name] = value
  }
  return whole
}

/** Records that others refer to come first; the mapping has no circles, which its schema check refuses. */
function inOrder(row: MappedRow): readonly MappedRow['records'][number][] {
  const done = new Set<string>()
  const sorted: MappedRow['records'][number][] = []
  const waiting = [...row.records]
  while (waiting.length > 0) {
    const index = waiting.findIndex((record) =>
      record.links.every(
        (link) => done.has(link.record) || !waiting.some((other) => other.name === link.record),
      ),
    )
    const [next] = waiting.splice(Math.max(index, 0), 1)
    if (!next) break
    done.add(next.name)
    sorted.push(next)
  }
  return sorted
}

function linkedValues(
  links: readonly { readonly field: string; readonly record: string }[],
  ids: ReadonlyMap<string, string>,
): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const link of links) values[link.field] = ids.get(link.record) ?? null
  return values
}

function matchPlace(
  row: MappedRow,
  values: Values,
  resolving: Resolving,
  places: RowRecord[],
  findings: Finding[],
): string {
  const parentId = typeof values.parent === 'string' ? values.parent : null
  const found = resolving.places.find({ values, parentId })
  if (found) return found.recordId
  const recordId = newRecordId()
  const made = { ...resolving.common(row), ...values, basis: 'named_in_source' }
  places.push({ name: 'place', kind: 'place', recordId, standing: false, values: made })
  findings.push(placeMadeFinding(row.row, { values, parentId }))
  resolving.places.add(knownPlace(recordId, values))
  return recordId
}

function knownPlace(recordId: string, values: Values): KnownPlace {
  const text = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)
  return {
    recordId,
    name: text(values.name) ?? '',
    otherNames: [],
    code: text(values.code),
    codeSystem: text(values.code_system),
    parentId: text(values.parent),
    level: text(values.level),
  }
}

/** A row that names a shared record and says otherwise of it: the first stands, the difference is shown. */
function toldDifferently(
  row: number,
  mapped: Pick<RowRecord, 'name' | 'kind' | 'values'>,
  shared: FoundRecord,
): readonly Finding[] {
  return Object.entries(mapped.values)
    .filter(
      ([field, value]) =>
        !isEmpty(value) && JSON.stringify(shared.values[field] ?? null) !== JSON.stringify(value),
    )
    .map(([field, value]) => ({
      rule: 'shared-record-told-differently',
      severity: 'note' as const,
      row,
      column: field,
      text: JSON.stringify(value),
      message: `This row says otherwise of the ${mapped.kind} ${mapped.values.local_id} than an earlier row or record. The earlier one stands; a reviewer can correct it.`,
    }))
}
