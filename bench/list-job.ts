/** Lists over many victims as a page asks for them: over HTTP, by somebody who is signed in, while records come in. */

import { numberOrder } from '../core/record/number-order.js'
import { Chance } from '../examples/generate/random.js'
import { serveProgramme } from '../server/listen.js'
import { addAccount } from '../store/accounts/add-account.js'
import { startSession } from '../store/accounts/sessions.js'
import { initProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { appendFillers } from './filler-entries.js'
import { fillListed, listedPlace, listedPlaces, listedVictim } from './listed-rows.js'
import type { Place } from './place.js'

/** What is asked for. */
export const listRequests = [
  'page',
  'filter',
  'period',
  'sort',
  'search for one number',
  'search for numbers that begin so',
  'search for a word of one in ten',
  'search for two words',
  'search for a name in Arabic',
  'search for a name in Chinese',
  'search for a name in Armenian',
] as const
type ListRequest = (typeof listRequests)[number]

/** Milliseconds of each request, by what it asks. */
export type ListTimes = Readonly<Record<ListRequest, readonly number[]>>

const entries = 1000
const sorts = ['local_id', '-local_id', 'date', '-date', 'entry', '-entry'] as const
const filters = [
  'sex = female',
  'outcome = killed',
  'outcome = missing',
  'status = civilian and outcome = killed',
  'sex = female and outcome = killed',
  'outcome in (killed, missing)',
  'confirmation != confirmed',
] as const

/** Fills a register, serves it, and asks for so many lists of each sort. */
export async function measureList({
  place,
  rows,
  requests,
}: {
  place: Place
  rows: number
  requests: number
}): Promise<ListTimes> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  try {
    await appendFillers(programme, entries)
    await fillListed(programme, { rows, entries })
    const options = { port: 0, host: '127.0.0.1', address: null, log: () => undefined }
    const service = await serveProgramme(programme, options)
    try {
      return await ask(programme, service.address, { rows, requests })
    } finally {
      await service.close()
    }
  } finally {
    await close()
  }
}

async function ask(
  programme: Programme,
  address: string,
  { rows, requests }: { readonly rows: number; readonly requests: number },
): Promise<ListTimes> {
  const chance = new Chance(5)
  const headers = { Cookie: `truebearing-BENCH=${await signIn(programme)}` }
  const times = Object.fromEntries(listRequests.map((name) => [name, [] as number[]])) as {
    [name in ListRequest]: number[]
  }
  const timed = async (query: Readonly<Record<string, string>>): Promise<number> => {
    const started = performance.now()
    const answer = await fetch(`${address}/api/victims?${new URLSearchParams(query)}`, { headers })
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(text)
    return performance.now() - started
  }
  for (let request = -5; request < requests; request += 1) {
    // Whatever was kept for the state before is not that of the state now: somebody works on the register.
    await appendFillers(programme, 1)
    for (const name of listRequests) {
      const taken = await timed(queryOf(name, chance, rows))
      // The first requests warm everything up, and are not counted.
      if (request >= 0) times[name].push(taken)
    }
  }
  return times
}

function queryOf(name: ListRequest, chance: Chance, rows: number): Readonly<Record<string, string>> {
  const sort = chance.pick(sorts)
  const { number } = listedVictim(chance.integer(0, rows - 1))
  switch (name) {
    case 'page':
      return { sort: 'local_id', cursor: cursorIn(chance, rows) }
    case 'filter':
      return { ...filterOf(chance), sort }
    case 'period':
      return { ...periodOf(chance), sort }
    case 'sort':
      return { sort }
    case 'search for one number':
      return { q: number.toLowerCase(), sort }
    case 'search for numbers that begin so':
      return { q: number.slice(0, chance.integer(1, number.length - 1)), sort }
    case 'search for a word of one in ten':
      return { q: 'NEIGHBOUR', sort }
    case 'search for two words':
      return { q: `neigh ${number.slice(-4)}`, sort }
    case 'search for a name in Arabic':
      return { q: 'أميرة', sort }
    case 'search for a name in Chinese':
      return { q: '小明', sort }
    case 'search for a name in Armenian':
      return { q: 'ԱՆԱՀԻՏ', sort }
  }
}

/** Where some page begins, anywhere in the list. */
function cursorIn(chance: Chance, rows: number): string {
  const { id, number } = listedVictim(chance.integer(0, rows - 1))
  return Buffer.from(JSON.stringify([numberOrder(number), id, null])).toString('base64url')
}

function filterOf(chance: Chance): Readonly<Record<string, string>> {
  const place = listedPlace(chance.integer(0, listedPlaces - 1))
  return chance.happens(0.2) ? { place } : { filter: chance.pick(filters) }
}

/** A day, a month, a year, ten years, or a period with one end, some with a condition. */
function periodOf(chance: Chance): Readonly<Record<string, string>> {
  const year = chance.integer(1990, 2013)
  const month = `${year}-${String(chance.integer(1, 12)).padStart(2, '0')}`
  const period = chance.pick<Readonly<Record<string, string>>>([
    { from: `${month}-14`, to: `${month}-14` },
    { from: `${month}-01`, to: `${month}-28` },
    { from: `${year}-01-01`, to: `${year}-12-31` },
    { from: `${year}-01-01`, to: `${year + 10}-12-31` },
    { from: `${month}-01` },
    { to: `${month}-01` },
    { to: '1990-02-01' },
  ])
  return chance.happens(0.3) ? { ...period, filter: 'outcome = killed' } : period
}

async function signIn(programme: Programme): Promise<string> {
  return programme.engine.transaction(async (session) => {
    const account = await addAccount(session, programme, {
      name: 'bench',
      shownName: 'Bench',
      roles: ['analyst'],
      placeIds: null,
      organisationId: null,
      language: 'en',
    })
    return startSession(session, programme, account.accountId)
  })
}
