/** An invented sector in which both sides supplied minefield records and a third searched; hand-worked in its README. */
import { followLeg } from '../../core/geo/geodesic.js'
import type { CsvRow } from './csv.js'
import { toCsv } from './csv.js'
import { sectorMappings } from './sector-mappings.js'
import { sectorReadme } from './sector-readme.js'
import { ildomaRecords, nevaruLines } from './sector-records.js'

/** Metres east and north of the sector's origin, which lies in the open ocean: no such land is anywhere. */
export type Place = readonly [east: number, north: number]

const origin = { latitude: 12, longitude: -30 }

/** Longitude and latitude of a place, to nine decimals. */
export function lonLat([east, north]: Place): readonly [number, number] {
  const bearingDegrees = (Math.atan2(east, north) * 180) / Math.PI
  const at = followLeg(origin, { bearingDegrees, distanceMetres: Math.hypot(east, north) })
  return [Number(at.longitude.toFixed(9)), Number(at.latitude.toFixed(9))]
}

interface Item {
  readonly device: string
  readonly at: Place
  readonly on: string
  readonly activity: string
}

const item = (activity: string, on: string, device: string, ...at: Place): Item => ({
  device,
  at,
  on,
  activity,
})

const items: readonly Item[] = [
  item('S-1', '2023-06-02', 'AP mine', 20, 0.5),
  item('S-1', '2023-06-02', 'AP mine', 30, 3),
  item('S-1', '2023-06-03', 'AP mine', 50, 8),
  item('S-1', '2023-06-04', 'AP mine', 60, 20),
  item('S-1', '2023-06-09', 'AP mine', 70, 40),
  item('S-2', '2023-09-12', 'AP mine', 60, 1002),
  item('S-2', '2023-09-12', 'AP mine', 80, 1006),
  item('S-2', '2023-09-13', 'AP mine', 100, 1015),
  item('S-2', '2023-09-13', 'AP mine', 120, 1018),
  item('S-2', '2023-09-14', 'AV mine', 130, 1003),
  item('S-2', '2023-09-20', 'AP mine', 301, 1000),
  item('S-2', '2023-09-20', 'AP mine', 312, 1000),
  item('S-2', '2023-09-21', 'AP mine', 320, 1002),
]

const accidents: readonly (readonly [string, ...Place])[] = [
  ['2022-11-03', 45, 1000],
  ['2023-01-17', 100, 1060],
  ['2023-03-29', -200, -200],
]

function position(at: Place): CsvRow {
  const [longitude, latitude] = lonLat(at)
  return { latitude: String(latitude), longitude: String(longitude) }
}

function rectangle(west: number, south: number, east: number, north: number): unknown {
  const corners: readonly Place[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [corners.map(lonLat)] }
}

function collection(features: readonly (readonly [object, unknown])[]): string {
  const lines = features.map(([properties, geometry]) =>
    JSON.stringify({ type: 'Feature', properties: { ...properties, example: 'invented' }, geometry }),
  )
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

const activities = collection([
  [
    { number: 'S-1', start: '2023-06-01', end: '2023-08-31', operator: 'Open Field Trust', items: 5 },
    rectangle(-300, -300, 500, 300),
  ],
  [
    { number: 'S-2', start: '2023-09-10', end: '2024-05-31', operator: 'Lakeshore Demining', items: 8 },
    rectangle(-300, 700, 500, 1300),
  ],
])

const hazards = collection([
  [{ number: 'H-1', class: 'minefield', terrain: 'level pasture' }, rectangle(60, 990, 160, 1020)],
  [{ number: 'H-2', class: 'minefield', terrain: 'river bank' }, rectangle(-250, -250, -200, -200)],
])

const programme = {
  name: 'One sector, searched after both sides supplied records (invented example)',
  time_zone: 'Etc/GMT+2',
  k: 5,
  people: 1,
  contact: 'The survey office, Lakeshore Demining (invented)',
}

/** Every file of the sector by name. */
export function makeSector(): Readonly<Record<string, string>> {
  return {
    'README.md': sectorReadme,
    'programme.json': `${JSON.stringify(programme, null, 2)}\n`,
    'records-ildoma.json': ildomaRecords,
    'records-nevaru.csv': nevaruLines,
    'items.csv': toCsv(
      items.map(({ device, at, on, activity }, index) => ({
        number: `I-${index + 1}`,
        activity,
        found_on: on,
        device,
        ...position(at),
      })),
    ),
    'accidents.csv': toCsv(
      accidents.map(([date, ...at], index) => ({ number: `E-${index + 1}`, date, ...position(at) })),
    ),
    'activities.geojson': activities,
    'hazards.geojson': hazards,
    ...sectorMappings,
  }
}
