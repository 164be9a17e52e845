/** Files of other programs for the tests of GIS data: GDAL's ogr2ogr makes them from GeoJSON. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

const folder = mkdtempSync(join(tmpdir(), 'truebearing-gis-'))
after(() => rmSync(folder, { recursive: true, force: true }))

let made = 0

/** A path in a folder of its own, for a file with this name. */
export function freshPath(name: string): string {
  made += 1
  return join(mkdtempSync(join(folder, `${made}-`)), name)
}

/** Why a test against ogr2ogr is skipped, or false. */
export const skipWithoutOgr: string | false =
  spawnSync('ogr2ogr', ['--version']).status === 0
    ? false
    : "ogr2ogr is not there (Debian's package gdal-bin): files of other programs are not made"

/** Writes `geojson` and turns it into the file `name` with ogr2ogr; answers its path. */
export function byOgr(geojson: string, name: string, ...options: readonly string[]): string {
  const source = freshPath('source.geojson')
  writeFileSync(source, geojson)
  const path = freshPath(name)
  const run = spawnSync('ogr2ogr', [...options, path, source], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`ogr2ogr: ${run.stderr}`)
  return path
}

/** A collection with these features. */
export function collectionOf(
  features: readonly { readonly properties: object; readonly geometry: string }[],
): string {
  const texts = features.map(
    ({ properties, geometry }) =>
      `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${geometry}}`,
  )
  return `{"type":"FeatureCollection","features":[${texts.join(',')}]}`
}

/** Shapes of every kind, outlines clockwise as shapefiles have them, with long decimals. */
export const shapes = {
  point: '{"type":"Point","coordinates":[17.01665583996768,45.211967242240696]}',
  high: '{"type":"Point","coordinates":[17.5,44.1,120.5]}',
  points: '{"type":"MultiPoint","coordinates":[[17.1,44.1],[-0.30000000000000004,0.0000001]]}',
  line: '{"type":"LineString","coordinates":[[17.1,44.1],[17.2,44.2],[17.30000000000001,44.3]]}',
  lines: '{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5.5,6.5],[7.25,8.125]]]}',
  polygon: '{"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[10,0],[0,0]],[[1,1],[2,2],[1,2],[1,1]]]}',
  polygons:
    '{"type":"MultiPolygon","coordinates":[[[[20,0],[30,10],[30,0],[20,0]]],[[[40,0],[50,10],[50,0],[40,0]],[[45,1],[46,1],[46,2],[45,1]]]]}',
} as const
