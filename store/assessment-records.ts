/** The records that an assessment of minefield records is made from, as of an entry. */
import type { Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import { logSize } from './append.js'
import type { Session } from './engine/engine.js'
import { currentIds, recordsAsOf } from './exported-records.js'
import type { Programme } from './programme.js'
import { problem } from './programme-problems.js'

/** A record and its committed values. */
export interface HeldRecord {
  readonly id: string
  readonly values: Values
}

const assessmentKinds = [
  'minefield_record',
  'item',
  'activity',
  'accident',
  'hazard',
  'organisation',
] as const

/** Records by kind. */
export type AssessmentRecords = Readonly<Record<(typeof assessmentKinds)[number], readonly HeldRecord[]>>

const pageSize = 1000

/** Reads them in one transaction; `asOf` is the last entry where it is left out. Throws `entry-unknown`. */
export async function assessmentRecords(
  programme: Programme,
  asOf?: number,
): Promise<{ readonly asOf: number; readonly records: AssessmentRecords }> {
  return programme.engine.transaction((session) =>
    readAssessmentRecords(session, programme.programmeId, asOf),
  )
}

/** The same in a transaction that is open. */
export async function readAssessmentRecords(
  session: Session,
  programmeId: string,
  asOf?: number,
): Promise<{ readonly asOf: number; readonly records: AssessmentRecords }> {
  const size = await logSize(session, programmeId)
  const at = asOf ?? size
  if (at > size) throw problem.entryUnknown({ entry: at, size })
  const read: Record<string, readonly HeldRecord[]> = {}
  for (const kind of assessmentKinds) read[kind] = await everyRecord(session, programmeId, kind, at)
  return { asOf: at, records: read as AssessmentRecords }
}

async function everyRecord(
  session: Session,
  programmeId: string,
  kind: string,
  asOf: number,
): Promise<readonly HeldRecord[]> {
  const found: HeldRecord[] = []
  for (let after: string | null = null; ; ) {
    const ids = await currentIds(session, kindNamed(kind), { programmeId, asOf, after, most: pageSize })
    const page = await recordsAsOf(session, { programmeId, asOf }, ids)
    found.push(...page.map(({ recordId, values }) => ({ id: recordId, values })))
    after = ids[ids.length - 1] ?? null
    if (after === null || ids.length < pageSize) return found
  }
}
