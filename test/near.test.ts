import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { helpText } from '../cli/help.js'
import { linesOf } from '../core/near/lines.js'
import { mapSvg } from '../core/near/map-svg.js'
import type { Asked } from '../core/near/nearby.js'
import { readRoute } from '../core/near/read-route.js'
import { sentenceOf } from '../core/near/sentence.js'
import type { Programme } from '../store/programme.js'
import { changeSettings } from '../store/programme-changes.js'
import { readNear } from '../store/served/read-near.js'
import { at, fillServed, writeCurrent } from './served-register.js'
import { command, newProgramme } from './support/programmes.js'
import { describeEngines, newPlace, opened, sharedRegister } from './support/registers.js'

const place = (latitude: number, longitude: number): Asked => ({ type: 'place', latitude, longitude })
const route = (...line: readonly (readonly [number, number])[]): Asked => ({ type: 'route', lines: [line] })

describeEngines('near and along', (kind) => {
  const shared = sharedRegister(kind)
  let programme: Programme
  before(async () => {
    programme = await newProgramme(shared.engine, shared.place, 'EXAMPLE')
    await fillServed(programme)
    await changeSettings(programme, 'settings.json', '{"name": "Invented register"}')
    await writeCurrent(programme, 'hazard', { prefix: 8, from: 801 }, [
      { class: 'suspected_hazardous_area', status: 'open', position: at(17.5, -12.3) },
    ])
  })
  const look = async (asked: Asked, withinMetres: number) =>
    (await readNear(programme, { asked, withinMetres }, false)).nearby

  test('a hazard known roughly covers the place in it', async () => {
    const nearby = await look(place(-12.3, 17.5), 500)
    deepEqual([nearby.dataDate, nearby.dataDateHere], ['2043-05-01', null])
    equal(
      sentenceOf(nearby),
      '100 % of the ground within 500 m was never surveyed. 1 recorded hazard within 500 m; the place lies in one. Where nothing is recorded nothing is known.',
    )
  })

  test('what was never surveyed comes first, then what is nearest, with the store that is held back', async () => {
    const nearby = await look(place(40.3, 10.6), 2000)
    equal(Object.keys(nearby)[0], 'neverSurveyed')
    // A circle of 32 corners a quarter is a little under pi r².
    ok(Math.abs(nearby.neverSurveyed.ofSquareMetres / (Math.PI * 2000 ** 2) - 1) < 0.01)
    deepEqual(nearby.hazards, [
      {
        kind: 'hazard',
        what: null,
        status: null,
        detailsWithheld: true,
        records: 1,
        covers: true,
        metres: null,
      },
    ])
    deepEqual(
      nearby.nearest.map((each) => [each.kind, each.what, each.detailsWithheld]),
      [
        ['hazard', null, true],
        ['accident', 'uxo', false],
        ['item', 'uxo', false],
      ],
    )
  })

  test('distances are geodesic: a degree of latitude at 39.6 degrees is 111.03 km', async () => {
    const { nearest } = await look(place(39.095, 10.205), 1000)
    // The hazard at 40.1, 10.2 is drawn from 40.095 on: exactly a degree north.
    const hazard = nearest.find((each) => each.kind === 'hazard')?.metres ?? 0
    ok(Math.abs(hazard - 111_027) < 5, `${hazard}`)
  })

  test('along a route of 60 km: its length, what it crosses, and nothing surveyed', async () => {
    const nearby = await look(route([10, 40.1], [10.7, 40.1]), 100)
    const { metres, ofMetres } = nearby.neverSurveyed
    ok(Math.abs((ofMetres ?? 0) - 59_672) < 30, `${ofMetres}`)
    equal(metres, ofMetres)
    deepEqual(
      nearby.hazards.map(({ what }) => what),
      ['minefield'],
    )
    const inside = nearby.hazards[0]?.metres ?? 0
    ok(Math.abs(inside - 0.02 * 85_246) < 30, `${inside}`)
    match(
      sentenceOf(nearby),
      /^59\.7 km of 59\.7 km of the route was never surveyed, and 100 % of the ground within 100 m of it\. 1 recorded hazard within 100 m; the route runs through them\./,
    )
  })

  test('the map has its legend, the date largest, and says what its lines do not', async () => {
    const { nearby, shapes, registerName } = await readNear(
      programme,
      { asked: place(40.1, 10.2), withinMetres: 3000 },
      true,
    )
    const svg = mapSvg(nearby, shapes, registerName)
    match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*<\/svg>\n$/)
    match(svg, /font-size="26" font-weight="700">Data of 2043-05-01</)
    for (const words of [
      'never surveyed',
      'no statement on any border',
      'Invented register, as of entry',
      'details withheld',
    ])
      ok(svg.includes(words), words)
  })

  test('data older than the programme allows is refused, with what to do', async () => {
    await changeSettings(programme, 'settings.json', '{"oldest_data_days": 365}')
    await rejects(look(place(40.1, 10.2), 500), {
      code: 'data-too-old',
      message:
        'The newest information in this register is of 2043-05-01, 397 days ago; the programme answers only with information of the last 365 days. Ask the mine action centre, and take in newer records.',
    })
    await changeSettings(programme, 'settings.json', '{"oldest_data_days": 3650}')
    equal((await look(place(40.1, 10.2), 500)).hazards.length, 1)
  })

  test('the word is in no output of near and along, 11 of them', async () => {
    const outputs = [await helpText('near'), await helpText('along')]
    for (const asked of [place(40.1, 10.2), place(0, 0.5), route([10, 40.1], [10.3, 40.1])]) {
      const { nearby, shapes } = await readNear(programme, { asked, withinMetres: 5000 }, true)
      outputs.push(linesOf(nearby).join('\n'), mapSvg(nearby, shapes, 'Invented'), JSON.stringify(nearby))
    }
    equal(outputs.length, 11)
    for (const output of outputs) {
      ok(output.length > 20)
      equal(/safe/i.test(output), false, output)
    }
  })
})

test('a place may start with a minus on the command line', async (t) => {
  const register = await newPlace('embedded')
  t.after(() => register.remove())
  await opened(register, async (engine) => {
    await newProgramme(engine, register, 'EXAMPLE')
  })
  const { status, out, error } = await command(register, 'near', '-12.3,17.5', '--within', '500m')
  deepEqual([status, error], [0, ''])
  match(out, /DATA OF {2}NO STATED DATE[\s\S]*No recorded hazard within 500 m\./)
})

test('a place, a distance or a route that is none is wrong use before a register is opened', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'truebearing-near-'))
  t.after(() => rmSync(directory, { recursive: true }))
  const file = join(directory, 'route.geojson')
  writeFileSync(file, '{"type": "Polygon", "coordinates": []}')
  for (const words of [
    ['near', '95,17', '--within', '500m'],
    ['near', 'here', '--within', '500m'],
    ['near', '--within', '500m'],
    ['near', '40,10'],
    ['near', '40,10', '--within', 'far'],
    ['near', '40,10', '--within', '900km'],
    ['along', join(directory, 'none.geojson'), '--within', '100m'],
    ['along', file, '--within', '100m'],
  ])
    equal((await command({ directory, databaseUrl: undefined }, ...words)).status, 2, words.join(' '))
})

test('a route is read from lines, features and collections, and 6 files that hold none say why', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [10, 40, 7],
      [11, 41],
    ],
  }
  const lines = [
    [
      [10, 40],
      [11, 41],
    ],
  ]
  deepEqual(readRoute(JSON.stringify(line)), { lines })
  deepEqual(
    readRoute(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', geometry: line },
          { type: 'Feature', geometry: null },
        ],
      }),
    ),
    { lines },
  )
  const wrong: readonly (readonly [unknown, string])[] = [
    ['{', 'it is not JSON'],
    [{ type: 'FeatureCollection', features: [] }, 'it holds no line'],
    [{ type: 'Point', coordinates: [1, 2] }, 'a route is a line, and it holds a Point'],
    [{ type: 'LineString', coordinates: [[1, 2]] }, 'a line has fewer than two points'],
    [
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 95],
        ],
      },
      '3, 95 is no longitude and latitude',
    ],
    [
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, '4'],
        ],
      },
      'a point of a line is no pair of numbers',
    ],
  ]
  for (const [file, why] of wrong)
    deepEqual(readRoute(typeof file === 'string' ? file : JSON.stringify(file)), { wrong: why })
})
