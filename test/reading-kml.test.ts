import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { byOgr, collectionOf, freshPath, shapes, skipWithoutOgr } from './gis-files.js'
import { cellsOf, fileOf, readAll, rulesOf } from './reading-files.js'

const kml = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${content}</Document></kml>`
const placemark = (content: string) => `<Placemark>${content}</Placemark>`
const point = (text: string) => `<Point><coordinates>${text}</coordinates></Point>`
const read = (content: string) => readAll(fileOf(kml(content), 'a.kml'))

test('placemarks in folders come with every word they say of themselves: 3 rows, 9 columns', async () => {
  const found = await read(`<name>Vale</name>
    <Folder><name>Areas</name>
      <Placemark id="p1"><name>A &amp; B</name><description><![CDATA[<b>old</b>]]></description>
        <TimeStamp><when>2041-05-01</when></TimeStamp>
        <ExtendedData><Data name="name"><value>007</value></Data>
          <SchemaData schemaUrl="#s"><SimpleData name="area">1.10</SimpleData></SchemaData></ExtendedData>
        ${point('17.50,044.10,120.')}</Placemark>
      <Folder><name>Inner</name>${placemark('<TimeSpan><begin>2040</begin><end>2041</end></TimeSpan>')}</Folder>
    </Folder>
    ${placemark(`<name/>${point('\n -.5 , +44.1 \n')}`)}`)
  equal(found.table.form, 'kml')
  equal(found.table.crs, 'EPSG:4326')
  deepEqual(found.table.header, [
    ...['folder', 'id', 'name', 'description', 'when', 'name (2)', 'area', 'begin', 'end', 'geometry'],
  ])
  deepEqual(cellsOf(found), [
    [
      ...['Areas', 'p1', 'A & B', '<b>old</b>', '2041-05-01', '007', '1.10', '', ''],
      '{"type":"Point","coordinates":[17.50,44.10,120]}',
    ],
    ['Areas / Inner', '', '', '', '', '', '', '2040', '2041', ''],
    ['', '', '', '', '', '', '', '', '', '{"type":"Point","coordinates":[-0.5,44.1]}'],
  ])
  deepEqual(rulesOf(found), ['header-twice 0'])
})

test('rings, holes and several shapes are read: 6 placemarks', async () => {
  const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`
  const polygon = `<Polygon><outerBoundaryIs>${ring('0,0 0,9 9,9 0,0')}</outerBoundaryIs><innerBoundaryIs>${ring('1,2 2,3 1,3 1,2')}</innerBoundaryIs></Polygon>`
  const outline = '[[[0,0],[0,9],[9,9],[0,0]],[[1,2],[2,3],[1,3],[1,2]]]'
  const found = await read(
    [
      polygon,
      ring('1,2 3,4 1,2'),
      `<MultiGeometry>${polygon}${polygon}</MultiGeometry>`,
      `<MultiGeometry>${point('1,2')}${polygon}</MultiGeometry>`,
      '<MultiGeometry></MultiGeometry>',
      '<Point><coordinates></coordinates></Point>',
    ]
      .map(placemark)
      .join(''),
  )
  deepEqual(
    cellsOf(found).map(([geometry]) => geometry),
    [
      `{"type":"Polygon","coordinates":${outline}}`,
      '{"type":"LineString","coordinates":[[1,2],[3,4],[1,2]]}',
      `{"type":"MultiPolygon","coordinates":[${outline},${outline}]}`,
      `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"Polygon","coordinates":${outline}}]}`,
      '{"type":"GeometryCollection","geometries":[]}',
      '{"type":"Point","coordinates":[]}',
    ],
  )
  deepEqual(found.findings, [])
})

test('what is no shape waits with its text: 5 placemarks', async () => {
  for (const [content, says] of [
    [point('NaN,44.1'), /"NaN" stands where/],
    [point('17.5'), /position of one number/],
    [point('17,5,44,1'), /more than three numbers/],
    ['<gx:Track><when>2041</when><gx:coord>1 2 3</gx:coord></gx:Track>', /gx:Track/],
    ['<Polygon><outerBoundaryIs/></Polygon>', /no LinearRing/],
  ] as const) {
    const found = await read(placemark(content) + placemark(point('1,2')))
    deepEqual(rulesOf(found), ['geometry-not-readable 1'])
    match(found.findings[0]?.message ?? '', says)
    equal(found.rows[1]?.waits, false)
  }
})

test('a link to elsewhere is named and never followed, pictures and styles are counted', async () => {
  const found = await read(
    `<NetworkLink><Link><href>http://a.example/b.kml</href></Link></NetworkLink><Style id="s"><LineStyle/></Style><GroundOverlay/>
     ${placemark(`<Style><LineStyle/></Style>${point('1,2')}`)}`,
  )
  deepEqual(rulesOf(found), ['network-link-not-followed', 'elements-not-read'])
  match(found.findings[0]?.message ?? '', /http:\/\/a\.example\/b\.kml/)
  match(found.findings[1]?.message ?? '', /Style \(2\), GroundOverlay \(1\)/)
})

test('a folder can be named; what lies outside of it is counted', async () => {
  const text = kml(
    `<Folder><name>Old</name>${placemark(point('1,2'))}</Folder><Folder><name>New</name>${placemark(point('3,4'))}</Folder>`,
  )
  const found = await readAll(fileOf(text, 'a.kml'), { layer: 'New' })
  deepEqual(cellsOf(found), [['New', '{"type":"Point","coordinates":[3,4]}']])
  deepEqual(rulesOf(found), ['layers-not-read'])
  await rejects(readAll(fileOf(text, 'a.kml'), { layer: 'Other' }), {
    code: 'layer-needed',
    message: /no layer "Other"; it has: Old, New/,
  })
})

test('a file that ends in its 2nd placemark: the 1st is read, the 2nd waits', async () => {
  const whole = kml(placemark(`<name>a</name>${point('1,2')}`) + placemark(`<name>b</name>${point('3,4')}`))
  const found = await readAll(fileOf(whole.slice(0, whole.indexOf('3,4') + 2), 'a.kml'))
  deepEqual(
    found.rows.map((row) => [row.cells[0], row.waits]),
    [
      ['a', false],
      ['b', true],
    ],
  )
  deepEqual(
    rulesOf(found),
    ['file-cut-off', 'geometry-not-readable 2', 'row-cut-off 2'].filter(
      (rule) => rule !== 'geometry-not-readable 2',
    ),
  )
})

test('entities of a file, 10,000 levels and broken tags are refused with the line', async () => {
  const bomb = `<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>\n<kml><Document>`
  for (const text of [
    `${bomb}${placemark('<name>&a;</name>')}</Document></kml>`,
    `${bomb}${placemark('<name>&b;</name>')}</Document></kml>`,
    kml('<a>'.repeat(10_000)),
    kml('<Placemark></Folder>'),
  ])
    await rejects(readAll(fileOf(text, 'a.kml')), {
      code: 'gis-not-readable',
      message: /no well-formed XML at line \d+:\d+.*Nothing was taken in/,
    })
})

test('a declared encoding is followed, one that is not known is refused', async () => {
  const text = (name: string) =>
    `<?xml version="1.0" encoding="${name}"?><kml>${placemark('<name>#</name>')}</kml>`
  const [before, after] = text('windows-1251').split('#')
  const bytes = Buffer.concat([Buffer.from(before!), Buffer.of(0xc4, 0xee, 0xeb), Buffer.from(after!)])
  deepEqual(cellsOf(await readAll(fileOf(bytes, 'a.kml'))), [['Дол', '']])
  await rejects(readAll(fileOf(text('ebcdic'), 'a.kml')), { code: 'encoding-not-recognised' })
})

test('an empty KML is refused, and so is a KMZ bomb before it is unpacked', async () => {
  await rejects(read(''), { code: 'gis-file-empty' })
  const bomb = freshPath('bomb.kmz')
  writeFileSync(bomb, zipSync({ 'doc.kml': new Uint8Array(100 * 1024 * 1024).fill(32) }))
  await rejects(readAll(bomb), {
    code: 'gis-too-large-inside',
    message: /200 times the size of its part doc\.kml/,
  })
})

test('a KMZ gives its main part and names the other', async () => {
  const path = freshPath('a.kmz')
  const part = (text: string) => new TextEncoder().encode(kml(placemark(point(text))))
  writeFileSync(path, zipSync({ 'files/more.kml': part('1,2'), 'doc.kml': part('3,4') }))
  const found = await readAll(path)
  deepEqual(cellsOf(found), [['{"type":"Point","coordinates":[3,4]}']])
  deepEqual(rulesOf(found), ['layers-not-read'])
})

test('KML of ogr2ogr gives every attribute and every corner: 6 shapes', {
  skip: skipWithoutOgr,
}, async () => {
  // Its driver turns outlines counterclockwise, and all shapes of a file into those with heights where one has them.
  const all = [
    ...[shapes.point, shapes.points, shapes.line, shapes.lines],
    '{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}',
    '{"type":"MultiPolygon","coordinates":[[[[20,0],[30,0],[30,10],[20,0]]],[[[40,0],[50,0],[50,10],[40,0]]]]}',
  ]
  const source = collectionOf(
    all.map((geometry, at) => ({ properties: { Name: `n${at}`, x: at + 0.25 }, geometry })),
  )
  const found = await readAll(byOgr(source, 'a.kml'))
  const cell = (row: readonly string[], column: string) => row[found.table.header.indexOf(column)]
  deepEqual(
    cellsOf(found).map((row) => [cell(row, 'name'), cell(row, 'x')]),
    all.map((_, at) => [`n${at}`, String(at + 0.25)]),
  )
  // It writes 15 digits, and a height of 0 where there is none.
  const rounded = (text: string) =>
    text
      .replace(/-?\d+[\d.e-]*/g, (found) => Number(found).toPrecision(14))
      .replace(/\[([^,[\]]+),([^,[\]]+),0\.0+\]/g, '[$1,$2]')
  deepEqual(
    found.rows.map((row) => rounded(row.cells.at(-1) ?? '')),
    all.map(rounded),
  )
})
