/** Areas that the core measures are the ones that PostGIS measures, on both engines. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import type { Geometry, Polygon, Position } from 'geojson'
import { followLeg } from '../core/geo/geodesic.js'
import { measureAreaSquareMetres, measurePerimeterMetres } from '../core/geo/measure.js'
import type { Engine } from '../store/engine/engine.js'
import { randomFrom, sharedFile, skipWithout } from './reading-files.js'
import { afterSuite, forEachEngine } from './support/engines.js'

const seed = 20260411

/** A star around a centre with a hole in half of them; from 30 m to 300 km wide, over 180 degrees and poles too. */
function star(next: () => number, latitude: number, longitude: number): Polygon {
  const reach = 15 * 10 ** (next() * 4)
  const corners = 3 + Math.floor(next() * 20)
  const ring = (share: number): Position[] => {
    const positions = Array.from({ length: corners }, (_, index) => {
      const leg = {
        bearingDegrees: (index * 360) / corners,
        distanceMetres: reach * share * (0.6 + 0.4 * next()),
      }
      const at = followLeg({ latitude, longitude }, leg)
      return [at.longitude, at.latitude]
    })
    return [...positions, positions[0] ?? []]
  }
  const outer = next() < 0.5 ? ring(1) : ring(1).reverse()
  return { type: 'Polygon', coordinates: next() < 0.5 ? [outer] : [outer, ring(0.4)] }
}

function generated(): readonly Geometry[] {
  const below = randomFrom(seed)
  const next = (): number => below(1_000_000) / 1_000_000
  const places: readonly (readonly [number, number])[] = [
    ...Array.from({ length: 180 }, () => [next() * 160 - 80, next() * 360 - 180] as const),
    ...Array.from({ length: 20 }, () => [next() * 100 - 50, 179.999 + next() * 0.002] as const),
    ...Array.from({ length: 10 }, () => [89.99 + next() * 0.0099, next() * 360 - 180] as const),
    ...Array.from({ length: 10 }, () => [-89.99 - next() * 0.0099, next() * 360 - 180] as const),
  ]
  const polygons = places.map(([latitude, longitude]) => star(next, latitude, longitude))
  const several = Array.from(
    { length: 20 },
    (_, index): Geometry => ({
      type: 'MultiPolygon',
      coordinates: [0, 1, 2].map(
        (part) => star(next, index * 8 - 78, index * 17 - 160 + part * 7).coordinates,
      ),
    }),
  )
  return [...polygons, ...several]
}

interface Measured {
  readonly area: number
  readonly perimeter: number
}

/** What PostGIS measures on the ellipsoid; null where it calls a shape invalid in the plane and `onlyValid` is asked. */
async function byPostgis(
  engine: Engine,
  shapes: readonly Geometry[],
  onlyValid: boolean,
): Promise<readonly (Measured | null)[]> {
  const texts = shapes.map((shape) => JSON.stringify(shape))
  return engine.transaction(async (session) => {
    const rows = await session.query<{ taken: boolean; area: number; perimeter: number }>(
      `select not $2::boolean or st_isvalid(shape) as taken,
              st_area(shape::geography) as area,
              st_perimeter(shape::geography) as perimeter
       from unnest($1::text[]) with ordinality as given(text, number),
            lateral (select st_geomfromgeojson(given.text) as shape) as made
       order by number`,
      [texts, onlyValid],
    )
    return rows.map((row) =>
      row.taken ? { area: Number(row.area), perimeter: Number(row.perimeter) } : null,
    )
  })
}

/** Both compute with areas down to the equator: what is left of their rounding, 1 cm², shows in small shapes. */
const leastSquareMetres = 100

/** The greatest relative difference, and how many were compared. */
function compare(shapes: readonly Geometry[], measured: readonly (Measured | null)[]) {
  let [worst, count] = [0, 0]
  for (const [index, shape] of shapes.entries()) {
    const theirs = measured[index]
    if (!theirs) continue
    const area = measureAreaSquareMetres(shape)
    const apart = Math.max(
      Math.abs(area - theirs.area) / Math.max(theirs.area, leastSquareMetres),
      Math.abs(measurePerimeterMetres(shape) - theirs.perimeter) / Math.max(theirs.perimeter, 1),
    )
    worst = Math.max(worst, apart)
    count += 1
  }
  return { worst, count }
}

const sheets = ['suspect_areas_simplyfied.geojson', 'cleared_areas_simplyfied.geojson'].map((name) =>
  sharedFile('bosnia-hazards', name),
)

function polygonsOfSheets(): readonly Geometry[] {
  return sheets.flatMap((path) => {
    const { features } = JSON.parse(readFileSync(path, 'utf8')) as {
      features: { geometry: Geometry | null }[]
    }
    return features.flatMap(({ geometry }) =>
      geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? [geometry] : [],
    )
  })
}

forEachEngine((name, open) => {
  let engine: Engine
  const clearing = afterSuite()
  before(async () => {
    engine = (await open(clearing)).engine
  })

  test(`${name}: 240 polygons of every size and place measure as in PostGIS within 1e-6 (seed ${seed})`, async () => {
    const shapes = generated()
    const { worst, count } = compare(shapes, await byPostgis(engine, shapes, false))
    assert.equal(count, 240)
    assert.ok(worst < 1e-6, `apart by ${worst}`)
  })

  test(`${name}: Bosnia's valid polygons measure as in PostGIS within 1e-6`, {
    skip: sheets.map(skipWithout).find(Boolean) ?? false,
  }, async () => {
    const shapes = polygonsOfSheets()
    const measured: (Measured | null)[] = []
    for (let at = 0; at < shapes.length; at += 2_000)
      measured.push(...(await byPostgis(engine, shapes.slice(at, at + 2_000), true)))
    const { worst, count } = compare(shapes, measured)
    assert.ok(count > shapes.length * 0.9, `${count} of ${shapes.length} are valid`)
    assert.ok(worst < 1e-6, `apart by ${worst}`)
  })
})
