/** The invented sector of examples/sector, taken in and assessed on both engines; its table was worked by hand. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sectorFile, sectorFiles } from '../cli/load-sector.js'
import type { Finding } from '../core/finding.js'
import { examplesFolder, makeSectorFiles } from '../examples/make.js'
import { importFiles } from '../intake/import/import-files.js'
import type { ImportReport } from '../intake/import/report.js'
import { undoImport } from '../intake/import/undo.js'
import { assessmentRecords } from '../store/assessment-records.js'
import type { Engine } from '../store/engine/engine.js'
import { openRegister } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { command, newProgramme } from './support/programmes.js'
import { describeEngines, newPlace, type TestPlace } from './support/registers.js'

const folder = join(examplesFolder, 'sector')

test('the 12 files of the sector come out of the script as they lie in the repository', () => {
  const files = makeSectorFiles()
  assert.equal(files.size, 12)
  for (const [path, text] of files)
    assert.ok(
      readFileSync(join(examplesFolder, path), 'utf8') === text,
      `examples/${path}: run examples/make.js`,
    )
})

interface Shown {
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly [member: string]: unknown
}

describeEngines('the invented sector', (kind) => {
  let place: TestPlace
  let engine: Engine
  let programme: Programme
  let isOpen = true
  const reports = new Map<string, { readonly report: ImportReport; readonly findings: readonly Finding[] }>()

  const take = async (name: string, how: { readonly dryRun?: boolean } = {}) => {
    const findings: Finding[] = []
    const { path, mapping, source } = await sectorFile(folder, name)
    const report = await importFiles(programme, {
      paths: [path],
      mapping,
      source,
      accept: true,
      dryRun: how.dryRun ?? false,
      findings: (found) => findings.push(...found),
    })
    return { report, findings }
  }

  before(async () => {
    place = await newPlace(kind)
    engine = await openRegister(place)
    programme = await newProgramme(engine, place, 'EXAMPLE')
    for (const name of sectorFiles) {
      if (name === 'records-ildoma.json') reports.set('dry run', await take(name, { dryRun: true }))
      reports.set(name, await take(name))
    }
  })
  after(async () => {
    if (isOpen) await engine.close()
    await place.remove()
  })

  const rulesOf = (name: string) =>
    (reports.get(name)?.findings ?? [])
      .filter(({ row }) => row !== null)
      .map(({ rule, row }) => `${row} ${rule}`)

  test('3 records of each side go in, as JSON and as lines, and nothing waits', () => {
    for (const name of ['records-ildoma.json', 'records-nevaru.csv']) {
      const { accepted, waiting, rows } = reports.get(name)?.report ?? { accepted: 0, waiting: 0, rows: 0 }
      assert.deepEqual({ name, rows, accepted, waiting }, { name, rows: 3, accepted: 3, waiting: 0 })
    }
    assert.deepEqual(reports.get('dry run')?.report.id, null)
  })

  test('the traverse of NV-1 closes 1:187, NV-2 has 1 landmark, no datum and 1 of 8 mines: 4 notes', () => {
    const all = rulesOf('records-nevaru.csv')
    assert.deepEqual(
      all.filter((rule) => /traverse|landmarks|datum|claims/.test(rule)),
      ['1 traverse-closure', '2 landmarks-too-few', '2 mines-and-claims-differ', '2 datum-missing'],
    )
    const closure = reports
      .get('records-nevaru.csv')
      ?.findings.find(({ rule }) => rule === 'traverse-closure')
    assert.match(closure?.message ?? '', /error of 1\.50 m \(1:187\) over 281\.5 m/)
  })

  test('what is illegible stands in 1 field of the record, and what was typed beside each position', async () => {
    const { records } = await assessmentRecords(programme)
    const first = records.minefield_record.find(({ values }) => values.local_id === 'IL-1')?.values
    assert.equal(first?.illegible, 'fuse of mine type 1')
    assert.equal(first?.element_life_time, 'illegible')
    assert.match(JSON.stringify(first?.mines), /from L1, bearing 90 true, 20 m/)
    const unplaced = records.minefield_record.find(({ values }) => values.local_id === 'NV-2')?.values
    assert.match(JSON.stringify(unplaced?.landmarks), /\[null,null,"12 01 10 N 30 02 00 W","map",null,null\]/)
  })

  test('the same file again changes 0 records, and a record taken back is no longer assessed', async () => {
    const again = (await take('records-nevaru.csv')).report
    assert.deepEqual([again.unchanged, again.accepted, again.updated], [3, 0, 0])
    await undoImport(programme, Number(reports.get('records-nevaru.csv')?.report.id))
    assert.equal((await assessmentRecords(programme)).records.minefield_record.length, 3)
    const { asOf } = await assessmentRecords(programme)
    const once = (await take('records-nevaru.csv')).report
    assert.equal(once.rows, 3)
    assert.equal((await assessmentRecords(programme)).records.minefield_record.length, 6)
    assert.equal((await assessmentRecords(programme, asOf)).records.minefield_record.length, 3)
  })

  test('the command says for 6 records what the README works out by hand, and for 1 supplier shows its 3', async () => {
    await engine.close()
    isOpen = false
    const map = join(place.directory, 'map.svg')
    const all = await command(place, 'assess', '--all', '--json', '--svg', map)
    assert.equal(all.status, 0, all.error)
    const shown = JSON.parse(all.out) as Shown
    checkRecords(shown)
    checkSet(shown)
    assert.match(readFileSync(map, 'utf8'), /differs from finds[\s\S]*100 % searched/)
    const one = await command(place, 'assess', '--supplier', 'Nevaru Defence Archive (invented)', '--public')
    assert.equal(one.status, 0, one.error)
    assert.equal(one.out.match(/danger here, details withheld/g)?.length, 3)
    assert.doesNotMatch(one.out, /IL-\d|N1|paired/)
  })

  test('asked for 0 records, or for a share of 0, the command says how it is used', async () => {
    for (const words of [
      [],
      ['--all', '--detection', '0'],
      ['IL-1', '--all'],
      ['--all', '--offset', 'far'],
    ]) {
      const ran = await command(place, 'assess', ...words)
      assert.equal(ran.status, 2, words.join(' '))
      assert.match(ran.error, /Usage: truebearing assess/)
    }
  })

  // Opening an embedded register again takes seconds, and the answer is the same.
  test('asked for a record that nobody supplied, the command says that there is none', {
    skip: kind === 'embedded',
  }, async () => {
    const none = await command(place, 'assess', 'XX-9')
    assert.equal(none.status, 2)
    assert.match(none.error, /no minefield record "XX-9"/)
  })
})

function checkRecords({ records }: Shown): void {
  const of = (number: string) => {
    const found = records.find((record) => record.number === number)
    assert.ok(found, number)
    return found
  }
  assert.deepEqual(
    records.map(({ number, state, itemsNear, claimed }) => [number, state, itemsNear, claimed]),
    [
      ['IL-1', 'partly-supported', 4, 10],
      ['IL-2', 'not-assessable', 0, 4],
      ['IL-3', 'differs', 0, 4],
      ['NV-1', 'partly-supported', 5, 12],
      ['NV-2', 'cannot-be-placed', 0, 8],
      ['NV-3', 'supported', 3, 4],
    ],
  )
  assert.deepEqual(
    records.map(({ searchedShare }) => searchedShare),
    [1, 0, 1, 1, null, 1],
  )
  const matched = (of('IL-1').matching as { matched: number }[]).map((line) => line.matched)
  assert.deepEqual(matched, [1, 2, 3, 4, 5, 5])
  const near = (of('NV-1').rows as { within: number }[]).map((line) => line.within)
  assert.deepEqual(near, [0, 2, 3, 5, 5, 5])
  const { present, applicable, illegible } = of('IL-1').completeness as Record<string, number>
  assert.deepEqual([present, applicable, illegible], [11, 13, 1])
  const landmarks = of('IL-1').landmarks as { name: string; wasFound: string; offsetMetres: number | null }[]
  assert.deepEqual(
    landmarks.map(({ name, wasFound, offsetMetres }) => [name, wasFound, offsetMetres?.toFixed(1)]),
    [
      ['L1', 'found', '4.0'],
      ['L2', 'not-found', undefined],
    ],
  )
  assert.deepEqual(of('NV-1').types, [
    { device: 'ap_mine', recorded: 12, found: 4 },
    { device: 'av_mine', recorded: 0, found: 1 },
  ])
  const outline = of('NV-1').perimeter as Record<string, number>
  const shares = [outline.precision, outline.recall, outline.intersectionOverUnion]
  assert.deepEqual(
    shares.map((share) => share?.toFixed(3)),
    ['0.833', '0.667', '0.588'],
  )
}

function checkSet(shown: Shown): void {
  const { support, bounds, accidents, coverage, falseRecords } = shown as unknown as Readonly<
    Record<string, Readonly<Record<string, number>>>
  >
  assert.deepEqual([support?.count, support?.of], [3, 4])
  assert.deepEqual([support?.low?.toFixed(2), support?.high?.toFixed(2)], ['0.25', '0.99'])
  assert.deepEqual([bounds?.low?.toFixed(3), bounds?.high?.toFixed(3)], ['0.167', '0.500'])
  assert.deepEqual(accidents, { accidents: 3, inside: 1, withinHundredMetres: 1, outside: 1 })
  assert.deepEqual([coverage?.areas, coverage?.areasWithRecord], [2, 1])
  assert.deepEqual(
    [coverage?.squareMetres, coverage?.squareMetresInRecords].map((size) => Math.round(size ?? 0)),
    [5500, 2000],
  )
  assert.equal(falseRecords?.informative, 4)
}
