/** Records of the register to the subject of an assessment. */
import { activity } from '../record/activity.js'
import type { Value, Values } from '../record/definition.js'
import { isHeldBack } from '../record/held-back.js'
import { item } from '../record/item.js'
import { minefieldRecord } from '../record/minefield-record.js'
import { elementFields } from '../record/minefield-record-elements.js'
import { boxAround, isInArea } from './area.js'
import type { AssessmentSubject } from './assess.js'
import { type LonLat, type Plane, planeAt, type Spot } from './plane.js'
import {
  accuracyOf,
  areaOf,
  earliestOf,
  entriesOf,
  latestOf,
  lonLatOf,
  numberOf,
  positionsIn,
  textOf,
} from './record-values.js'
import type { AssessedRecord, Find, Ground, Landmark, Search, TypeClaim, Unplaced } from './subject.js'

/** A record of any kind: its id and its committed values. */
export interface KeptRecord {
  readonly id: string
  readonly values: Values
}

/** Records by kind. */
export interface KeptRecords {
  readonly minefield_record: readonly KeptRecord[]
  readonly item: readonly KeptRecord[]
  readonly activity: readonly KeptRecord[]
  readonly accident: readonly KeptRecord[]
  readonly hazard: readonly KeptRecord[]
  readonly organisation: readonly KeptRecord[]
}

/** The subject, with every minefield record. Choosing among `records` afterwards moves nothing else. */
export function subjectOf(kept: KeptRecords): AssessmentSubject {
  const plane = planeAt(originOf(kept))
  const names = new Map(kept.organisation.map(({ id, values }) => [id, textOf(values.name) ?? id]))
  return {
    records: kept.minefield_record
      .map((record) => assessedRecord(record, plane, names))
      .sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : a.id < b.id ? -1 : 1)),
    ground: groundOf(kept, plane),
    plane,
  }
}

/** The middle of the ground, to a tenth of a degree, so that a record more or less does not move the plane. */
function originOf(kept: KeptRecords): LonLat {
  const land = kept.activity.flatMap(({ values }) => entriesOf(activity, 'land', values))
  const landmarks = kept.minefield_record.flatMap(({ values }) =>
    entriesOf(minefieldRecord, 'landmarks', values),
  )
  const ground = [
    ...kept.item.flatMap(({ values }) => positionOf(values.position)),
    ...land.flatMap(({ shape }) => positionsIn(shape)),
  ]
  const all = ground.length > 0 ? ground : landmarks.flatMap(({ position }) => positionOf(position))
  if (all.length === 0) return [0, 0]
  const [west, south, east, north] = boxAround(all)
  return [Math.round((west + east) * 5) / 10, Math.round((south + north) * 5) / 10]
}

function positionOf(point: Value | undefined): readonly LonLat[] {
  const at = lonLatOf(point)
  return at ? [at] : []
}

function assessedRecord(
  { id, values }: KeptRecord,
  plane: Plane,
  names: ReadonlyMap<string, string>,
): AssessedRecord {
  const lists = (name: string): readonly Values[] => entriesOf(minefieldRecord, name, values)
  const mines = lists('mines').flatMap((mine) => {
    const spot = spotOf(mine.position, plane)
    return spot ? [{ spot, device: textOf(mine.device) ?? 'unknown' }] : []
  })
  const rows = lists('rows').flatMap(({ start, end }) => {
    const [from, to] = [spotOf(start, plane), spotOf(end, plane)]
    return from && to ? [[from, to] as const] : []
  })
  const outline = areaOf(values.shape, plane)
  const isPlaced = mines.length > 0 || rows.length > 0 || outline.length > 0
  return {
    id,
    number: textOf(values.original_identifier) ?? textOf(values.local_id) ?? id,
    supplier: names.get(textOf(values.supplied_by) ?? '') ?? 'not stated',
    unplaced: isPlaced ? null : unplacedOf(values),
    mines,
    rows,
    outline,
    claims: lists('mine_types').map(claimOf),
    landmarks: lists('landmarks').flatMap((landmark) => landmarkOf(landmark, plane)),
    elements: Object.fromEntries(elementFields.map(({ name }) => [name, textOf(values[name])])),
    offsetMetres: declaredOffset(lists('landmarks')),
    suppliedOn: earliestOf(values.supplied_on),
  }
}

/** Positions that were kept as written, without coordinates, wait for their datum. */
function unplacedOf(values: Values): Unplaced {
  const places = ['landmarks', 'mines', 'rows'].flatMap((name) =>
    entriesOf(minefieldRecord, name, values).flatMap(({ position, start, end }) => [position, start, end]),
  )
  const hasText = places.some((place) => Array.isArray(place) && lonLatOf(place) === null)
  const datum = textOf(values.datum)
  return hasText && (datum === null || datum === 'illegible') ? 'no-datum' : 'no-geometry'
}

function spotOf(point: Value | undefined, plane: Plane): Spot | null {
  const at = lonLatOf(point)
  return at ? plane.toPlane(at) : null
}

function claimOf({ device, quantity }: Values): TypeClaim {
  return { device: textOf(device) ?? 'unknown', quantity: numberOf(quantity) }
}

function landmarkOf(landmark: Values, plane: Plane): readonly Landmark[] {
  const recorded = spotOf(landmark.position, plane)
  const found = spotOf(landmark.found_position, plane)
  const isFound = found !== null || landmark.found === 'yes'
  const wasFound = isFound ? 'found' : landmark.found === 'no' ? 'not-found' : 'not-looked-for'
  return recorded ? [{ name: textOf(landmark.name) ?? 'unnamed', recorded, wasFound, found }] : []
}

/** The least accurate of the landmarks that declare how accurate they are: everything else is measured from them. */
function declaredOffset(landmarks: readonly Values[]): number | null {
  const declared = landmarks.flatMap(({ position }) => accuracyOf(position) ?? [])
  return declared.length > 0 ? Math.max(...declared) : null
}

const searchTypes = ['technical_survey', 'clearance', 'bac', 'road_clearance']
const searchedReleases = ['reduced', 'cleared']
const contaminatedClasses = ['confirmed_hazardous_area', 'minefield', 'battle_area', 'cluster_strike']

function groundOf(kept: KeptRecords, plane: Plane): Ground {
  const placed = kept.item.flatMap((find) => placedItem(find, plane))
  return {
    finds: kept.item.flatMap((find) => findOf(find, plane)),
    searches: kept.activity.flatMap((search) => searchOf(search, plane, placed)),
    accidents: kept.accident.flatMap(({ id, values }) => {
      const spot = spotOf(values.position, plane)
      return spot && values.identified === 'yes' ? [{ id, spot }] : []
    }),
    contaminated: kept.hazard.flatMap(({ id, values }) => {
      const area = areaOf(values.shape, plane)
      const isKnown = contaminatedClasses.includes(textOf(values.class) ?? '')
      const terrain = [textOf(values.terrain), textOf(values.slope)].flatMap((words) => words ?? [])
      return isKnown && area.length > 0 ? [{ id, area, terrain }] : []
    }),
  }
}

/** Items held back until they are destroyed are finds like others here; what leaves the house leaves them out. */
function findOf({ id, values }: KeptRecord, plane: Plane): readonly Find[] {
  const spot = spotOf(values.position, plane)
  if (!spot) return []
  return [
    {
      id,
      spot,
      device: textOf(values.device) ?? 'unknown',
      quantity: numberOf(values.quantity) ?? 1,
      on: earliestOf(values.found_on),
      isHeldBack: isHeldBack(item, values),
    },
  ]
}

interface PlacedItem {
  readonly spot: Spot
  readonly quantity: number
  /** The search that it was reported by, where its record says so. */
  readonly foundBy: string | null
}

function placedItem({ values }: KeptRecord, plane: Plane): readonly PlacedItem[] {
  const spot = spotOf(values.position, plane)
  return spot ? [{ spot, quantity: numberOf(values.quantity) ?? 1, foundBy: textOf(values.found_by) }] : []
}

function searchOf(
  { id, values }: KeptRecord,
  plane: Plane,
  placed: readonly PlacedItem[],
): readonly Search[] {
  if (!searchTypes.includes(textOf(values.type) ?? '')) return []
  const area = entriesOf(activity, 'land', values)
    .filter(({ release }) => searchedReleases.includes(textOf(release) ?? ''))
    .flatMap(({ shape }) => areaOf(shape, plane))
  if (area.length === 0) return []
  const reported = entriesOf(activity, 'items_found', values).flatMap(
    ({ quantity }) => numberOf(quantity) ?? [],
  )
  const on = latestOf(values.end) ?? latestOf(values.start)
  const own = placed.filter(({ spot, foundBy }) => (foundBy === null ? isInArea(spot, area) : foundBy === id))
  const itemsWithPosition = own.reduce((sum, { quantity }) => sum + quantity, 0)
  const itemsReported = reported.length > 0 ? reported.reduce((sum, count) => sum + count, 0) : null
  return [{ id, area, on, itemsWithPosition, itemsReported }]
}

/** The last day of anything that was found or searched; null where nothing has a day. */
export function lastDayOf({ ground }: Pick<AssessmentSubject, 'ground'>): string | null {
  const days = [...ground.finds, ...ground.searches].flatMap(({ on }) => on ?? [])
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)
}
