/** Points that are stated by a bearing and a distance from another point. */
import type { Doubt } from '../record/doubt.js'
import { blocked } from '../record/read/reading.js'
import { type Bearing, type TrueBearing, toTrueBearing } from './bearing.js'
import type { Crs, Position } from './crs.js'
import type { Distance } from './distance.js'
import { followLeg } from './geodesic.js'

/** A point with its own coordinates, or one stated from another. Names are compared without case and outer spaces. */
export interface PointStatement {
  readonly name: string
  readonly at?: Position
  readonly from?: { readonly name: string; readonly bearing: Bearing; readonly distance: Distance }
}

/** A point that was placed, and by which step where it is stated from another. */
export interface PlacedPoint {
  readonly name: string
  readonly position: Position
  readonly step: Step | null
}

/** What was done to place a point: every number that went into it. */
export interface Step {
  readonly from: string
  readonly bearing: Bearing
  readonly trueBearing: TrueBearing
  readonly distance: Distance
}

/** The points that could be placed, in the order of the statements, and a doubt about each of the others. */
export interface Placement {
  readonly points: readonly PlacedPoint[]
  readonly doubts: readonly { readonly name: string; readonly doubt: Doubt }[]
}

/**
 * Places points on WGS 84, each from the one it names, by the direct geodesic problem. `grid` is the grid of grid
 * bearings. Doubts: `point-name-twice`, `point-without-position`, `point-from-unknown`, `points-in-a-circle` (naming the
 * circle), `point-from-not-placed` (its point has a doubt of its own), and those of `toTrueBearing`.
 */
export function placePoints(statements: readonly PointStatement[], grid: Crs | null): Placement {
  const byName = new Map<string, PointStatement>()
  const twice = new Set<string>()
  for (const statement of statements) {
    const name = keyOf(statement.name)
    if (byName.has(name)) twice.add(name)
    else byName.set(name, statement)
  }
  const placed = new Map<PointStatement, PlacedPoint | Doubt>()
  // In the order in which each is named by those after it, without calls in calls: a chain may have thousands.
  for (const statement of statements) {
    const { chain, circle } = chainTo(statement, byName, placed)
    const around = circle.length > 0 ? circleMessage(circle) : ''
    for (const link of circle) placed.set(link, doubt('points-in-a-circle', link.name, around))
    for (const link of chain) placed.set(link, placeOne(link, { byName, twice, placed, grid }))
  }
  return sorted(statements, placed)
}

interface Known {
  readonly byName: ReadonlyMap<string, PointStatement>
  readonly twice: ReadonlySet<string>
  readonly placed: ReadonlyMap<PointStatement, PlacedPoint | Doubt>
  readonly grid: Crs | null
}

/** The statements to place before one and itself, the farthest first; those that lead back to themselves apart. */
function chainTo(
  statement: PointStatement,
  byName: Known['byName'],
  placed: Known['placed'],
): { readonly chain: readonly PointStatement[]; readonly circle: readonly PointStatement[] } {
  const found = new Set<PointStatement>()
  let next: PointStatement | undefined = statement
  while (next && !placed.has(next) && !found.has(next)) {
    found.add(next)
    next = next.at || !next.from ? undefined : byName.get(keyOf(next.from.name))
  }
  const links = [...found]
  const around = next && found.has(next) ? links.indexOf(next) : links.length
  return { chain: links.slice(0, around).reverse(), circle: links.slice(around) }
}

function circleMessage(circle: readonly PointStatement[]): string {
  const names = [...circle.slice(0, 12), circle[0]].map((link) => link?.name ?? '').join('", "')
  return `The points "${names}" are each stated from the next in a circle, and none has coordinates: give coordinates to one.`
}

function placeOne(statement: PointStatement, known: Known): PlacedPoint | Doubt {
  const { name, at, from } = statement
  if (known.twice.has(keyOf(name)))
    return doubt(
      'point-name-twice',
      name,
      `Two points are named "${name}", so nothing says which is meant: give one another name.`,
    )
  if (at) return { name, position: at, step: null }
  if (!from)
    return doubt(
      'point-without-position',
      name,
      `The point "${name}" has neither coordinates nor a bearing and distance from another point.`,
    )
  const start = known.byName.get(keyOf(from.name))
  if (!start)
    return doubt(
      'point-from-unknown',
      name,
      `The point "${name}" is stated from "${from.name}", and no point has that name.`,
    )
  const origin = known.placed.get(start)
  if (!origin || !('position' in origin))
    return doubt(
      'point-from-not-placed',
      name,
      `The point "${name}" is stated from "${start.name}", which could not be placed.`,
    )
  const turned = toTrueBearing(from.bearing, origin.position, known.grid)
  if ('doubt' in turned) return turned.doubt
  const { trueBearing } = turned
  const position = followLeg(origin.position, {
    bearingDegrees: trueBearing.degrees,
    distanceMetres: from.distance.metres,
  })
  return {
    name,
    position,
    step: { from: start.name, bearing: from.bearing, trueBearing, distance: from.distance },
  }
}

function sorted(
  statements: readonly PointStatement[],
  placed: ReadonlyMap<PointStatement, PlacedPoint | Doubt>,
): Placement {
  const points: PlacedPoint[] = []
  const doubts: { name: string; doubt: Doubt }[] = []
  for (const statement of statements) {
    const found = placed.get(statement)
    if (!found) continue
    if ('position' in found) points.push(found)
    else doubts.push({ name: statement.name, doubt: found })
  }
  return { points, doubts }
}

function doubt(rule: string, name: string, message: string): Doubt {
  return blocked(rule, name, message).doubt
}

function keyOf(name: string): string {
  return name.trim().toLowerCase()
}
