/** The account as it is asked for: the nine polygons of docs/land-release.md drawn on the ground, on both engines. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { figureLines } from '../cli/figure-lines.js'
import { parseQuery } from '../core/figure/parse.js'
import { countIn } from '../core/figure/query.js'
import type { FigureResult } from '../core/figure/result.js'
import { geometryText } from '../core/geo/geometry-text.js'
import type { Value, Values } from '../core/record/definition.js'
import type { Session } from '../store/engine/engine.js'
import { countFigure } from '../store/figure/count.js'
import type { TestRow } from './figure-register.js'
import { day, idOf, makeProgrammes, programmeId, writeRows } from './figure-register.js'
import type { Block } from './land-example.js'
import { exampleClasses, exampleHazards, exampleReports, exampleYears, polygonOf } from './land-example.js'
import { registers } from './support/registers.js'

const lastEntry = 39

const shapeValue = (block: Block): Value => [geometryText(polygonOf(block)), null, 'EPSG:4326', 'survey']

function rows(prefix: number, values: readonly Values[]): readonly TestRow[] {
  return values.map((entry, index) => ({
    recordId: idOf(prefix, index + 1),
    role: 'accepted',
    from: 10 * prefix + index + 1,
    to: null,
    values: entry,
  }))
}

const placeOf = (number: number) => idOf(3, number)

const hazards = exampleHazards.map(
  ({ localId, class: name, day: on, block }): Values => ({
    local_id: localId,
    class: name,
    status: 'open',
    information_date: on === null ? null : day(on),
    confirmation: localId === 'H3' ? 'confirmed' : 'unconfirmed',
    place: placeOf(localId === 'H3' ? 2 : 1),
    shape: shapeValue(block),
  }),
)

const noLayer = [null, null, null]
const reports = exampleReports.map(
  ({ localId, kind, day: on, block, saysGrowth }): Values => ({
    local_id: localId,
    report_kind: 'progress',
    start: day(on),
    place: placeOf(2),
    land: [[kind, null, ...noLayer, shapeValue(block), null, saysGrowth ? 'yes' : null]],
  }),
)

/** Reports without a shape, of another kind, and what a completion report controls. */
const others: readonly Values[] = [
  {
    local_id: 'C1',
    report_kind: 'completion',
    start: day('2031-09-01'),
    task: idOf(7, 1),
    land: [['cleared', '60000.5', ...noLayer, shapeValue([0, 0, 9, 9])]],
  },
  {
    local_id: 'P1',
    report_kind: 'progress',
    start: day('2031-09-01'),
    task: idOf(7, 1),
    land: [['cleared', '60000']],
  },
  { local_id: 'U1', report_kind: 'unknown', start: day('2031-09-01'), land: [['reduced', '7']] },
]

async function writeExample(session: Session): Promise<void> {
  await makeProgrammes(session)
  const places = ['EX01', 'EX02'].map((code): Values => ({ code, name: code, level: 'district' }))
  await writeRows(
    session,
    'place',
    rows(3, places).map((row) => ({ ...row, from: 1 })),
  )
  await writeRows(session, 'hazard', rows(1, hazards))
  await writeRows(session, 'activity', rows(2, [...reports, ...others]))
  const waiting = { role: 'submitted', from: 30, to: null, recordId: idOf(1, 99) } as const
  await writeRows(session, 'hazard', [
    { ...waiting, values: { ...hazards[0], shape: shapeValue([20, 0, 21, 1]) } },
  ])
}

for (const register of registers) {
  let session: Session
  before(async () => {
    session = await register.open()
    await writeExample(session)
  })
  after(() => register.close())

  const figure = (text: string, insideView = true): Promise<FigureResult> => {
    const query = parseQuery(text)
    return countFigure(session, {
      programmeId,
      timeZone: 'Asia/Kabul',
      origin: 'truebearing/EXAMPLE/00000000',
      asOf: countIn(query).asOf ?? lastEntry,
      root: 'ab'.repeat(32),
      query,
      insideView,
    })
  }
  const held = ({ parts, total }: FigureResult, name = 'line') => ({
    ...Object.fromEntries(parts.flatMap(({ key, value }) => (value === 0 ? [] : [[key[name] ?? '', value]]))),
    closing: total,
  })
  const named = (name: string) => `${register.name}: ${name}`

  test(named('the accounts of 2030, 2031 and 2032 come out as by hand, to the square metre'), async () => {
    for (const [year, expected] of Object.entries(exampleYears)) {
      const result = await figure(`land-account in ${year}`)
      assert.deepEqual(held(result), expected, year)
      assert.equal(result.account?.isBalanced, year !== '2032')
    }
  })

  test(named('of 2031 by class: 130,000 m² suspected and 90,000 m² confirmed'), async () => {
    assert.deepEqual(held(await figure('land-account in 2031 by class'), 'class'), {
      suspected_hazardous_area: 130_000,
      confirmed_hazardous_area: 90_000,
      closing: 220_000,
    })
    for (const [name, expected] of Object.entries(exampleClasses))
      assert.deepEqual(held(await figure(`land-account in 2031 where class = ${name}`)), expected, name)
  })

  test(
    named('ground belongs to the place of its hazard, though its release is recorded elsewhere'),
    async () => {
      const [one, other, whole] = [
        await figure('land-account in 2031 at EX01'),
        await figure('land-account in 2031 at EX02'),
        await figure('land-account in 2031'),
      ]
      assert.deepEqual(held(other), { newly_identified: 70_000, closing: 70_000 })
      for (const { key, value } of whole.parts) {
        const of = (result: FigureResult) =>
          result.parts.find((part) => part.key.line === key.line)?.value ?? 0
        assert.equal(of(one) + of(other), value, key.line)
      }
    },
  )

  test(named('70,000 m² of one line are told without a sign, and 130,000 m² of three'), async () => {
    assert.equal((await figure('land-account in 2031 where line = newly_identified')).total, 70_000)
    const released = await figure('land-account in 2031 where line in (cancelled, reduced, cleared)')
    assert.deepEqual(released.total, 130_000)
    assert.deepEqual([released.unknown, released.confirmed], [null, null])
  })

  test(named('an earlier entry knows nothing of later records: as of 12 there are two hazards'), async () => {
    assert.deepEqual(held(await figure('land-account in 2031 as of 12')), {
      opening: 220_000,
      closing: 220_000,
    })
    assert.equal((await figure('land-account in 2031 as of 0')).total, 0)
  })

  test(named('what breaks 2032, what waits, and what stands in no line are said beside it'), async () => {
    const result = await figure('land-account in 2032')
    const { notes } = result
    assert.ok(
      notes.includes(
        'Not balanced, and so no account. What breaks it: released, but no record held the ground, and the report does not say that it grew: 30,000 m² of 1 record.',
      ),
      notes.join('\n'),
    )
    assert.equal(result.notReviewed, 10_000)
    const { notes: before, unknown, confirmed } = await figure('land-account in 2031')
    assert.deepEqual([unknown, confirmed], [40_000, 90_000])
    for (const said of [
      'The lines come out at the closing, to the square metre.',
      'Released again without having been recorded again, not counted: 10,000 m² of 1 record.',
      'Released as reports of the period state it, without a drawn area and in no line: 60,000 m² (cleared 60,000), entries 1.',
      'In other reports, of unknown kind or cancelling nothing, in no line: 7 m² (reduced 7), entries 1.',
      'Completion reports compared with progress reports of their task, never added: 1; differing 1.',
    ])
      assert.ok(before.includes(said), `${said}\n${before.join('\n')}`)
  })

  test(named('the page shows the lines and what breaks them; with records, H5 after R1'), async () => {
    const result = await figure('land-account in 2032')
    const page = figureLines(result).join('\n')
    assert.match(page, /contaminated again +\+20,000\n/)
    assert.match(page, /closing +150,000\n/)
    assert.match(page, /difference:\n +R4 +30,000 m²/)
    assert.doesNotMatch(page, /H5/)
    const earlier = idOf(2, 1)
    assert.match(figureLines(result, true).join('\n'), new RegExp(`H5 +20,000 m² .*${earlier}`))
    assert.doesNotMatch(page, /\bsafe\b/i)
  })

  test(named('outside the programme the lines are told, and no records'), async () => {
    const { account, parts } = await figure('land-account in 2031', false)
    assert.equal(account, undefined)
    assert.equal(parts.find(({ key }) => key.line === 'cleared')?.value, -60_000)
  })
}
