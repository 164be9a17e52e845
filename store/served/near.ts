/** What is recorded near a place or along a route. */
import type { Nearby, Nearest } from '../../core/near/nearby.js'
import { say } from '../../core/words/sentences.js'
import type { Session } from '../engine/engine.js'
import { problem } from '../programme-problems.js'
import type { Settings } from '../settings.js'
import type { Known } from './conditions.js'
import { hazardsNear, measureGround, mostReleased, releasedNear } from './near-ground.js'
import { countNear, nearestRecord, newestInformation } from './near-records.js'
import type { Around } from './near-sql.js'

/** The kinds whose records are told; a minefield record is drawn as danger here, details withheld. */
export const toldKinds = ['hazard', 'minefield_record', 'accident', 'item'] as const
/** The kinds from whose dates the age of the data is told. */
const dated = [...toldKinds, 'activity'] as const

/**
 * Looks around. Throws `data-too-old` where the programme sets an age and the newest information of the register is
 * older than it, or has no date. `entry` is the last of the log, `now` the present.
 */
export async function lookAround(
  session: Session,
  known: Known & { readonly entry: number; readonly now: Date; readonly settings: Settings },
  around: Around,
): Promise<Nearby> {
  const dataDate = await newestOf(dated, (kind) => newestInformation(session, kind, known))
  refuseOld(dataDate, known)
  const neverSurveyed = await measureGround(session, known, around)
  const hazards = [
    ...(await hazardsNear(session, 'hazard', known, around)),
    ...(await hazardsNear(session, 'minefield_record', known, around)),
  ]
  const accidents = await countNear(session, 'accident', known, around)
  const items = await countNear(session, 'item', known, around)
  const nearest: Nearest[] = []
  for (const kind of toldKinds) {
    const found = await nearestRecord(session, kind, known, around)
    if (found) nearest.push(found)
  }
  const released = await releasedNear(session, known, around)
  const dataDateHere = await newestOf(
    dated,
    async (kind) => (await countNear(session, kind, known, around)).newest,
  )
  return {
    neverSurveyed,
    asked: around.asked,
    withinMetres: around.withinMetres,
    dataDate,
    dataDateHere,
    asOf: known.entry,
    hazards,
    accidents: accidents.records,
    items: items.records,
    nearest,
    released: released.slice(0, mostReleased),
    notes: released.length > mostReleased ? [say('released_more', { count: mostReleased })] : [],
  }
}

async function newestOf(
  kinds: readonly string[],
  ask: (kind: string) => Promise<string | null>,
): Promise<string | null> {
  let newest: string | null = null
  for (const kind of kinds) {
    const date = await ask(kind)
    if (date !== null && (newest === null || date > newest)) newest = date
  }
  return newest
}

const dayMilliseconds = 86_400_000

function refuseOld(dataDate: string | null, { settings, now }: { settings: Settings; now: Date }): void {
  const { oldestDataDays } = settings
  if (oldestDataDays === null) return
  const days = dataDate === null ? null : Math.floor((now.getTime() - Date.parse(dataDate)) / dayMilliseconds)
  if (days === null || days > oldestDataDays) throw problem.dataTooOld({ dataDate, days, oldestDataDays })
}
