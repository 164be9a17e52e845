/** Bosnia and Herzegovina's map sheets into a register, and the suspected areas beside what ogr2ogr does with them. */
import { existsSync } from 'node:fs'
import pg from 'pg'
import { bosniaFile, hasBosnia } from './hazard-rows.js'
import type { EngineName } from './place.js'
import { withPlace } from './place.js'
import { runJob, runProgram } from './processes.js'
import type { Line } from './report.js'
import { limitLine, median, ratioLine, seconds } from './report.js'

/** Seconds that all four sheets may take. */
const limits = { embedded: 60, server: 15 } as const
const ogrRatio = 5
const ogrRounds = 3

/** All four sheets; on a server also against ogr2ogr, which writes one table and says of no shape what is wrong with it. */
export async function measureSheets(engine: EngineName): Promise<readonly Line[]> {
  if (!hasBosnia()) {
    console.error(`SHEETS NOT MEASURED: ${bosniaFile} is not there.`)
    return []
  }
  const times = await withPlace(engine, (place) => runJob('importSheets', { place }))
  const line = limitLine({
    what: 'import of 4 map sheets, 21,764 records',
    engine,
    measured: Object.entries(times)
      .map(([sheet, milliseconds]) => `${sheet} ${seconds(milliseconds)}`)
      .join(', '),
    value: Object.values(times).reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000,
    limit: limits[engine],
    unit: 's',
  })
  if (engine === 'embedded') return [line]
  if (!existsSync('/usr/bin/ogr2ogr')) {
    console.error('OGR2OGR NOT MEASURED: it is not there; the package gdal-bin brings it.')
    return [line]
  }
  return [
    line,
    ratioLine('import of the suspected areas, 11,068 records', engine, {
      milliseconds: times.suspected,
      against: await byOgr(),
      of: '(ogr2ogr into one table)',
      limit: ogrRatio,
    }),
  ]
}

function byOgr(): Promise<number> {
  return withPlace('server', async ({ databaseUrl }) => {
    const url = new URL(databaseUrl ?? '')
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query('create extension if not exists postgis')
    await client.end()
    const { hostname, port, username, password, pathname } = url
    const target = `PG:host=${hostname} port=${port} user=${username} dbname=${pathname.slice(1)}`
    const environment = { PGPASSWORD: password, PG_USE_COPY: 'YES' }
    const times: number[] = []
    for (let round = 0; round < ogrRounds; round += 1) {
      const words = ['-f', 'PostgreSQL', target, bosniaFile, '-nln', `sheet_${round}`, '-nlt', 'GEOMETRY']
      times.push((await runProgram('ogr2ogr', words, environment)).milliseconds)
    }
    return median(times)
  })
}
