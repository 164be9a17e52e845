/** A file of events, each row counted as what its type says: Colombia's 30 yearly files, and invented ones. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import type { Programme } from '../store/programme.js'
import { countRecords } from '../store/record-reading.js'
import { countsOf, describeImports, drafts, figure, importTable, rules } from './import-register.js'
import { repository, sharedFile, skipWithout } from './reading-files.js'

const events = sharedFile('colombia-events')
const skip = skipWithout(events)
const files = skip ? [] : readdirSync(events).filter((name) => name.endsWith('.json'))

async function importAll(programme: Programme, paths: readonly string[]) {
  const mapping = await loadMapping(join(repository, 'examples', 'mappings', 'colombia-events.json'))
  return countsOf(
    await importFiles(programme, { paths, mapping, source: 'events', accept: true, dryRun: false }),
  )
}

/** Records by table, of the kinds that an event can be. */
function recordsOf(programme: Programme) {
  return programme.engine.transaction(async (session) => {
    const tables = ['accidents', 'activities', 'hazards', 'items', 'seizures'] as const
    const counts: Record<string, number> = {}
    for (const table of tables) counts[table] = await countRecords(session, programme.programmeId, table)
    return counts
  })
}

const types = ['1', '2', '3', '4', '5', '6', '7', '8']
const choice = (record: string, ...one_of: string[]) => ({ record, when: { column: 'type', one_of } })

/** A list of events: accidents are 1, hazards are 8. */
function eventMapping(...main: readonly object[]) {
  return {
    mapping: 1,
    title: 'events',
    main,
    records: {
      accident: {
        kind: 'accident',
        fields: { date: { column: 'on' }, device: { constant: 'uxo' }, local_id: { column: 'no' } },
      },
      hazard: {
        kind: 'hazard',
        fields: {
          class: { constant: 'minefield' },
          status: { constant: 'open' },
          local_id: { column: 'no' },
        },
      },
    },
    ignored: ['town', 'note'],
  }
}

const both = eventMapping(choice('accident', '1'), choice('hazard', '8'))
const head = 'type,on,no,town,note\n'

describeImports('a file of events', (register) => {
  test("Colombia's 36,527 events in one import, each as the kind that its type says", { skip }, async () => {
    equal(files.length, 30)
    const programme = await register.programme()
    const began = performance.now()
    const counts = await importAll(
      programme,
      files.map((name) => join(events, name)),
    )
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${register.kind}: 36,527 events imported in ${seconds} s`)
    deepEqual(counts, { rows: 36_527, accepted: 36_527 })
    const records = await recordsOf(programme)
    deepEqual(records, { accidents: 6909, activities: 24_136, hazards: 1944, items: 44, seizures: 3494 })
    equal(
      Object.values(records).reduce((sum, count) => sum + count),
      36_527,
    )
    deepEqual((await figure(programme, 'accidents by device')).parts, { ap_mine: 6667, uxo: 242 })
    deepEqual((await figure(programme, 'hazards by class')).parts, {
      suspected_hazardous_area: 1908,
      ammunition_storage: 8,
      unknown: 28,
    })
    equal((await figure(programme, 'accidents in 2006')).total, typesIn('2006.json', '1', '2'))
    deepEqual(await drafts(programme, 'draft'), [])
    const counting = performance.now()
    const { parts } = await figure(programme, 'accidents by near_hazard')
    const counted = ((performance.now() - counting) / 1000).toFixed(2)
    console.log(`${register.kind}: accidents by near_hazard in ${counted} s, ${JSON.stringify(parts)}`)
    deepEqual(parts, nearHazardsOf(files))
  })

  test('the files of 12 years again, and with their rows shuffled, change nothing', { skip }, async () => {
    const programme = await register.programme()
    const years = files.slice(0, 12)
    const paths = years.map((name) => join(events, name))
    const rows = years.reduce((sum, name) => sum + typesIn(name, ...types), 0)
    deepEqual(await importAll(programme, paths), { rows, accepted: rows })
    deepEqual(await importAll(programme, paths), { rows, unchanged: rows })
    const folder = mkdtempSync(join(tmpdir(), 'truebearing-events-'))
    try {
      const shuffled = years.map((name) => {
        const { features, ...rest } = JSON.parse(readFileSync(join(events, name), 'utf8'))
        writeFileSync(join(folder, name), JSON.stringify({ ...rest, features: features.reverse() }, null, 1))
        return join(folder, name)
      })
      deepEqual(await importAll(programme, shuffled.reverse()), { rows, unchanged: rows })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('1 of 3 rows has a type that the mapping does not know: it waits, and a better mapping takes it in', async () => {
    const programme = await register.programme()
    const list = `${head}1,2041-02-01,,Town,\n9,2041-02-02,,Town,\n8,2041-02-03,,Town,\n`
    const { found, ...first } = await importTable(programme, list, both)
    deepEqual(countsOf(first), { rows: 3, accepted: 2, waiting: 1 })
    deepEqual(
      rules(found).filter((rule) => rule.startsWith('blocks')),
      ['blocks: main-record-not-told in row 2'],
    )
    const [draft] = await drafts(programme, 'draft')
    deepEqual([draft?.rowNumber, draft?.kind, draft?.records], [2, 'unknown', []])
    deepEqual(countsOf(await importTable(programme, list, both)), { rows: 3, waiting: 1, unchanged: 2 })
    const better = eventMapping(choice('accident', '1', '9'), choice('hazard', '8'))
    deepEqual(countsOf(await importTable(programme, list, better)), { rows: 3, accepted: 1, unchanged: 2 })
    deepEqual(
      [(await figure(programme, 'accidents')).total, (await figure(programme, 'hazards')).total],
      [2, 1],
    )
    deepEqual(await drafts(programme, 'draft'), [])
  })

  test('a row that is 8 instead of 1 now is no correction of the accident: 1 is new and 1 is gone', async () => {
    const programme = await register.programme()
    const list = (type: string) =>
      `${head}1,2041-02-01,,Town,\n1,2041-02-02,,Town,\n${type},2041-02-03,,Town,x\n1,2041-02-05,,Town,\n`
    await importTable(programme, list('1'), both)
    deepEqual(countsOf(await importTable(programme, list('8'), both)), {
      rows: 4,
      accepted: 1,
      unchanged: 3,
      gone: 1,
    })
    deepEqual(
      [(await figure(programme, 'accidents')).total, (await figure(programme, 'hazards')).total],
      [4, 1],
    )
    // Where the type stays, two columns apart are a correction.
    const corrected = list('8').replace('8,2041-02-03,,Town,x', '8,2041-02-03,,Village,y')
    deepEqual(countsOf(await importTable(programme, corrected, both)), { rows: 4, unchanged: 4, gone: 1 })
  })

  test('a mapping that counts 1 row as another kind changes nothing and says so', async () => {
    const programme = await register.programme()
    const list = `${head}1,2041-02-01,,Town,\n8,2041-02-03,,Town,\n`
    await importTable(programme, list, both)
    const other = eventMapping(choice('accident', '8'), choice('hazard', '1'))
    const { found, ...again } = await importTable(programme, list, other)
    deepEqual(countsOf(again), { rows: 2, unchanged: 2 })
    deepEqual(
      rules(found).filter((rule) => rule.startsWith('counted')),
      ['counted-as-another-kind in row 1', 'counted-as-another-kind in row 2'],
    )
    match(
      found.find(({ row }) => row === 1)?.message ?? '',
      /as a record of kind accident, and the mapping now/,
    )
    deepEqual(
      [(await figure(programme, 'accidents')).total, (await figure(programme, 'hazards')).total],
      [1, 1],
    )
  })

  test('the number 7 of an accident and of a hazard are 2 records, each found again by its own', async () => {
    const programme = await register.programme()
    await importTable(programme, `${head}1,2041-02-01,7,Town,\n8,2041-02-03,7,Town,\n`, both)
    deepEqual(
      [(await figure(programme, 'accidents')).total, (await figure(programme, 'hazards')).total],
      [1, 1],
    )
    const corrected = `${head}8,2041-02-03,7,Village,\n1,2041-02-09,7,Town,\n`
    deepEqual(countsOf(await importTable(programme, corrected, both)), { rows: 2, unchanged: 1, updated: 1 })
    deepEqual((await figure(programme, 'accidents from 2041-02-09 to 2041-02-09')).total, 1)
  })
})

/** How many events of these types a yearly file has. */
function typesIn(name: string, ...wanted: readonly string[]): number {
  const { features } = JSON.parse(readFileSync(join(events, name), 'utf8')) as {
    features: { properties: { TIPO_EVENTO: string } }[]
  }
  return features.filter(({ properties }) => wanted.includes(properties.TIPO_EVENTO)).length
}

/** Accidents by the distance to the nearest suspected minefield or place of manufacture, every pair reckoned on a sphere. */
function nearHazardsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const all = names.flatMap((name) => {
    const { features } = JSON.parse(readFileSync(join(events, name), 'utf8')) as {
      features: { properties: { TIPO_EVENTO: string }; geometry: { coordinates: [number, number] } }[]
    }
    return features.map(({ properties, geometry }) => ({
      type: properties.TIPO_EVENTO,
      at: geometry.coordinates,
    }))
  })
  const hazards = all.filter(({ type }) => type === '7' || type === '8')
  const isNear = ([east, north]: [number, number]) =>
    hazards.some(({ at }) => {
      const [x, y] = [(at[0] - east) * Math.cos((north * Math.PI) / 180), at[1] - north]
      return Math.hypot(x, y) * 111_195 <= 100
    })
  const accidents = all.filter(({ type }) => type === '1' || type === '2')
  const near = accidents.filter(({ at }) => isNear(at)).length
  return { within_100_m: near, outside: accidents.length - near }
}
