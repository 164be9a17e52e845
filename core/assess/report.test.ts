import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Assessment, assessRecords } from './assess.js'
import { assessmentMap } from './map-svg.js'
import { planeAt, type Spot } from './plane.js'
import { seededRandom } from './random.js'
import { reportJson } from './report-json.js'
import { reportLines, withheldWords } from './report-lines.js'
import type { AssessedRecord, Ground } from './subject.js'
import { usualAssumptions } from './subject.js'

const plane = planeAt([45, 40])
const corners: readonly Spot[] = [
  [-400, -400],
  [400, -400],
  [400, 400],
  [-400, 400],
]
const ground: Ground = {
  finds: [
    { id: 'f', spot: [3, 0], device: 'ap_mine', quantity: 1, on: '2031-05-01', isHeldBack: false },
    { id: 'g', spot: [6, 1], device: 'ap_mine', quantity: 1, on: '2031-05-01', isHeldBack: true },
  ],
  searches: [{ id: 's', area: [[corners]], on: '2031-06-01', itemsWithPosition: 2, itemsReported: 2 }],
  accidents: [{ id: 'a', spot: [20, 20] }],
  contaminated: [],
}

const record = (number: string, at: Spot, more: Partial<AssessedRecord> = {}): AssessedRecord => ({
  id: `id of ${number}`,
  number,
  supplier: 'A & Sons <invented>',
  unplaced: null,
  mines: [0, 6, 12].map((east) => ({ spot: [at[0] + east, at[1]], device: 'ap_mine' })),
  rows: [],
  outline: [],
  claims: [{ device: 'ap_mine', quantity: 3 }],
  landmarks: [
    { name: 'bridge', recorded: [at[0] - 50, at[1]], wasFound: 'found', found: [at[0] - 50, at[1] + 4] },
  ],
  elements: {},
  offsetMetres: 10,
  suppliedOn: '2031-01-01',
  ...more,
})

const records = [
  record('one', [0, 0]),
  record('two', [200, 200]),
  record('three', [9000, 0]),
  record('four', [0, 0], { unplaced: 'no-datum', mines: [] }),
]

const assessed = (): Assessment =>
  assessRecords({ records, ground, plane }, usualAssumptions, seededRandom(1))
const frame = { asOf: 12, lastDay: '2031-06-01', isPublic: false }
const outside = { ...frame, isPublic: true }

describe('what is said of an assessment', () => {
  test('"differs" stands only in sentences that say how much was searched, in all 3 forms', () => {
    const texts = [
      ...reportLines(assessed(), frame),
      ...JSON.stringify(reportJson(assessed(), frame)).split('"sentence"'),
      ...assessmentMap({ ground, plane }, assessed(), frame).split('</g>'),
    ]
    const found = texts
      .flatMap((text) => text.split(/(?<=\.) /))
      .filter((text) => /\bdiffers from\b/.test(text))
    assert.ok(found.length >= 4)
    for (const sentence of found) assert.match(sentence, /searched/, sentence)
  })

  test('no text has a verdict, a promise or an exclamation mark', () => {
    const texts = [...reportLines(assessed(), frame), ...reportLines(assessed(), outside)].join('\n')
    assert.doesNotMatch(
      texts,
      /\b(safe|true|verified|proved|certified|liar|fault|blame|honest|wrong record)\b|!/i,
    )
  })

  test('the 5 states stand in the table, each on its own line, "not assessable" among them', () => {
    const lines = reportLines(assessed(), frame)
    assert.equal(lines.filter((line) => /^ {2}\d of 4 {2}/.test(line)).length, 5)
    assert.ok(lines.includes('  1 of 4  not assessable, because too little was searched'))
  })

  test('in public 0 distances of landmarks, pairs, outlines and accidents are told, and danger is', () => {
    const lines = reportLines(assessed(), outside).join('\n')
    assert.match(lines, new RegExp(withheldWords))
    assert.doesNotMatch(lines, /bridge|paired|outline:|Accidents: \d/)
    const json = JSON.stringify(reportJson(assessed(), outside))
    assert.doesNotMatch(json, /bridge|"matching"|"perimeter"|"centre"|"inside"/)
    assert.equal(json.split(withheldWords).length - 1, records.length)
  })

  test('the public map is the same wherever in its square of 0.01 degrees a record lies', () => {
    const at = (east: number): string => {
      const moved = [record('one', [east, 0])]
      const subject = { records: moved, ground: { ...ground, finds: [], searches: [], accidents: [] }, plane }
      return assessmentMap(subject, assessRecords(subject, usualAssumptions, seededRandom(1)), outside)
    }
    assert.equal(at(100), at(350))
    assert.notEqual(at(100), at(1500))
  })

  test('a map names what it must: scale, north, entry, day, source, borders; and its text is XML', () => {
    for (const one of [frame, outside]) {
      const map = assessmentMap({ ground, plane }, assessed(), one)
      for (const words of [
        'north',
        'As of entry 12',
        '2031-06-01',
        'no statement',
        'Source',
        'not searched',
        'm</text>',
      ])
        assert.ok(map.includes(words), words)
      assert.ok(!map.includes('<invented>'))
      assert.equal(map.split('<g').length, map.split('</g>').length)
      assert.doesNotMatch(map, /NaN|Infinity|undefined/)
    }
  })

  test('an item that is held back is drawn inside, and outside it is not', () => {
    const triangles = (map: string): number =>
      map.split('Z"')[0] === undefined
        ? 0
        : (map.match(/M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+Z/g) ?? []).length
    const [inside, public_] = [frame, outside].map((one) =>
      triangles(assessmentMap({ ground, plane }, assessed(), one)),
    )
    assert.equal((inside ?? 0) - (public_ ?? 0), 1)
  })

  test('0 records give a report and a map', () => {
    const subject = { records: [], ground, plane }
    const empty = assessRecords(subject, usualAssumptions, seededRandom(1))
    assert.match(reportLines(empty, frame).join('\n'), /0 records/)
    assert.match(assessmentMap(subject, empty, frame), /^<svg /)
  })
})
