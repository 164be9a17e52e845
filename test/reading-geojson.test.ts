import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { JsonSequence } from '../intake/gis/json-sequence.js'
import { cellsOf, fileOf, randomFrom, readAll, rulesOf } from './reading-files.js'

const point = '{"type":"Point","coordinates":[17.50,44.10]}'
const feature = (properties: string, geometry = point, more = '') =>
  `{"type":"Feature",${more}"properties":${properties},"geometry":${geometry}}`
const collection = (features: readonly string[], more = '') =>
  `{"type":"FeatureCollection",${more}"features":[${features.join(',\n')}]}`
const read = (text: string | Uint8Array) => readAll(fileOf(text, 'file.geojson'))

test('a collection of 3 features is a table of 3 rows with every digit and every attribute', async () => {
  const { table, rows, findings } = await read(
    collection([
      feature('{"id": 7, "name": "Vale 1", "open": true, "area": 1.10}'),
      feature('{"name": "Vale \\"2\\"", "note": null, "tags": [1.0, {"a": "b c"}]}', 'null'),
      feature(
        'null',
        '{ "type": "Point",\n "coordinates": [ 1.0e1, -0.000000000000000000012345678901234567 ] }',
      ),
    ]),
  )
  equal(table.form, 'geojson')
  equal(table.crs, 'EPSG:4326')
  equal(table.geometryColumn, 'geometry')
  deepEqual(table.header, ['id', 'name', 'open', 'area', 'note', 'tags', 'geometry'])
  deepEqual(
    rows.map((row) => row.cells),
    [
      ['7', 'Vale 1', 'true', '1.10', '', '', point],
      ['', 'Vale "2"', '', '', '', '[1.0,{"a":"b c"}]', ''],
      [
        ...['', '', '', '', '', ''],
        '{"type":"Point","coordinates":[1.0e1,-0.000000000000000000012345678901234567]}',
      ],
    ],
  )
  deepEqual(findings, [])
})

test('an id of the feature is a column, an id among the attributes keeps the name, both are kept', async () => {
  const { table, rows } = await read(
    collection([feature('{"id":"007"}', point, '"id":7,'), feature('{"geometry":"flat"}')]),
  )
  deepEqual(table.header, ['id', 'geometry', 'id (2)', 'geometry (2)'])
  equal(table.geometryColumn, 'geometry (2)')
  deepEqual(rows[0]?.cells, ['007', '', '7', point])
  deepEqual(rows[1]?.cells, ['', 'flat', '', point])
})

test('2 names that differ in capitals alone are 2 columns, and an attribute of the last feature is not lost', async () => {
  const { table, rows } = await read(
    collection([feature('{"Date":"2041-02-30"}'), feature('{"date":"0000-00-00","casualties":"many"}')]),
  )
  deepEqual(table.header, ['Date', 'date', 'casualties', 'geometry'])
  deepEqual(rows[0]?.cells.slice(0, 3), ['2041-02-30', '', ''])
  deepEqual(rows[1]?.cells.slice(0, 3), ['', '0000-00-00', 'many'])
})

test('a number and a word in one attribute, a repeated id and heights all stay as they were written', async () => {
  const high = '{"type":"Point","coordinates":[17.5,44.1,120.50]}'
  const { rows, findings } = await read(
    collection([feature('{"id":"007","n":12}', high), feature('{"id":"007","n":"dozen"}')]),
  )
  deepEqual(
    rows.map((row) => row.cells),
    [
      ['007', '12', high],
      ['007', 'dozen', point],
    ],
  )
  deepEqual(findings, [])
})

for (const [why, geometry, reason] of [
  [
    'a type that GeoJSON does not have',
    '{"type":"Circle","coordinates":[1,2],"radius":5}',
    /"Circle" is no type/,
  ],
  ['coordinates that are text', '{"type":"Point","coordinates":["17.5","44.1"]}', /"17.5" stands where/],
  ['coordinates that are null', '{"type":"Point","coordinates":null}', /no coordinates/],
  ['a number that is none', '{"type":"Point","coordinates":[NaN,44.1]}', /NaN stands where/],
  ['an endless number', '{"type":"LineString","coordinates":[[1,2],[Infinity,4]]}', /Infinity stands/],
  ['a number beyond all', '{"type":"Point","coordinates":[1e999,44.1]}', /stands where a number should/],
  [
    'a position of one number',
    '{"type":"LineString","coordinates":[[1,2],[3]]}',
    /a position has one number/,
  ],
  [
    'positions that lie too deep',
    '{"type":"Polygon","coordinates":[[[[1],[2]]]]}',
    /stands where a number should/,
  ],
  ['no type', '{"coordinates":[1,2]}', /"undefined" is no type/],
  ['text', '"POINT(1 2)"', /no object/],
  [
    '10,000 brackets',
    `{"type":"Polygon","coordinates":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    /64 deep/,
  ],
] as const) {
  test(`a geometry with ${why} waits with its text, and the 2 rows beside it are read`, async () => {
    const { rows, findings } = await read(
      collection([feature('{"n":1}'), feature('{"n":2}', geometry), feature('{"n":3}')]),
    )
    deepEqual(
      rows.map((row) => [row.cells[0], row.waits]),
      [
        ['1', false],
        ['2', true],
        ['3', false],
      ],
    )
    equal(rows[1]?.cells[1], geometry)
    deepEqual(
      findings.map(({ rule, row, column, severity }) => ({ rule, row, column, severity })),
      [{ rule: 'geometry-not-readable', row: 2, column: 'geometry', severity: 'blocks' }],
    )
    match(findings[0]?.message ?? '', reason)
  })
}

test('broken and empty shapes are read as they are: 7 of them without a finding', async () => {
  const shapes = [
    '{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1],[1,0],[0,0]]]}',
    '{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1]]]}',
    '{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}',
    '{"type":"MultiPolygon","coordinates":[]}',
    '{"type":"Point","coordinates":[]}',
    '{"type":"Point","coordinates":[999,333]}',
    '{"type":"GeometryCollection","geometries":[]}',
  ]
  const { rows, findings } = await read(collection(shapes.map((shape) => feature('{}', shape))))
  deepEqual(
    rows.map((row) => row.cells),
    shapes.map((shape) => [shape]),
  )
  deepEqual(findings, [])
})

test('a single feature, a bare geometry and a collection of geometries are tables of 1 row', async () => {
  const single = await read(feature('{"a":"b"}'))
  deepEqual(cellsOf(single), [['b', point]])
  const bare = await read(`\n ${point} \n`)
  deepEqual(bare.table.header, ['geometry'])
  deepEqual(cellsOf(bare), [[point]])
  const geometries = `{"type":"GeometryCollection","geometries":[${point},${point}]}`
  deepEqual(cellsOf(await read(geometries)), [[geometries]])
})

test('a value a line: a broken line is 1 row that waits, and the lines around it are read', async () => {
  const lines = [feature('{"n":1}'), '{"type":"Feature","properties":{"n":"2', feature('{"n":3}'), '']
  for (const end of ['\n', '\r\n']) {
    const { rows, findings } = await read(lines.join(end))
    deepEqual(
      rows.map((row) => [row.row, row.cells[0], row.waits]),
      [
        [1, '1', false],
        [2, '', true],
        [3, '3', false],
      ],
    )
    equal(findings[0]?.rule, 'row-cut-off')
    equal(rows[1]?.cells[1], lines[1])
  }
})

test('a sequence with marks (RFC 8142) is read, one cut text of 3 waits', async () => {
  const texts = [feature('{"n":1}'), '{"type":"Feature",\n"properties":{', feature('{"n":3}')]
  const { rows } = await read(texts.map((text) => `\u001e${text}\n`).join(''))
  deepEqual(
    rows.map((row) => [row.cells[0], row.waits]),
    [
      ['1', false],
      ['', true],
      ['3', false],
    ],
  )
})

test('a file cut in the middle of its 3rd feature: 2 rows are read and the cut one waits', async () => {
  const whole = collection([feature('{"n":1}'), feature('{"n":2}'), feature('{"n":3}')])
  const at = whole.indexOf('"n":3') + 3
  const { rows, findings } = await read(whole.slice(0, at))
  deepEqual(
    rows.map((row) => [row.row, row.cells[0], row.waits]),
    [
      [1, '1', false],
      [2, '2', false],
      [3, '', true],
    ],
  )
  match(rows[2]?.cells[1] ?? '', /^\{"type":"Feature","properties":\{"n"$/)
  deepEqual(
    findings.map(({ rule }) => rule),
    ['file-cut-off', 'row-cut-off'],
  )
})

test('a file cut between 2 features says so', async () => {
  const whole = collection([feature('{"n":1}'), feature('{"n":2}')])
  const found = await read(whole.slice(0, whole.indexOf(',\n')))
  equal(found.rows.length, 1)
  deepEqual(rulesOf(found), ['file-cut-off'])
})

test('a name that stands twice with 2 values waits; with the same value it is read', async () => {
  const found = await read(collection([feature('{"n":1,"n":2}'), feature('{"n":1,"n":1}')]))
  deepEqual(rulesOf(found), ['attribute-twice 1'])
  match(found.findings[0]?.message ?? '', /as "1" and as "2"/)
  equal(found.rows[0]?.waits, true)
  equal(found.rows[1]?.waits, false)
  const twice = await read(collection([feature('{}', point, `"geometry":${point},`)]))
  deepEqual(rulesOf(twice), ['feature-not-readable 1'])
})

test('members that GeoJSON does not define are named, and text after the end too', async () => {
  const found = await read(
    `${collection([feature('{}', point, '"when":"x",'), feature('{}', point, '"when":"y",')], '"licence":"open",')} thanks`,
  )
  deepEqual(rulesOf(found), ['text-after-end', 'members-not-read'])
  match(found.findings[1]?.message ?? '', /"when" \(2\), "licence" \(1\)/)
})

test('zero letters, half letters and bytes that are no letters wait in their row', async () => {
  const texts = [feature('{"a":"x\\u0000y"}'), feature('{"a":"\\ud83d"}'), feature('{"a":"č#"}')]
  const [before, after] = collection(texts).split('#')
  const bytes = Buffer.concat([Buffer.from(before!), Buffer.of(0xc4), Buffer.from(after!)])
  const found = await readAll(fileOf(bytes), { encoding: 'utf-8' })
  deepEqual(rulesOf(found), ['zero-byte 1', 'half-letter 2', 'bytes-not-readable 3'])
  equal(found.rows[2]?.cells[0], 'č\\xC4')
  equal(found.rows[1]?.cells[0], '\\uD83D')
  equal(found.rows.length, 3)
})

test('a byte order mark and UTF-16 are read', async () => {
  const text = collection([feature('{"name":"Ďolina đ"}')])
  const marked = await read(`\ufeff${text}`)
  deepEqual(cellsOf(marked), [['Ďolina đ', point]])
  const wide = await read(Buffer.from(`\ufeff${text}`, 'utf16le'))
  equal(wide.table.encoding, 'utf-16le')
  deepEqual(cellsOf(wide), [['Ďolina đ', point]])
  deepEqual(cellsOf(await read(Buffer.from(text, 'utf16le').swap16())), [['Ďolina đ', point]])
})

for (const [crs, expected] of [
  ['{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}', 'EPSG:4326'],
  ['{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32633"}}', 'EPSG:32633'],
  ['{"type":"name","properties":{"name":"EPSG:3857"}}', 'EPSG:3857'],
  ['{"type":"name","properties":{"name":"http://www.opengis.net/def/crs/EPSG/0/3908"}}', 'EPSG:3908'],
  ['{"type":"name","properties":{"name":"Local grid"}}', 'Local grid'],
  ['null', null],
] as const) {
  test(`the old member "crs" ${crs.slice(0, 72)} is read as ${expected}`, async () => {
    const before = await read(collection([feature('{}')], `"crs":${crs},`))
    equal(before.table.crs, expected)
    const after = await read(`${collection([feature('{}')]).slice(0, -1)},"crs":${crs}}`)
    equal(after.table.crs, expected)
    deepEqual(after.findings, [])
  })
}

test('a linked coordinate system is not fetched: it is named and none is stated', async () => {
  const link = '"crs":{"type":"link","properties":{"href":"http://a.example/x"}},'
  const found = await read(collection([feature('{}')], link))
  equal(found.table.crs, null)
  deepEqual(rulesOf(found), ['crs-not-read'])
})

test('what is no GeoJSON is refused in a sentence: 5 of them', async () => {
  for (const [text, code, says] of [
    [collection([]), 'gis-file-empty', /has no features/],
    ['{"type":"FeatureCollection"}', 'gis-file-empty', /has no features/],
    ['{"type":"Topology","objects":{},"arcs":[]}', 'not-a-table', /TopoJSON/],
    ['{"features":[{"attributes":{"a":1},"geometry":{"rings":[]}}]}', 'not-a-table', /ArcGIS/],
    ['{"a":1}', 'not-a-table', /JSON that has no features/],
  ] as const) {
    await rejects(read(text), (error: Error & { code?: string }) => {
      equal(error.code, code, text)
      match(error.message, says)
      match(error.message, /Nothing was taken in/)
      return true
    })
  }
})

test('the same pieces come out wherever 400 texts are cut (seed 41)', () => {
  const below = randomFrom(41)
  const features = ['{"a":"]}\\"features\\":[{"}', '[1,[2]]', '"te]xt"', '12', 'null', '{"features":[1]}']
  for (let round = 0; round < 400; round += 1) {
    const chosen = Array.from({ length: below(6) }, () => features[below(features.length)] ?? '')
    const text = `{"x":{"features":[0]},"y":"features","features":[ ${chosen.join(' , ')} ],"z":[1]}\n`
    const whole = new JsonSequence()
    const expected = [...whole.write(text), ...whole.end()]
    const parted = new JsonSequence()
    const found = []
    for (let at = 0; at < text.length; ) {
      const length = 1 + below(9)
      found.push(...parted.write(text.slice(at, at + length)))
      at += length
    }
    deepEqual([...found, ...parted.end()], expected)
    deepEqual(
      expected.filter(({ type }) => type === 'element').map((piece) => piece.text),
      chosen,
    )
  }
})

test('a ring of 1,000,000 corners is one cell, every digit kept', async () => {
  const corners = Array.from({ length: 1_000_000 }, (_, at) => `[17.${at}01,44.${at}10]`)
  const ring = `{"type":"Polygon","coordinates":[[${corners.join(',')},${corners[0]}]]}`
  const { rows, findings } = await read(collection([feature('{"n":1}', ring), feature('{"n":2}')]))
  equal(rows.length, 2)
  ok(rows[0]?.cells[1] === ring)
  deepEqual(findings, [])
})
