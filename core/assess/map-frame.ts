/** From metres on the plane to the sheet of a map: extent, scale, numbers as SVG writes them. */
import type { Area, Ring } from './area.js'
import { boxAround } from './area.js'
import type { Spot } from './plane.js'

/** A map's sheet. */
export interface MapFrame {
  readonly width: number
  readonly height: number
  /** Sheet units for each metre. */
  readonly scale: number
  readonly place: (spot: Spot) => readonly [x: number, y: number]
  /** Path data of an area. */
  readonly areaPath: (area: Area) => string
  readonly linePath: (line: Ring) => string
}

const side = 760

/** The frame that holds some spots with a margin of `margin` metres; the sheet is square. */
export function frameAround(spots: readonly Spot[], margin: number): MapFrame {
  const [west, south, east, north] = boxAround(spots.length > 0 ? spots : [[0, 0]])
  const span = Math.max(east - west, north - south) + 2 * margin
  const scale = side / span
  const left = (west + east) / 2 - span / 2
  const top = (south + north) / 2 + span / 2
  const place = ([x, y]: Spot): readonly [number, number] => [(x - left) * scale, (top - y) * scale]
  const points = (line: Ring): string =>
    line
      .map((spot) => {
        const [x, y] = place(spot)
        return `${digits(x)} ${digits(y)}`
      })
      .join('L')
  return {
    width: side,
    height: side,
    scale,
    place,
    linePath: (line) => `M${points(line)}`,
    areaPath: (area) => area.flatMap((polygon) => polygon.map((ring) => `M${points(ring)}Z`)).join(''),
  }
}

/** A number with one decimal at most. */
export function digits(value: number): string {
  return String(Math.round(value * 10) / 10 + 0)
}

/** The longest round length that fits in about a fifth of the sheet, in metres. */
export function scaleBarMetres({ scale, width }: Pick<MapFrame, 'scale' | 'width'>): number {
  const most = width / 4 / scale
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= most) ?? power
}

/** Text as XML. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
