/** Places of a query: which one is meant, which lie in it, and how they are called in a breakdown. */
import { nearest } from '../../core/figure/nearest.js'
import { placeAmbiguous, placeNotFound } from '../../core/figure/problems.js'
import { say } from '../../core/words/sentences.js'
import type { Row, Session } from '../engine/engine.js'

/** The register as it was known: a programme and an entry. */
export interface AsOf {
  readonly programmeId: string
  readonly asOf: number
}

/** A place that a query names. */
export interface PlaceAsked {
  readonly writtenAs: 'code' | 'name'
  readonly text: string
  /** First moment after the day whose boundaries are meant; null where any will do. */
  readonly moment: string | null
  /** Whether the query named that day itself. */
  readonly momentWritten: boolean
}

/** A place and every place in it. */
export interface PlaceFound {
  readonly ids: readonly string[]
  readonly label: string
}

interface Candidate extends Row {
  readonly record_id: string
  readonly code: string | null
  readonly name: string | null
  readonly alternative_names: string | null
  readonly held_then: boolean
}

const current = `role = 'accepted'
    and current_from <= $2::bigint and (current_to > $2::bigint or current_to is null)`

/** Throws `place-not-found` or `place-ambiguous`. Alternative names count where no place has the name as its own. */
export async function findPlace(session: Session, at: AsOf, asked: PlaceAsked): Promise<PlaceFound> {
  const found = await candidates(session, at, asked)
  const named = found.filter((place) => (asked.writtenAs === 'code' ? place.code : place.name) === asked.text)
  const exact = named.length > 0 ? named : found.filter((place) => hasOtherName(place, asked.text))
  const then = exact.filter((place) => place.held_then)
  const meant = asked.momentWritten || (exact.length > 1 && then.length > 0) ? then : exact
  const [place] = meant
  const written = asked.writtenAs === 'name' ? `"${asked.text}"` : asked.text
  if (!place) throw placeNotFound({ place: written, nearest: await nearestPlaces(session, at, asked) })
  if (meant.length > 1) throw placeAmbiguous({ place: written, matches: meant.map(describePlace).sort() })
  const ids = await placesWithin(session, at, place.record_id)
  const alone = describePlace(place)
  const label = ids.length > 1 ? say('place_and_within', { place: alone, count: ids.length - 1 }) : alone
  return { ids, label }
}

function describePlace({ code, name }: { code: string | null; name: string | null }): string {
  return (
    [code, name].filter((part) => part !== null && part !== '').join(', ') || 'a place without code and name'
  )
}

function hasOtherName({ alternative_names: names }: Candidate, name: string): boolean {
  const listed: unknown = JSON.parse(names ?? '[]')
  return Array.isArray(listed) && listed.some((entry) => Array.isArray(entry) && entry[0] === name)
}

function candidates(session: Session, at: AsOf, asked: PlaceAsked): Promise<Candidate[]> {
  const matches =
    asked.writtenAs === 'code'
      ? 'code = $4::text'
      : 'name = $4::text or strpos(alternative_names, $5::text) > 0'
  const sql = `select record_id, code, name, alternative_names,
    coalesce(valid_from_from < $3::timestamp, true) and coalesce(valid_to_until >= $3::timestamp, true) as held_then
  from places
  where programme_id = $1::uuid and ${current} and (${matches})`
  const name = asked.writtenAs === 'code' ? [] : [JSON.stringify(asked.text)]
  return session.query<Candidate>(sql, [at.programmeId, at.asOf, asked.moment, asked.text, ...name])
}

/** A place and all that lie in it, directly or not. `union` ends at places that are said to lie in one another. */
async function placesWithin(session: Session, at: AsOf, recordId: string): Promise<readonly string[]> {
  const rows = await session.query<{ record_id: string }>(
    `with recursive within as (
      select $3::uuid as record_id
      union
      select places.record_id from within join places on places.parent = within.record_id
      where programme_id = $1::uuid and ${current}
    )
    select record_id from within order by record_id`,
    [at.programmeId, at.asOf, recordId],
  )
  return rows.map((row) => row.record_id)
}

async function nearestPlaces(
  session: Session,
  at: AsOf,
  { writtenAs, text }: PlaceAsked,
): Promise<readonly string[]> {
  const column = writtenAs === 'code' ? 'code' : 'name'
  const rows = await session.query<{ word: string }>(
    `select distinct ${column} as word from places where programme_id = $1::uuid and ${current} and ${column} <> '' order by word limit 20000`,
    [at.programmeId, at.asOf],
  )
  const words = nearest(text, rows.map(({ word }) => word).sort(), 3)
  return writtenAs === 'code' ? words : words.map((word) => `"${word}"`)
}

interface Named extends Row {
  readonly start: string
  readonly record_id: string
  readonly code: string | null
  readonly name: string | null
}

/** The key of each place in a breakdown: its code, else its name; two that would read alike are told apart. */
export async function placeKeys(
  session: Session,
  at: AsOf,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return recordIds.length === 0 ? new Map() : keysOf(await namedPlaces(session, at, recordIds))
}

/** The key of the region in which each place lies; a place in none is not in the map. */
export async function regionKeys(
  session: Session,
  at: AsOf,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return recordIds.length === 0 ? new Map() : keysOf(await namedRegions(session, at, recordIds))
}

/** Record ids of the places with a key of a breakdown by place or region; of `unknown` those that have any key. */
export async function placesOfKey(
  session: Session,
  at: AsOf,
  { type, key }: { readonly type: 'place' | 'region'; readonly key: string },
): Promise<readonly string[]> {
  const rows = await (type === 'place' ? namedPlaces : namedRegions)(session, at, null)
  // Whether two read alike depends on what else the figure counts: of those with the plain key it counts one alone.
  const has = (row: Named) => plainKey(row) === key || `${plainKey(row)} (${row.record_id})` === key
  return rows.filter((row) => key === 'unknown' || has(row)).map(({ start }) => start)
}

/** Places by their ids; null: every place. */
function namedPlaces(session: Session, at: AsOf, recordIds: readonly string[] | null): Promise<Named[]> {
  return session.query<Named>(
    `select record_id as start, record_id, code, name from places
    where programme_id = $1::uuid and ${current} and ($3::uuid[] is null or record_id = any($3::uuid[]))`,
    [at.programmeId, at.asOf, recordIds],
  )
}

/** The region of each place; of one in none there is no row. */
function namedRegions(session: Session, at: AsOf, recordIds: readonly string[] | null): Promise<Named[]> {
  return session.query<Named>(
    // The number of steps ends the walk where places are said to lie in one another.
    `with recursive above as (
      select record_id as start, record_id, code, name, level, parent, 0 as steps from places
      where programme_id = $1::uuid and ${current} and ($3::uuid[] is null or record_id = any($3::uuid[]))
      union all
      select above.start, places.record_id, places.code, places.name, places.level, places.parent, above.steps + 1
      from above join places on places.record_id = above.parent
      where programme_id = $1::uuid and ${current} and above.level <> 'region' and above.steps < 20
    )
    select start, record_id, code, name from above where level = 'region'`,
    [at.programmeId, at.asOf, recordIds],
  )
}

function keysOf(rows: readonly Named[]): ReadonlyMap<string, string> {
  const idsOf = new Map<string, Set<string>>()
  for (const row of rows) idsOf.set(plainKey(row), (idsOf.get(plainKey(row)) ?? new Set()).add(row.record_id))
  return new Map(
    rows.map((row) => {
      const key = plainKey(row)
      const alone = idsOf.get(key)?.size === 1
      return [row.start, alone ? key : `${key} (${row.record_id})`] as const
    }),
  )
}

function plainKey({ code, name, record_id: id }: Named): string {
  return code || name || id
}
