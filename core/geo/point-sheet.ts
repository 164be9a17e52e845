/** A sheet of points: the landmarks and turning points of one area, each with coordinates or stated from another. */
import type { Doubt } from '../record/doubt.js'
import { blocked } from '../record/read/reading.js'
import {
  type Bearing,
  type BearingTexts,
  bearingUnits,
  norths,
  readBearing,
  type TrueBearing,
  toTrueBearing,
} from './bearing.js'
import { type Coordinate, type CoordinateRule, degreesText } from './coordinate.js'
import type { Crs } from './crs.js'
import { type Distance, readDistance } from './distance.js'
import type { Leg } from './geodesic.js'
import { readCoordinate } from './read-coordinate.js'
import { type PlacedPoint, type PointStatement, placePoints } from './relative-points.js'
import { type ClosureLimit, findOpenTraverse, type Traverse, walkTraverse } from './traverse.js'

/** The columns of a sheet. `hazard` and `point` must be there; the others where they are needed. */
export const pointColumns = [
  'hazard',
  'point',
  'kind',
  'coordinate',
  'from',
  'bearing',
  'unit',
  'north',
  'declination',
  'declination_year',
  'distance',
  'pace_metres',
  'description',
] as const
export type PointColumn = (typeof pointColumns)[number]

/** One row: its texts by column, '' where the sheet has none. */
export interface PointRow {
  readonly row: number
  readonly texts: Readonly<Record<PointColumn, string>>
}

/** What is known of a sheet beside its texts. */
export interface SheetRule extends CoordinateRule {
  /** The grid of bearings from grid north. */
  readonly grid: Crs | null
  readonly limit: ClosureLimit
}

/** A doubt and the row and column it is about. */
export interface SheetDoubt {
  readonly row: number
  readonly column: PointColumn
  readonly doubt: Doubt
}

/** A point as it was read. `position` is null where there is a doubt about it. */
export interface SheetPoint {
  readonly row: number
  readonly name: string
  readonly asWritten: string
  readonly position: { readonly latitude: string; readonly longitude: string } | null
  readonly coordinate: Coordinate | null
  readonly placed: PlacedPoint | null
}

/** The points of a sheet in its order, the way around as far as a row closes it, and the doubts. */
export interface PointSheet {
  readonly points: readonly SheetPoint[]
  readonly traverse: Traverse | null
  readonly doubts: readonly SheetDoubt[]
}

interface ReadRow {
  readonly row: PointRow
  readonly coordinate: Coordinate | null
  readonly statement: PointStatement
}

/**
 * Reads the rows of one area. A row that states a point once more, from another one, closes the traverse: it is no second
 * point, and the gap to the first statement is the closure. Doubts: those of `readCoordinate`, `readBearing`,
 * `readDistance` and `placePoints`, `point-stated-two-ways`, and the note `traverse-does-not-close`.
 */
export function readPointSheet(rows: readonly PointRow[], rule: SheetRule): PointSheet {
  const doubts: SheetDoubt[] = []
  const read = rows.flatMap((row) => readRow(row, rule, doubts) ?? [])
  const first = new Map<string, ReadRow>()
  const closing: ReadRow[] = []
  for (const entry of read) {
    const key = keyOf(entry.statement.name)
    if (first.has(key) && entry.statement.from) closing.push(entry)
    else first.set(first.has(key) ? `${key} ${entry.row.row}` : key, entry)
  }
  const stated = [...first.values()]
  const placement = placePoints(
    stated.map((entry) => entry.statement),
    rule.grid,
  )
  const byName = new Map(placement.points.map((point) => [keyOf(point.name), point]))
  for (const { name, doubt } of placement.doubts) {
    const row = stated.find((entry) => entry.statement.name === name)?.row.row ?? 0
    doubts.push({ row, column: 'point', doubt })
  }
  const [end] = closing
  const traverse = end ? around(end, byName, { rule, doubts }) : null
  const open = traverse && findOpenTraverse(traverse.closure, rule.limit)
  if (open && end) doubts.push({ row: end.row.row, column: 'distance', doubt: open })
  return { points: stated.map((entry) => pointOf(entry, byName)), traverse, doubts }
}

function keyOf(name: string): string {
  return name.trim().toLowerCase()
}

function readRow(row: PointRow, rule: SheetRule, doubts: SheetDoubt[]): ReadRow | null {
  const { point: name, coordinate: text, from } = row.texts
  const doubt = (column: PointColumn, found: Doubt): null => {
    doubts.push({ row: row.row, column, doubt: found })
    return null
  }
  if (text.trim() !== '' && from.trim() !== '')
    return doubt(
      'coordinate',
      blocked(
        'point-stated-two-ways',
        text,
        `The point "${name}" has coordinates and is stated from "${from}": say which holds.`,
      ).doubt,
    )
  if (from.trim() !== '') {
    const leg = readLeg(row)
    if ('doubt' in leg) return doubt(leg.column, leg.doubt)
    return { row, coordinate: null, statement: { name, from: { name: from, ...leg } } }
  }
  const read = readCoordinate(text, rule)
  if ('doubt' in read) return doubt('coordinate', read.doubt)
  const at = read.coordinate && {
    latitude: Number(read.coordinate.latitude),
    longitude: Number(read.coordinate.longitude),
  }
  return { row, coordinate: read.coordinate, statement: { name, ...(at && { at }) } }
}

type LegReading =
  | { readonly bearing: Bearing; readonly distance: Distance }
  | { readonly column: PointColumn; readonly doubt: Doubt }

function readLeg({ texts }: PointRow): LegReading {
  const unit = wordIn(Object.keys(bearingUnits) as BearingTexts['unit'][], texts.unit, 'degrees')
  if (!unit) return notAmong('unit', texts.unit, Object.keys(bearingUnits))
  const north = wordIn(norths, texts.north, undefined)
  if (!north) return notAmong('north', texts.north, norths)
  const bearing = readBearing({
    bearing: texts.bearing,
    unit,
    north,
    declination: texts.declination,
    declinationYear: texts.declination_year,
  })
  if ('doubt' in bearing) return { column: 'bearing', doubt: bearing.doubt }
  const pace = texts.pace_metres.trim() === '' ? null : Number(texts.pace_metres.replace(',', '.'))
  const distance = readDistance(texts.distance, pace === null ? 'metres' : null, pace)
  if ('doubt' in distance) return { column: 'distance', doubt: distance.doubt }
  return { bearing: bearing.bearing, distance: distance.distance }
}

function wordIn<Word extends string>(
  words: readonly Word[],
  text: string,
  empty: Word | undefined,
): Word | undefined {
  const word = text.trim().toLowerCase()
  return word === '' ? empty : words.find((entry) => entry === word)
}

function notAmong(column: PointColumn, text: string, words: readonly string[]): LegReading {
  const { doubt } = blocked(
    `bearing-${column}-missing`,
    text,
    `The ${column} of a bearing must be one of ${words.join(', ')}, and "${text}" is not.`,
  )
  return { column, doubt }
}

/** The way from where its points begin to the one that the row states once more; null where either is not placed. */
function around(
  { row, statement: { name, from } }: ReadRow,
  byName: ReadonlyMap<string, PlacedPoint>,
  { rule, doubts }: { readonly rule: SheetRule; readonly doubts: SheetDoubt[] },
): Traverse | null {
  const end = byName.get(keyOf(name))
  let here = from && byName.get(keyOf(from.name))
  if (!end || !from || !here) return null
  const turned = toTrueBearing(from.bearing, here.position, rule.grid)
  if ('doubt' in turned) {
    doubts.push({ row: row.row, column: 'bearing', doubt: turned.doubt })
    return null
  }
  const legs = [legOf(turned.trueBearing, from.distance)]
  // Ends: a point that was placed leads to one with coordinates.
  while (here !== end && here.step) {
    legs.unshift(legOf(here.step.trueBearing, here.step.distance))
    const before = byName.get(keyOf(here.step.from))
    if (!before) break
    here = before
  }
  return walkTraverse(here.position, legs, end.position)
}

function legOf({ degrees }: TrueBearing, { metres }: Distance): Leg {
  return { bearingDegrees: degrees, distanceMetres: metres }
}

function pointOf(
  { row, coordinate, statement }: ReadRow,
  byName: ReadonlyMap<string, PlacedPoint>,
): SheetPoint {
  const placed = byName.get(keyOf(statement.name)) ?? null
  const computed = placed && {
    latitude: degreesText(placed.position.latitude),
    longitude: degreesText(placed.position.longitude),
  }
  return {
    row: row.row,
    name: statement.name,
    asWritten: coordinate?.text ?? writtenLeg(row),
    position: coordinate ?? computed,
    coordinate,
    placed,
  }
}

/** A relative point in one text, every word of it as typed. */
function writtenLeg({ texts }: PointRow): string {
  const declination =
    texts.declination === '' ? '' : ` (declination ${texts.declination} of ${texts.declination_year})`
  return `from ${texts.from}: ${texts.bearing} ${texts.unit || 'degrees'} ${texts.north}${declination}, ${texts.distance}`
}
