/** A map of records and ground as SVG: what was recorded, what was searched, what was found, and what nobody looked at. */
import { gridDegrees, marginDegrees } from '../geo/public-grid.js'
import { type Area, type Ring, unitedArea } from './area.js'
import type { Assessment, AssessmentSubject } from './assess.js'
import type { RecordAssessment } from './assess-record.js'
import { fieldOf } from './ground-counts.js'
import { digits, escaped, frameAround, type MapFrame } from './map-frame.js'
import { type Label, labelLayer } from './map-labels.js'
import { legend } from './map-legend.js'
import { cross, definitions, symbols, triangle } from './map-symbols.js'
import { centreOf, type Plane, type Spot } from './plane.js'
import type { ReportFrame } from './report-lines.js'
import { percent } from './report-words.js'
import { shortStateWords } from './state.js'
import type { Ground } from './subject.js'
import { corrected } from './systematic-shift.js'

/** The map as one SVG document; records that cannot be placed stand in the legend. */
export function assessmentMap(
  { ground, plane }: Pick<AssessmentSubject, 'ground' | 'plane'>,
  assessment: Assessment,
  report: ReportFrame,
): string {
  const placed = assessment.records.filter(({ footprint }) => footprint !== null)
  const reach = placed.reduce((most, { toleranceMetres }) => Math.max(most, toleranceMetres), 100)
  // The extent of a public map must not tell more than the squares on it.
  const spots = placed.flatMap((record) =>
    report.isPublic ? publicArea(record, plane) : (record.footprint?.spots ?? []),
  )
  const frame = frameAround(spots, report.isPublic ? 300 : reach * 2)
  const layers = [
    `<rect width="${frame.width}" height="${frame.height}" fill="url(#dots)"/>`,
    ...groundLayers(ground, frame, report.isPublic),
    ...(report.isPublic
      ? publicRecords(placed, frame, plane)
      : placed.flatMap((record) => recordLayer(record, frame, assessment))),
    ...findLayers(ground, frame, report.isPublic),
    ...labelLayer(labels(placed, frame, report.isPublic ? plane : null), frame.width),
  ]
  const body = legend(assessment, report, frame)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1160" height="${body.height}" viewBox="0 0 1160 ${body.height}" font-family="Noto Sans, sans-serif" font-size="14">`,
    `<title>Minefield records and the ground, as of entry ${report.asOf}</title>`,
    definitions,
    `<rect width="1160" height="${body.height}" fill="#ffffff"/>`,
    `<g transform="translate(20 20)"><g clip-path="url(#sheet)">${layers.join('\n')}</g><rect width="${frame.width}" height="${frame.height}" fill="none" stroke="#1f1f1f"/></g>`,
    body.text,
    '</svg>',
    '',
  ].join('\n')
}

function groundLayers(ground: Ground, frame: MapFrame, isPublic: boolean): readonly string[] {
  return [
    ...ground.searches.map(
      ({ area }) => `<path d="${frame.areaPath(area)}" fill-rule="evenodd" ${symbols.searched}/>`,
    ),
    ...(isPublic ? [] : ground.searches.map(({ area, on }) => dateLabel(area, on, frame))),
    ...ground.contaminated.map(
      ({ area }) => `<path d="${frame.areaPath(area)}" fill-rule="evenodd" ${symbols.confirmed}/>`,
    ),
  ]
}

/** Searched land says when, in its upper left corner. */
function dateLabel(area: Area, on: string | null, frame: MapFrame): string {
  const corners = area.flatMap(([outer = []]) => outer).map((spot) => frame.place(spot))
  if (on === null || corners.length === 0) return ''
  const left = corners.reduce((least, [x]) => Math.min(least, x), Infinity)
  const top = corners.reduce((least, [, y]) => Math.min(least, y), Infinity)
  const [x, y] = [Math.max(left, 0) + 6, Math.max(top, 0) + 16]
  return `<text x="${digits(x)}" y="${digits(y)}" font-size="12" fill="#4a6274">searched until ${escaped(on)}</text>`
}

function recordLayer(
  assessed: RecordAssessment,
  frame: MapFrame,
  { fit, corrected: move }: Assessment,
): readonly string[] {
  const { record, footprint, toleranceMetres } = assessed
  if (!footprint) return []
  const field = fieldOf(record)
  const [x, y] = frame.place(footprint.middle)
  const radius = (footprint.radius + toleranceMetres) * frame.scale
  const moved = fit && move ? [footprint.middle, corrected(fit, footprint.middle)] : null
  return [
    `<circle cx="${digits(x)}" cy="${digits(y)}" r="${digits(radius)}" ${symbols.tolerance}/>`,
    ...(field.length > 0 ? [`<path d="${frame.areaPath(field)}" ${symbols.record}/>`] : []),
    ...record.rows.map((row) => `<path d="${frame.linePath(row)}" ${symbols.record}/>`),
    ...(record.mines.length > 0
      ? [
          `<path d="${record.mines.map(({ spot }) => cross(...frame.place(spot), 2.6)).join('')}" ${symbols.recordMine}/>`,
        ]
      : []),
    ...record.landmarks.flatMap((landmark) => landmarkLayer(landmark.recorded, landmark.found, frame)),
    ...(moved ? [`<path d="${frame.linePath(moved)}" ${symbols.moved}/>`] : []),
  ]
}

function landmarkLayer(recorded: Spot, found: Spot | null, frame: MapFrame): readonly string[] {
  const square = (spot: Spot, style: string, half: number): string => {
    const [x, y] = frame.place(spot)
    return `<rect x="${digits(x - half)}" y="${digits(y - half)}" width="${2 * half}" height="${2 * half}" ${style}/>`
  }
  return [square(recorded, symbols.landmark, 5), ...(found ? [square(found, symbols.landmarkFound, 3)] : [])]
}

function findLayers(ground: Ground, frame: MapFrame, isPublic: boolean): readonly string[] {
  const finds = ground.finds.filter(({ isHeldBack }) => !isPublic || !isHeldBack)
  const items = finds.map(({ spot }) => triangle(...frame.place(spot), 4.6)).join('')
  // Where an accident happened is restricted, and is not drawn for everybody.
  const accidents = isPublic ? [] : ground.accidents
  return [
    ...(items === '' ? [] : [`<path d="${items}" ${symbols.item}/>`]),
    ...accidents.map(({ spot }) => {
      const [x, y] = frame.place(spot)
      return `<circle cx="${digits(x)}" cy="${digits(y)}" r="5.5" ${symbols.accident}/>`
    }),
  ]
}

function publicRecords(
  records: readonly RecordAssessment[],
  frame: MapFrame,
  plane: Plane,
): readonly string[] {
  const area = unitedArea(records.map((record) => [[publicArea(record, plane)]]))
  return area.length > 0
    ? [`<path d="${frame.areaPath(area)}" fill-rule="evenodd" ${symbols.withheld}/>`]
    : []
}

/** Squares of a fixed grid with a margin of half a square, so that nobody walks into what is withheld. */
function publicArea({ footprint }: RecordAssessment, plane: Plane): Ring {
  const corners = (footprint?.spots ?? []).map((spot) => plane.toEarth(spot))
  const low = (at: 0 | 1): number =>
    Math.floor(Math.min(...corners.map((corner) => corner[at])) / gridDegrees) * gridDegrees - marginDegrees
  const high = (at: 0 | 1): number =>
    (Math.floor(Math.max(...corners.map((corner) => corner[at])) / gridDegrees) + 1) * gridDegrees +
    marginDegrees
  const [west, south, east, north] = [low(0), low(1), high(0), high(1)]
  return (
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as const
  ).map(plane.toPlane)
}

/** More labels than this would hide the map; the table names every record. */
const mostLabels = 60

/** Number, state and how much was searched; every state is written as large as the others. */
function labelOf({ record, state, evidence }: RecordAssessment): readonly string[] {
  return [record.number, shortStateWords[state], `${percent(evidence?.searchedShare ?? 0)} searched`]
}

/** Where a record is labelled: in public nowhere but in the middle of the squares that everybody sees. */
function labels(
  records: readonly RecordAssessment[],
  frame: MapFrame,
  plane: Plane | null,
): readonly Label[] {
  if (records.length > mostLabels) return []
  return records.flatMap((assessed) => {
    const { footprint, toleranceMetres } = assessed
    if (!footprint) return []
    const lines = labelOf(assessed)
    if (plane !== null) return [{ at: frame.place(centreOf(publicArea(assessed, plane))), reach: 0, lines }]
    return [
      { at: frame.place(footprint.middle), reach: (footprint.radius + toleranceMetres) * frame.scale, lines },
    ]
  })
}
