/** Coordinate reference systems of OGC API Features, Part 2 (OGC 18-058): their addresses, codes and order of axes. */
import type { Grid } from '../../store/served/items.js'
import { problem } from '../problems.js'

/** A grid under the address by which clients name it. */
export interface NamedGrid extends Grid {
  readonly uri: string
}

const epsg = (code: number): string => `http://www.opengis.net/def/crs/EPSG/0/${code}`

/** Longitude and latitude: what is stored, and what stands where nothing is asked. */
export const crs84: NamedGrid = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  srid: 4326,
  northFirst: false,
}

const always: readonly NamedGrid[] = [
  crs84,
  { uri: epsg(4326), srid: 4326, northFirst: true },
  { uri: epsg(3857), srid: 3857, northFirst: false },
]

// More zones than a country has are no help to anybody.
const mostZones = 6

/** The grids of a collection: the common ones and the UTM zones that its extent touches. */
export function gridsOf(
  edges: readonly [west: number, south: number, east: number, north: number] | null,
): readonly NamedGrid[] {
  if (edges === null) return always
  const [west, south, east, north] = edges
  const zone = (longitude: number) => Math.min(Math.max(Math.floor((longitude + 180) / 6) + 1, 1), 60)
  const zones = Array.from({ length: zone(east) - zone(west) + 1 }, (_, index) => zone(west) + index)
  if (zones.length > mostZones || south < -80 || north > 84) return always
  const halves = [...(north >= 0 ? [32600] : []), ...(south < 0 ? [32700] : [])]
  const codes = halves.flatMap((half) => zones.map((number) => half + number))
  return [...always, ...codes.map((code) => ({ uri: epsg(code), srid: code, northFirst: false }))]
}

/** The grid that a parameter names; it may be written as a safe CURIE too. Throws `parameter-invalid`. */
export function gridNamed(name: string, value: string, grids: readonly NamedGrid[]): NamedGrid {
  const found = grids.find(({ uri }) => uri === value)
  if (!found)
    throw problem.parameterInvalid({
      name,
      value,
      expected: `give one of ${grids.map(({ uri }) => uri).join(', ')}`,
    })
  return found
}
