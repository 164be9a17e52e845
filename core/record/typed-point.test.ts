/** Positions as they are typed in a form. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readTypedPoint, textOfPoint, typedPoint, typedPointOf } from './typed-point.js'

const minutes = `12°03'36"N / 47 29 41 E`

test('a text and how it is known go into the parts of a point and back, and are read with both', () => {
  const typed = { text: minutes, basis: 'gps' } as const
  const value = typedPoint(typed)
  deepEqual(value, [null, null, minutes, 'gps', null, null])
  deepEqual(typedPointOf(value), typed)
  deepEqual(readTypedPoint(typed), { value: ['12.06', '47.49472222', minutes, 'gps', null, 'WGS 84'] })
})

test('2 texts where degrees should stand are 1 text, and half a position stays half of one', () => {
  deepEqual(typedPointOf([`12°03'36"N`, '47 29 41 E', null, 'map']), {
    text: `12°03'36"N; 47 29 41 E`,
    basis: 'map',
  })
  deepEqual(typedPointOf(['12,06', '47,5']), { text: '12,06; 47,5', basis: 'unknown' })
  deepEqual(readTypedPoint({ text: '12,06; 47,5', basis: 'unknown' }), {
    value: ['12.06', '47.5', '12,06; 47,5', 'unknown', null, 'WGS 84'],
  })
  const half = typedPointOf(['12.06', null])
  deepEqual(half, { text: '12.06', basis: 'unknown' })
  equal(half !== null && 'doubt' in readTypedPoint(half), true)
})

test('what has its degrees, or no form of a point, was not typed', () => {
  for (const value of [
    ['12.06', '47.5', null, 'gps', null, null],
    [null, null, null, 'gps', null, null],
    [null, null, 'by the ford', 'a guess', null, null],
    Array(9).fill(null),
    true,
  ])
    equal(typedPointOf(value), null)
})

test('a position that stands is corrected as it was written, or in degrees where that alone says otherwise', () => {
  equal(textOfPoint(['12.06', '47.49472222', minutes, 'gps', null, 'WGS 84']), minutes)
  equal(textOfPoint(['44.1', '17.2', '6488123 4884567', 'map', null, 'EPSG:3908']), '44.1, 17.2')
  equal(textOfPoint(['44.1', '17.2', null, 'unknown', null, 'WGS 84']), '44.1, 17.2')
  equal(textOfPoint([null, null, 'by the ford', 'described', null, null]), 'by the ford')
  equal(textOfPoint(null), '')
})
