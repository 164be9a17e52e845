/** Turning points drawn while they are typed, and minefield records against the ground, over the API. Neither keeps anything. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { logSize } from '../store/append.js'
import { takeSector } from './sector-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'

interface Place {
  readonly name: string
  readonly latitude: string | null
  readonly longitude: string | null
  readonly accuracyMetres: string | null
}

interface Drawn {
  readonly corners: readonly Place[]
  readonly closure: {
    readonly lengthMetres: number
    readonly gap: { readonly distanceMetres: number }
    readonly oneIn: number | null
    readonly adjusted: readonly unknown[]
  } | null
  readonly value: readonly string[] | null
  readonly areaSquareMetres: number | null
  readonly perimeterMetres: number | null
  readonly findings: readonly { readonly rule: string; readonly text: string | null }[]
}

/** An invented square of 100 m, walked from a stone; the way back is 3 m short. */
const square = {
  datum: 'WGS 84',
  positions: { basis: 'survey', north: 'true' },
  landmarks: [{ name: 'stone', position: '12 00 00 N 30 00 00 W' }],
  points: [
    { name: '1', from: 'stone', bearing: '90', distance: '20' },
    { name: '2', from: '1', bearing: '90', distance: '100' },
    { name: '3', from: '2', bearing: '180', distance: '100' },
    { name: '4', from: '3', bearing: '270', distance: '100' },
  ],
  closing_leg: { bearing: '0', distance: '97' },
}

describeEngines('turning points over the API', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'TURNING')
  let enters: SignedIn
  let counts: SignedIn
  before(async () => {
    enters = await service.person('enters', ['collector'])
    counts = await service.person('counts', ['analyst'])
    await takeSector(service.programme)
  })
  const post = (body: unknown, as: SignedIn | null = enters) =>
    service.ask('POST', '/api/outlines', { as, body })
  const drawn = async (outline: unknown, toldSquareMetres: string | null = null): Promise<Drawn> => {
    const answer = await post({ outline, toldSquareMetres })
    equal(answer.status, 200, await answer.clone().text())
    const text = await answer.text()
    ok(!/(?:itude|Metres)":"?(?:NaN|-?Infinity)/.test(text), text)
    return JSON.parse(text) as Drawn
  }
  const rulesOf = ({ findings }: Drawn) => findings.map(({ rule }) => rule).sort()

  test('four legs of 100 m enclose 10,000 m², and 97 m back miss the beginning by 3 m in 397, which is 1:132', async () => {
    const { corners, closure, areaSquareMetres, perimeterMetres, value, ...rest } = await drawn(square)
    ok(Math.abs((areaSquareMetres ?? 0) - 10_000) < 1, String(areaSquareMetres))
    ok(Math.abs((perimeterMetres ?? 0) - 400) < 0.1, String(perimeterMetres))
    equal(closure?.lengthMetres.toFixed(1), '397.0')
    equal(closure?.gap.distanceMetres.toFixed(2), '3.00')
    equal(closure?.oneIn, 132)
    equal(closure?.adjusted.length, 4)
    equal(corners.length, 4)
    deepEqual(value?.slice(2), ['EPSG:4326', 'survey'])
    match(value?.[1] ?? '', /^\{"turning_points":1,.*"distance":"97"/)
    deepEqual(rulesOf({ ...rest, corners, closure, areaSquareMetres, perimeterMetres, value }), [
      'traverse-closure',
    ])
  })

  test('a square of 100 m on the grid at its middle is 100.04 m on the ground: 10,008 m², in 3 notations', async () => {
    const corner = (name: string, position: string) => ({ name, position })
    const points = [
      corner('a', 'EPSG:32633 500000 4900000'),
      corner('b', '33T 500100 4900000'),
      corner('c', '33T WK 00100 00100'),
      corner('d', 'EPSG:32633 500000 4900100'),
    ]
    const { areaSquareMetres, findings } = await drawn({ datum: 'WGS 84', points })
    // 0.9996 is the scale at the middle of a zone: 100 / 0.9996 = 100.0400, squared 10,008.0.
    ok(Math.abs((areaSquareMetres ?? 0) - 10_008) < 1, `${areaSquareMetres} ${JSON.stringify(findings)}`)
  })

  test('20,000 m² told of 10,000 drawn, a bow tie and a way back of 60 m are a finding each, and nothing is corrected', async () => {
    const told = await drawn({ ...square, closing_leg: undefined }, '20000')
    deepEqual(rulesOf(told), ['told-area-differs'])
    const [first, second, third, fourth] = square.points
    const points = [
      first,
      { ...second, bearing: '180' },
      { ...third, from: '1', bearing: '90' },
      { ...fourth, from: '3', bearing: '180' },
    ]
    const tied = await drawn({ ...square, closing_leg: undefined, points })
    ok(rulesOf(tied).includes('shape-crosses-itself'), String(rulesOf(tied)))
    const open = await drawn({ ...square, closing_leg: { bearing: '0', distance: '60' } })
    deepEqual(rulesOf(open), ['traverse-closure', 'traverse-does-not-close'])
    deepEqual(open.corners, (await drawn(square)).corners)
  })

  test('a leg may name a later point; one from nowhere, from itself or from "" gives no outline and says why', async () => {
    const turned = await drawn({ ...square, points: [...square.points].reverse() })
    ok(Math.abs((turned.areaSquareMetres ?? 0) - 10_000) < 1)
    for (const [from, rule] of [
      ['elsewhere', 'place-not-named'],
      ['2', 'places-in-a-circle'],
      ['', 'point-without-position'],
    ] as const) {
      const [first, second, ...others] = square.points
      const answer = await drawn({ ...square, points: [first, { ...second, from }, ...others] })
      deepEqual([rule, answer.value, answer.areaSquareMetres], [rule, null, null])
      ok(rulesOf(answer).includes(rule), `${rule}: ${rulesOf(answer)}`)
      equal(answer.corners[1]?.latitude, null)
    }
  })

  test('8 texts that are no position, bearing or distance are doubts; the answer holds no NaN', async () => {
    const one = (more: object) => ({
      ...square,
      points: [{ name: '1', from: 'stone', bearing: '1', distance: '1', ...more }],
    })
    for (const [more, rule] of [
      [{ bearing: 'NaN' }, 'bearing-not-readable'],
      [{ bearing: '361' }, 'bearing-out-of-range'],
      [{ distance: '1e5' }, 'distance-not-readable'],
      [{ distance: 'Infinity' }, 'distance-not-readable'],
      [{ distance: '20003932' }, 'distance-out-of-range'],
      [{ north: 'magnetic' }, 'declination-missing'],
      [{ north: 'grid' }, 'grid-missing'],
      [{ position: 'NaN, NaN' }, 'not-a-position'],
    ] as const)
      ok(
        rulesOf(await drawn(one(more))).includes(rule),
        `${JSON.stringify(more)}: ${rulesOf(await drawn(one(more)))}`,
      )
  })

  test('2,000 points told from their end are drawn; legs half around the earth have an area and no crash', async () => {
    const points = Array.from({ length: 2000 }, (_, index) => ({
      name: String(index + 1),
      from: index === 0 ? 'stone' : String(index),
      bearing: String((index * 0.18).toFixed(2)),
      distance: '10',
    }))
    const many = await drawn({ ...square, closing_leg: undefined, points: points.reverse() })
    // A circle with a way of 20 km around it: 20,000² / 4π = 31.83 km².
    ok(Math.abs((many.areaSquareMetres ?? 0) / 1e6 - 31.83) < 0.1, String(many.areaSquareMetres))
    const far = ['90', '180', '0'].map((bearing, index) => ({
      name: String(index),
      from: 'stone',
      bearing,
      distance: '20003931',
    }))
    const { corners } = await drawn({ ...square, closing_leg: undefined, points: far })
    ok(corners.every(({ latitude }) => Math.abs(Number(latitude)) <= 90))
  })

  test('no points, 1 and 2 enclose nothing; two of one name are said', async () => {
    equal((await drawn({ ...square, points: [] })).value, null)
    const [first, second] = square.points
    for (const points of [[first], [first, second]]) {
      const answer = await drawn({ ...square, closing_leg: undefined, points })
      equal(answer.areaSquareMetres ?? 0, 0)
      ok(rulesOf(answer).includes('too-few-corners'), String(rulesOf(answer)))
    }
    ok(rulesOf(await drawn({ ...square, points: [first, first, second] })).includes('point-name-twice'))
  })

  test('10,000 points, a number for a text, a unit of elsewhere and 7 more bodies are refused, none with a 500', async () => {
    const points = Array.from({ length: 10_000 }, (_, index) => ({ name: String(index) }))
    const positions = (more: object) => ({ outline: { points: [], positions: more } })
    for (const body of [
      { outline: { points } },
      { outline: { points: [{ name: 1 }] } },
      { outline: { points: [{ name: '' }] } },
      { outline: { points: 'none' } },
      { outline: { points: [null] } },
      { outline: { points: [{ name: 'x'.repeat(201) }] } },
      { outline: { points: [], more: 1 } },
      positions({ distance_unit: 'feet' }),
      positions({ accuracy_metres: 'NaN' }),
      { outline: { points: [] }, toldSquareMetres: '-1' },
      { outline: null },
      [],
    ])
      equal(await codeOf(await post(body)), '422 body-invalid', JSON.stringify(body).slice(0, 80))
    equal(
      await codeOf(
        await service.ask('POST', '/api/outlines?more=1', { as: enters, body: { outline: square } }),
      ),
      '400 parameter-unknown',
    )
  })

  test('the sector of 6 records: 1 is supported, 2 partly, 1 differs, 1 has no ground searched and 1 no place', async () => {
    const answer = await service.ask('GET', '/api/assessment', { as: counts })
    equal(answer.status, 200)
    const text = await answer.text()
    const { report, lines } = JSON.parse(text) as {
      report: { records: Readonly<Record<string, unknown>>[]; support: unknown; accidents: unknown }
      lines: readonly string[]
    }
    deepEqual(
      report.records.map(({ number, state, itemsNear, claimed, searchedShare }) => [
        number,
        state,
        itemsNear,
        claimed,
        searchedShare,
      ]),
      [
        ['IL-1', 'partly-supported', 4, 10, 1],
        ['IL-2', 'not-assessable', 0, 4, 0],
        ['IL-3', 'differs', 0, 4, 1],
        ['NV-1', 'partly-supported', 5, 12, 1],
        ['NV-2', 'cannot-be-placed', 0, 8, null],
        ['NV-3', 'supported', 3, 4, 1],
      ],
    )
    const { count, of } = report.support as { count: number; of: number }
    deepEqual([count, of], [3, 4])
    for (const record of report.records)
      deepEqual(
        ['landmarks', 'matching', 'rows', 'perimeter', 'fit'].filter((name) => name in record),
        [],
      )
    deepEqual(report.accidents, { withheld: 'where each of them happened is' })
    ok(lines.length > 10 && !/12\.0\d{3}/.test(text), 'a coordinate is in it')
    equal(
      await codeOf(await service.ask('GET', '/api/assessment?record=IL-1', { as: counts })),
      '400 parameter-unknown',
    )
    equal(
      await codeOf(await service.ask('POST', '/api/assessment', { as: counts, body: {} })),
      '405 method-unknown',
    )
  })

  test('an analyst draws nothing and a collector assesses nothing; a stranger neither', async () => {
    equal(await codeOf(await post({ outline: square }, counts)), '403 right-missing')
    equal(await codeOf(await service.ask('GET', '/api/assessment', { as: enters })), '403 right-missing')
    equal(await codeOf(await post({ outline: square }, null)), '401 sign-in-needed')
    equal(await codeOf(await service.ask('GET', '/api/assessment')), '401 sign-in-needed')
  })

  test('0 entries and 0 rows are written by drawing and by assessing', async () => {
    const { engine, programmeId } = service.programme
    const size = () => engine.transaction((session) => logSize(session, programmeId))
    const [entries, rows] = [await size(), await derivedRows(engine, programmeId)]
    await drawn(square, '10000')
    await post({ outline: { points: 'none' } })
    equal((await service.ask('GET', '/api/assessment', { as: counts })).status, 200)
    equal(await size(), entries)
    deepEqual(differences(rows, await derivedRows(engine, programmeId)), [])
  })
})
