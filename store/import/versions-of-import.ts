/** Which versions of records an import made: each version names, among its sources, the row it came from. */
import type { Value } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import { recordEvents } from '../record-reading.js'

/** Where in an import a record version came from, as its source says it. */
export function importedFrom(submission: number, row: number): string {
  return `import ${submission}, row ${row}`
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
      if (event.what === 'accepted' && cameFrom(event.values.sources, from.submission))
        versions.push({ recordId, version })
    }
  }
  return versions.sort((one, other) => other.version - one.version)
}

function cameFrom(sources: Value | undefined, submission: number): boolean {
  const beginning = `import ${submission}, row `
  return (
    Array.isArray(sources) &&
    sources.some((source) => Array.isArray(source) && String(source[1] ?? '').startsWith(beginning))
  )
}
