/** Bosnia and Herzegovina's map sheets as they are: every outline in the register, what is doubtful beside it. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Finding } from '../core/finding.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import type { Programme } from '../store/programme.js'
import { countsOf, describeImports, importPath } from './import-register.js'
import { repository, sharedFile, skipWithout } from './reading-files.js'

const files = {
  suspected: sharedFile('bosnia-hazards', 'suspect_areas_simplyfied.geojson'),
  cleared: sharedFile('bosnia-hazards', 'cleared_areas_simplyfied.geojson'),
  lifted: sharedFile('bosnia-hazards', 'lifted_minefields.geojson'),
  incidents: sharedFile('bosnia-hazards', 'incidents.geojson'),
} as const
const skip = Object.values(files).reduce<string | false>((why, path) => why || skipWithout(path), false)

/** How often each rule was found. */
function tally(found: readonly Finding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { rule, row } of found) if (row !== null) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

async function imported(programme: Programme, name: keyof typeof files) {
  const mapping = await loadMapping(join(repository, 'examples', 'mappings', `bosnia-${name}.json`))
  const started = performance.now()
  const report = await importPath(programme, files[name], mapping, { source: `map sheets, ${name}` })
  const seconds = (performance.now() - started) / 1000
  console.log(`# ${programme.engine.kind}: ${name}, ${report.rows} rows in ${seconds.toFixed(1)} s`)
  return { counts: countsOf(report), found: tally(report.found) }
}

async function squareKilometres(programme: Programme, table: string, shape: string): Promise<number> {
  const [row] = await programme.engine.transaction((session) =>
    session.query<{ area: string }>(
      `select (sum(ST_Area(${shape}_valid::geography)) / 1e6)::numeric(12, 3)::text as area from ${table}
       where programme_id = $1 and role = 'accepted' and current_to is null`,
      [programme.programmeId],
    ),
  )
  return Number(row?.area)
}

describeImports("Bosnia and Herzegovina's map sheets", (register) => {
  test('11,068 suspected, 8,329 cleared, 925 lifted, 1,442 incidents, each with what is doubtful', {
    skip,
  }, async () => {
    const programme = await register.programme()
    const suspected = await imported(programme, 'suspected')
    assert.deepEqual(suspected.counts, { rows: 11_068, accepted: 11_068 })
    assert.equal(suspected.found['geometry-missing'], 3094)
    assert.equal(suspected.found['geometry-empty'], 3)
    assert.equal(suspected.found['shape-crosses-itself'], 467)
    assert.equal(suspected.found['shape-repeated'], 4)
    assert.equal(suspected.found['shape-turned'], 1)
    assert.ok((suspected.found['shapes-overlap'] ?? 0) > 0)
    assert.equal(suspected.found['area-under-100'], 31)
    assert.equal((await squareKilometres(programme, 'hazards', 'shape')).toFixed(1), '812.3')
    console.log(`# suspected ${JSON.stringify(suspected.found)}`)

    const cleared = await imported(programme, 'cleared')
    assert.deepEqual(cleared.counts, { rows: 8329, accepted: 8329 })
    assert.equal(cleared.found['geometry-missing'], 108)
    assert.equal(cleared.found['geometry-empty'], 5)
    assert.equal(cleared.found['shape-crosses-itself'], 709)
    assert.equal(cleared.found['shape-repeated'], 94)
    assert.equal(cleared.found['area-under-100'], 1714)
    assert.equal((await squareKilometres(programme, 'activities', 'land_shape')).toFixed(1), '40.2')
    assert.ok((cleared.found['shapes-overlap'] ?? 0) > 0)
    console.log(`# cleared ${JSON.stringify(cleared.found)}`)

    const lifted = await imported(programme, 'lifted')
    assert.deepEqual(lifted.counts, { rows: 925, accepted: 925 })
    assert.equal(lifted.found['shape-repeated'], 90)
    const incidents = await imported(programme, 'incidents')
    assert.deepEqual(incidents.counts, { rows: 1442, accepted: 1442 })
    assert.deepEqual(incidents.found, {})
  })
})
