/** Bad input: each is named in a clear sentence, the register is as it was, and no row is lost, guessed or blanked. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { zipSync } from 'fflate'
import { Problem } from '../core/problem.js'
import { FindingsFile } from '../intake/import/findings-file.js'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import type { Programme } from '../store/programme.js'
import { outsideFiles } from '../store/programme.js'
import type { How } from './import-register.js'
import {
  countsOf,
  describeImports,
  drafts,
  entries,
  figure,
  importTable,
  mappingOf,
  rules,
} from './import-register.js'
import { fileOf } from './reading-files.js'

const header = 'local_id,information_date,accident_id,accident_date,device,outcome,sex,age,status'
const good = 'V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian'
const table = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`

describeImports('bad input', (register) => {
  let mapping: Mapping
  let programme: Programme
  const take = (bytes: string | Uint8Array, how: How = {}, by: object = mapping) =>
    importTable(programme, bytes, by, { source: 'forms', ...how })

  before(async () => {
    const words = table(
      good,
      good.replace('injured', 'killed').replace(',male', ',female').replace('V1', 'V2'),
    )
    mapping = (await proposeMapping(fileOf(words), 'victim')).mapping
    programme = await register.programme()
  })

  /** Refused with this problem and exit 1, in a sentence that names the file, and nothing written. */
  async function isRefused(bytes: string | Uint8Array, code: string, how: How = {}, by?: object) {
    const size = await entries(programme)
    await assert.rejects(
      () => take(bytes, how, by),
      (error: unknown) => {
        assert.ok(error instanceof Problem, String(error))
        assert.equal(error.code, code)
        assert.equal(error.exitCode, 1)
        assert.match(error.message, /Nothing (was taken in|after it was read)/)
        return true
      },
    )
    assert.equal(await entries(programme), size, 'nothing was written')
  }

  /** The row waits for this reason, its text is kept, and the row beside it is taken in. */
  async function waits(row: string, rule: string) {
    programme = await register.programme()
    const report = await take(table(row, good.replace('V1', 'V2')))
    assert.deepEqual(countsOf(report), { rows: 2, accepted: 1, waiting: 1 }, rules(report.found).join())
    const [finding] = report.found.filter((found) => found.severity === 'blocks')
    assert.equal(finding?.rule, rule)
    assert.equal(finding.row, 1)
    assert.ok(finding.column && finding.text && finding.message.length > 20)
    assert.equal((await drafts(programme, 'draft')).length, 1)
    assert.equal((await figure(programme, 'casualties')).total, 1)
    return finding
  }

  test('a picture, a PDF and a page are no tables', async () => {
    await isRefused(Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR', 'latin1'), 'not-a-table')
    await isRefused('%PDF-1.7\n1 0 obj\n', 'not-a-table')
    await isRefused('<!DOCTYPE html><html><body>List</body></html>', 'not-a-table')
  })

  test('an empty file, one of blank lines and a workbook without a sheet', async () => {
    await isRefused('', 'table-empty')
    await isRefused('\n\n \n', 'table-empty')
    await isRefused(zipSync({ 'a.txt': Buffer.from('a') }), 'workbook-not-readable', { name: 'list.xlsx' })
  })

  test('a header without rows is taken as a list of nobody', async () => {
    assert.deepEqual(countsOf(await take(table())), {})
  })

  test('a file cut inside a quoted field: the rows before are taken in, the cut one waits', async () => {
    programme = await register.programme()
    const whole = table(good, good.replace('V1', 'V2').replace('civilian', '"civilian"'))
    const report = await take(whole.slice(0, whole.lastIndexOf('"')))
    assert.deepEqual(countsOf(report), { rows: 2, accepted: 1, waiting: 1 })
    assert.deepEqual(rules(report.found), ['blocks: row-cut-off in row 2'])
    assert.deepEqual(countsOf(await take(whole)), { rows: 2, accepted: 1, unchanged: 1 })
  })

  test('a quote that never closes ends the reading: what stood before is taken in, and said', async () => {
    programme = await register.programme()
    const rows = Array.from({ length: 20 }, (_, index) => good.replace('V1', `V${index + 1}`))
    const open = `${table(...rows)}"${'x'.repeat(17 * 1024 * 1024)}`
    await assert.rejects(
      () => take(open),
      (error: Error & { code: string }) => {
        assert.equal(error.code, 'file-read-in-part')
        assert.match(error.message, /read up to row 20; .*quote.*--undo \d+/s)
        return true
      },
    )
    assert.equal((await figure(programme, 'casualties')).total, 20)
    const report = await take(table(...rows, good.replace('V1', 'V21')))
    assert.deepEqual(countsOf(report), { rows: 21, accepted: 1, unchanged: 20 })
  })

  test('an encoding named wrongly: rows whose letters cannot be read wait, with the bytes shown', async () => {
    programme = await register.programme()
    const row = Buffer.from(table(good.replace('V1', 'Vé1'), good.replace('V1', 'V2')), 'latin1')
    const report = await take(row, {}, { ...mapping, file: { ...mapping.file, encoding: 'utf-8' } })
    assert.deepEqual(countsOf(report), { rows: 2, accepted: 1, waiting: 1 })
    assert.match(report.found.map((found) => `${found.text} ${found.message}`).join(), /\\xE9/)
  })

  test('a mark at the beginning of a file is believed against the mapping, and said', async () => {
    programme = await register.programme()
    const wide = Buffer.from(`\ufeff${table(good)}`, 'utf16le')
    const report = await take(wide, {}, { ...mapping, file: { ...mapping.file, encoding: 'utf-8' } })
    assert.deepEqual(countsOf(report), { rows: 1, accepted: 1 })
    assert.match(
      report.found.map((found) => found.message).join(),
      /byte order mark says so, against the mapping/,
    )
  })

  test('2,000 columns are read, and those without a field are named once each', async () => {
    programme = await register.programme()
    const more = Array.from({ length: 2000 }, (_, column) => `extra ${column}`)
    const wide = `${header},${more.join(',')}\n${good},${more.map((_, column) => column).join(',')}\n`
    const report = await take(wide)
    assert.deepEqual(countsOf(report), { rows: 1, accepted: 1 })
    assert.equal(report.found.filter((found) => found.rule === 'column-not-mapped').length, 2000)
  })

  test('a formula in a cell is text here, and harmless in the CSV of findings', async () => {
    const formula = '=HYPERLINK("http://attacker.example","click")'
    await waits(good.replace(',30,', `,"${formula.replaceAll('"', '""')}",`), 'not-a-number')
    const { folder } = outsideFiles(programme.directory, programme.code)
    const file = new FindingsFile(folder)
    file.add([
      { rule: 'x', severity: 'note', row: 1, column: '@SUM(A1)', text: formula, message: '+1+cmd|calc' },
      { rule: 'x', severity: 'note', row: 2, column: null, text: '\t=1', message: '-2.5' },
    ])
    const cells = readFileSync(file.finish('formula') ?? '', 'utf8').split(/\n|,(?=["'+=@-])/)
    for (const cell of cells) assert.doesNotMatch(cell, /^"?[=@+\t]/, cell)
  })

  test('days that do not exist wait; the 29th of February of a leap year is a day', async () => {
    await waits(good.replace('2041-04-30', '2041-04-31'), 'date-does-not-exist')
    await waits(good.replace('2041-04-30', '2041-02-29'), 'date-does-not-exist')
    await waits(good.replace('2041-04-30', '2041-13-01'), 'date-does-not-exist')
    programme = await register.programme()
    assert.deepEqual(countsOf(await take(table(good.replace('2041-04-30', '2040-02-29')))), {
      rows: 1,
      accepted: 1,
    })
    assert.equal((await figure(programme, 'casualties from 2040-02-29 to 2040-02-29')).total, 1)
  })

  test('years of two digits wait until the mapping names their century', async () => {
    const dated = (rule: object) => ({
      ...mapping,
      records: {
        ...mapping.records,
        accident: {
          kind: 'accident',
          fields: { ...mapping.records.accident?.fields, date: { column: 'accident_date', ...rule } },
        },
      },
    })
    programme = await register.programme()
    const short = table(good.replace('2041-04-30', '30/04/41'))
    const unnamed = await take(short, {}, dated({ dates: ['DD/MM/YYYY'] }))
    assert.deepEqual(rules(unnamed.found), ['blocks: year-of-two-digits in row 1'])
    const named = await take(short, {}, dated({ dates: ['DD/MM/YYYY'], two_digit_years_from: 2000 }))
    assert.deepEqual(countsOf(named), { rows: 1, accepted: 1 })
    assert.equal((await figure(programme, 'casualties in 2041')).total, 1)
    assert.equal((await drafts(programme, 'draft')).length, 0, 'the row that waited is read anew')
  })

  test('Arabic-Indic digits are digits', async () => {
    programme = await register.programme()
    const row = good.replace('30,civilian', '٣٠,civilian').replace('2041-04-30', '٢٠٤١-٠٤-٣٠')
    assert.deepEqual(countsOf(await take(table(row))), { rows: 1, accepted: 1 })
    const parts = await figure(programme, 'casualties from 2041-04-30 to 2041-04-30 by age_group')
    assert.deepEqual(parts.parts, { adult: 1 })
  })

  test('decimal signs that are mixed wait where they could be read two ways', async () => {
    programme = await register.programme()
    const areas = (decimal: string, thousands: string) => ({
      mapping: 1,
      title: 'areas',
      main: 'activity',
      file: { decimal, thousands },
      records: {
        activity: {
          kind: 'activity',
          fields: {
            type: { constant: 'clearance' },
            report_kind: { constant: 'progress' },
            status: { constant: 'completed' },
            start: { column: 'day' },
            land: {
              entries: [{ release: { constant: 'cleared' }, area_square_metres: { column: 'area' } }],
            },
          },
        },
      },
    })
    const mixed = 'day;area\n2041-05-01;1.500,5\n2041-05-02;1,500.5\n2041-05-03;20\n2041-05-04;1.5\n'
    const report = await take(mixed, {}, areas(',', '.'))
    assert.deepEqual(countsOf(report), { rows: 4, accepted: 2, waiting: 2 }, rules(report.found).join())
    assert.equal((await figure(programme, 'cleared-area')).total, 1521)
  })

  test('U+0000 in a cell waits and is named', async () => {
    programme = await register.programme()
    const report = await take(table(good.replace('V1', 'V\u00001'), good.replace('V1', 'V2')))
    assert.deepEqual(countsOf(report), { rows: 2, accepted: 1, waiting: 1 })
    assert.match(report.found.map((found) => found.message).join(), /U\+0000/)
  })

  test('a person of 430 years, an accident in the future and a negative count wait', async () => {
    await waits(good.replace(',30,', ',430,'), 'above-maximum')
    await waits(good.replace('2041-04-30', '2044-06-02'), 'date-in-the-future')
    await waits(good.replace(',30,', ',-3,'), 'below-minimum')
  })

  test('a mapping that names a missing column is refused with the columns that are there', async () => {
    programme = await register.programme()
    const size = await entries(programme)
    await assert.rejects(
      () => take('number,day\n1,2041-01-01\n'),
      (error: Error & { code: string }) => {
        assert.equal(error.code, 'mapping-column-missing')
        assert.match(error.message, /outcome.*number, day.*Nothing was taken in/s)
        return true
      },
    )
    assert.equal(await entries(programme), size)
  })

  test('a workbook that unpacks to more than any table is refused before it is unpacked', async () => {
    const xml = (text: string) => Buffer.from(`<?xml version="1.0"?>${text}`)
    const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const bomb = zipSync({
      '[Content_Types].xml': xml('<Types/>'),
      'xl/workbook.xml': xml(
        `<workbook ${ns} xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': Buffer.alloc(100 * 1024 * 1024, ' '),
    })
    assert.ok(bomb.length < 1024 * 1024)
    await isRefused(bomb, 'workbook-too-large-inside', { name: 'bomb.xlsx' })
  })

  test('a mapping that is not valid names the place and what could stand there', () => {
    for (const [content, expected] of [
      [{}, /mapping: /],
      [{ ...mapping, main: 'nobody' }, /main: must be one of the records: victim, accident/],
      [
        { ...mapping, records: { victim: { kind: 'vctim', fields: {} } } },
        /records\.victim\.kind: must be one of place/,
      ],
    ] as const) {
      assert.throws(
        () => mappingOf(content),
        (error: Error & { code: string }) => {
          assert.equal(error.code, 'mapping-not-valid')
          assert.match(error.message, expected)
          return true
        },
      )
    }
  })

  test('a row with too few or too many cells waits as it stands', async () => {
    programme = await register.programme()
    const report = await take(
      table('V1,2041-05-01', `${good.replace('V1', 'V2')},more`, good.replace('V1', 'V3')),
    )
    assert.deepEqual(countsOf(report), { rows: 3, accepted: 1, waiting: 2 })
    assert.deepEqual(rules(report.found), ['blocks: row-too-short in row 1', 'blocks: row-too-long in row 2'])
  })
})
