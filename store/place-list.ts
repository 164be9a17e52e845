/** The places of a programme, as an import needs them: all of them, small. */
import type { Kind, Values } from '../core/record/definition.js'
import type { Session } from './engine/engine.js'

/** A place that stands in the register. */
export interface KnownPlace {
  readonly recordId: string
  readonly name: string
  readonly otherNames: readonly string[]
  readonly code: string | null
  readonly codeSystem: string | null
  readonly parentId: string | null
  /** Such as `region` or `municipality`. */
  readonly level: string | null
}

interface PlaceRow extends Record<string, unknown> {
  readonly record_id: string
  readonly name: string | null
  readonly alternative_names: string | null
  readonly code: string | null
  readonly code_system: string | null
  readonly parent: string | null
  readonly level: string | null
}

/** Every current place. */
export async function knownPlaces(session: Session, programmeId: string): Promise<readonly KnownPlace[]> {
  const rows = await session.query<PlaceRow>(
    `select record_id, name, alternative_names, code, code_system, parent, level from places
     where programme_id = $1 and role = 'accepted' and current_from is not null and current_to is null`,
    [programmeId],
  )
  return rows.map((row) => ({
    recordId: row.record_id,
    name: row.name ?? '',
    otherNames: otherNames(row.alternative_names),
    code: row.code,
    // An unstated code is derived as 'unknown'; here it is no system.
    codeSystem: row.code_system === 'unknown' ? null : row.code_system,
    parentId: row.parent,
    level: row.level,
  }))
}

function otherNames(json: string | null): readonly string[] {
  const entries = json ? (JSON.parse(json) as readonly (readonly (string | null)[])[]) : []
  return entries.map((entry) => entry[0]).filter((name): name is string => typeof name === 'string')
}

/** The record ids of places and of every place in them. A ring of parents adds nothing. */
export function placesWithin(places: readonly KnownPlace[], placeIds: readonly string[]): readonly string[] {
  const within = new Set(placeIds)
  // Each round reaches one level further down.
  for (let before = -1; before !== within.size; ) {
    before = within.size
    for (const { recordId, parentId } of places)
      if (parentId !== null && within.has(parentId)) within.add(recordId)
  }
  return [...within]
}

/** The places above places: which region a place lies in. */
export class PlaceTree {
  readonly #places = new Map<string, Pick<KnownPlace, 'name' | 'parentId' | 'level'>>()

  constructor(places: readonly KnownPlace[]) {
    for (const place of places) this.add(place)
  }

  add(place: KnownPlace): void {
    this.#places.set(place.recordId, place)
  }

  /** The name of the region that a place is or lies in, as figures group by it; committed as `place~region`. */
  regionOf(recordId: string): string | null {
    const seen = new Set<string>()
    for (let id: string | null = recordId; id !== null && !seen.has(id); ) {
      seen.add(id)
      const place = this.#places.get(id)
      if (place?.level === 'region') return place.name
      id = place?.parentId ?? null
    }
    return null
  }

  /** The regions of a record's places, by field, for the levels that are committed beside them. */
  regionsOf(kind: Kind, values: Values): Readonly<Record<string, string | null>> {
    const regions: Record<string, string | null> = {}
    for (const field of placeFieldsOf(kind)) {
      const place = values[field]
      if (typeof place === 'string') regions[field] = this.regionOf(place)
    }
    return regions
  }
}

const placeFields = new WeakMap<Kind, readonly string[]>()

/** The fields whose region is committed beside them. */
function placeFieldsOf(kind: Kind): readonly string[] {
  const known = placeFields.get(kind)
  if (known) return known
  const made = kind.fields.filter((field) => field.levels?.includes('region')).map((field) => field.name)
  placeFields.set(kind, made)
  return made
}
