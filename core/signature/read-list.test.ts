import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { readPublishedList } from './read-list.js'

const cellsOf = (text: string, ...names: string[]) =>
  readPublishedList(text).rows.map((row) => names.map((name) => row[name] ?? ''))

test('a numbered list of 5 with 6 kinds of dash and wrapped lines gives 5 rows', () => {
  const list = `We, the undersigned:

1. Tessa Vole – chair of the Orvane
   Council
2) Orrin Dar — mine victim
3. Anna-Maria Oss - mother of Davo Oss (killed in
2041) and sister of Pell Oss (injured)
4. Lin Arran ― secretary, Shepherds of Orvane; survivor
№ 5. Sav Durrik − supporter.
`
  const { before, rows } = readPublishedList(list)
  deepEqual(before, ['We, the undersigned:'])
  deepEqual(
    rows.map(({ number, name, capacity, doubt }) => [number, name, capacity, doubt]),
    [
      ['1', 'Tessa Vole', 'officer', ''],
      ['2', 'Orrin Dar', 'survivor', ''],
      ['3', 'Anna-Maria Oss', 'kin', ''],
      ['4', 'Lin Arran', 'officer; survivor', ''],
      ['5', 'Sav Durrik', 'supporter', ''],
    ],
  )
  deepEqual([rows[0]?.position, rows[0]?.organisation], ['chair', 'Orvane Council'])
  equal(rows[1]?.own_word, 'mine victim')
  deepEqual(
    [rows[2]?.kin_of, rows[2]?.relation, rows[2]?.kin_outcome],
    ['Davo Oss; Pell Oss', 'mother; sister', 'killed; injured'],
  )
  deepEqual([rows[3]?.position, rows[3]?.organisation], ['secretary', 'Shepherds of Orvane'])
})

test('several relatives of one entry are told apart, and 1 word for 2 people is a doubt', () => {
  deepEqual(
    cellsOf(
      '1. A Vole – relative of the late Davo Oss, Pell Oss and Lin Oss\n2. B Vole – aunt of C Vole and D Vole, killed',
      'kin_of',
      'relation',
      'kin_outcome',
    ),
    [
      ['Davo Oss; Pell Oss; Lin Oss', 'not stated; not stated; not stated', 'killed; killed; killed'],
      ['C Vole; D Vole', 'aunt; aunt', 'unknown; killed'],
    ],
  )
  match(
    readPublishedList('1. A Vole – x\n2. B Vole – aunt of C Vole and D Vole, killed').rows[1]?.doubt ?? '',
    /"killed" speaks of one or of all is not sure/,
  )
})

test('a list without numbers: bullets, lines, and what goes on over 2 lines', () => {
  deepEqual(
    cellsOf('• Tessa Vole, survivor\n• Orrin Dar, guardian of Lin Dar\n  and supporter', 'name', 'capacity'),
    [
      ['Tessa Vole', 'survivor'],
      ['Orrin Dar', 'guardian; supporter'],
    ],
  )
  deepEqual(
    cellsOf(
      'Tessa Vole, chair of the\nOrvane Council\nOrrin Dar (mine survivor)\nPresident of the Circle of Nurses – Lin Arran\n',
      'name',
      'capacity',
      'organisation',
    ),
    [
      ['Tessa Vole', 'officer', 'Orvane Council'],
      ['Orrin Dar', 'survivor', ''],
      ['Lin Arran', 'officer', 'Circle of Nurses'],
    ],
  )
})

test('what is not understood is said, kept as it was written and never made up', () => {
  const [plain, odd, whole] = readPublishedList(
    '1. Tessa Vole\n2. Orrin Dar – pêcheur à Orvane\n3. Association of Shepherds\n6. Lin Arran, on behalf of Pell Arran',
  ).rows
  deepEqual([plain?.capacity, plain?.doubt], ['', 'no capacity is stated'])
  deepEqual(
    [odd?.capacity, odd?.doubt, odd?.as_written],
    ['', 'the capacity is not understood', 'Orrin Dar – pêcheur à Orvane'],
  )
  deepEqual(
    [whole?.name, whole?.organisation, whole?.capacity],
    ['', 'Association of Shepherds', 'organisation'],
  )
  const last = readPublishedList('1. A\n2. B\n6. Lin Arran, on behalf of Pell Arran').rows[2]
  deepEqual([last?.representative_of, last?.number], ['Pell Arran', '6'])
  match(last?.doubt ?? '', /leaves out 3 before.*written authority/)
})

test('hostile texts end: empty, 1 line of 200,000 letters, 20,000 dashes, numbers that go back', () => {
  deepEqual(readPublishedList(''), { before: [], rows: [] })
  equal(readPublishedList('x'.repeat(200_000)).rows.length, 1)
  equal(readPublishedList(`A ${'– '.repeat(20_000)}`).rows.length, 1)
  equal(readPublishedList(`A – ${'mother of '.repeat(20_000)}`).rows.length, 1)
  equal(readPublishedList(`A – ${'('.repeat(20_000)}, `).rows.length, 1)
  deepEqual(cellsOf('1. A Vole\n2. B Vole, of the year\n1999 it was\n3. C Vole', 'number', 'name'), [
    ['1', 'A Vole'],
    ['2', 'B Vole'],
    ['3', 'C Vole'],
  ])
  ok(readPublishedList('1. <script>alert(1)</script>\n2. =1+1').rows.length === 2)
})
