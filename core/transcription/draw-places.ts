/** From bearings and distances to positions: what was typed is kept beside what was computed. */

import type { Finding } from '../finding.js'
import { type BearingUnit, bearingUnits, norths, readBearing, toTrueBearing } from '../geo/bearing.js'
import { degreesText } from '../geo/coordinate.js'
import { plainText } from '../geo/coordinate-text.js'
import { type Crs, type Position, readCrs } from '../geo/crs.js'
import { type Distance, distanceUnits, readDistance } from '../geo/distance.js'
import { followLeg } from '../geo/geodesic.js'
import { readCoordinate } from '../geo/read-coordinate.js'
import type { PlaceHabits, TranscribedRecord, WrittenPlace } from './transcribed.js'
import { isIllegible } from './transcribed.js'

/** A place on WGS 84, or the reason why it has none. */
export interface DrawnPlace {
  readonly latitude: string | null
  readonly longitude: string | null
  readonly asWritten: string
  readonly accuracyMetres: string | null
  readonly datum: string | null
}

/** A doubt about a place: a finding that has no row yet. */
export type PlaceDoubt = Omit<Finding, 'row'>

/** The places of one record. */
export interface Drawing {
  /** The place of that name; null where the record has none of it. */
  readonly named: (name: string) => DrawnPlace | null
  /** A place that has no name. `column` and `subject` name it in a doubt: `mines`, `mine 7`. */
  readonly draw: (place: WrittenPlace, column: string, subject: string) => DrawnPlace | null
  /** The bearing of a leg from true north; null with a doubt where it cannot be known. */
  readonly bearing: (leg: WrittenBearing, from: Position, column: string) => number | null
  /** The metres of a leg in the unit of the record; null with a doubt where they cannot be known. */
  readonly distance: (leg: Pick<WrittenPlace, 'distance'>, column: string) => number | null
  /** Doubts so far, each once. */
  readonly doubts: () => readonly PlaceDoubt[]
}

/** A bearing with its north. */
export type WrittenBearing = Pick<WrittenPlace, 'bearing' | 'north' | 'declination' | 'declination_year'>

interface Pen {
  readonly record: TranscribedRecord
  readonly places: ReadonlyMap<string, WrittenPlace>
  readonly drawn: Map<string, DrawnPlace | null>
  readonly doubts: Map<string, PlaceDoubt>
}

/** Makes the drawing of a record. Places may be named in any order; one that leads back to itself is a doubt. */
export function drawRecord(record: TranscribedRecord): Drawing {
  const places = new Map(
    [...(record.landmarks ?? []), ...(record.points ?? [])].map((place) => [place.name, place]),
  )
  const pen: Pen = { record, places, drawn: new Map(), doubts: new Map() }
  return {
    named: (name) => drawNamed(pen, name),
    draw: (place, column, subject) => drawPlace(pen, place, { column, subject }),
    bearing: (leg, from, column) => trueBearing(pen, leg, from, { column, subject: closingLeg }),
    distance: (leg, column) => distanceOf(pen, leg, { column, subject: closingLeg })?.metres ?? null,
    doubts: () => [...pen.doubts.values()],
  }
}

const closingLeg = 'the closing leg'

/** Where a doubt belongs. */
interface Subject {
  readonly column: string
  readonly subject: string
}

function drawNamed(pen: Pen, name: string): DrawnPlace | null {
  for (const [each, place] of undrawnUpTo(pen, name))
    pen.drawn.set(each, drawPlace(pen, place, subjectNamed(pen, each)))
  return pen.drawn.get(name) ?? null
}

/**
 * The places that a name rests on and that are not drawn yet, itself last. A way of thousands of legs is walked here
 * instead of by places that call one another, which would be too deep.
 */
function undrawnUpTo(pen: Pen, name: string): readonly (readonly [string, WrittenPlace])[] {
  const chain = new Map<string, WrittenPlace>()
  let next: string | null = name
  while (next !== null && !pen.drawn.has(next)) {
    const place = pen.places.get(next)
    if (!place || chain.has(next)) {
      doubtOfName(pen, next, place === undefined)
      // What rests on it has no place either.
      pen.drawn.set(next, null)
      break
    }
    chain.set(next, place)
    next = baseOf(place)
  }
  return [...chain].reverse()
}

/** The name of the place that another is measured from; null where it has coordinates, or its leg is not there to be read. */
function baseOf({ position, from, bearing, distance }: WrittenPlace): string | null {
  if (isStated(position) || !isStated(from) || [from, bearing, distance].some(isIllegible)) return null
  return from
}

function isStated(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== ''
}

function subjectNamed({ record }: Pen, name: string): Subject {
  const isLandmark = record.landmarks?.some((landmark) => landmark.name === name) === true
  return { column: isLandmark ? 'landmarks' : 'points', subject: name }
}

function doubtOfName(pen: Pen, name: string, isUnknown: boolean): void {
  const [rule, message] = isUnknown
    ? ['place-not-named', `No landmark or point is called "${name}".`]
    : ['places-in-a-circle', `The place "${name}" is measured from itself over others.`]
  doubt(pen, subjectNamed(pen, name), rule, name, message)
}

function drawPlace(pen: Pen, place: WrittenPlace, at: Subject): DrawnPlace | null {
  if (isStated(place.position)) return absolute(pen, place.position, at)
  if (!isStated(place.from)) return null
  return relative(pen, { ...place, from: place.from }, at)
}

function absolute(pen: Pen, text: string, at: Subject): DrawnPlace {
  const { datum: stated, positions } = pen.record
  const nowhere: DrawnPlace = {
    latitude: null,
    longitude: null,
    asWritten: text,
    accuracyMetres: null,
    datum: null,
  }
  if (isIllegible(text)) return unreadable(pen, at, text, nowhere)
  const datum = stated === undefined || isIllegible(stated) ? undefined : stated
  // Degrees without a datum are not taken for WGS 84 here: a map of mines may be off by hundreds of metres.
  if (datum === undefined && plainText(text).datum === null && !/^\s*EPSG:/i.test(text)) {
    doubt(
      pen,
      { ...at, column: 'datum' },
      'datum-missing',
      stated ?? '',
      'The record names no datum: its positions are kept as written, and it cannot be placed until one is known.',
      'note',
    )
    return nowhere
  }
  const read = readCoordinate(text, datum === undefined ? {} : { datum })
  if ('doubt' in read) {
    doubt(pen, at, read.doubt.rule, text, `${at.subject}: ${read.doubt.message}`)
    return nowhere
  }
  if (read.coordinate === null) return nowhere
  const { latitude, longitude, accuracyMetres } = read.coordinate
  const accuracy = positions?.accuracy_metres ?? (accuracyMetres === null ? null : String(accuracyMetres))
  return { latitude, longitude, asWritten: text, accuracyMetres: accuracy, datum: read.coordinate.datum }
}

function relative(pen: Pen, place: WrittenPlace & { readonly from: string }, at: Subject): DrawnPlace | null {
  const habits = { ...pen.record.positions, ...place }
  const asWritten = wordsOf(place, habits)
  const nowhere: DrawnPlace = {
    latitude: null,
    longitude: null,
    asWritten,
    accuracyMetres: null,
    datum: null,
  }
  if ([place.from, place.bearing, place.distance].some(isIllegible))
    return unreadable(pen, at, asWritten, nowhere)
  const base = drawNamed(pen, place.from)
  const start = base ? positionOf(base) : null
  if (!start) return nowhere
  const bearingDegrees = trueBearing(pen, place, start, at)
  const distance = distanceOf(pen, place, at)
  if (bearingDegrees === null || distance === null) return nowhere
  const end = followLeg(start, { bearingDegrees, distanceMetres: distance.metres })
  return {
    latitude: degreesText(end.latitude),
    longitude: degreesText(end.longitude),
    asWritten,
    accuracyMetres: spread(base?.accuracyMetres ?? null, place, distance.metres),
    datum: base?.datum ?? null,
  }
}

/** The coordinates of a drawn place, or null where it has none. */
export function positionOf({
  latitude,
  longitude,
}: Pick<DrawnPlace, 'latitude' | 'longitude'>): Position | null {
  if (latitude === null || longitude === null) return null
  return { latitude: Number(latitude), longitude: Number(longitude) }
}

const unitWords: Readonly<Record<string, string>> = { kilometres: 'km', paces: 'paces' }

/** What was typed, as one text, with the units of the record. */
function wordsOf(place: WrittenPlace, habits: PlaceHabits): string {
  const year = habits.declination_year === undefined ? '' : `, ${habits.declination_year}`
  const turned = habits.declination === undefined ? '' : ` (declination ${habits.declination}${year})`
  const { bearing = 'not stated', distance = 'not stated' } = place
  const isDegrees = (habits.bearing_unit ?? 'degrees') === 'degrees'
  const measured = isDegrees ? bearing : `${bearing} ${habits.bearing_unit}`
  // A text such as "20 m" names its unit itself.
  const unit = /\p{L}/u.test(distance) ? '' : ` ${unitWords[habits.distance_unit ?? ''] ?? 'm'}`
  return `from ${place.from}, bearing ${measured} ${habits.north ?? 'north not stated'}${turned}, ${distance}${unit}`
}

/** Grows with the half of the last digit that was written, in the bearing and in the distance. */
function spread(base: string | null, place: WrittenPlace, distance: number): string | null {
  // What is no number stays as it was typed: whoever reads the field says so.
  if (base === null || !Number.isFinite(Number(base))) return base
  const across = distance * Math.sin((halfStep(place.bearing ?? '') * Math.PI) / 180)
  return Math.hypot(Number(base), across, halfStep(place.distance ?? '')).toFixed(1)
}

function halfStep(digits: string): number {
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0
  return 0.5 * 10 ** -decimals
}

/** The distance of a place in metres, with what was typed; null with a doubt where it cannot be read. */
function distanceOf(pen: Pen, place: Pick<WrittenPlace, 'distance'>, at: Subject): Distance | null {
  const { distance_unit: unit, pace_metres: pace } = pen.record.positions ?? {}
  const known = distanceUnits.find((word) => word === unit) ?? 'metres'
  const read = readDistance(place.distance ?? '', known, pace === undefined ? null : Number(pace))
  if ('distance' in read) return read.distance
  doubt(pen, at, read.doubt.rule, place.distance ?? '', `${at.subject}: ${read.doubt.message}`)
  return null
}

/** The bearing from true north, or null with its doubt. Nothing is assumed: a compass needs its declination and year. */
function trueBearing(pen: Pen, place: WrittenBearing, from: Position, at: Subject): number | null {
  const habits = { ...pen.record.positions, ...place }
  const north = norths.find((word) => word === habits.north?.trim().toLowerCase())
  const text = place.bearing ?? ''
  if (!north) {
    doubt(
      pen,
      at,
      'north-not-named',
      text,
      `The bearing of ${at.subject} must say its north: ${norths.join(', ')}.`,
    )
    return null
  }
  const unit = bearingUnit(habits.bearing_unit)
  const { declination, declination_year: declinationYear } = habits
  const read = readBearing({ bearing: text, unit, north, declination, declinationYear })
  const turned = 'doubt' in read ? read : toTrueBearing(read.bearing, from, gridOf(pen.record))
  if ('trueBearing' in turned) return turned.trueBearing.degrees
  doubt(pen, at, turned.doubt.rule, text, `${at.subject}: ${turned.doubt.message}`)
  return null
}

function bearingUnit(written: string | undefined): BearingUnit {
  const known = Object.keys(bearingUnits) as BearingUnit[]
  return known.find((unit) => unit === written) ?? 'degrees'
}

/** The grid of the record's map, where it names one that is known. */
function gridOf({ positions }: TranscribedRecord): Crs | null {
  if (positions?.grid === undefined) return null
  const read = readCrs(positions.grid)
  return 'crs' in read ? read.crs : null
}

function unreadable(pen: Pen, at: Subject, text: string, nowhere: DrawnPlace): DrawnPlace {
  doubt(
    pen,
    at,
    'place-illegible',
    text,
    `The place of ${at.subject} is illegible on the record, and is kept as that.`,
    'note',
  )
  return nowhere
}

function doubt(
  { doubts }: { readonly doubts: Map<string, PlaceDoubt> },
  { column, subject }: Subject,
  ...[rule, text, message, severity = 'blocks']: readonly [string, string, string, Finding['severity']?]
): void {
  const key = rule === 'datum-missing' ? rule : `${rule}\n${column}\n${subject}`
  if (!doubts.has(key)) doubts.set(key, { rule, severity, column, text, message })
}
