import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { measureLeg } from '../geo/geodesic.js'
import { illegibleWords, transcriptionCells, transcriptionHeader } from './cells.js'
import { checkTranscription } from './check-record.js'
import { closureNotes, outlineTraverse } from './closure.js'
import { drawRecord } from './draw-places.js'
import type { TranscribedRecord } from './transcribed.js'

const landmark = { name: 'L1', position: '12 00 00 N 30 00 00 W' }
const record = (more: Partial<TranscribedRecord>): TranscribedRecord => ({
  datum: 'WGS 84',
  positions: { basis: 'map', north: 'true' },
  landmarks: [landmark],
  ...more,
})

const legTo = (made: TranscribedRecord, name: string) => {
  const place = drawRecord(made).named(name)
  assert.ok(place?.latitude != null && place.longitude != null)
  return measureLeg(
    { latitude: 12, longitude: -30 },
    { latitude: Number(place.latitude), longitude: Number(place.longitude) },
  )
}

const rules = (made: TranscribedRecord): readonly string[] => {
  const drawing = drawRecord(made)
  transcriptionCells(made, drawing)
  return drawing.doubts().map(({ rule, severity }) => `${rule} ${severity}`)
}

describe('places of a transcribed record', () => {
  test('3 legs one after the other end where their sum ends, in any order of naming', () => {
    const points = [
      { name: 'C', from: 'B', bearing: '90', distance: '30' },
      { name: 'B', from: 'A', bearing: '90', distance: '40' },
      { name: 'A', from: 'L1', bearing: '90', distance: '30' },
    ]
    const { bearingDegrees, distanceMetres } = legTo(record({ points }), 'C')
    assert.ok(Math.abs(distanceMetres - 100) < 0.01)
    assert.ok(Math.abs(bearingDegrees - 90) < 0.01)
  })

  test('100 on a compass 10 degrees west of north is 90, and 100 gons are 90 degrees', () => {
    const point = { name: 'A', from: 'L1', distance: '100' }
    const magnetic = {
      ...point,
      bearing: '100',
      north: 'magnetic',
      declination: '10 W',
      declination_year: '1991',
    }
    assert.ok(Math.abs(legTo(record({ points: [magnetic] }), 'A').bearingDegrees - 90) < 1e-4)
    const gons = record({
      points: [{ ...point, bearing: '100' }],
      positions: { north: 'true', bearing_unit: 'gons' },
    })
    assert.ok(Math.abs(legTo(gons, 'A').bearingDegrees - 90) < 1e-4)
  })

  test('what was typed stays beside what was computed, and 0.5 degrees at 500 m add 4.4 m', () => {
    const points = [{ name: 'A', from: 'L1', bearing: '45', distance: '500' }]
    const place = drawRecord(record({ points, positions: { north: 'true', accuracy_metres: '3' } })).named(
      'A',
    )
    assert.equal(place?.asWritten, 'from L1, bearing 45 true, 500 m')
    assert.equal(place?.accuracyMetres, '5.3')
    assert.equal(place?.datum, 'WGS 84')
  })

  const wrong: readonly (readonly [string, Partial<TranscribedRecord>, string])[] = [
    [
      'a bearing of 400',
      { points: [{ name: 'A', from: 'L1', bearing: '400', distance: '5' }] },
      'bearing-out-of-range blocks',
    ],
    [
      'magnetic without declination',
      { points: [{ name: 'A', from: 'L1', bearing: '40', north: 'magnetic', distance: '5' }] },
      'declination-missing blocks',
    ],
    [
      'magnetic with a declination of no year',
      {
        points: [
          { name: 'A', from: 'L1', bearing: '40', north: 'magnetic', declination: '3', distance: '5' },
        ],
      },
      'declination-missing blocks',
    ],
    [
      'no north',
      { positions: {}, points: [{ name: 'A', from: 'L1', bearing: '40', distance: '5' }] },
      'north-not-named blocks',
    ],
    [
      'a grid bearing without a grid',
      { points: [{ name: 'A', from: 'L1', bearing: '4', north: 'grid', distance: '5' }] },
      'grid-missing blocks',
    ],
    [
      'a distance in words',
      { points: [{ name: 'A', from: 'L1', bearing: '4', distance: 'far' }] },
      'distance-not-readable blocks',
    ],
    ['a place that no one named', { rows: [{ start: 'Z' }] }, 'place-not-named blocks'],
    [
      'a place measured from itself over another',
      {
        points: [
          { name: 'A', from: 'B', bearing: '4', distance: '5' },
          { name: 'B', from: 'A', bearing: '4', distance: '5' },
        ],
        rows: [{ start: 'A' }],
      },
      'places-in-a-circle blocks',
    ],
    ['no datum', { datum: undefined }, 'datum-missing note'],
    ['an illegible datum', { datum: 'illegible' }, 'datum-missing note'],
    [
      'an illegible bearing',
      { points: [{ name: 'A', from: 'L1', bearing: 'illegible', distance: '5' }], outline: ['A'] },
      'place-illegible note',
    ],
  ]
  for (const [words, more, expected] of wrong)
    test(`${words} gives ${expected}, 1 time`, () => {
      const made = record({ ...more })
      const drawing = drawRecord(made)
      for (const point of made.points ?? []) drawing.named(point.name)
      transcriptionCells(made, drawing)
      const found = drawing.doubts().map(({ rule, severity }) => `${rule} ${severity}`)
      assert.equal(found.filter((entry) => entry === expected).length, 1, found.join(', '))
    })

  test('a way of 3,000 legs told from its end is drawn like one told from its beginning, and a circle is said once', () => {
    const legs = Array.from({ length: 3000 }, (_, index) => ({
      name: `P${index + 1}`,
      from: index === 0 ? 'L1' : `P${index}`,
      bearing: '90',
      distance: '1',
    }))
    const end = (points: TranscribedRecord['points']) => legTo(record({ points }), 'P3000').distanceMetres
    assert.equal(end([...legs].reverse()), end(legs))
    // Each end is written in eight decimals of a degree, which is a millimetre.
    assert.ok(Math.abs(end(legs) - 3000) < 1)
    const circle = legs.map((leg) => (leg.name === 'P1' ? { ...leg, from: 'P3000' } : leg))
    const drawing = drawRecord(record({ points: circle }))
    assert.equal(drawing.named('P7')?.latitude, null)
    assert.deepEqual(
      drawing.doubts().map(({ rule }) => rule),
      ['places-in-a-circle'],
    )
  })

  test('130 paces of 0.75 m west and 130 back close, and stand as paces beside the position', () => {
    const made = record({
      positions: { north: 'true', distance_unit: 'paces', pace_metres: '0.75' },
      points: [
        { name: 'A', position: '12.0, -30.0' },
        { name: 'B', from: 'A', bearing: '270', distance: '130' },
      ],
      outline: ['A', 'B'],
      closing_leg: { bearing: '90', distance: '130' },
    })
    const closure = outlineTraverse(made, drawRecord(made))?.closure
    assert.equal(closure?.lengthMetres.toFixed(2), '195.00')
    assert.ok((closure?.gap.distanceMetres ?? 1) < 0.001)
    assert.equal(drawRecord(made).named('B')?.asWritten, 'from A, bearing 270 true, 130 paces')
    const back = { ...made, closing_leg: { bearing: '90', distance: 'far' } }
    const drawing = drawRecord(back)
    assert.equal(outlineTraverse(back, drawing), null)
    assert.deepEqual(
      drawing.doubts().map(({ rule, message }) => [rule, message.slice(0, 16)]),
      [['distance-not-readable', 'the closing leg:']],
    )
  })

  test('an accuracy that is no number stays as typed beside a place measured from there, and is never NaN', () => {
    const points = [{ name: 'A', from: 'L1', bearing: '90', distance: '1' }]
    const made = record({ points, positions: { north: 'true', accuracy_metres: 'about 5' } })
    assert.equal(drawRecord(made).named('A')?.accuracyMetres, 'about 5')
  })

  test('without a datum 0 positions are computed and all are kept as written', () => {
    const made = record({ datum: undefined })
    const cells = transcriptionCells(made, drawRecord(made))
    const landmarks = JSON.parse(cells[transcriptionHeader.indexOf('landmarks')] ?? '')
    assert.deepEqual(landmarks, [{ name: 'L1', position: { as_written: landmark.position, basis: 'map' } }])
  })

  test('a datum in the text of 1 position counts for it alone', () => {
    const landmarks = [landmark, { name: 'L2', position: '12.1 -30.1 (WGS 84)' }]
    const drawing = drawRecord(record({ datum: undefined, landmarks }))
    assert.equal(drawing.named('L1')?.latitude, null)
    assert.equal(drawing.named('L2')?.latitude, '12.1')
  })

  test('4 illegible entries are named, none of them becomes a value', () => {
    const made = record({
      laid_from: 'illegible',
      mine_types: [{ device: 'ap_mine', quantity: 'Illegible' }],
      mines: [{ number: '7', model: 'illegible', from: 'L1', bearing: 'illegible', distance: '4' }],
    })
    assert.deepEqual(illegibleWords(made), [
      'laid from',
      'quantity of mine type 1',
      'model of mine 7',
      'bearing of mine 7',
    ])
    const cells = transcriptionCells(made, drawRecord(made))
    assert.equal(cells[transcriptionHeader.indexOf('mine_types')], '[{"device":"ap_mine"}]')
    assert.equal(cells[transcriptionHeader.indexOf('laid_from')], 'illegible')
    assert.deepEqual(rules(made), ['place-illegible note'])
  })

  test('a way back of 21 m instead of 20 closes with 1.00 m over 101, 1:101; of 22 with 1:51, which is doubtful', () => {
    const points = [
      { name: 'A', from: 'L1', bearing: '0', distance: '10' },
      { name: 'B', from: 'A', bearing: '90', distance: '30' },
      { name: 'C', from: 'B', bearing: '0', distance: '20' },
      { name: 'D', from: 'C', bearing: '270', distance: '30' },
    ]
    const outline = ['A', 'B', 'C', 'D']
    const closed = (distance: string) => {
      const made = record({ points, outline, closing_leg: { bearing: '180', distance } })
      return outlineTraverse(made, drawRecord(made))
    }
    const [one, two] = [closed('21'), closed('22')]
    assert.ok(one && two)
    assert.deepEqual([one.closure.oneIn, two.closure.oneIn], [101, 51])
    assert.match(
      closureNotes(one)[0]?.message ?? '',
      /error of 1\.00 m \(1:101\) over 101\.0 m.*at most 1\.00 m/,
    )
    assert.deepEqual(
      closureNotes(two).map(({ rule }) => rule),
      ['traverse-closure', 'traverse-does-not-close'],
    )
    assert.equal(closureNotes(one).length, 1)
  })

  test('1 landmark under Amended Protocol II, mines without claims and 13 open elements are 3 notes', () => {
    const made = record({
      rule_set: 'amended_protocol_ii',
      mines: [{ from: 'L1', bearing: '1', distance: '5' }],
      elements: { type: 'illegible' },
    })
    const found = checkTranscription(made, drawRecord(made))
    assert.deepEqual(
      found.map(({ rule, severity, text }) => [rule, severity, text?.split(', ').length]),
      [
        ['landmarks-too-few', 'note', 1],
        ['mines-without-claims', 'note', 1],
        ['elements-not-stated', 'note', 13],
      ],
    )
  })
})
