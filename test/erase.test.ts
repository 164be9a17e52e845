/** A person is erased by law: the figures stay, the name is in no file of the folder, and it does not come back. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { erasePerson } from '../intake/erase/erase-person.js'
import { FindingsFile } from '../intake/import/findings-file.js'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import { checkLog } from '../store/check-log.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import { findDrafts, neededPersonId, neededRecordId } from '../store/find-record.js'
import { keptChunks, submissionOf } from '../store/import/submissions.js'
import { findProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { outsideFiles } from '../store/programme.js'
import { rebuild } from '../store/rebuild.js'
import { standingRecords } from '../store/record-reading.js'
import type { How } from './import-register.js'
import { countsOf, describeImports, entries, figureJson, importTable, now } from './import-register.js'
import { fileOf } from './reading-files.js'
import { derivedRows } from './support/tables.js'

const header = 'local_id,information_date,accident_id,accident_date,device,outcome,sex,age,status,name'
/** The names stand nowhere else in the folder: they are invented for these tests. */
const erased = 'Žolvíne Quaspereth'
const kept = 'Ommeric Tavandrel'
const list = `${header}
V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian,${kept}
V2,2041-05-01,A1,2041-04-30,AP mine,killed,female,41,civilian,"${erased}"
V3,2041-05-02,A2,2041-05-01,UXO,injured,male,12,civilian,
`

describeImports('erasing a person', (register) => {
  let mapping: Mapping
  let programme: Programme
  const take = (table: string | Uint8Array, how: How = {}) =>
    importTable(programme, table, mapping, { source: 'forms', ...how })
  /** The id of the person of a victim. */
  const personOf = (victim: string): Promise<string> =>
    programme.engine.transaction(async (session) => {
      const id = await neededRecordId(session, programme.programmeId, victim)
      const values = (await standingRecords(session, programme.programmeId, [id])).get(id)?.current?.values
      assert.equal(typeof values?.person, 'string')
      return String(values?.person)
    })
  const erase = async (victim: string) => erasePerson(programme, await personOf(victim), 'she asked for it')
  const folderHolds = (text: string) =>
    register.kind === 'embedded' && holding(register.directory(), text).length > 0

  before(async () => {
    mapping = (await proposeMapping(fileOf(list), 'victim')).mapping
  })

  test('leaves every figure and the log as they were, and the name in no file', async () => {
    programme = await register.programme()
    const report = await take(list)
    new FindingsFile(outsideFiles(programme.directory, programme.code).folder).add([
      { rule: 'cut-off', severity: 'note', row: 2, column: 'name', text: erased, message: 'It was cut off.' },
    ])
    const doubtful = list
      .replace('V3,', 'V2,')
      .replace('V2,2041-05-01', 'V2,2041-05-09')
      .replace(',killed,', ',kiled,')
    const waiting = await take(doubtful, { accept: false })
    writeFindings(programme, String(waiting.id), waiting.found)
    assert.ok(register.kind !== 'embedded' || folderHolds(erased), 'the name is there before')
    const size = await entries(programme)
    const figures = await figuresOf(programme, size)
    const rows = await derivedRows(programme.engine, programme.programmeId)

    const erasure = await erase('V2')
    assert.equal(erasure.entry, size + 1)
    assert.equal(erasure.filesRewritten, 2)
    assert.deepEqual(await figuresOf(programme, size), figures, 'as known before, byte for byte')
    assert.match(await figureJson(programme, `casualties as of ${size}`), /erased by law since entry/)
    assert.deepEqual(await checkLogOf(programme), [])
    assert.equal(folderHolds(erased), false, holding(register.directory(), erased).join(', '))
    assert.equal(register.kind !== 'embedded' || folderHolds(kept), true, 'somebody else stays')
    assert.deepEqual(
      { ...(await derivedRows(programme.engine, programme.programmeId)), persons: [] },
      {
        ...rows,
        persons: [],
      },
    )
    assert.doesNotMatch(await keptText(programme, Number(report.id)), new RegExp(erased))
    assert.match(await keptText(programme, Number(report.id)), new RegExp(kept))
  })

  test('is kept by a rebuild', async () => {
    const before = await derivedRows(programme.engine, programme.programmeId)
    await rebuild(programme)
    assert.deepEqual(await derivedRows(programme.engine, programme.programmeId), before)
    assert.equal(folderHolds(erased), false)
  })

  test('keeps the log the continuation of its checkpoint', async () => {
    await keepCheckpoint(programme)
    const { directory, code, engine } = programme
    const place = { directory, databaseUrl: undefined, now, person: 'anna' }
    assert.equal((await findProgramme(engine, place, code))?.readOnlyBecause, null)
  })

  test('the original file is refused: it would bring the name back', async () => {
    const size = await entries(programme)
    await assert.rejects(
      () => take(list),
      (error: Error & { code: string }) => {
        assert.equal(error.code, 'file-erased-in-part')
        assert.match(error.message, /entry \d+\).*row 2/)
        return true
      },
    )
    assert.equal(await entries(programme), size)
    assert.equal(folderHolds(erased), false)
  })

  test('another file that holds the row is refused, and taken in once the row is out', async () => {
    const longer = `${list}V4,2041-05-03,A2,2041-05-01,UXO,injured,male,13,civilian,\n`
    await assert.rejects(() => take(longer), { code: 'rows-erased' })
    await assert.rejects(() => take(longer, { dryRun: true }), { code: 'rows-erased' })
    assert.equal(folderHolds(erased), false)
    const without = longer.replace(/^V2.*\n/m, '')
    assert.deepEqual(countsOf(await take(without)), { rows: 3, accepted: 1, unchanged: 2, gone: 1 })
    const blanked = longer.replace(`"${erased}"`, '')
    assert.deepEqual(countsOf(await take(blanked)), { rows: 4, unchanged: 4 })
  })

  test('takes the row out of files in every encoding and leaves the other rows to be read', async () => {
    const encodings = {
      'UTF-8 with a mark': Buffer.from(`\ufeff${list}`),
      'UTF-16': Buffer.from(`\ufeff${list}`, 'utf16le'),
      'CR LF and quotes': Buffer.from(
        list.replace(kept, `"${kept}\r\nsecond line"`).replaceAll('\n', '\r\n'),
      ),
    }
    for (const [name, bytes] of Object.entries(encodings)) {
      programme = await register.programme()
      const { file: _, ...ofAnyEncoding } = mapping
      const report = await importTable(programme, bytes, ofAnyEncoding, { source: 'forms' })
      assert.deepEqual(countsOf(report), { rows: 3, accepted: 3 }, name)
      const figures = await figuresOf(programme, await entries(programme))
      await erase('V2')
      assert.equal(folderHolds(erased), false, name)
      assert.deepEqual(await figuresOf(programme, (await entries(programme)) - 1), figures)
      const again = list
        .replace(/^V2.*\n/m, '')
        .replace(kept, name.startsWith('CR') ? `"${kept}\nsecond line"` : kept)
      assert.equal((await take(again)).accepted, 0, name)
    }
  })

  test('of a list without numbers, the rows of equal text go together', async () => {
    programme = await register.programme()
    const { local_id: _, ...fields } = mapping.records.victim?.fields ?? {}
    const records = { ...mapping.records, victim: { kind: 'victim', fields } }
    const report = await importTable(programme, list, { ...mapping, records }, { source: 'list' })
    assert.equal(report.accepted, 3)
    const corrected = list.replace(',killed,', ',injured,')
    const waiting = await importTable(
      programme,
      corrected,
      { ...mapping, records },
      { source: 'list', accept: false },
    )
    assert.equal(waiting.waiting, 1, 'a correction that waits names the person too')
    const person = await programme.engine.transaction(async (session) => {
      const [row] = await session.query<{ record_id: string }>(
        'select record_id from persons where programme_id = $1 and name = $2',
        [programme.programmeId, erased],
      )
      return row?.record_id ?? ''
    })
    await erasePerson(programme, person, 'she asked for it')
    assert.equal(folderHolds(erased), false)
    assert.deepEqual(await checkLogOf(programme), [])
    await assert.rejects(
      () => importTable(programme, `${list}\n`, { ...mapping, records }, { source: 'list' }),
      {
        code: 'rows-erased',
      },
    )
  })

  test('a person who stands only in a row that waits is erased too, and the other rows still wait', async () => {
    programme = await register.programme()
    const report = await take(list, { accept: false })
    assert.deepEqual(countsOf(report), { rows: 3, submitted: 3 })
    assert.ok(register.kind !== 'embedded' || folderHolds(erased), 'the name is there before')
    const person = await programme.engine.transaction((session) =>
      neededPersonId(session, programme.programmeId, `${report.id}.2`),
    )
    const erasure = await erasePerson(programme, person, 'she asked for it')
    assert.deepEqual(erasure.erased, [])
    assert.equal(erasure.filesRewritten, 1)
    assert.equal(folderHolds(erased), false, holding(register.directory(), erased).join(', '))
    assert.deepEqual(await checkLogOf(programme), [])
    const waiting = await programme.engine.transaction((session) =>
      findDrafts(session, programme.programmeId, String(report.id)),
    )
    assert.equal(waiting.length, 3)
  })

  test('an erasure that died after its commit is ended by the next opening, or by asking again', async () => {
    programme = await register.programme()
    await take(list)
    const person = await personOf('V2')
    const first = await erasePerson(programme, person, 'she asked for it')
    const { directory, code, engine } = programme
    const { erased: listed, folder } = outsideFiles(directory, code)
    const outside = readFileSync(listed, 'utf8')
    rmSync(listed)
    await findProgramme(engine, { directory, databaseUrl: undefined, now, person: 'anna' }, code)
    assert.equal(readFileSync(listed, 'utf8'), outside, 'the opening writes the list again')
    rmSync(listed)
    const stale = new FindingsFile(folder)
    stale.add([
      { rule: 'cut-off', severity: 'note', row: 2, column: 'name', text: erased, message: 'It was cut off.' },
    ])
    stale.finish('import-1')
    const size = await entries(programme)
    assert.deepEqual(await erasePerson(programme, person, 'again'), { ...first, filesRewritten: 0 })
    assert.equal(await entries(programme), size, 'no second entry says the same')
    assert.equal(readFileSync(listed, 'utf8'), outside)
    assert.equal(folderHolds(erased), false, holding(register.directory(), erased).join(', '))
  })

  test('a stranger is not erased, nor a record of another kind', async () => {
    programme = await register.programme()
    await take(list)
    const victim = await programme.engine.transaction((session) =>
      neededRecordId(session, programme.programmeId, 'V1'),
    )
    await assert.rejects(() => erasePerson(programme, victim, 'typed by mistake'), { code: 'not-a-person' })
    await assert.rejects(() => erasePerson(programme, '018f0000-0000-7000-8000-000000000000', 'x'), {
      code: 'record-unknown',
    })
  })
})

function writeFindings(programme: Programme, id: string, found: Parameters<FindingsFile['add']>[0]): void {
  const file = new FindingsFile(outsideFiles(programme.directory, programme.code).folder)
  file.add(found)
  file.finish(`import-${id}`)
}

/** Figures but for their notes: that something was erased since is said there. */
async function figuresOf(programme: Programme, asOf: number): Promise<readonly string[]> {
  const queries = ['casualties by outcome, sex', 'casualties by age_group, device', 'accidents']
  const figures: string[] = []
  for (const query of queries) {
    const { notes: _, ...result } = JSON.parse(await figureJson(programme, `${query} as of ${asOf}`))
    figures.push(JSON.stringify(result))
  }
  return figures
}

function checkLogOf(programme: Programme) {
  return programme.engine.transaction((session) => checkLog(session, programme.programmeId))
}

/** The bytes that the register keeps of an import's file. */
function keptText(programme: Programme, entry: number): Promise<string> {
  return programme.engine.transaction(async (session) => {
    const submission = await submissionOf(session, programme.programmeId, entry)
    const chunks: Uint8Array[] = []
    for await (const chunk of keptChunks(
      session,
      programme.programmeId,
      submission?.sha256 ?? new Uint8Array(0),
    ))
      chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  })
}

/** Files of a folder whose bytes hold the text in UTF-8, UTF-16 or Latin-1, whole or its last word. */
function holding(folder: string, text: string): readonly string[] {
  const words = [text, text.split(' ').at(-1) ?? text]
  const forms = words.flatMap((word) =>
    (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(word, encoding)),
  )
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path)
      return forms.some((form) => bytes.includes(form))
    })
}
