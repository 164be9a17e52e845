/** Bearings, norths, distances and declinations. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Bearing, type BearingTexts, convergenceDegrees, readBearing, toTrueBearing } from './bearing.js'
import { type Crs, readCrs } from './crs.js'
import { proposeDeclination } from './declination.js'
import { readDistance } from './distance.js'

function read(bearing: string, unit: BearingTexts['unit'] = 'degrees'): number | string {
  const found = readBearing({ bearing, unit, north: 'true' })
  return 'doubt' in found ? found.doubt.rule : Number(found.bearing.degrees.toFixed(6))
}

function bearing(texts: BearingTexts): Bearing {
  const found = readBearing(texts)
  if ('doubt' in found) throw new Error(found.doubt.message)
  return found.bearing
}

function system(code: string): Crs {
  const found = readCrs(code)
  if ('doubt' in found) throw new Error(found.doubt.message)
  return found.crs
}

test('12 bearings in degrees, with minutes, of a quarter and in other digits', () => {
  const ways: Readonly<Record<string, number>> = {
    '0': 0,
    '360': 0,
    '45.5': 45.5,
    '45,5°': 45.5,
    "45°30'": 45.5,
    '45°30\'36"': 45.51,
    '45 30': 45.5,
    'N 45 E': 45,
    S45E: 135,
    'S 45 W': 225,
    "N 30°30' W": 329.5,
    '٤٥': 45,
  }
  for (const [text, degrees] of Object.entries(ways)) equal(read(text), degrees, text)
})

test('6400 mils, 6000 mils as gunners write them and 400 gons make a circle', () => {
  equal(read('1600', 'mils_6400'), 90)
  equal(read('1500', 'mils_6000'), 90)
  equal(read('15-00', 'mils_6000'), 90)
  equal(read('0-50', 'mils_6000'), 3)
  equal(read('100', 'gons'), 90)
  equal(read('6400', 'mils_6400'), 0)
})

test('a bearing of 400 degrees is refused with what it goes to, and 8 other texts are', () => {
  const found = readBearing({ bearing: '400', unit: 'degrees', north: 'true' })
  ok('doubt' in found)
  equal(found.doubt.rule, 'bearing-out-of-range')
  match(found.doubt.message, /from 0 to 360, and "400" does not/)
  equal(read('6401', 'mils_6400'), 'bearing-out-of-range')
  equal(read('6100', 'mils_6000'), 'bearing-out-of-range')
  for (const text of ['', 'north', '-5', 'NaN', "45°60'", '45.5 30', 'N 95 E'])
    equal(read(text), 'bearing-not-readable', text)
})

test('a magnetic bearing without its declination, or without the year of it, is refused with a sentence', () => {
  for (const texts of [{}, { declination: '3.5' }, { declinationYear: '1994' }]) {
    const found = readBearing({ bearing: '86.5', unit: 'degrees', north: 'magnetic', ...texts })
    ok('doubt' in found)
    equal(found.doubt.rule, 'declination-missing')
    match(found.doubt.message, /None is assumed/)
  }
})

test('a declination is east unless it says west, in 6 ways of writing', () => {
  const degrees = (declination: string): number | string => {
    const found = readBearing({
      bearing: '10',
      unit: 'degrees',
      north: 'magnetic',
      declination,
      declinationYear: '1994',
    })
    return 'doubt' in found ? found.doubt.rule : (found.bearing.declinationDegrees ?? 'none')
  }
  deepEqual(
    ['3.5', '+3.5', '3.5 E', "3°30' E", '3.5W', '-3,5'].map(degrees),
    [3.5, 3.5, 3.5, 3.5, -3.5, -3.5],
  )
  for (const odd of ['three', '-3.5 W', '181', '3.5 N']) equal(degrees(odd), 'declination-not-readable', odd)
})

test('true is magnetic plus the declination: 86.5 and 3.5 east are 90; 1 west turns it the other way', () => {
  const at = { latitude: 44.5, longitude: 17.25 }
  const magnetic = bearing({
    bearing: '86.5',
    unit: 'degrees',
    north: 'magnetic',
    declination: '3.5 E',
    declinationYear: '2026',
  })
  deepEqual(toTrueBearing(magnetic, at, null), { trueBearing: { degrees: 90, correctionDegrees: 3.5 } })
  const west = bearing({
    bearing: '0.5',
    unit: 'degrees',
    north: 'magnetic',
    declination: '1 W',
    declinationYear: '2026',
  })
  deepEqual(toTrueBearing(west, at, null), { trueBearing: { degrees: 359.5, correctionDegrees: -1 } })
})

test('the convergence of 5 places in UTM is the one that GeoConvert prints, within a millionth of a degree', () => {
  const places = [
    ['EPSG:32638', 39.9000000025, 46.8, 1.154835597],
    ['EPSG:32733', -12.3000019599, 17.4999994427, -0.532905069],
    ['EPSG:32633', 44.499999889, 17.9999899667, 2.103708666],
    ['EPSG:32632', 60.3899999976, 5.3199999965, -3.200503141],
    ['EPSG:32642', 34.4999964126, 69.1999927743, 0.113277461],
  ] as const
  for (const [code, latitude, longitude, expected] of places) {
    const found = convergenceDegrees({ latitude, longitude }, system(code)) ?? Number.NaN
    ok(Math.abs(found - expected) < 1e-6, `${code}: ${found}, not ${expected}`)
  }
})

test('a grid bearing is turned by the convergence, and needs a grid that its point lies on', () => {
  const grid = bearing({ bearing: '90', unit: 'degrees', north: 'grid' })
  const at = { latitude: 44.5, longitude: 17.99999 }
  const turned = toTrueBearing(grid, at, system('EPSG:32633'))
  ok('trueBearing' in turned && Math.abs(turned.trueBearing.degrees - 92.103709) < 1e-5)
  for (const other of [null, system('EPSG:4326'), system('EPSG:32604')]) {
    const refused = toTrueBearing(grid, at, other)
    equal('doubt' in refused && refused.doubt.rule, 'grid-missing')
  }
})

test('distances in metres, kilometres and paces as told; 9 texts are doubts', () => {
  const metres = (...texts: Parameters<typeof readDistance>): number | string => {
    const found = readDistance(...texts)
    return 'doubt' in found ? found.doubt.rule : found.distance.metres
  }
  equal(metres('120', 'metres'), 120)
  equal(metres('120,5 m', null), 120.5)
  equal(metres('1.2 km', null), 1200)
  equal(metres('85 м', 'metres'), 85)
  equal(metres('100 paces', null, 0.75), 75)
  equal(metres('100', 'paces', 0.75), 75)
  equal(metres('100 шагов', null), 'pace-length-missing')
  equal(metres('100', 'paces', 0), 'pace-length-missing')
  equal(metres('120', null), 'distance-not-readable')
  equal(metres('1 km', 'metres'), 'distance-not-readable')
  equal(metres('21000', 'kilometres'), 'distance-out-of-range')
  for (const odd of ['', '-5', 'far', '12 ft']) equal(metres(odd, 'metres'), 'distance-not-readable', odd)
})

test('the World Magnetic Model gives its 3 published values of 2027.5 at sea level to the hundredth', () => {
  // Published with WMM2025 for 2025.0 and 2027.5; ours is for the middle of the year, 2027.5.
  const published = [
    [80, 0, 2.59],
    [0, 120, -0.24],
    [-80, 240, 68.49],
  ] as const
  for (const [latitude, longitude, expected] of published) {
    const found = proposeDeclination({ latitude, longitude }, 2027)
    ok(
      found && Math.abs(found.declinationDegrees - expected) < 0.011,
      `${found?.declinationDegrees}, not ${expected}`,
    )
    deepEqual([found.model, found.validFrom, found.validTo], ['WMM-2025', '2024-11-13', '2029-11-13'])
  }
})

test('no declination is offered for 1993, 2035 or beside the magnetic pole', () => {
  equal(proposeDeclination({ latitude: 44.5, longitude: 17.25 }, 1993), null)
  equal(proposeDeclination({ latitude: 44.5, longitude: 17.25 }, 2035), null)
  equal(proposeDeclination({ latitude: 86, longitude: 142 }, 2027), null)
})
