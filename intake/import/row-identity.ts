/** What makes a row the same row: its own number where it has one, else its text; and what was read from it. */
import type { Values } from '../../core/record/definition.js'
import { keyOfLocalId, shortHash } from '../../store/import/row-key.js'
import type { MappedRow } from '../table/map-row.js'

/** The key of a row, by its number or by its whole text. */
export function rowKey(row: MappedRow): string {
  const { key, main } = row
  return key === null || main === null ? textKey(row.cells) : keyOfLocalId(main.kind, key)
}

/** The key of a row without a number: its cells, as they stand in the file. */
export function textKey(cells: readonly string[]): string {
  return shortHash(`text\n${JSON.stringify(cells)}`)
}

/** What the mapping read from a row, so that a better mapping of the same row is noticed; numbers are compared trimmed. */
export function contentHash(row: MappedRow): string {
  return shortHash(
    JSON.stringify(row.records.map((record) => [record.name, record.kind, trimmedNumber(record.values)])),
  )
}

function trimmedNumber(values: Values): Values {
  const number = values.local_id
  return typeof number === 'string' && number !== number.trim()
    ? { ...values, local_id: number.trim() }
    : values
}

/** The record ids that rows state, by the kind that the row is counted as. */
export function idsByKind(rows: readonly MappedRow[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const { recordId, main } of rows) {
    if (recordId === null || main === null) continue
    const ofKind = ids.get(main.kind)
    if (ofKind) ofKind.push(recordId)
    else ids.set(main.kind, [recordId])
  }
  return ids
}
