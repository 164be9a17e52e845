/** The records behind each number of each figure: a list of them holds exactly what was counted. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FigureNumber, NumberName } from '../core/figure/behind.js'
import { addressBehind, countedBehind, numberNames, readFigureNumber } from '../core/figure/behind.js'
import { definitions } from '../core/figure/catalogue.js'
import { dimensionsOf } from '../core/figure/dimensions.js'
import { parseQuery } from '../core/figure/parse.js'
import type { FigureResult } from '../core/figure/result.js'
import { kindNamed } from '../core/record/kinds.js'
import type { Session } from '../store/engine/engine.js'
import { countFigure } from '../store/figure/count.js'
import { countHeldBack, rowsBehind } from '../store/figure/rows-behind.js'
import type { ListAsked } from '../store/staff/list-conditions.js'
import { countList } from '../store/staff/list-records.js'
import { matchingRecords } from '../store/staff/seen-records.js'
import { writeExample } from './figure-example.js'
import { day, idOf, makeProgrammes, programmeId, writeRows } from './figure-register.js'
import { registers } from './support/registers.js'

/** After all that the example writes, so that what is current then is current now. */
const at = { programmeId, asOf: 100, timeZone: 'Asia/Kabul' }
const scope = { programmeId, placeIds: null }
const counting = definitions.filter(({ measure }) => measure.type !== 'account')

/** One figure of each kind of record is divided by everything: the divisions are those of the kind. */
const divided = counting.filter(({ id }) =>
  ['casualties', 'accidents', 'items-destroyed', 'cleared-area', 'hazards'].includes(id),
)

/** Every figure in a year, the divisions of each kind, and some whole, at a place, by two, as a share and a rate. */
const queries = [
  ...counting.map(({ id }) => `${id} in 2031`),
  'casualties',
  'accidents',
  'cleared-area',
  ...divided.flatMap((definition) =>
    dimensionsOf(definition).map(({ name }) => `${definition.id} by ${name}`),
  ),
  'casualties in 2031 by outcome',
  'casualties from 2031-01-01 to 2031-07-15 by month, place',
  'casualties to 2031-07-15 at EX01 by place',
  'casualties at "Example Town" by region, sex',
  'casualties where region = EX02 and status != security_forces by sex, age_group',
  'victims in 2031 where place in (EX01, unknown) by year, outcome',
  'deaths in 2030 by year',
  'accidents in 2031 at EX02 by device',
  'accidents where identified = yes and device = uxo',
  'items-destroyed in 2031 by disposal, device',
  'released-land in 2031 by type',
  'share of casualties in 2031 where sex = female, base known',
  'share of casualties where sex = female by outcome, base all',
  'rate per 100000 of population-2031 casualties in 2031',
]

for (const register of registers) {
  let session: Session
  before(async () => {
    session = await register.open()
    await makeProgrammes(session)
    await writeExample(session)
    const state = { role: 'accepted', from: 1, to: null } as const
    await writeRows(session, 'hazard', [
      { ...state, recordId: idOf(8, 1), values: hazard('minefield') },
      { ...state, recordId: idOf(8, 2), values: hazard('ammunition_storage') },
    ])
  })
  after(() => register.close())
  const hazard = (name: string) => ({ class: name, status: 'open', information_date: day('2031-05-01') })

  const listAsked = async (of: FigureNumber): Promise<ListAsked> => ({
    behind: await rowsBehind(session, at, of),
    words: null,
    placeIds: null,
    conditions: [],
    state: of.number === 'not_reviewed' ? 'submitted' : 'accepted',
    entry: null,
    sort: { field: 'local_id', descends: false },
    limit: 200,
    after: null,
  })
  /** The sum over the records of a list and those that are held back, of what the figure adds up; their number elsewhere. */
  const listed = async (address: string): Promise<number> => {
    const asked = Object.fromEntries(new URL(address, 'http://x').searchParams)
    const of = readFigureNumber({ ...asked, figure: asked.figure ?? '' })
    const { definition } = countedBehind(of)
    const kind = kindNamed(definition.kind)
    equal(address.split('?')[0], `/register/${kind.table}`)
    const list = await listAsked(of)
    const numberMatched = await countList(session, { kind, scope }, list, null)
    if (definition.measure.type !== 'sum')
      return numberMatched + (list.behind ? await countHeldBack(session, list.behind) : 0)
    const all = await session.query<{ id: string }>(
      `select distinct record_id as id from ${kind.table} where programme_id = $1`,
      [programmeId],
    )
    const ids = all.map(({ id }) => id)
    const matching = await matchingRecords(session, { kind, scope }, list, ids)
    equal(matching.length, numberMatched, address)
    const sum = definition.measure.columns.map((column) => `coalesce(${column}, 0)`).join(' + ')
    const [row] = await session.query<{ sum: number }>(
      `select coalesce(sum(${sum}), 0)::bigint as sum from ${kind.table}
       where programme_id = $1 and role = $3 and current_to is null and record_id = any($2::uuid[])`,
      [programmeId, matching, list.state],
    )
    return row?.sum ?? 0
  }

  test(`${register.name}: ${queries.length} figures count what the lists of their numbers and parts hold`, async () => {
    let compared = 0
    const leadNowhere = new Set<string>()
    for (const text of queries) {
      // Items that are not destroyed are held back, and no list tells of them.
      if (text.startsWith('items-found')) continue
      const query = parseQuery(text)
      const of = query.type === 'count' ? query : query.of
      // What stands in a share or rate is counted as a figure of its own, with those that the base leaves out.
      const figure = await count(query.type === 'count' ? text : counted(text))
      // Of a figure divided by one alone, the numbers beside it are those of the whole but for the unknown.
      const numbers = numbersOf(figure).filter(([name]) => of.by.length !== 1 || name === 'unknown')
      for (const [number, value] of numbers) {
        const address = addressBehind({ query, number, part: {} })
        ok(address, `${text} ${number}`)
        equal(await listed(address), value, `${text} ${number}`)
        compared += 1
      }
      for (const { key, value } of figure.parts) {
        const address = addressBehind({ query, number: 'total', part: key })
        if (address === null) leadNowhere.add(JSON.stringify(key))
        else equal(await listed(address), value, `${text} ${JSON.stringify(key)}`)
        compared += 1
      }
      const [first] = of.by
      if (of.by.length < 2 || first === undefined) continue
      // The sum of a row of the table of two divisions.
      for (const code of new Set(figure.parts.map(({ key }) => key[first] ?? ''))) {
        const row: FigureResult['parts'] = figure.parts.filter(({ key }) => key[first] === code)
        const sum: number = row.reduce((before, { value }) => before + (value ?? 0), 0)
        const address = addressBehind({ query, number: 'total', part: { [first]: code } })
        ok(address)
        equal(await listed(address), sum, `${text} ${first} = ${code}`)
      }
    }
    ok(compared > 150, `only ${compared} numbers were compared`)
    // A list shows the code above a confidential one, and would tell the two apart.
    deepEqual([...leadNowhere].sort(), ['{"activation":"tampering"}', '{"activation":"victim"}'])
  })

  const count = (text: string): Promise<FigureResult> =>
    countFigure(session, {
      ...at,
      origin: 'x',
      root: 'ab'.repeat(32),
      query: parseQuery(text),
      insideView: true,
    })
  const counted = (text: string) =>
    text
      .replace(/^rate per \d+ of \S+ /, '')
      .replace(/^share of /, '')
      .replace(/, base all$/, '')
      .replace(/, base known$/, ' and sex != unknown')

  test(`${register.name}: an item that is held back is counted and in no list, whatever is asked of it`, async () => {
    const asked = async (text: string) => {
      const of = { query: parseQuery(text), number: 'total', part: {} } as const
      const list = await listAsked(of)
      const matched = await countList(session, { kind: kindNamed('item'), scope }, list, null)
      return [matched, list.behind ? await countHeldBack(session, list.behind) : null]
    }
    deepEqual(await asked('items-found'), [3, 2])
    deepEqual(await asked('items-found where device = av_mine'), [0, 1])
    deepEqual(await asked('items-found where device in (av_mine, unknown)'), [0, 1])
    deepEqual(await asked('items-found where device = uxo'), [2, 0])
  })
}

/** Each number of a figure but its range. */
function numbersOf({ total, mayFall, unknown, confirmed, notReviewed }: FigureResult) {
  const values: Readonly<Record<NumberName, number | null>> = {
    total,
    may_fall: mayFall,
    unknown,
    confirmed,
    not_reviewed: notReviewed,
  }
  return numberNames.map((name) => [name, values[name]] as const)
}
