/**
 * Where a public reader sees a record: the one SQL expression that the map, the tiles, the lists and the index share.
 *
 * What is confidential because it is dangerous (storage, items not destroyed, rows of a minefield record) is drawn as an
 * area with a margin, so that nobody walks into a secret. What is restricted because of people (where an accident
 * happened) is drawn as a point in the middle of its square. Both come from a fixed grid: asking again, or from another
 * side, tells nothing more.
 */
import { gridDegrees, marginDegrees } from '../core/geo/public-grid.js'
import type { Kind, Privacy } from '../core/record/definition.js'
import { drawables } from '../core/record/drawn.js'

/** How a record is drawn, in the words that the property `drawn_as` says. */
export type DrawnAs = 'as_recorded' | 'area_with_margin' | 'point_of_square'

/**
 * SQL of the geometry (EPSG:4326) that a public reader sees of a row; null where there is nothing to draw.
 * `row` is the alias of the kind's table with its dot, or empty in the statement that makes the index: the planner
 * takes the index only while both are the same expression.
 */
export function publicShape(kind: Kind, row: string): string {
  const all = drawables(kind)
  const shown = all.map(({ column, privacy }) => {
    const name = row + column
    if (privacy === 'public') return name
    return privacy === 'confidential' ? areaAround(name) : pointOfSquare(name)
  })
  if (shown.length === 0) throw new Error(`${kind.kind} has nothing to draw`)
  const open = shown.length === 1 ? (shown[0] ?? '') : `coalesce(${shown.join(', ')})`
  const heldBack = heldBackRow(kind, row)
  if (heldBack === null) return open
  const hidden = areaAround(all.map(({ column }) => row + column).join(', '))
  return `case when ${heldBack} then ${hidden} else ${open} end`
}

/** SQL of the text `DrawnAs` of a row; null where there is nothing to draw. */
export function drawnAs(kind: Kind, row: string): string {
  const words: Readonly<Record<Privacy, DrawnAs>> = {
    public: 'as_recorded',
    confidential: 'area_with_margin',
    restricted: 'point_of_square',
  }
  const all = drawables(kind)
  const heldBack = heldBackRow(kind, row)
  const anything = all.map(({ column }) => `${row}${column} is not null`).join(' or ')
  const hidden = heldBack === null ? [] : [`when ${heldBack} and (${anything}) then '${words.confidential}'`]
  const shown = all.map(({ column, privacy }) => `when ${row}${column} is not null then '${words[privacy]}'`)
  return `case ${[...hidden, ...shown].join(' ')} end`
}

/** SQL that is true while the whole record is confidential; null for kinds that never are. */
export function heldBackRow(kind: Kind, row: string): string | null {
  return kind.confidentialWhile === undefined ? null : `${row}${kind.confidentialWhile} is true`
}

/** The squares of the grid that the first geometry that is there touches, and the margin around them. */
function areaAround(names: string): string {
  const shape = names.includes(',') ? `coalesce(${names})` : names
  const low = (edge: string, least: number) =>
    `greatest(floor(${edge}(${shape}) / ${gridDegrees}) * ${gridDegrees} - ${marginDegrees}, ${least})`
  const high = (edge: string, most: number) =>
    `least((floor(${edge}(${shape}) / ${gridDegrees}) + 1) * ${gridDegrees} + ${marginDegrees}, ${most})`
  const edges = [low('ST_XMin', -180), low('ST_YMin', -90), high('ST_XMax', 180), high('ST_YMax', 90)]
  // greatest and least pass over null: without this a record without a position would cover the earth.
  return `case when ${shape} is not null then ST_MakeEnvelope(${edges.join(', ')}, 4326) end`
}

function pointOfSquare(name: string): string {
  const middle = (edge: string) => `(floor(${edge}(${name}) / ${gridDegrees}) + 0.5) * ${gridDegrees}`
  return `ST_SetSRID(ST_MakePoint(${middle('ST_XMin')}, ${middle('ST_YMin')}), 4326)`
}
