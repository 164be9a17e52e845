/** An outline from a table of turning points: what was typed is kept as typed, and nothing is corrected. */
import type { Polygon } from 'geojson'
import { geometryText } from '../geo/geometry-text.js'
import type { Traverse } from '../geo/traverse.js'
import type { Value } from '../record/definition.js'
import { closureNotes, outlineTraverse } from './closure.js'
import { type Drawing, drawRecord, type PlaceDoubt, positionOf } from './draw-places.js'
import type { TranscribedPoint, TranscribedRecord } from './transcribed.js'
import { type OutlinePlace, outlineText, type WrittenOutline } from './written-outline.js'

/** What was drawn. */
export interface DrawnOutline {
  readonly landmarks: readonly OutlinePlace[]
  readonly corners: readonly OutlinePlace[]
  /** One closed ring, however few its corners; null while a corner has no place. */
  readonly geometry: Polygon | null
  /** How the measured way closes; null where no way back was measured. */
  readonly traverse: Traverse | null
  readonly doubts: readonly PlaceDoubt[]
}

/**
 * Draws the outline. Doubts: those of places (docs/minefield-records.md), `point-name-twice`, `point-without-position`,
 * and how it closes.
 */
export function drawOutline(written: WrittenOutline): DrawnOutline {
  const { landmarks = [], points, adjusted = false } = written
  const record = recordOf(written)
  const drawing = drawRecord(record)
  const corners = points.map(({ name }) => placeOf(drawing, name))
  const known = landmarks.map(({ name }) => placeOf(drawing, name))
  const traverse = outlineTraverse(record, drawing)
  return {
    landmarks: known,
    corners,
    geometry: ringOf(corners, adjusted ? traverse : null),
    traverse,
    doubts: [
      ...drawing.doubts(),
      ...doubtsOfNames([...landmarks, ...points]),
      ...(traverse ? closureNotes(traverse) : []),
    ],
  }
}

function recordOf({ points, ...rest }: WrittenOutline): TranscribedRecord {
  return { ...rest, points, outline: points.map(({ name }) => name) }
}

function placeOf(drawing: Drawing, name: string): OutlinePlace {
  const { latitude = null, longitude = null, accuracyMetres = null } = drawing.named(name) ?? {}
  return { name, latitude, longitude, accuracyMetres }
}

function ringOf(corners: readonly OutlinePlace[], traverse: Traverse | null): Polygon | null {
  const places = corners.map(({ latitude, longitude }, index) => {
    // The first corner is where the way begins, and stays.
    const adjusted = index === 0 ? undefined : traverse?.points[index - 1]?.adjusted
    if (adjusted) return adjusted
    return positionOf({ latitude, longitude })
  })
  const placed = places.flatMap((place) => (place ? [[place.longitude, place.latitude]] : []))
  const [first] = placed
  if (!first || placed.length < places.length) return null
  return { type: 'Polygon', coordinates: [[...placed, first]] }
}

function doubtsOfNames(places: readonly TranscribedPoint[]): readonly PlaceDoubt[] {
  const seen = new Set<string>()
  return places.flatMap(({ name, position = '', from = '' }) => {
    const isTwice = seen.has(name)
    seen.add(name)
    if (isTwice)
      return pointDoubt('point-name-twice', name, `Two points are named "${name}": give one another name.`)
    if (position.trim() !== '' || from.trim() !== '') return []
    const message = `The point "${name}" has neither coordinates nor a bearing and distance from another point.`
    return pointDoubt('point-without-position', name, message)
  })
}

function pointDoubt(rule: string, text: string, message: string): readonly PlaceDoubt[] {
  return [{ rule, severity: 'blocks', column: 'points', text, message }]
}

/** The committed value of a shape that was drawn so (`shapeParts`); null while a corner has no place. */
export function outlineValue(written: WrittenOutline, { geometry }: DrawnOutline): Value {
  if (!geometry) return null
  return [geometryText(geometry), outlineText(written), 'EPSG:4326', written.positions?.basis ?? 'unknown']
}
