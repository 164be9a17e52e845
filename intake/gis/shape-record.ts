/** One record of a .shp file to GeoJSON geometry text (ESRI Shapefile Technical Description, July 1998, pages 5-24). */
import { positionText } from './json-number.js'
import { assembleRings, type Ring } from './shape-rings.js'

/** A shape that was read. `ringsReversed`: its rings run against the rule, so that holes were found by where they lie. */
export interface ShapeRead {
  /** '' for a null shape. */
  readonly geometry: string
  readonly hasMeasures: boolean
  readonly ringsReversed: boolean
}

/** Thrown inside when a record is no shape; half a sentence. */
export class NotAShape extends Error {}

const families: Readonly<Record<number, 'point' | 'line' | 'polygon' | 'points'>> = {
  1: 'point',
  3: 'line',
  5: 'polygon',
  8: 'points',
}

/** Below this a measure says "no data" (page 2 of the description). */
const noData = -1e38

/** Reads the content of a record, without its eight bytes of header. Throws `NotAShape`. */
export function readShape(content: Buffer): ShapeRead {
  if (content.length < 4) throw new NotAShape('its record is shorter than a shape can be')
  const type = content.readInt32LE(0)
  if (type === 0) return { geometry: '', hasMeasures: false, ringsReversed: false }
  if (type === 31)
    throw new NotAShape('it is a MultiPatch, a surface in space, for which there is no GeoJSON')
  const family = families[type % 10]
  if (!family || type < 0 || type > 28) throw new NotAShape(`shapes of type ${type} are not known`)
  const dimension = type > 20 ? 'm' : type > 10 ? 'z' : 'flat'
  try {
    return family === 'point' ? readPoint(content, dimension) : readParts(content, family, dimension)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new NotAShape('its record is shorter than the number of its points says')
  }
}

type Dimension = 'flat' | 'z' | 'm'

function readPoint(content: Buffer, dimension: Dimension): ShapeRead {
  const position = [content.readDoubleLE(4), content.readDoubleLE(12)]
  if (dimension === 'z') position.push(content.readDoubleLE(20))
  const measureAt = dimension === 'z' ? 28 : 20
  const hasMeasures = dimension !== 'flat' && content.length >= measureAt + 8 && isMeasure(content, measureAt)
  const geometry = `{"type":"Point","coordinates":${positionText(position)}}`
  return { geometry, hasMeasures, ringsReversed: false }
}

function isMeasure(content: Buffer, at: number): boolean {
  const measure = content.readDoubleLE(at)
  return measure > noData && measure !== 0
}

/** Where the pieces of a record with several points lie. */
interface Layout {
  readonly parts: number
  readonly points: number
  readonly partsAt: number
  readonly pointsAt: number
}

function layoutOf(content: Buffer, family: 'line' | 'polygon' | 'points'): Layout {
  if (family === 'points') return { parts: 0, points: count(content, 36), partsAt: 40, pointsAt: 40 }
  const parts = count(content, 36)
  return { parts, points: count(content, 40), partsAt: 44, pointsAt: 44 + 4 * parts }
}

/** A count that the record can hold; a damaged one would ask for gigabytes. */
function count(content: Buffer, at: number): number {
  const stated = content.readInt32LE(at)
  if (stated < 0 || stated > content.length / 4) throw new RangeError('count')
  return stated
}

function readParts(content: Buffer, family: 'line' | 'polygon' | 'points', dimension: Dimension): ShapeRead {
  const layout = layoutOf(content, family)
  const heightsAt = dimension === 'z' ? layout.pointsAt + 16 * layout.points + 16 : null
  const position = (index: number): readonly number[] => {
    const at = layout.pointsAt + 16 * index
    const flat = [content.readDoubleLE(at), content.readDoubleLE(at + 8)]
    return heightsAt === null ? flat : [...flat, content.readDoubleLE(heightsAt + 8 * index)]
  }
  const measures = hasMeasures(content, layout, dimension)
  if (family === 'points') {
    const points = Array.from({ length: layout.points }, (_, index) => positionText(position(index)))
    const geometry = `{"type":"MultiPoint","coordinates":[${points.join(',')}]}`
    return { geometry, hasMeasures: measures, ringsReversed: false }
  }
  const lists = partsOf(content, layout, position)
  if (family === 'line') return { geometry: linesText(lists), hasMeasures: measures, ringsReversed: false }
  const { polygons, reversed } = assembleRings(lists)
  return { geometry: polygonsText(polygons), hasMeasures: measures, ringsReversed: reversed }
}

function hasMeasures(content: Buffer, { points, pointsAt }: Layout, dimension: Dimension): boolean {
  if (dimension === 'flat') return false
  const at = pointsAt + 16 * points + 16 + (dimension === 'z' ? 8 * points + 16 : 0)
  if (content.length < at + 8 * points) return false
  return Array.from({ length: points }, (_, index) => index).some((index) =>
    isMeasure(content, at + 8 * index),
  )
}

function partsOf(
  content: Buffer,
  { parts, points, partsAt }: Layout,
  position: (index: number) => readonly number[],
): readonly Ring[] {
  const starts = Array.from({ length: parts }, (_, part) => content.readInt32LE(partsAt + 4 * part))
  return starts.map((start, part) => {
    const end = starts[part + 1] ?? points
    if (start < 0 || end < start || end > points)
      throw new NotAShape('its parts do not lie one after another')
    return Array.from({ length: end - start }, (_, index) => position(start + index))
  })
}

function listText(positions: Ring): string {
  return `[${positions.map(positionText).join(',')}]`
}

function linesText(lines: readonly Ring[]): string {
  const [only] = lines
  if (only && lines.length === 1) return `{"type":"LineString","coordinates":${listText(only)}}`
  return `{"type":"MultiLineString","coordinates":[${lines.map(listText).join(',')}]}`
}

function polygonsText(polygons: readonly (readonly Ring[])[]): string {
  const texts = polygons.map((rings) => `[${rings.map(listText).join(',')}]`)
  if (texts.length === 1) return `{"type":"Polygon","coordinates":${texts[0]}}`
  return `{"type":"MultiPolygon","coordinates":[${texts.join(',')}]}`
}
