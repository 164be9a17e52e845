/** Degrees of many hands. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { CoordinateRule } from './coordinate.js'
import { readCoordinate, readGrid } from './read-coordinate.js'

function shown(text: string, rule: CoordinateRule = {}): string {
  const read = readCoordinate(text, rule)
  if ('doubt' in read) return read.doubt.rule
  return read.coordinate ? `${read.coordinate.latitude} ${read.coordinate.longitude}` : 'empty'
}

const northEast = '44.50416667 17.25555556'
const northWest = '44.50416667 -17.25555556'

test('one position in degrees, minutes and seconds is read in 22 ways of writing', () => {
  const ways = [
    `44°30'15" N, 17°15'20" E`,
    '44°30′15″N 17°15′20″E',
    `44º 30’ 15” N 17º 15’ 20” E`,
    `44˚30'15'' 17˚15'20''`,
    'N44 30 15 E17 15 20',
    'N 44°30\'15" E 17°15\'20"',
    '44 30 15 17 15 20',
    '44 30 15, 17 15 20',
    '44:30:15 17:15:20',
    '44d30m15s N 17d15m20s E',
    '44-30-15N 017-15-20E',
    '443015N0171520E',
    'N443015 E0171520',
    '44 deg 30 min 15 sec N 17 deg 15 min 20 sec E',
    `44° 30' 15" norte, 17° 15' 20" este`,
    `44° 30' 15" Nord 17° 15' 20" Est`,
    `44°30'15" с.ш. 17°15'20" в.д.`,
    `С 44°30'15" В 17°15'20"`,
    `E 17°15'20" N 44°30'15"`,
    `Lat 44°30'15" Long 17°15'20"`,
    `٤٤°٣٠'١٥" شمال ١٧°١٥'٢٠" شرق`,
    `44°30'15.000" N / 17°15'20.000" E`,
  ]
  for (const way of ways) equal(shown(way), northEast, way)
})

test('west is W in English, O in Spanish and French, З in Russian: 8 texts', () => {
  const ways = [
    `44°30'15"N 17°15'20"W`,
    `44°30'15"N 17°15'20"O`,
    `44° 30' 15" norte 17° 15' 20" oeste`,
    `44°30'15" Nord 17°15'20" Ouest`,
    `44°30'15" с.ш. 17°15'20" з.д.`,
    `С 44°30'15" З 17°15'20"`,
    `٤٤°٣٠'١٥" شمال ١٧°١٥'٢٠" غرب`,
    `44 30 15 -17 15 20`,
  ]
  for (const way of ways) equal(shown(way), northWest, way)
})

test('decimal degrees keep their digits: 14 ways of writing', () => {
  const ways: Readonly<Record<string, string>> = {
    '44.500, 17.25': '44.500 17.25',
    '(6.143703, -75.185183)': '6.143703 -75.185183',
    '-12.3,17.5': '-12.3 17.5',
    '\u221212.3, 17.5': '-12.3 17.5',
    '\ufeff-12.3 17.5': '-12.3 17.5',
    '44,5 17,25': '44.5 17.25',
    '44,5; 17,25': '44.5 17.25',
    '44,5,17,25': '44.5 17.25',
    '٣٤٫٥، ٦٩٫٢': '34.5 69.2',
    '+44.5-017.25/': '44.5 -17.25',
    '17.25E 44.5S': '-44.5 17.25',
    'lon=17.25 lat=44.5': '44.5 17.25',
    '44.5°N 17.25°E': '44.5 17.25',
    '044.123456789012 017.5': '44.123456789012 17.5',
  }
  for (const [text, position] of Object.entries(ways)) equal(shown(text), position, text)
})

test('degrees and minutes: 5 ways of writing', () => {
  for (const text of [
    `44°30.25'N 17°15.5'E`,
    '44 30.25 17 15.5',
    'N4430.25 E01715.5',
    '44 30,25 17 15,5',
    `44°30,25' N; 17°15,5' E`,
  ])
    equal(shown(text), '44.50416667 17.25833333', text)
})

test('24 texts are doubts, each by its rule', () => {
  const odd: Readonly<Record<string, string>> = {
    '44.5': 'not-a-position',
    '44.5, 17.2, 3': 'not-a-position',
    '44.5-17.2': 'not-a-position',
    '44.5 - 17.2': 'not-a-position',
    '44.5N 45N': 'not-a-position',
    '-44.5 S 17 E': 'not-a-position',
    '44.5 30 17 10': 'not-a-position',
    'near the bridge': 'not-a-position',
    'NaN, 5': 'not-a-position',
    'Infinity, 5': 'not-a-position',
    '1e400, 5': 'not-a-position',
    '((': 'not-a-position',
    '°': 'not-a-position',
    '44 30 17': 'not-a-position',
    '٤٤': 'not-a-position',
    '44.5N 17.25': 'hemisphere-missing',
    '44 60 17 10': 'angle-out-of-range',
    '95, 17': 'position-out-of-range',
    '117.5, -12.3': 'position-out-of-range',
    '44.5, 181': 'position-out-of-range',
    '0, 0.000': 'position-at-zero',
    '12,5': 'position-ambiguous',
    '653875 4418209': 'grid-unnamed',
    'EPSG:99999 1 2': 'crs-unknown',
  }
  for (const [text, rule] of Object.entries(odd)) equal(shown(text), rule, text)
})

test('a text of 500,000 signs is refused at once, and an empty one is empty', () => {
  equal(shown('9'.repeat(500_000)), 'position-too-long')
  for (const text of ['', '  ', '\ufeff', '\u00a0']) equal(shown(text), 'empty')
  equal(shown('\u200f'), 'not-a-position')
})

test('what a person says of the list is held to: sign, order and datum', () => {
  equal(shown('12,5', { decimal: '.' }), '12 5')
  equal(shown('44,5 17,25', { decimal: '.' }), 'not-a-position')
  equal(shown('44.5 17.25', { decimal: ',' }), 'not-a-position')
  equal(shown('17.25 44.5', { order: 'longitude_latitude' }), '44.5 17.25')
  equal(shown('17.25E 44.5N', { order: 'latitude_longitude' }), '44.5 17.25')
  equal(shown('44.5 17.25', { datum: 'an old sheet' }), 'datum-unknown')
})

test('what was typed stands beside what was computed, with its form and datum', () => {
  const text = ` 48°15'N 37°30'E (Pulkovo 1942) `
  const read = readCoordinate(text)
  deepEqual(read, {
    coordinate: {
      text,
      format: 'degrees_minutes',
      datum: 'Pulkovo 1942',
      // By cs2cs: 37.4984273681, 48.2499198335.
      latitude: '48.24991983',
      longitude: '37.49842737',
      accuracyMetres: 4.5,
    },
  })
  deepEqual(readCoordinate('48.25 37.5', { datum: 'EPSG:4284' }), {
    coordinate: {
      text: '48.25 37.5',
      format: 'decimal_degrees',
      datum: 'Pulkovo 1942',
      latitude: '48.24991983',
      longitude: '37.49842737',
      accuracyMetres: 4.5,
    },
  })
})

test('an easting and northing of a named grid, and degrees by code digit for digit', () => {
  const read = readGrid({ easting: '8651234.56', northing: '4444444.4' }, 'EPSG:28408')
  ok('coordinate' in read)
  equal(`${read.coordinate?.latitude} ${read.coordinate?.longitude}`, '40.11994511 46.77285445')
  equal(read.coordinate?.text, '8651234.56 4444444.4')
  equal(shown('EPSG:28408 8651234.56 4444444.4'), '40.11994511 46.77285445')
  const degrees = readGrid({ easting: '17.2500', northing: '44.5' }, 'EPSG:4326')
  ok('coordinate' in degrees)
  equal(`${degrees.coordinate?.latitude} ${degrees.coordinate?.longitude}`, '44.5 17.2500')
})

test('half a pair, a word for a number and an unknown grid are doubts; both empty is empty: 5 pairs', () => {
  const rule = (easting: string, northing: string, crs: string): string => {
    const read = readGrid({ easting, northing }, crs)
    return 'doubt' in read ? read.doubt.rule : read.coordinate === null ? 'empty' : 'read'
  }
  equal(rule('1', '', 'EPSG:28408'), 'position-half')
  equal(rule('x', '1', 'EPSG:28408'), 'not-a-number')
  equal(rule('1', '1', 'EPSG:1'), 'crs-not-readable')
  equal(rule('', ' ', 'EPSG:28408'), 'empty')
  equal(rule('4444444.4', '8651234.56', 'EPSG:28408'), 'position-out-of-range')
})

test('no text of 5,000 made of the signs of coordinates makes the reader fail (seed 20411)', () => {
  let seed = 20411
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const signs = [
    '44',
    '.',
    ',',
    ' ',
    '°',
    "'",
    '"',
    'N',
    'S',
    'E',
    'W',
    'O',
    '-',
    '+',
    ';',
    ':',
    '17',
    '5',
    'С',
    'λ',
    'φ',
    '38SPK',
    '١',
    '/',
    'WGS84',
    'EPSG:4326',
    '\u0000',
    '(',
    '€',
  ]
  let read = 0
  for (let index = 0; index < 5_000; index += 1) {
    const some = (most: number): string =>
      Array.from({ length: next(most) }, () => signs[next(signs.length)]).join('')
    const text = `${some(3)}${next(90)}${some(3)} ${next(120)}${some(4)}`
    const found = readCoordinate(text)
    if ('doubt' in found) match(found.doubt.rule, /^[a-z]+(-[a-z0-9]+)+$/)
    else if (found.coordinate) {
      read += 1
      ok(
        Math.abs(Number(found.coordinate.latitude)) <= 90 &&
          Math.abs(Number(found.coordinate.longitude)) <= 180,
        text,
      )
    }
  }
  ok(read > 20, `${read} of them were positions`)
})
