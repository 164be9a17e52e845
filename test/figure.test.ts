import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parseQuery } from '../core/figure/parse.js'
import { countIn } from '../core/figure/query.js'
import type { FigureResult } from '../core/figure/result.js'
import type { Session } from '../store/engine/engine.js'
import type { FigureRequest } from '../store/figure/count.js'
import { countFigure } from '../store/figure/count.js'
import { writeExample } from './figure-example.js'
import { makeProgrammes, otherProgrammeId, programmeId } from './figure-register.js'
import { registers } from './support/registers.js'

for (const register of registers) {
  let session: Session
  before(async () => {
    session = await register.open()
    await makeProgrammes(session)
    await writeExample(session)
  })
  after(() => register.close())

  const figure = (text: string, request: Partial<FigureRequest> = {}): Promise<FigureResult> => {
    const query = parseQuery(text)
    return countFigure(session, {
      programmeId,
      timeZone: 'Asia/Kabul',
      origin: 'truebearing/EXAMPLE/00000000',
      asOf: countIn(query).asOf ?? 39,
      root: 'ab'.repeat(32),
      query,
      insideView: true,
      ...request,
    })
  }
  const parts = async (text: string) =>
    Object.fromEntries(
      (await figure(text)).parts.map(({ key, value }) => [Object.values(key).join(' '), value]),
    )
  const total = async (text: string) => (await figure(text)).total
  const named = (name: string) => `${register.name}: ${name}`

  test(named('the casualties of a year, worked out by hand'), async () => {
    const result = await figure('casualties in 2031 by outcome')
    assert.deepEqual(
      { ...result, id: result.id.length },
      {
        id: 16,
        definition: 'casualties@1',
        query: 'casualties@1 in 2031 by outcome as of 39',
        asOf: 39,
        root: 'ab'.repeat(32),
        unit: 'people',
        total: 9,
        mayFall: 6,
        range: { minimum: 8, maximum: 9 },
        unknown: 1,
        confirmed: 5,
        notReviewed: 1,
        parts: [
          { key: { outcome: 'killed' }, value: 4 },
          { key: { outcome: 'injured' }, value: 4 },
          { key: { outcome: 'unknown' }, value: 1 },
        ],
        withheld: [],
        notes: [
          'Hit by command-activated devices, counted apart and not in this number: 3.',
          'Missing, counted apart and not in this number: 1.',
        ],
      },
    )
  })

  test(named('the same query at another entry counts what was known there'), async () => {
    assert.deepEqual(await parts('casualties in 2031 by outcome as of 40'), {
      killed: 3,
      injured: 5,
      unknown: 1,
    })
    assert.equal((await figure('casualties in 2031 as of 30')).notReviewed, 2)
    assert.equal(await total('casualties as of 3'), 3)
    assert.equal(await total('casualties as of 0'), 0)
    assert.equal(await total('casualties in 2031 as of 39'), 9)
    const one = await figure('casualties in 2031')
    assert.equal((await figure('casualties@1   in 2031 as of 39')).id, one.id)
    assert.notEqual((await figure('casualties in 2031 as of 40')).id, one.id)
    assert.notEqual((await figure('casualties in 2031', { origin: 'truebearing/OTHER/00000000' })).id, one.id)
  })

  test(named('without a period everything counts, undated records too'), async () => {
    const result = await figure('casualties')
    assert.equal(result.total, 20)
    assert.equal(result.mayFall, 0)
    assert.deepEqual(result.parts, [{ key: {}, value: 20 }])
  })

  test(named('without a beginning the period starts with the first record'), async () => {
    const result = await figure('casualties to 2031-03-31')
    assert.equal(result.total, 9)
    assert.equal(result.mayFall, 3)
    assert.match(result.notes[0] ?? '', /^From the beginning/)
  })

  test(named('a filter on a code includes the codes under it'), async () => {
    assert.equal(await total('casualties in 2031 where status = security_forces'), 2)
    assert.equal(await total('casualties in 2031 where status != security_forces'), 7)
    assert.equal(await total('casualties in 2031 where status in (police, unknown)'), 2)
    assert.equal(await total('casualties where activation = victim'), 12)
    assert.equal(await total('casualties where activation = tampering'), 3)
    assert.equal(await total('casualties where outcome = missing'), 0)
    assert.deepEqual(await parts('casualties in 2031 by status'), {
      civilian: 6,
      military: 1,
      police: 1,
      unknown: 1,
    })
    assert.deepEqual(await parts('casualties in 2031 by sex, age_group'), {
      'male child': 1,
      'male adult': 5,
      'female child': 1,
      'female unknown': 1,
      'unknown unknown': 1,
    })
  })

  test(named('an interval that a year or month does not hold is unknown'), async () => {
    assert.deepEqual(await parts('casualties by year'), { 2029: 2, 2031: 9, 2032: 3, unknown: 6 })
    assert.deepEqual(await parts('casualties by month'), {
      '2031-03': 4,
      '2031-07': 5,
      '2032-05': 3,
      unknown: 8,
    })
    assert.equal(await total('casualties where year = unknown'), 6)
    assert.equal(await total('casualties where year != 2031'), 11)
    assert.equal(await total('casualties where month in (2031-03, 2031-07)'), 9)
    assert.equal((await figure('casualties by year')).unknown, 6)
  })

  test(named('a place includes the places in it'), async () => {
    assert.deepEqual(await parts('casualties by place'), {
      EX01: 2,
      EX0101: 4,
      EX0102: 5,
      EX02: 3,
      EX0201: 3,
      unknown: 3,
    })
    assert.deepEqual(await parts('casualties by region'), { EX01: 11, EX02: 6, unknown: 3 })
    const north = await figure('casualties at EX01')
    assert.equal(north.total, 11)
    assert.deepEqual(north.notes.slice(0, 2), [
      'Place: EX01, North, and the 2 places recorded in it.',
      'Without a recorded place, not in this number: 3.',
    ])
    assert.equal(await total('casualties at "Example Town"'), 4)
    assert.equal(await total('casualties at "Ejemplo"'), 4)
    assert.equal(await total('casualties at EXL'), 17)
    assert.equal(await total('casualties where region = EX02'), 6)
    assert.equal(await total('casualties where place != EX01'), 9)
    assert.equal(await total('casualties where place = unknown'), 3)
  })

  test(named('a place that two bear is a question, unless a day decides it'), async () => {
    await assert.rejects(figure('casualties at "Riverside"'), {
      code: 'place-ambiguous',
      message: /EX0102, Riverside; EX0201, Riverside/,
    })
    assert.equal(await total('casualties in 2031 at "Riverside"'), 5)
    assert.equal(await total('casualties at "Riverside"@2031-06-30'), 5)
    await assert.rejects(figure('casualties at EX0201@2031-06-30'), { code: 'place-not-found' })
    await assert.rejects(figure('casualties at EX0110'), { code: 'place-not-found', message: /EX0101/ })
    await assert.rejects(figure('casualties where place = EX99'), { code: 'place-not-found', exitCode: 2 })
    await assert.rejects(figure('casualties at EX01 as of 1'), { code: 'place-not-found' })
    await assert.rejects(figure(`casualties at "' or '1'='1"`), { code: 'place-not-found' })
  })

  test(named('victims and deaths count what their definitions say'), async () => {
    const victims = await figure('victims in 2031')
    assert.equal(victims.total, 11)
    assert.match(victims.notes.join(' '), /Outcome unknown, counted apart and not in this number: 1/)
    const deaths = await figure('deaths in 2031')
    assert.deepEqual([deaths.total, deaths.mayFall], [5, 3])
  })

  test(named('accidents say how many victims are not yet placed in one'), async () => {
    const all = await figure('accidents')
    assert.deepEqual([all.total, all.unknown], [6, 4])
    assert.deepEqual(all.notes, ['Victims not yet placed in an accident: 4.'])
    const year = await figure('accidents in 2031 by device')
    assert.deepEqual([year.total, year.mayFall, year.unknown], [3, 1, 0])
    const classed = await figure('accidents where accident_class = unknown')
    assert.match(classed.notes.join(), /The conditions on accident_class cannot be asked of them/)
  })

  test(named('items are quantities, found and destroyed apart'), async () => {
    assert.deepEqual(await parts('items-found in 2031 by device'), {
      ap_mine: 3,
      av_mine: 1,
      uxo: 10,
      fuze: 5,
    })
    assert.equal(await total('items-found in 2031'), 19)
    assert.deepEqual(await parts('items-destroyed in 2031 by device'), { ap_mine: 3, uxo: 210 })
    assert.equal(await total('items-destroyed to 2030-12-31'), 0)
  })

  test(named('progress reports add and a completion report is compared'), async () => {
    const cleared = await figure('cleared-area in 2031')
    assert.equal(cleared.total, 1507)
    assert.equal(cleared.unit, 'square_metres')
    assert.match(cleared.notes.join(' '), /completion reports .* never added: 1,600/)
    assert.match(
      (await figure('released-land in 2031')).notes.join(' '),
      /cancellation reports .* not in this number: 70/,
    )
    assert.equal(await total('released-land in 2031'), 10707)
  })

  test(named('a share is of all or of the known'), async () => {
    const all = await figure('share of casualties in 2031 where sex = female, base all')
    assert.equal(all.total, 2 / 9)
    assert.equal(all.unit, 'share')
    assert.equal(all.query, 'share of casualties@1 in 2031 where sex = female as of 39, base all')
    assert.match(all.notes[0] ?? '', /^2 of 9; unknown among them/)
    assert.equal(await total('share of casualties in 2031 where sex = female, base known'), 2 / 8)
    assert.equal(await total('share of casualties in 2031 where sex != female, base known'), 6 / 8)
    assert.deepEqual(await parts('share of casualties in 2031 where sex = female by outcome, base all'), {
      killed: 1 / 9,
      injured: 1 / 9,
    })
    await assert.rejects(figure('share of casualties in 1999 where sex = male, base all'), {
      code: 'share-of-nothing',
    })
  })

  test(named('a rate divides by what a claim states'), async () => {
    const rate = await figure('rate per 100000 of population-2031 casualties in 2031 by outcome')
    assert.equal(rate.total, 3.6)
    assert.equal(rate.unit, 'people per 100000')
    assert.deepEqual(rate.range, { minimum: 3.2, maximum: 3.6 })
    assert.deepEqual(
      rate.parts.map(({ value }) => value),
      [1.6, 1.6, 0.4],
    )
    const range = await figure('rate per 100000 of population-range deaths in 2031')
    assert.deepEqual([range.total, range.range], [2.5, { minimum: 1, maximum: 2.5 }])
    await assert.rejects(figure('rate per 10 of nobody casualties'), { code: 'claim-not-found' })
    await assert.rejects(figure('rate per 10 of no-number casualties'), { code: 'claim-cannot-divide' })
  })

  test(named('outside the programme small numbers are withheld'), async () => {
    const result = await figure('casualties in 2031 by sex', { insideView: false })
    assert.deepEqual(
      result.parts.map(({ value }) => value),
      [null, null, null],
    )
    assert.equal(result.total, 9)
    assert.equal(result.unknown, null)
    assert.match(result.notes.join(' '), /Hit by command-activated devices, .*: fewer than 5/)
    const local = await figure('deaths at "Example Town"', { insideView: false })
    assert.equal(local.total, null)
    const decisions = [
      { query: 'casualties in 2031 by sex', decided_by: 'the director', reason: 'in the yearbook' },
    ]
    const decided = await figure('casualties in 2031 by sex', {
      insideView: false,
      withholding: { k: 5, decisions },
    })
    assert.deepEqual(
      decided.parts.map(({ value }) => value),
      [6, 2, 1],
    )
    await assert.rejects(figure('casualties where activation = tampering', { insideView: false }), {
      code: 'not-for-publication',
    })
  })

  test(named('a figure says how many entries were erased since its entry'), async () => {
    await session.query(
      `insert into log_entries (programme_id, n, type, schema, leaf) values
       ($1::uuid, 9, 'erased', 'erased@1', ''), ($1::uuid, 10, 'erased', 'erased@1', '')`,
      [otherProgrammeId],
    )
    const notes = async (asOf: number) => {
      const result = await figure(`casualties as of ${asOf}`, { programmeId: otherProgrammeId })
      return result.notes.filter((note) => note.includes('rased'))
    }
    assert.deepEqual(await notes(11), [])
    assert.deepEqual(await notes(10), [
      'Entries erased by law since entry 10: 1. The number may have been another then.',
    ])
    assert.equal((await notes(9)).length, 1)
  })

  test(named('another programme counts nothing of this one'), async () => {
    const result = await figure('casualties', { programmeId: otherProgrammeId })
    assert.deepEqual([result.total, result.notReviewed, result.range], [0, 0, null])
    await assert.rejects(figure('casualties at EX01', { programmeId: otherProgrammeId }), {
      code: 'place-not-found',
    })
  })
}
