/** Tiles and features as clients get them. */
import { existsSync } from 'node:fs'
import { bosniaFile, hasBosnia } from './hazard-rows.js'
import type { EngineName } from './place.js'
import { serverUrl, withPlace } from './place.js'
import { runJob } from './processes.js'
import type { Line } from './report.js'
import { grouped, median, ratioLine } from './report.js'

const tileRatio = 1.4
const embeddedRatio = 4
const itemRatio = 1.5
const itemRounds = 5

/** The bare times of the server, kept for the embedded engine, which has no ST_AsMVT of its own. */
let bareOfServer: readonly number[] | null = null

/** Random tiles of zoom 8 to 13 over Bosnia and Herzegovina, median and 95th of a hundred. */
export async function measureTiles(engine: EngineName, count: number): Promise<readonly Line[]> {
  if (!hasBosnia()) {
    console.error(`TILES NOT MEASURED: ${bosniaFile} is not there.`)
    return []
  }
  const { tiles, bare, bytes, bareBytes } = await withPlace(engine, (place) =>
    runJob('measureTiles', { place, count }),
  )
  if (engine === 'server') bareOfServer = bare
  const against = engine === 'server' ? bare : await bareTimes(count)
  const of =
    engine === 'server' ? `(bare ST_AsMVT, ${grouped(bareBytes)} bytes)` : '(bare ST_AsMVT on a server)'
  return (['p50', 'p95'] as const).map((name) =>
    ratioLine(`${name} of ${grouped(count)} tiles z8-z13, ${grouped(bytes)} bytes`, engine, {
      milliseconds: percentile(tiles, name),
      against: percentile(against, name),
      of,
      limit: against.length === 0 ? null : engine === 'server' ? tileRatio : embeddedRatio,
    }),
  )
}

async function bareTimes(count: number): Promise<readonly number[]> {
  if (serverUrl === undefined) return []
  bareOfServer ??= (await withPlace('server', (place) => runJob('measureTiles', { place, count }))).bare
  return bareOfServer
}

function percentile(times: readonly number[], name: 'p50' | 'p95'): number {
  if (name === 'p50') return median(times)
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

/** 10,000 features to ogr2ogr. */
export async function measureItems(engine: EngineName): Promise<readonly Line[]> {
  if (!existsSync('/usr/bin/ogr2ogr')) {
    console.error('ITEMS NOT MEASURED: ogr2ogr is not there; the package gdal-bin brings it.')
    return []
  }
  const { service, files } = await withPlace(engine, (place) =>
    runJob('measureItems', { place, rounds: itemRounds }),
  )
  return [
    ratioLine('ogr2ogr reads 10,000 features by OGC API', engine, {
      milliseconds: median(service),
      against: median(files),
      of: '(the same pages as files of a bare HTTP server)',
      limit: itemRatio,
    }),
  ]
}
