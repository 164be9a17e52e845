import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { parseCsv } from '../core/document/csv.js'
import type { Values } from '../core/record/definition.js'
import { kindNamed, kinds } from '../core/record/kinds.js'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { type ExportRequest, exportRecords } from '../publish/export/export-records.js'
import { formats } from '../publish/export/formats.js'
import { acceptVersions, prepareVersion } from '../store/accept.js'
import { logSize } from '../store/append.js'
import { listEntries } from '../store/log-reading.js'
import type { Programme } from '../store/programme.js'
import { lastCountedEntry } from '../store/publications.js'
import { newRecordId } from '../store/record-id.js'
import { withdrawRecords } from '../store/review/acts.js'
import { temporaryFolder } from './support/engines.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const day = (text: string) => [text, text, text, 'day', 'gregorian', null]

/** Accepts one record; gives its id. */
async function accepted(programme: Programme, kind: string, values: Values, recordId = newRecordId()) {
  const version = prepareVersion(
    programme,
    {
      kind,
      recordId,
      version: 1,
      values: { information_date: day('2041-03-05'), sources: [], ...values },
      receiptSecret: null,
      regions: {},
      referenced: null,
      copiesFromLog: kindNamed(kind).copies !== undefined,
    },
    'reviewer',
  )
  await programme.engine.transaction((session) => acceptVersions(session, programme, [version]))
  return recordId
}

/** The rows of an exported CSV, each column by its name. */
function rowsIn(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = parseCsv(readFileSync(path, 'utf8')) ?? []
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

describeEngines('exporting', (engine) => {
  const register = sharedRegister(engine)
  let programme: Programme
  const ask = (kind: string, path: string, how: Partial<ExportRequest> = {}) =>
    exportRecords(programme, { kind: kindNamed(kind), path, audience: 'staff', asOf: null, ...how })
  const size = () => programme.engine.transaction((session) => logSize(session, programme.programmeId))

  before(async () => {
    programme = await newProgramme(register.engine, register.place, 'ACTS')
    const accident = await accepted(programme, 'accident', {
      local_id: 'A-1',
      identified: 'yes',
      date: day('2041-03-04'),
      device: 'ap_mine',
      activation: 'tampering',
      position: ['44.2587', '17.5012', '44.2587 17.5012', 'gps', null, 'WGS 84'],
    })
    await accepted(programme, 'victim', {
      accident,
      outcome: 'injured',
      sex: 'male',
      status: 'civilian',
      citizenship: 'Ildoma',
    })
    const position = ['44.3', '17.6', '', 'map', null, null]
    await accepted(programme, 'hazard', {
      local_id: 'H-1',
      class: 'minefield',
      status: 'open',
      device: ['ap_mine'],
      position,
      landowner: 'somebody',
    })
    await accepted(programme, 'hazard', {
      local_id: 'H-2',
      class: 'ammunition_storage',
      status: 'open',
      device: [],
      position,
    })
  })

  test('a file for staff has no confidential field, code or record, and says how many it leaves out', async (t) => {
    const folder = temporaryFolder(t)
    const before = await size()
    const hazards = await ask('hazard', join(folder, 'hazards.csv'))
    deepEqual([hazards.records, hazards.heldBack, hazards.noted], [1, 1, null])
    const [hazard] = rowsIn(hazards.path)
    deepEqual([hazard?.local_id, hazard?.class, hazard?.landowner], ['H-1', 'minefield', undefined])
    await ask('victim', join(folder, 'victims.csv'))
    const [victim] = rowsIn(join(folder, 'victims.csv'))
    deepEqual([victim?.outcome, victim?.accident, victim?.citizenship], ['injured', 'A-1', undefined])
    await ask('accident', join(folder, 'accidents.csv'))
    equal(rowsIn(join(folder, 'accidents.csv'))[0]?.activation, 'victim')
    await rejects(ask('person', join(folder, 'people.csv')), { code: 'export-confidential', exitCode: 1 })
    equal(await size(), before)
    equal(statSync(hazards.path).mode & 0o077, 0, 'its owner alone reads it')
  })

  test('a confidential file is noted in the log before, and moves no document to another entry', async (t) => {
    const folder = temporaryFolder(t)
    const before = await size()
    const counted = () =>
      programme.engine.transaction((session) => lastCountedEntry(session, programme.programmeId))
    const documents = await counted()
    const { noted, records, asOf } = await ask('hazard', join(folder, 'all.csv'), {
      audience: 'confidential',
    })
    deepEqual([noted, records, asOf, await size()], [before + 1, 2, before, before + 1])
    deepEqual(
      rowsIn(join(folder, 'all.csv')).map((row) => row.landowner),
      ['somebody', ''],
    )
    const { entries } = await listEntries(programme, 1)
    deepEqual(
      entries.map((entry) => [entry.entry, entry.type]),
      [[before + 1, 'exported']],
    )
    equal(await counted(), documents)
  })

  test('8 kinds have no public file, and those of the others hold what the public features show', async (t) => {
    const folder = temporaryFolder(t)
    const refused: string[] = []
    for (const kind of kinds) {
      const path = join(folder, `${kind.kind}.geojson`)
      if (kind.privacy === 'public') await ask(kind.kind, path, { audience: 'public' })
      else {
        await rejects(ask(kind.kind, path, { audience: 'public' }), {
          code: 'export-not-public',
          exitCode: 1,
        })
        ok(!existsSync(path))
        refused.push(kind.kind)
      }
    }
    equal(refused.join(' '), 'person source project victim assistance seizure testimony link')
    const text = readFileSync(join(folder, 'accident.geojson'), 'utf8')
    match(text, /"date_from":"2041-03-01"/)
    match(text, /"activation":"victim"/)
    match(text, /"coordinates":\[17\.505,44\.255\]/)
    ok(!/17\.5012|A-1|tampering|2041-03-04/.test(text))
    ok(!/ammunition|H-2/.test(readFileSync(join(folder, 'hazard.geojson'), 'utf8')))
  })

  test('as of entry 3 there is one hazard, and there is no entry 9,000 yet', async (t) => {
    const folder = temporaryFolder(t)
    const { records } = await ask('hazard', join(folder, 'then.csv'), { audience: 'confidential', asOf: 3 })
    equal(records, 1)
    await rejects(ask('hazard', join(folder, 'later.csv'), { asOf: 9000 }), { code: 'entry-unknown' })
  })

  test('a stopped export, a folder that is not there and an unknown ending leave nothing in 7 formats', async (t) => {
    const folder = temporaryFolder(t)
    const stop = new AbortController()
    stop.abort()
    for (const { ending } of formats) {
      const path = join(folder, `old${ending}`)
      writeFileSync(path, 'as it was')
      await rejects(ask('hazard', path, { signal: stop.signal }), { code: 'export-cancelled' })
      equal(readFileSync(path, 'utf8'), 'as it was')
      await rejects(ask('hazard', join(folder, 'none', `x${ending}`)), {
        code: 'export-not-written',
        exitCode: 3,
      })
    }
    await rejects(ask('hazard', join(folder, 'x.doc')), { code: 'export-format-unknown', exitCode: 2 })
    equal(readdirSync(folder).length, formats.length)
  })

  test('a text with a control character is refused by KML alone, one of 40,000 letters by XLSX alone', async (t) => {
    const folder = temporaryFolder(t)
    const own = await newProgramme(register.engine, register.place, 'TEXTS')
    await accepted(own, 'organisation', { name: 'bell \u0007' })
    await accepted(own, 'source', { type: 'list', comment: 'x'.repeat(40_000) })
    for (const [kind, unfit] of [
      ['organisation', '.kml'],
      ['source', '.xlsx'],
    ] as const) {
      for (const { ending } of formats) {
        const path = join(folder, `${kind}${ending}`)
        const made = exportRecords(own, { kind: kindNamed(kind), path, audience: 'confidential', asOf: null })
        if (ending === unfit) await rejects(made, { code: 'export-value-unfit', exitCode: 1 })
        else equal((await made).records, 1, ending)
        equal(existsSync(path), ending !== unfit)
      }
    }
  })

  test('its own file changes nothing here; a corrected row reports, a withdrawn record waits, a row without id is new', async (t) => {
    const folder = temporaryFolder(t)
    const own = await newProgramme(register.engine, register.place, 'AGAIN')
    const ids: string[] = []
    for (const number of ['1', '2', '3'])
      ids.push(await accepted(own, 'organisation', { local_id: number, name: `No ${number}` }))
    const path = join(folder, 'organisations.csv')
    await exportRecords(own, { kind: kindNamed('organisation'), path, audience: 'confidential', asOf: null })
    const mapping = await loadMapping(`${path}.mapping.json`)
    const found: string[] = []
    const take = (file: string) =>
      importFiles(own, {
        paths: [file],
        mapping,
        source: 'the export',
        accept: true,
        dryRun: false,
        findings: (all) => found.push(...all.map(({ rule, row }) => `${row} ${rule}`)),
      })
    const first = await take(path)
    deepEqual([first.rows, first.unchanged, first.accepted], [3, 3, 0])
    await own.engine.transaction((session) => withdrawRecords(session, own, [ids[2] ?? ''], 'entered twice'))
    const text = readFileSync(path, 'utf8')
    const newer = text.replaceAll('2041-03-05', '2041-06-01').replace('No 1', 'No 1 renamed')
    const corrected = join(folder, 'corrected.csv')
    const [header = '', one = '', two = '', three = ''] = newer.split('\n')
    writeFileSync(
      corrected,
      `${[header, one, two, three, one.replace(ids[0] ?? '', '').replace(/(accepted,\d+,)1,/, '$14,')].join('\n')}\n`,
    )
    const second = await take(corrected)
    deepEqual(found, ['3 record-withdrawn'])
    deepEqual([second.updated, second.accepted, second.waiting], [2, 1, 1])
    equal(second.rows, 4)
  })
})
