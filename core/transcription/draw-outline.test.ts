import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { measureAreaSquareMetres } from '../geo/measure.js'
import { drawOutline, outlineValue } from './draw-outline.js'
import { readOutlineText, type WrittenOutline } from './written-outline.js'

/** An invented square of 100 m from a stone, walked with the clock. */
const square: WrittenOutline = {
  datum: 'WGS 84',
  positions: { basis: 'survey', north: 'true' },
  landmarks: [{ name: 'stone', position: '12 00 00 N 30 00 00 W' }],
  points: [
    { name: '1', from: 'stone', bearing: '90', distance: '20' },
    { name: '2', from: '1', bearing: '90', distance: '100' },
    { name: '3', from: '2', bearing: '180', distance: '100' },
    { name: '4', from: '3', bearing: '270', distance: '100' },
  ],
  closing_leg: { bearing: '0', distance: '98' },
}
const rules = (outline: WrittenOutline) => drawOutline(outline).doubts.map(({ rule }) => rule)

describe('an outline from a table of turning points', () => {
  test('four legs of 100 m around a stone enclose 10,000 m² to a hundredth', () => {
    const { geometry } = drawOutline(square)
    assert.ok(geometry)
    assert.ok(Math.abs(measureAreaSquareMetres(geometry) - 10_000) < 1)
    assert.equal(geometry.coordinates[0]?.length, 5)
  })

  test('a way back that is 2 m short is said as 2.00 m in 398 m, and moves no corner by itself', () => {
    const drawn = drawOutline(square)
    assert.equal(drawn.traverse?.closure.gap.distanceMetres.toFixed(2), '2.00')
    assert.equal(drawn.traverse?.closure.oneIn, 198)
    const { closing_leg: _, ...open } = square
    assert.deepEqual(drawn.geometry, drawOutline(open).geometry)
    assert.deepEqual(rules(square), ['traverse-closure'])
  })

  test('only where it is chosen do the corners move: the first stays, the fourth by three quarters of 2 m', () => {
    const [plain, adjusted] = [drawOutline(square), drawOutline({ ...square, adjusted: true })]
    const ring = ({ geometry }: typeof plain) => geometry?.coordinates[0] ?? []
    assert.deepEqual(ring(adjusted)[0], ring(plain)[0])
    const north = ((ring(adjusted)[3]?.[1] ?? 0) - (ring(plain)[3]?.[1] ?? 0)) * 110_600
    assert.ok(Math.abs(Math.abs(north) - (2 * 300) / 398) < 0.02, String(north))
  })

  test('while one of 4 corners has no place there is no outline, and the doubt names it', () => {
    const points = [...square.points.slice(0, 3), { name: '4', position: 'by the well' }]
    const drawn = drawOutline({ ...square, points })
    assert.equal(drawn.geometry, null)
    assert.equal(outlineValue(square, drawn), null)
    assert.equal(drawn.corners[2]?.latitude !== null, true)
    assert.deepEqual(rules({ ...square, points }), ['not-a-position'])
  })

  test('two points of 1 name and a point without anything are doubts of their own', () => {
    const points = [...square.points, { name: '1', position: '12.0 -30.0' }, { name: '6' }]
    assert.ok(rules({ ...square, points }).includes('point-name-twice'))
    assert.ok(rules({ ...square, points }).includes('point-without-position'))
  })

  test('the table stands beside the shape word for word and is read again; 4 texts of elsewhere are none', () => {
    const value = outlineValue(square, drawOutline(square))
    assert.ok(Array.isArray(value))
    assert.deepEqual(readOutlineText(String(value[1])), square)
    assert.deepEqual(value.slice(2), ['EPSG:4326', 'survey'])
    for (const text of ['', 'POLYGON EMPTY', '{"type":"Polygon"}', '{"turning_points":2}'])
      assert.equal(readOutlineText(text), null)
  })
})
