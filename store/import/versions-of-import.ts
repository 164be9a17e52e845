/** Which versions of records an import made: each version names, among its sources, the row it came from. */
import type { Value } from '../../core/record/definition.js'
import { kinds } from '../../core/record/kinds.js'
import { say } from '../../core/words/sentences.js'
import type { Session } from '../engine/engine.js'
import { recordEvents } from '../record-reading.js'
import type { DraftName } from './drafts.js'

/** Where in an import a record version came from, as its source says it. */
export function importedFrom(submission: number, row: number): string {
  return say('imported_from', { n: submission, row })
}

/** The row of an import that a version's sources name, or null. */
export function rowOf(sources: Value | undefined): DraftName | null {
  for (const source of Array.isArray(sources) ? sources : []) {
    const told = Array.isArray(source) ? String(source[1] ?? '') : ''
    const [, submission, row] = /^import (\d+), row (\d+)$/.exec(told) ?? []
    if (submission !== undefined && row !== undefined)
      return { submission: Number(submission), rowNumber: Number(row) }
  }
  return null
}

/** A version of a record. */
export interface RecordVersion {
  readonly recordId: string
  readonly version: number
}

/** The standing versions that an import made of these records, newest first. */
export async function versionsOfImport(
  session: Session,
  programmeId: string,
  from: { readonly submission: number; readonly recordIds: readonly string[] },
): Promise<readonly RecordVersion[]> {
  const found = await recordEvents(session, programmeId, from.recordIds)
  const versions: RecordVersion[] = []
  for (const [recordId, { events }] of found) {
    let version = 0
    for (const event of events) {
      if (event.what === 'withdrawn') continue
      version += 1
      if (event.what === 'accepted' && importOf(event.values.sources) === from.submission)
        versions.push({ recordId, version })
    }
  }
  return versions.sort((one, other) => other.version - one.version)
}

/** Imports that reported on these records after this one and were not taken back, in order. */
export async function importsAfter(
  session: Session,
  programmeId: string,
  from: { readonly submission: number; readonly recordIds: readonly string[] },
): Promise<readonly number[]> {
  const found = await recordEvents(session, programmeId, from.recordIds)
  const later = new Set<number>()
  for (const { events } of found.values()) {
    const first = events.findIndex(
      (event) => event.what === 'accepted' && importOf(event.values.sources) === from.submission,
    )
    if (first === -1) continue
    const takenBack = new Set(events.flatMap((event) => (event.what === 'withdrawn' ? event.version : [])))
    let version = 0
    for (const [index, event] of events.entries()) {
      if (event.what !== 'withdrawn') version += 1
      if (event.what !== 'accepted' || index <= first || takenBack.has(version)) continue
      const other = importOf(event.values.sources)
      if (other !== null && other !== from.submission) later.add(other)
    }
  }
  return [...later].sort((one, other) => one - other)
}

/** Of these records, those that other records copy from (the accident of a victim of another import). */
export async function restedOn(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rested = new Set<string>()
  for (const kind of kinds) {
    for (const reference of new Set(kind.copies?.map((copy) => copy.reference))) {
      const rows = await session.query<{ id: string }>(
        `select distinct ${reference} as id from ${kind.table}
         where programme_id = $1 and role = 'accepted' and current_from is not null and current_to is null
           and ${reference} = any($2::uuid[]) and record_id <> all($2::uuid[])`,
        [programmeId, recordIds],
      )
      for (const row of rows) rested.add(row.id)
    }
  }
  return rested
}

/** The import that a version came from, or null. */
function importOf(sources: Value | undefined): number | null {
  if (!Array.isArray(sources)) return null
  for (const source of sources) {
    const [, number] = /^import (\d+), row /.exec(Array.isArray(source) ? String(source[1] ?? '') : '') ?? []
    if (number !== undefined) return Number(number)
  }
  return null
}
