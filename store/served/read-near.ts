/** What is recorded near a place or along a route of a programme, as it is known now. */
import type { MapShape } from '../../core/near/map-svg.js'
import type { Nearby } from '../../core/near/nearby.js'
import { logSize } from '../append.js'
import type { Programme } from '../programme.js'
import { settingsAsOf } from '../settings.js'
import { lookAround } from './near.js'
import { shapesNear } from './near-shapes.js'
import type { Around } from './near-sql.js'

/** The answer, and its shapes where a map of them is wanted. */
export interface NearbyRead {
  readonly nearby: Nearby
  readonly shapes: readonly MapShape[]
  /** Whose register it is, for the foot of a map. */
  readonly registerName: string
}

/** Reads a programme; throws `data-too-old`. */
export async function readNear(
  programme: Programme,
  around: Around,
  withShapes: boolean,
): Promise<NearbyRead> {
  const { engine, programmeId } = programme
  return engine.transaction(async (session) => {
    const entry = await logSize(session, programmeId)
    const settings = await settingsAsOf(session, programme, entry)
    const known = { programmeId, asOf: null }
    const nearby = await lookAround(session, { ...known, entry, now: programme.now(), settings }, around)
    if (!withShapes) return { nearby, shapes: [], registerName: settings.name }
    const { shapes, whole } = await shapesNear(session, known, around)
    const note = 'The map leaves out shapes: there are more than it can show. Ask for less ground.'
    const notes = whole ? nearby.notes : [...nearby.notes, note]
    return { nearby: { ...nearby, notes }, shapes, registerName: settings.name }
  })
}
