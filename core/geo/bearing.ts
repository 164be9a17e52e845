/** Bearings and distances as they are written in records, and what they are from true north. */
import type { Doubt } from '../record/doubt.js'
import { blocked } from '../record/read/reading.js'
import { type Doubtful, short } from './coordinate.js'
import { plainAngles, plainText } from './coordinate-text.js'
import type { Crs, Position } from './crs.js'
import { clockwise, measureLeg } from './geodesic.js'

/** The norths that a bearing may be counted from. */
export const norths = ['true', 'grid', 'magnetic'] as const
export type North = (typeof norths)[number]

/** How many units a full circle has. */
export const bearingUnits = { degrees: 360, gons: 400, mils_6400: 6400, mils_6000: 6000 } as const
export type BearingUnit = keyof typeof bearingUnits

/** A bearing as a record states it. */
export interface BearingTexts {
  readonly bearing: string
  readonly unit: BearingUnit
  readonly north: North
  /** Degrees by which magnetic north lies east (`3.5`, `3.5 E`) or west (`-3.5`, `3.5 W`) of true north. */
  readonly declination?: string
  /** The year that the declination is of. */
  readonly declinationYear?: string
}

/** A bearing that was read: what was typed beside the degrees that it is. */
export interface Bearing {
  readonly text: string
  readonly unit: BearingUnit
  readonly north: North
  /** Degrees clockwise from its own north, 0 up to 360. */
  readonly degrees: number
  /** Degrees east; null unless the north is magnetic. */
  readonly declinationDegrees: number | null
  readonly declinationYear: number | null
}

/** A bearing, or the doubt why there is none. */
export type BearingReading = { readonly bearing: Bearing } | Doubtful

/**
 * Reads a bearing. Degrees may have minutes and seconds, or be of a quarter (`N 45 E`); mils of 6000 may be written as
 * gunners do (`15-00`). Doubts: `bearing-not-readable`, `bearing-out-of-range` (400 degrees), `declination-missing` (a
 * magnetic bearing without its declination and the year of it), `declination-not-readable`.
 */
export function readBearing(texts: BearingTexts): BearingReading {
  const circle = bearingUnits[texts.unit]
  const number = texts.unit === 'degrees' ? readDegrees(texts.bearing) : readMils(texts.bearing, texts.unit)
  if (number === null)
    return blocked(
      'bearing-not-readable',
      texts.bearing,
      `"${short(texts.bearing)}" is not read as a bearing in ${unitName(texts.unit)}: write a number from 0 to ${circle}.`,
    )
  if (number < 0 || number > circle)
    return blocked(
      'bearing-out-of-range',
      texts.bearing,
      `A bearing in ${unitName(texts.unit)} goes from 0 to ${circle}, and "${short(texts.bearing)}" does not: correct it, or name the unit it was measured in.`,
    )
  const declination = texts.north === 'magnetic' ? readDeclination(texts) : null
  if (declination !== null && 'doubt' in declination) return declination
  return {
    bearing: {
      text: texts.bearing,
      unit: texts.unit,
      north: texts.north,
      degrees: clockwise((number * 360) / circle),
      declinationDegrees: declination?.degrees ?? null,
      declinationYear: declination?.year ?? null,
    },
  }
}

function unitName(unit: BearingUnit): string {
  return { degrees: 'degrees', gons: 'gons', mils_6400: 'mils of 6400', mils_6000: 'mils of 6000' }[unit]
}

const angle = /^(\d+(?:[.,]\d+)?)(?:[°: ] ?(\d+(?:[.,]\d+)?)(?:[': ] ?(\d+(?:[.,]\d+)?)"?)?'?)?°?$/
const quarter = /^([NS]) ?(.+?) ?([EW])$/

/** Degrees, or null. Parts may be set off by signs, colons or spaces; minutes and seconds go up to 59. */
function readDegrees(text: string): number | null {
  const plain = plainAngles(plainText(text).text)
  const turned = quarter.exec(plain)
  if (!turned) return angleOf(plain)
  const [, from, inner = '', towards] = turned
  const within = angleOf(inner)
  if (within === null || within > 90) return null
  const isEast = towards === 'E'
  if (from === 'N') return isEast ? within : 360 - within
  return isEast ? 180 - within : 180 + within
}

function angleOf(plain: string): number | null {
  const parts = angle.exec(plain)
  if (!parts) return null
  const given = parts.slice(1).filter((part) => part !== undefined)
  if (given.slice(0, -1).some((part) => /[.,]/.test(part))) return null
  const [degrees = 0, minutes = 0, seconds = 0] = given.map((part) => Number(part.replace(',', '.')))
  return minutes >= 60 || seconds >= 60 ? null : degrees + minutes / 60 + seconds / 3600
}

function readMils(text: string, unit: BearingUnit): number | null {
  const plain = plainText(text).text
  const split = unit === 'mils_6000' ? /^(\d{1,2})-(\d{2})$/.exec(plain) : null
  if (split) return Number(split[1]) * 100 + Number(split[2])
  return /^\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** Degrees east of true north and the year, both stated. It changes by the year, so one without the other says little. */
function readDeclination(
  texts: BearingTexts,
): { readonly degrees: number; readonly year: number } | Doubtful {
  const { declination = '', declinationYear = '' } = texts
  const stated = plainAngles(plainText(declination).text)
  const year = plainText(declinationYear).text
  if (stated === '' || year === '')
    return blocked(
      'declination-missing',
      texts.bearing,
      `The bearing "${short(texts.bearing)}" is from magnetic north, and its ${stated === '' ? 'declination' : "declination's year"} is not stated: add it as the record or its map gives it. None is assumed.`,
    )
  const sides = /^([+-]?)(.*?) ?([EW]?)$/.exec(stated)
  const size = sides ? angleOf(sides[2] ?? '') : null
  const isTwice = sides?.[1] === '-' && sides[3] !== ''
  if (size === null || size > 180 || isTwice || !/^(1[5-9]|2\d)\d\d$/.test(year))
    return blocked(
      'declination-not-readable',
      `${declination} ${declinationYear}`.trim(),
      `"${short(declination)}" of "${short(declinationYear)}" is not read as a declination and its year: write degrees east (3.5) or west (-3.5) and a year of four digits.`,
    )
  const isWest = sides?.[1] === '-' || sides?.[3] === 'W'
  return { degrees: isWest ? -size : size, year: Number(year) }
}

/** A bearing from true north, and what was added to what was read. */
export interface TrueBearing {
  readonly degrees: number
  /** Degrees added to the bearing as read: the declination, the convergence of the grid, or 0. */
  readonly correctionDegrees: number
}

/**
 * The bearing from true north at a position. A grid bearing needs the grid that it was measured on. Doubt:
 * `grid-missing`, where none is given or the position does not lie on it.
 */
export function toTrueBearing(
  bearing: Bearing,
  at: Position,
  grid: Crs | null,
): { readonly trueBearing: TrueBearing } | { readonly doubt: Doubt } {
  const correction =
    bearing.north === 'grid' ? convergenceDegrees(at, grid) : (bearing.declinationDegrees ?? 0)
  if (correction === null)
    return blocked(
      'grid-missing',
      bearing.text,
      `The bearing "${short(bearing.text)}" is from grid north, and no grid is named on which its point lies: name the grid of the map.`,
    )
  return {
    trueBearing: { degrees: clockwise(bearing.degrees + correction), correctionDegrees: correction },
  }
}

const halfStepMetres = 100

/**
 * The bearing of grid north from true north at a position, degrees, positive to the east; null where the grid cannot hold
 * the position or has no north of its own. Measured along the grid line 100 m to either side, which serves every grid.
 */
export function convergenceDegrees(at: Position, grid: Crs | null): number | null {
  const pair = grid === null || grid.isGeographic ? null : grid.fromPosition(at)
  if (!grid || !pair) return null
  const south = grid.toPosition(pair[0], pair[1] - halfStepMetres)
  const north = grid.toPosition(pair[0], pair[1] + halfStepMetres)
  if (!south || !north) return null
  // The mean of both ways, since the line bends between them.
  const [ahead, behind] = [measureLeg(at, north).bearingDegrees, measureLeg(at, south).bearingDegrees]
  return (signed(ahead) + signed(behind + 180)) / 2
}

/** A direction as degrees from -180 up to 180. */
function signed(degrees: number): number {
  return clockwise(degrees + 180) - 180
}
