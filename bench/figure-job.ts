/** A figure over many victims as of the past, against SQL written by hand for the same numbers. */
import { deepEqual } from 'node:assert/strict'
import type { FigureResult } from '../core/figure/result.js'
import { answerQuery } from '../store/answer-query.js'
import { initProgramme } from '../store/open-programme.js'
import { fillVictims } from './figure-rows.js'
import { appendFillers } from './filler-entries.js'
import { countByHand } from './hand-written.js'
import type { Place } from './place.js'

/** Milliseconds of each round, the two taken in turns. */
export interface FigureTimes {
  readonly query: string
  readonly figure: readonly number[]
  readonly byHand: readonly number[]
}

const entries = 4000
const from = '2006-11-10'
const to = '2019-09-19'

/** Fills a register, then counts the same both ways; fails where they differ in any number. */
export async function measureFigure({
  place,
  rows,
  rounds,
}: {
  place: Place
  rows: number
  rounds: number
}): Promise<FigureTimes> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  try {
    await appendFillers(programme, entries)
    await fillVictims(programme, { rows, entries })
    const asOf = entries - 1000
    const query = `casualties from ${from} to ${to} by outcome, sex as of ${asOf}`
    const period = { from: `${from} 00:00:00`, until: '2019-09-20 00:00:00' }
    const times = { figure: [] as number[], byHand: [] as number[] }
    // The first round warms both up, and is not counted.
    for (let round = -1; round < rounds; round += 1) {
      const figure = await timed(() => answerQuery(programme, query, { view: 'inside' }))
      const byHand = await timed(() => countByHand(programme, { asOf, ...period }))
      deepEqual(numbersOf(figure.result), byHand.result)
      if (round < 0) continue
      times.figure.push(figure.milliseconds)
      times.byHand.push(byHand.milliseconds)
    }
    return { query, ...times }
  } finally {
    await close()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const started = performance.now()
  const result = await work()
  return { milliseconds: performance.now() - started, result }
}

function numbersOf({ total, mayFall, range, unknown, confirmed, notReviewed, parts, notes }: FigureResult) {
  const apart = notes.flatMap((note) => /not in this number: ([\d,]+)\.$/.exec(note)?.[1] ?? [])
  return {
    total,
    mayFall,
    range,
    unknown,
    confirmed,
    notReviewed,
    parts: Object.fromEntries(parts.map(({ key, value }) => [`${key.outcome} ${key.sex}`, value])),
    apart: apart.map((number) => Number(number.replaceAll(',', ''))),
  }
}
