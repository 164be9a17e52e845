/** From a query to the scope of a scan: its period as wall time, its places as record ids. */
import { definitionOf } from '../../core/figure/catalogue.js'
import { dimensionNamed } from '../../core/figure/dimensions.js'
import { momentAfter, periodBounds } from '../../core/figure/period.js'
import type { CountQuery } from '../../core/figure/query.js'
import type { Session } from '../engine/engine.js'
import type { AsOf, PlaceFound } from './places.js'
import { findPlace } from './places.js'
import type { Scope } from './predicates.js'

/** A programme, an entry and the zone of the programme's days. */
export interface At extends AsOf {
  readonly timeZone: string
}

/** The scope, and how its place is called. */
export interface Scoped {
  readonly scope: Scope
  readonly place: string | null
}

/** Throws `period-is-empty`, `place-not-found` or `place-ambiguous`. */
export async function scopeOf(session: Session, at: At, count: CountQuery): Promise<Scoped> {
  const bounds = count.period ? periodBounds(count.period, at.timeZone) : null
  const end = bounds?.until ?? null
  const place = count.place ? await placeAsked(session, at, { asked: count.place, end }) : null
  const scope: Scope = {
    programmeId: at.programmeId,
    asOf: at.asOf,
    bounds,
    placeIds: place?.ids ?? null,
    where: count.where,
    by: count.by,
    placesOf: await placesOfConditions(session, at, { count, end }),
  }
  return { scope, place: place?.label ?? null }
}

function placeAsked(
  session: Session,
  at: At,
  { asked, end }: { asked: NonNullable<CountQuery['place']>; end: string | null },
): Promise<PlaceFound> {
  const { writtenAs, text, boundariesAt } = asked
  const moment = boundariesAt === null ? end : momentAfter(boundariesAt, at.timeZone)
  return findPlace(session, at, { writtenAs, text, moment, momentWritten: boundariesAt !== null })
}

async function placesOfConditions(
  session: Session,
  at: At,
  { count, end }: { count: CountQuery; end: string | null },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const definition = definitionOf(count)
  const found = new Map<string, readonly string[]>()
  const codes = count.where
    .filter(({ dimension }) => ['place', 'region'].includes(dimensionNamed(definition, dimension).type))
    .flatMap((condition) => condition.codes)
  for (const code of new Set(codes)) {
    if (code === 'unknown') continue
    const asked = { writtenAs: 'code', text: code, moment: end, momentWritten: false } as const
    found.set(code, (await findPlace(session, at, asked)).ids)
  }
  return found
}
