/** The records behind a table, as of the entry of its query. */
import type { Breakdown } from '../core/document/breakdowns.js'
import type { Session } from '../store/engine/engine.js'
import type { CountedRecord } from '../store/figure/records.js'
import { countedRecords } from '../store/figure/records.js'
import type { Programme } from '../store/programme.js'
import { settingsAsOf } from '../store/settings.js'

/** The records behind a breakdown, counted as of its base's entry. */
export async function recordsOf(
  session: Session,
  programme: Programme,
  breakdown: Breakdown,
): Promise<readonly CountedRecord[]> {
  const { asOf } = breakdown.base
  if (asOf === null) throw new Error(`${breakdown.path} is counted as of no entry`)
  const { timeZone } = await settingsAsOf(session, programme, asOf)
  return countedRecords(session, { programmeId: programme.programmeId, timeZone, asOf }, breakdown)
}
