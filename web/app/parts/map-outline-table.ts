/** The table of turning points as the page holds it, and what it says in the form of a transcribed record. */

import { readGeometryText } from '../../../core/geo/geometry.js'
import type { shapeBases, Value } from '../../../core/record/definition.js'
import type { TranscribedPoint } from '../../../core/transcription/transcribed.js'
import type { OutlinePlace, WrittenOutline } from '../../../core/transcription/written-outline.js'
import { readOutlineText } from '../../../core/transcription/written-outline.js'

/** A line of the table; texts as typed, '' where nothing is. */
export interface OutlineRow {
  readonly name: string
  /** Else a place that corners are measured from. */
  readonly isCorner: boolean
  readonly position: string
  readonly from: string
  readonly bearing: string
  readonly distance: string
}

/** The whole table. */
export interface OutlineTable {
  readonly datum: string
  readonly basis: string
  readonly north: string
  readonly declination: string
  readonly declinationYear: string
  readonly grid: string
  readonly bearingUnit: string
  readonly distanceUnit: string
  readonly paceMetres: string
  readonly rows: readonly OutlineRow[]
  readonly backBearing: string
  readonly backDistance: string
  readonly isAdjusted: boolean
}

/** What the server says of a table. */
export interface OutlineAnswer {
  readonly landmarks: readonly OutlinePlace[]
  readonly corners: readonly OutlinePlace[]
  readonly closure: {
    readonly lengthMetres: number
    readonly gap: { readonly distanceMetres: number }
    readonly oneIn: number | null
  } | null
  readonly value: Value
  readonly areaSquareMetres: number | null
  readonly perimeterMetres: number | null
  readonly findings: readonly { readonly rule: string; readonly message: string }[]
}

const empty: OutlineTable = {
  datum: 'WGS 84',
  basis: 'unknown',
  north: 'true',
  declination: '',
  declinationYear: '',
  grid: '',
  bearingUnit: 'degrees',
  distanceUnit: 'metres',
  paceMetres: '',
  rows: [],
  backBearing: '',
  backDistance: '',
  isAdjusted: false,
}

/** The table of a shape that stands; null where it is no single ring, which a table of corners cannot say. */
export function tableOf(value: Value | undefined): OutlineTable | null {
  if (!Array.isArray(value)) return empty
  const [geojson, asWritten, , basis] = value.map((part) => (typeof part === 'string' ? part : ''))
  const written = readOutlineText(asWritten ?? '')
  if (written) return tableOfWritten(written)
  const read = readGeometryText(geojson ?? '')
  if ('doubt' in read || read.geometry.type !== 'Polygon') return null
  const [ring = [], ...holes] = read.geometry.coordinates
  if (holes.length > 0) return null
  const corners = ring.slice(0, -1)
  const rows = corners.map(([longitude = 0, latitude = 0], index) =>
    rowAt(String(index + 1), `${latitude}, ${longitude}`),
  )
  return { ...empty, basis: basis || empty.basis, rows }
}

function tableOfWritten(written: WrittenOutline): OutlineTable {
  const { datum, positions = {}, landmarks = [], points, closing_leg: back, adjusted } = written
  const row = (point: TranscribedPoint, isCorner: boolean): OutlineRow => {
    const { name, position = '', from = '', bearing = '', distance = '' } = point
    return { name, isCorner, position, from, bearing, distance }
  }
  return {
    datum: datum ?? '',
    basis: positions.basis ?? empty.basis,
    north: positions.north ?? empty.north,
    declination: positions.declination ?? '',
    declinationYear: positions.declination_year ?? '',
    grid: positions.grid ?? '',
    bearingUnit: positions.bearing_unit ?? empty.bearingUnit,
    distanceUnit: positions.distance_unit ?? empty.distanceUnit,
    paceMetres: positions.pace_metres ?? '',
    rows: [...landmarks.map((each) => row(each, false)), ...points.map((each) => row(each, true))],
    backBearing: back?.bearing ?? '',
    backDistance: back?.distance ?? '',
    isAdjusted: adjusted === true,
  }
}

/** What the table says; cells without a text are left out. */
export function writtenOf(table: OutlineTable): WrittenOutline {
  const { rows, backBearing, backDistance } = table
  const points = (isCorner: boolean) => rows.filter((row) => row.isCorner === isCorner).map(pointOf)
  const hasBack = backBearing.trim() !== '' && backDistance.trim() !== ''
  return {
    ...stated({ datum: table.datum }),
    positions: stated({
      basis: table.basis as (typeof shapeBases)[number],
      north: table.north,
      ...(table.north === 'magnetic' && {
        declination: table.declination,
        declination_year: table.declinationYear,
      }),
      ...(table.north === 'grid' && { grid: table.grid }),
      bearing_unit: table.bearingUnit,
      distance_unit: table.distanceUnit,
      ...(table.distanceUnit === 'paces' && { pace_metres: table.paceMetres }),
    }),
    landmarks: points(false),
    points: points(true),
    ...(hasBack && { closing_leg: { bearing: backBearing, distance: backDistance } }),
    ...(table.isAdjusted && { adjusted: true }),
  }
}

function pointOf({ name, position, from, bearing, distance }: OutlineRow): TranscribedPoint {
  return { name, ...stated(position.trim() === '' ? { from, bearing, distance } : { position }) }
}

function stated<T extends object>(texts: T): T {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')) as T
}

/** A corner at coordinates. */
export function rowAt(name: string, position: string): OutlineRow {
  return { name, isCorner: true, position, from: '', bearing: '', distance: '' }
}

/** The first number that no line is named by. */
export function freeName({ rows }: OutlineTable): string {
  const names = new Set(rows.map(({ name }) => name))
  let number = rows.length + 1
  while (names.has(String(number))) number += 1
  return String(number)
}

/** Coordinates from the map: seven decimals are a centimetre. On another datum their system stands beside them. */
export function positionText({ datum }: OutlineTable, latitude: number, longitude: number): string {
  const isWgs84 = /^\s*WGS[ _-]?(?:19)?84\s*$/i.test(datum)
  if (isWgs84) return `${latitude.toFixed(7)}, ${longitude.toFixed(7)}`
  return `EPSG:4326 ${longitude.toFixed(7)} ${latitude.toFixed(7)}`
}
