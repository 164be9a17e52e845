import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { numberText, shortestDecimal, unescapeCell } from '../intake/table/cell-text.js'
import { formOfFormat } from '../intake/table/sheet-styles.js'
import { openWorkbook } from '../intake/table/workbook.js'
import { zipLimits } from '../intake/table/zip-parts.js'
import { cellsOf, fileOf, readAll, rulesOf } from './reading-files.js'

type Fill = (workbook: ExcelJS.Workbook) => void

async function workbookOf(fill: Fill): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return fileOf(new Uint8Array(await workbook.xlsx.writeBuffer()), 'book.xlsx')
}

/** A workbook from its own XML, as other programs write it. */
function rawWorkbook(sheet: string, parts: Readonly<Record<string, string>> = {}): string {
  const files: Record<string, string> = {
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/one.xml"/></Relationships>',
    'xl/worksheets/one.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="One" q:id="r1"/></x:sheets></x:workbook>',
    ...parts,
  }
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
  return fileOf(zipSync(packed), 'raw.xlsx')
}

test('every kind of cell is the text that it says', async () => {
  const path = await workbookOf((workbook) => {
    const sheet = workbook.addWorksheet('List')
    sheet.addRow(['text', 'number', 'date', 'time', 'yes', 'rich', 'link'])
    const row = sheet.addRow([
      '=1+1',
      1521.82,
      new Date(Date.UTC(2041, 2, 5)),
      new Date(Date.UTC(2041, 2, 5, 7, 30)),
      true,
      { richText: [{ text: 'Güneşli ' }, { font: { bold: true }, text: 'village' }] },
      { text: 'the page', hyperlink: 'https://example.org/' },
    ])
    row.getCell(3).numFmt = 'dd/mm/yyyy'
    row.getCell(4).numFmt = 'yyyy-mm-dd hh:mm'
  })
  const read = await readAll(path)
  deepEqual(read.table.header, ['text', 'number', 'date', 'time', 'yes', 'rich', 'link'])
  deepEqual(cellsOf(read), [
    ['=1+1', '1521.82', '2041-03-05', '2041-03-05T07:30', 'true', 'Güneşli village', 'the page'],
  ])
  deepEqual([read.table.form, read.table.sheet, read.findings], ['xlsx', 'List', []])
})

test('rows keep their place in the sheet, empty cells and rows with nothing make none', async () => {
  const path = await workbookOf((workbook) => {
    const sheet = workbook.addWorksheet('List')
    sheet.addRow(['a', 'b', 'c'])
    sheet.getCell('B3').value = 'x'
    sheet.getCell('A5').value = 'y'
    sheet.getCell('C7').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } }
  })
  const read = await readAll(path)
  deepEqual(
    read.rows.map(({ row, cells }) => [row, cells]),
    [
      [2, ['', 'x', '']],
      [4, ['y', '', '']],
    ],
  )
  deepEqual(rulesOf(read), ['rows-empty'])
})

test('formulas give their last result with a note for the column; one never calculated waits', async () => {
  const read = await readAll(
    rawWorkbook(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>sum</t></is></c><c r="B1" t="str"><v>word</v></c></row>' +
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>' +
        '<row r="3"><c r="A3"><f>2+2</f></c><c r="B3" t="str"><f>""</f><v></v></c></row>' +
        '<row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="B4" t="b"><f>1=1</f><v>1</v></c></row>',
    ),
  )
  deepEqual(cellsOf(read), [
    ['2', 'ab'],
    ['', ''],
    ['#N/A', 'true'],
  ])
  deepEqual(rulesOf(read), ['formula-result', 'formula-result', 'formula-without-result 2', 'cell-error 3'])
  deepEqual(
    read.rows.map((row) => row.waits),
    [false, true, true],
  )
})

test('workbooks of other programs are read: no references, prefixes, parts in any order, phonetic text', async () => {
  const path = rawWorkbook(
    '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>1E-7</v></c><c t="s"><v>2</v></c></row>',
    {
      'xl/sharedStrings.xml':
        '<sst><si><t>a</t></si><si><r><t>b</t></r><r><t xml:space="preserve"> c</t></r><rPh><t>no</t></rPh></si><si><t>&amp;lt;_x000D_é😀</t></si></sst>',
    },
  )
  const read = await readAll(path)
  deepEqual([read.table.header, cellsOf(read)], [['a', 'b c'], [['0.0000001', '&lt;\ré😀']]])
})

test('letters that a piece of the file ends in come out whole', async () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `ж${index}😀ñ`)
  const rows = texts.map((text) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`).join('')
  const read = await readAll(rawWorkbook(`<row><c t="inlineStr"><is><t>name</t></is></c></row>${rows}`))
  deepEqual(
    cellsOf(read).map(([cell]) => cell),
    texts,
  )
})

test('the sheet is the one that is named, else the first that is seen; the others are noted', async () => {
  const path = await workbookOf((workbook) => {
    for (const [name, state] of [
      ['Notes', 'hidden'],
      ['List', 'visible'],
      ['More', 'visible'],
    ] as const)
      workbook.addWorksheet(name, { state }).addRow([name])
  })
  const first = await readAll(path)
  deepEqual([first.table.sheet, first.table.header], ['List', ['List']])
  deepEqual([first.findings[0]?.rule, first.findings[0]?.text], ['sheets-not-read', 'Notes, More'])
  deepEqual((await readAll(path, { sheet: 'More' })).table.header, ['More'])
  await rejects(readAll(path, { sheet: 'Less' }), (error: Error & { code?: string }) => {
    match(error.message, /it has: Notes, List, More/)
    return error.code === 'sheet-missing'
  })
})

test('dates count from 1900 with its false leap day, or from 1904', () => {
  equal(numberText('1', 'date', false), '1900-01-01')
  equal(numberText('59', 'date', false), '1900-02-28')
  equal(numberText('60', 'date', false), '1900-02-29')
  equal(numberText('61', 'date', false), '1900-03-01')
  equal(numberText('44196', 'date', false), '2020-12-31')
  equal(numberText('42734', 'date', true), '2020-12-31')
  equal(numberText('44196.5', 'date', false), '2020-12-31T12:00')
  equal(numberText('44196.99999999', 'date', false), '2021-01-01')
  equal(numberText('0.3125', 'time', false), '07:30')
  equal(numberText('1.5', 'time', false), '36:00')
  equal(numberText('-1', 'date', false), '-1')
})

test('number formats tell dates from numbers', () => {
  for (const format of [
    'dd/mm/yyyy',
    'd-mmm-yy',
    '[$-409]mmmm d, yyyy;@',
    'yyyy"y"',
    'mm/dd',
    'dd/mm/yyyy hh:mm',
  ])
    equal(formOfFormat(format), 'date', format)
  for (const format of ['h:mm', '[h]:mm', 'mm:ss', 'h:mm AM/PM']) equal(formOfFormat(format), 'time', format)
  for (const format of [
    'General',
    '0.00',
    '#,##0',
    '0" days"',
    '0%',
    '@',
    '[Red]0',
    '0.00E+00',
    '\\d0',
    '#,##0_d',
  ])
    equal(formOfFormat(format), 'number', format)
})

test('numbers are the shortest decimals that say the same', () => {
  for (const [written, text] of [
    ['1521.8199999999999', '1521.82'],
    ['0.1', '0.1'],
    ['1E+21', '1000000000000000000000'],
    ['-2.5E-8', '-0.000000025'],
    ['5', '5'],
    ['-0', '0'],
    ['', ''],
    ['x', 'x'],
  ] as const)
    equal(shortestDecimal(written), text)
  equal(unescapeCell('a_x0041__x005F_x0041_'), 'aA_x0041_')
})

test('what is no workbook is refused with a sentence, exit 1', async () => {
  const locked = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)
  for (const [path, why] of [
    [fileOf(locked, 'locked.xlsx'), /password/],
    [fileOf('PK\u0003\u0004 not a zip at all', 'broken.xlsx'), /damaged/],
    [fileOf(zipSync({ 'a.txt': strToU8('x') }), 'other.xlsx'), /without a workbook/],
    [fileOf(zipSync({ 'content.xml': strToU8('x') }), 'open.ods'), /OpenDocument/],
    [rawWorkbook('<row><c><v>1</v></c>'), /damaged/],
    [
      rawWorkbook('', { 'xl/worksheets/one.xml': '<worksheet><sheetData><row><c><v>1</v></c></row>' }),
      /unclosed tag/,
    ],
    [rawWorkbook('', { 'xl/workbook.xml': '<workbook></workbook>' }), /no sheet/],
    [rawWorkbook('&unknown;'), /damaged/],
  ] as const) {
    await rejects(readAll(path), (error: Error & { code?: string; exitCode?: number }) => {
      match(error.message, why)
      return error.code === 'workbook-not-readable' && error.exitCode === 1
    })
  }
  await rejects(readAll(rawWorkbook('')), { code: 'header-missing' })
})

test('a workbook that unpacks to far more than it packs is not read to its end', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(200_000)
  const path = rawWorkbook(rows)
  const small = { ...zipLimits, ratioFromBytes: 1024 ** 2 }
  await rejects(openAndRead(path, small), { code: 'workbook-too-large-inside', exitCode: 1 })
  await rejects(openAndRead(path, { ...zipLimits, totalBytes: 1024 ** 2 }), {
    code: 'workbook-too-large-inside',
  })
  equal(await openAndRead(path, zipLimits), 199_999)
})

test('a workbook of very many parts is refused', async () => {
  const parts = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`x${index}`, '']))
  await rejects(openAndRead(rawWorkbook('', parts), { ...zipLimits, parts: 50 }), {
    code: 'workbook-too-large-inside',
  })
})

async function openAndRead(path: string, limits: Parameters<typeof openWorkbook>[2]): Promise<number> {
  const table = await openWorkbook(path, {}, limits)
  let rows = 0
  for await (const batch of table.batches()) rows += batch.rows.length
  return rows
}

test('2,000 columns of a workbook are read', async () => {
  const path = await workbookOf((workbook) => {
    const sheet = workbook.addWorksheet('Wide')
    sheet.addRow(Array.from({ length: 2000 }, (_, index) => `c${index}`))
    sheet.addRow(Array.from({ length: 2000 }, (_, index) => index))
  })
  const read = await readAll(path)
  equal(read.rows[0]?.cells.length, 2000)
  equal(read.rows[0]?.cells[1999], '1999')
})
