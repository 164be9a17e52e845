import { deepEqual, equal } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readAll, sharedFile, skipWithout } from './reading-files.js'

/** An independent reading: numbers become marked texts, then any parser may read them. */
function independently(path: string): readonly (readonly [string, string])[] {
  const marked = readFileSync(path, 'utf8').replace(
    /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g,
    (found) => (found.startsWith('"') ? found : `"#${found}"`),
  )
  const { features } = JSON.parse(marked) as {
    features: { properties: object; geometry: object | null }[]
  }
  const plain = (value: object | null) =>
    value === null ? '' : JSON.stringify(value).replace(/"#([^"]*)"/g, '$1')
  return features.map(({ properties, geometry }) => [
    JSON.stringify(Object.values(properties)),
    plain(geometry),
  ])
}

const bosnia = [
  ['suspect_areas_simplyfied.geojson', 11_068, 3_094],
  ['cleared_areas_simplyfied.geojson', 8_329, 108],
  ['lifted_minefields.geojson', 925, 0],
  ['incidents.geojson', 1_442, 0],
] as const

for (const [name, count, nulls] of bosnia) {
  const path = sharedFile('bosnia-hazards', name)
  test(`${name}: ${count} rows, ${nulls} without geometry, every digit kept`, {
    skip: skipWithout(path),
  }, async () => {
    const { table, rows, findings } = await readAll(path)
    deepEqual(table.header, ['typeArea', 'fileId', 'geometry'])
    equal(rows.length, count)
    equal(rows.filter((row) => row.cells[2] === '').length, nulls)
    deepEqual(
      rows.map((row) => [JSON.stringify(row.cells.slice(0, -1)), row.cells.at(-1)]),
      independently(path),
    )
    deepEqual(findings, [])
  })
}

const events = sharedFile('colombia-events')

test('30 yearly files of Colombia: 36,527 rows, every digit kept', {
  skip: skipWithout(events),
}, async () => {
  let count = 0
  const files = readdirSync(events).filter((name) => name.endsWith('.json'))
  equal(files.length, 30)
  for (const name of files) {
    const { rows, findings } = await readAll(sharedFile('colombia-events', name))
    deepEqual(
      rows.map((row) => row.cells.at(-1)),
      independently(sharedFile('colombia-events', name)).map(([, geometry]) => geometry),
    )
    equal(findings.filter((finding) => finding.severity === 'blocks').length, 0, name)
    count += rows.length
  }
  equal(count, 36_527)
})
