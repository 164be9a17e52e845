import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { CsvRecords, maximumRecordCharacters } from '../intake/table/csv-records.js'
import { cellsOf, fileOf, randomFrom, readAll, rulesOf } from './reading-files.js'

test('rows come with their numbers, quoted cells with their quotes, commas and line ends', async () => {
  const read = await readAll(fileOf('a,b\n1,"x, ""y"""\n2,"two\nlines"\n3,plain\n'))
  deepEqual(read.table.header, ['a', 'b'])
  deepEqual(cellsOf(read), [
    ['1', 'x, "y"'],
    ['2', 'two\nlines'],
    ['3', 'plain'],
  ])
  deepEqual(
    read.rows.map((row) => row.row),
    [1, 2, 3],
  )
  deepEqual(read.findings, [])
})

test('line ends may be mixed, and blank lines are no rows', async () => {
  const read = await readAll(fileOf('a,b\r\n1,2\n\n3,4\r5,6\r\n\r\n7,8'))
  deepEqual(cellsOf(read), [
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
    ['7', '8'],
  ])
})

test('a CR LF that two pieces of the file share is one line end', () => {
  const records = new CsvRecords(',')
  const found = [...records.write('a\r'), ...records.write('\nb\r'), ...records.write('c'), ...records.end()]
  deepEqual(
    found.map((record) => record.cells),
    [['a'], ['b'], ['c']],
  )
})

test('the delimiter is recognised, or named', async () => {
  const semicolons = await readAll(fileOf('name;area\nx;1,5\ny;2,5\n'))
  equal(semicolons.table.delimiter, ';')
  deepEqual(cellsOf(semicolons), [
    ['x', '1,5'],
    ['y', '2,5'],
  ])
  equal((await readAll(fileOf('a\tb\n1,1\t2\n'))).table.delimiter, '\t')
  equal((await readAll(fileOf('"a;b",c\n1,2\n'))).table.delimiter, ',')
  deepEqual(cellsOf(await readAll(fileOf('a;b,c\n1;2,3\n'), { delimiter: ',' })), [['1;2', '3']])
  const named = await readAll(fileOf('sep=;\na;b\n1;2\n'))
  deepEqual([named.table.header, cellsOf(named)], [['a', 'b'], [['1', '2']]])
  deepEqual(cellsOf(await readAll(fileOf('only\none\ntwo\n'))), [['one'], ['two']])
})

test('a file cut inside a quoted cell: every whole row is read, the cut one waits, nothing is lost', async () => {
  const read = await readAll(fileOf('a,b\n1,x\n2,"this is cu'))
  deepEqual(
    read.rows.map(({ row, waits }) => [row, waits]),
    [
      [1, false],
      [2, true],
    ],
  )
  const [finding] = read.rows[1]?.findings ?? []
  equal(finding?.rule, 'row-cut-off')
  equal(finding?.text, '2 | this is cu')
})

test('a file cut between cells is found by its last row', async () => {
  deepEqual(rulesOf(await readAll(fileOf('a,b,c\n1,2,3\n4,5'))), ['row-cut-off 2'])
})

test('an open quote in the middle says how many lines it took in', async () => {
  const read = await readAll(fileOf('a,b\n1,"x\n2,y\n3,z\n'))
  deepEqual(rulesOf(read), ['row-cut-off 1'])
  match(read.findings[0]?.message ?? '', /takes in 3 further lines/)
  match(read.findings[0]?.text ?? '', /2,y\n3,z/)
})

test('a quote that never closes ends with a problem before memory does', () => {
  const records = new CsvRecords(',')
  const piece = 'x'.repeat(1024 * 1024)
  records.write('"')
  let pieces = 0
  const failed = () => {
    for (; pieces < 40; pieces += 1) records.write(piece)
  }
  let name = ''
  try {
    failed()
  } catch (error) {
    name = String((error as Error).constructor.name)
  }
  equal(name, 'RecordTooLong')
  ok(pieces <= maximumRecordCharacters / piece.length + 1)
})

test('rows with too few or too many cells wait', async () => {
  const read = await readAll(fileOf('a,b,c\n1,2\n1,2,3\n1,2,3,4\n'))
  deepEqual(rulesOf(read), ['row-too-short 1', 'row-too-long 3'])
  deepEqual(
    read.rows.map((row) => row.waits),
    [true, false, true],
  )
  deepEqual(read.rows[2]?.cells, ['1', '2', '3', '4'])
})

test('text after a closing quote is kept as written, with a note', async () => {
  const read = await readAll(fileOf('a,b\n"x" y,2\n5" mine,3\n'))
  deepEqual(cellsOf(read), [
    ['"x" y', '2'],
    ['5" mine', '3'],
  ])
  deepEqual(rulesOf(read), ['quote-misplaced 1'])
  equal(read.rows[0]?.waits, false)
})

test('headers that are empty or stand twice get names of their own', async () => {
  const read = await readAll(fileOf('date,,date, date ,column 2\n1,2,3,4,5\n'))
  deepEqual(read.table.header, ['date', 'column 2 (2)', 'date (2)', 'date (3)', 'column 2'])
  deepEqual(rulesOf(read), ['header-empty 0', 'header-twice 0', 'header-twice 0'])
})

test('a header row may stand further down', async () => {
  const read = await readAll(fileOf('Ministry of Something\nYear,2041\na,b\n1,2\n'), { headerRow: 3 })
  deepEqual([read.table.header, cellsOf(read)], [['a', 'b'], [['1', '2']]])
  equal(read.rows[0]?.row, 1)
  await rejects(readAll(fileOf('a,b\n'), { headerRow: 9 }), { code: 'header-missing', exitCode: 1 })
})

test('rows without any value are counted and make nothing', async () => {
  const read = await readAll(fileOf('a,b\n,\n1,2\n,\n'))
  deepEqual(
    read.rows.map((row) => row.row),
    [2],
  )
  deepEqual(rulesOf(read), ['rows-empty'])
  equal(read.findings[0]?.text, '2')
})

test('a header without rows is a table without rows', async () => {
  const read = await readAll(fileOf('a,b,c\n'))
  deepEqual([read.table.header, read.rows], [['a', 'b', 'c'], []])
})

test('a zero byte is a finding on its row and column, and the row waits', async () => {
  const read = await readAll(fileOf('a,b\n1,x\u0000y\n2,z\n'))
  const [finding] = read.findings
  deepEqual([finding?.rule, finding?.row, finding?.column], ['zero-byte', 1, 'b'])
  equal(read.rows[0]?.cells[1], 'x\u0000y')
  deepEqual(
    read.rows.map((row) => row.waits),
    [true, false],
  )
})

test('formulas are data and stay as they are', async () => {
  const cells = ['=1+1', '+2', '-3', '@x']
  deepEqual(cellsOf(await readAll(fileOf(`a,b,c,d\n${cells.join(',')}\n`))), [cells])
})

test('2,000 columns are read', async () => {
  const header = Array.from({ length: 2000 }, (_, index) => `c${index}`)
  const rows = Array.from({ length: 50 }, (_, row) => header.map((_, index) => `${row}.${index}`))
  const read = await readAll(fileOf([header, ...rows].map((cells) => cells.join(',')).join('\n')))
  equal(read.table.header.length, 2000)
  deepEqual(cellsOf(read), rows)
})

test('what is no table is refused with a sentence, exit 1', async () => {
  const random = randomFrom(7)
  const noise = Uint8Array.from({ length: 5000 }, () => random(256))
  for (const [content, code] of [
    ['', 'table-empty'],
    ['\n\n  \n', 'table-empty'],
    ['\uFEFF', 'table-empty'],
    ['%PDF-1.7\n%\u00e2\u00e3', 'not-a-table'],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'not-a-table'],
    ['<!DOCTYPE html><html>', 'not-a-table'],
    ['[{"a": 1}]', 'not-a-table'],
    [noise, 'not-a-table'],
    [new Uint8Array(3000), 'not-a-table'],
  ] as const) {
    await rejects(readAll(fileOf(content)), { name: 'Problem', code, exitCode: 1 })
  }
  await rejects(readAll('/nowhere/at all.csv'), { code: 'table-not-found', exitCode: 2 })
})

test('random tables are read back equal, and as csv-parse reads them', async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`# seed ${seed}`)
  const random = randomFrom(seed)
  const letters = ['a', 'Ñ', 'ж', 'م', ' ', '"', ',', ';', '\n', '\r\n', '\t', '=', '😀', '7', '']
  const text = () => Array.from({ length: random(8) }, () => letters[random(letters.length)]).join('')
  for (let round = 0; round < 150; round += 1) {
    const columns = 2 + random(6)
    const rows = Array.from({ length: 1 + random(20) }, () => Array.from({ length: columns }, text))
    const header = Array.from({ length: columns }, (_, index) => `c${index}`)
    const ends = ['\n', '\r\n', '\r']
    const cell = (value: string) =>
      /[",;\t\r\n]/.test(value) || random(3) === 0 ? `"${value.replaceAll('"', '""')}"` : value
    const content = [header, ...rows].map((row) => row.map(cell).join(',') + ends[random(3)]).join('')
    const kept = rows.filter((row) => row.some((value) => value !== ''))
    deepEqual(cellsOf(await readAll(fileOf(content), { delimiter: ',' })), kept)
    const options = { record_delimiter: ['\r\n', '\n', '\r'], skip_empty_lines: true }
    deepEqual(parse(content, options), [header, ...rows])
    deepEqual(inPieces(content, random), [header, ...rows])
  }
})

function inPieces(content: string, random: (below: number) => number): readonly (readonly string[])[] {
  const records = new CsvRecords(',')
  const found: (readonly string[])[] = []
  for (let at = 0; at < content.length; ) {
    const to = at + 1 + random(5)
    found.push(...records.write(content.slice(at, to)).map((record) => record.cells))
    at = to
  }
  return [...found, ...records.end().map((record) => record.cells)]
}

test('a large file is read in bounded memory', async () => {
  const path = fileOf('')
  const stream = createWriteStream(path)
  stream.write('a,b,c\n')
  const line = `${'x'.repeat(100)},"${'y'.repeat(100)}",z\n`.repeat(1000)
  for (let piece = 0; piece < 250; piece += 1) if (!stream.write(line)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'finish')
  const { readTable } = await import('../intake/table/read-table.js')
  const table = await readTable(path)
  let rows = 0
  let largestBatch = 0
  for await (const batch of table.batches()) {
    rows += batch.rows.length
    largestBatch = Math.max(largestBatch, batch.rows.length)
  }
  equal(rows, 250_000)
  // 50 MB in pieces of 256 KiB: what is held at once does not grow with the file.
  ok(largestBatch < 3000, `${largestBatch} rows at once`)
})
