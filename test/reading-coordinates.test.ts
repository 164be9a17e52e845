/** Positions of tables: one cell of any form, easting and northing of a grid, with a column for the zone. */
import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import type { Value } from '../core/record/definition.js'
import { rowMapper } from '../intake/table/map-row.js'
import { readMapping } from '../intake/table/mapping.js'
import { fileOf, readAll } from './reading-files.js'

function accidents(position: object): unknown {
  return {
    mapping: 1,
    title: 'invented',
    main: 'accident',
    records: { accident: { kind: 'accident', fields: { local_id: { column: 'no' }, position } } },
  }
}

/** The position of each row, or the rule and column of its finding. */
async function positions(
  content: string,
  rule: object,
  file: object = {},
): Promise<readonly (Value | string)[]> {
  const read = await readAll(fileOf(content))
  const mapping = readMapping({ ...(accidents(rule) as object), file })
  const mapper = rowMapper(mapping, read.table.header, '2041-12-31')
  return read.rows.map(mapper.map).map((row) => {
    const [finding] = row.findings
    if (finding) return `${finding.rule} ${finding.column} ${finding.text}`
    return row.records[0]?.values.position ?? null
  })
}

test('a column of coordinates holds 7 forms; what cannot be read or has no datum waits with its text', async () => {
  const content = `no,where,metres
1,"44°30'15"" N, 17°15'20"" E",
2,38S PK 538 182,5
3,"38 north 653875.893 4418209.006",
4,"44.5, 17.25",12
5,,
6,near the bridge,
7,"12,5",
`
  const rule = { coordinate: 'where', basis: 'gps', accuracy_metres: 'metres' }
  const read = await positions(content, { ...rule, datum: 'WGS 84' })
  deepEqual(read, [
    ['44.50416667', '17.25555556', `44°30'15" N, 17°15'20" E`, 'gps', null, 'WGS 84'],
    ['39.89993267', '46.79911051', '38S PK 538 182', 'gps', '100', 'WGS 84'],
    ['39.9', '46.8', '38 north 653875.893 4418209.006', 'gps', null, 'WGS 84'],
    ['44.5', '17.25', '44.5, 17.25', 'gps', '12', 'WGS 84'],
    null,
    'not-a-position where, metres near the bridge',
    'position-ambiguous where, metres 12,5',
  ])
  const without = await positions(content, rule)
  equal(without[1], 'datum-missing where, metres 38S PK 538 182')
})

test('longitude first, a comma before decimals and letters of bands are said by the rule: 3 lists', async () => {
  const order = { coordinate: 'where', basis: 'map', order: 'longitude_latitude' }
  deepEqual((await positions('no,where\n1,17.25 44.5\n', order))[0], [
    '44.5',
    '17.25',
    '17.25 44.5',
    'map',
    null,
    'WGS 84',
  ])
  const comma = { coordinate: 'where', basis: 'map', decimal: ',' }
  deepEqual((await positions('no;where\n1;44,5 17,25\n', comma))[0], [
    '44.5',
    '17.25',
    '44,5 17,25',
    'map',
    null,
    'WGS 84',
  ])
  const band = { coordinate: 'where', basis: 'map', datum: 'WGS 84', letter: 'band' }
  deepEqual((await positions('no,where\n1,38S 653875 4418209\n', band))[0], [
    '39.90000011',
    '46.79998956',
    '38S 653875 4418209',
    'map',
    null,
    'WGS 84',
  ])
})

test('easting and northing of a named grid are read with the signs of the file, and half a pair waits', async () => {
  const content = 'no;e;n\n1;8.651.234,56;4.444.444,4\n2;8651234;\n3;4444444;8651234\n4;;\n'
  const rule = { easting: 'e', northing: 'n', crs: 'EPSG:28408', basis: 'map' }
  deepEqual(await positions(content, rule, { decimal: ',', thousands: '.' }), [
    ['40.11994511', '46.77285445', '8.651.234,56 4.444.444,4', 'map', '4.5', 'EPSG:28408'],
    'position-half e, n 8651234 ',
    'position-out-of-range e, n 4444444 8651234',
    null,
  ])
})

test('a column may hold the UTM zone of its row: 2 zones in a list, and one row without', async () => {
  const content =
    'no,zone,e,n\n1,38 north,653875.893,4418209.006\n2,33T,512000,4890000\n3,,512000,4890000\n4,,,\n'
  const rule = { easting: 'e', northing: 'n', zone: 'zone', datum: 'WGS 84', basis: 'gps' }
  const read = await positions(content, rule)
  deepEqual(read[0], ['39.9', '46.8', '38 north 653875.893 4418209.006', 'gps', null, 'WGS 84'])
  deepEqual(read[1], ['44.16310713', '15.15008602', '33T 512000 4890000', 'gps', null, 'WGS 84'])
  equal(read[2], 'grid-unnamed e, n, zone  512000 4890000')
  equal(read[3], null)
})

test('a mapping is refused that names an unknown grid or datum, no grid, two, or a field that is no position', () => {
  const mapper = (rule: object) => () => rowMapper(readMapping(accidents(rule)), ['no', 'e', 'n', 'z'], null)
  const grid = { easting: 'e', northing: 'n', basis: 'map' }
  for (const rule of [
    grid,
    { ...grid, crs: 'EPSG:99999' },
    { ...grid, crs: 'EPSG:28408', zone: 'z' },
    { ...grid, zone: 'z', datum: 'an old sheet' },
    { coordinate: 'e', basis: 'map', datum: 'an old sheet' },
    { coordinate: 'e' },
  ])
    throws(mapper(rule), { code: 'mapping-not-valid' }, JSON.stringify(rule))
  const text = {
    mapping: 1,
    title: 't',
    main: 'a',
    records: { a: { kind: 'accident', fields: { comment: { coordinate: 'e', basis: 'map' } } } },
  }
  throws(() => readMapping(text), { code: 'mapping-not-valid' })
})
