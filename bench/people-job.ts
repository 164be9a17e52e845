/** Fifty people at once at one service, reading and reviewing, for a bounded time on loopback. */
import { join } from 'node:path'
import { Chance } from '../examples/generate/random.js'
import { importFiles } from '../intake/import/import-files.js'
import { mappingFromBytes } from '../intake/table/load-mapping.js'
import { serveProgramme } from '../server/listen.js'
import { addAccount } from '../store/accounts/add-account.js'
import { startSession } from '../store/accounts/sessions.js'
import { draftCounts } from '../store/import/drafts.js'
import { initProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { countRecords } from '../store/record-reading.js'
import { inventedMapping, writeInventedList } from './invented-list.js'
import type { Place } from './place.js'
import { temporaryFolder } from './place.js'

/** What the people met. */
export interface PeopleTimes {
  readonly reading: readonly number[]
  readonly reviewing: readonly number[]
  /** Decisions that another had made first, which the person was told. */
  readonly told: number
  /** Answers that were neither what was asked for nor such a refusal. */
  readonly errors: readonly string[]
  readonly decided: number
  /** Rows that were decided and are in no table. */
  readonly lost: number
}

const people = 50
const rows = 20_000

interface Person {
  readonly headers: Readonly<Record<string, string>>
  readonly chance: Chance
}

/** Half of them only read; the others read the rows that wait and accept some, several of them the same ones. */
export async function measurePeople({
  place,
  seconds,
}: {
  readonly place: Place
  readonly seconds: number
}): Promise<PeopleTimes> {
  const register = { ...place, now: () => new Date(), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  try {
    await fill(programme)
    const service = await serveProgramme(programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log: () => undefined,
    })
    const found = {
      reading: [] as number[],
      reviewing: [] as number[],
      told: 0,
      errors: [] as string[],
      decided: 0,
    }
    try {
      const until = Date.now() + seconds * 1000
      const all = await Promise.all(
        Array.from({ length: people }, (_, index) => enter(programme, service.address, index)),
      )
      await Promise.all(
        all.map((person, index) => stay(service.address, person, { until, reviews: index % 2 === 0, found })),
      )
    } finally {
      await service.close()
    }
    const { accepted = 0 } = await programme.engine.transaction((session) =>
      draftCounts(session, programme.programmeId),
    )
    const records = await programme.engine.transaction((session) =>
      countRecords(session, programme.programmeId, 'victims'),
    )
    return { ...found, lost: Math.abs(found.decided - accepted) + Math.abs(accepted - records) }
  } finally {
    await close()
  }
}

async function fill(programme: Programme): Promise<void> {
  const path = join(temporaryFolder(), 'list.csv')
  writeInventedList(path, rows)
  await importFiles(programme, {
    paths: [path],
    mapping: mappingFromBytes(Buffer.from(JSON.stringify(inventedMapping)), 'invented.json'),
    source: 'an invented list',
    accept: false,
    dryRun: false,
  })
}

async function enter(programme: Programme, address: string, index: number): Promise<Person> {
  const secret = await programme.engine.transaction(async (session) => {
    const account = await addAccount(session, programme, {
      name: `person.${index}`,
      shownName: `Invented person ${index}`,
      roles: ['reviewer'],
      placeIds: null,
      organisationId: null,
      language: 'en',
    })
    return startSession(session, programme, account.accountId)
  })
  const headers = {
    Cookie: `truebearing-BENCH=${secret}`,
    Origin: address,
    'Content-Type': 'application/json',
  }
  return { headers, chance: new Chance(20_261_127 + index) }
}

interface Stay {
  readonly until: number
  readonly reviews: boolean
  readonly found: { reading: number[]; reviewing: number[]; told: number; errors: string[]; decided: number }
}

async function stay(address: string, person: Person, { until, reviews, found }: Stay): Promise<void> {
  const paths = [
    '/api/victims?limit=50',
    '/api/victims?filter=sex = female&sort=-information_date',
    '/api/drafts',
    '/api/programme',
  ]
  while (Date.now() < until) {
    const path = paths[person.chance.integer(0, paths.length - 1)] ?? ''
    await timed(found.reading, async () => {
      const answer = await fetch(address + path, { headers: person.headers })
      await answer.text()
      if (!answer.ok) found.errors.push(`${answer.status} ${path}`)
    })
    if (reviews) await timed(found.reviewing, () => review(address, person, found))
  }
}

async function review(address: string, { headers, chance }: Person, found: Stay['found']): Promise<void> {
  const list = await fetch(`${address}/api/drafts?state=submitted&limit=50`, { headers })
  const { drafts } = (await list.json()) as { drafts: readonly { id: string }[] }
  const draft = drafts[chance.integer(0, Math.max(0, drafts.length - 1))]
  if (!draft) return
  const body = JSON.stringify({ act: 'accept', ids: [draft.id] })
  const answer = await fetch(`${address}/api/decisions`, { method: 'POST', headers, body })
  const { title } = (await answer.json()) as { title?: string }
  if (answer.ok) found.decided += 1
  else if (title === 'draft-decided') found.told += 1
  else found.errors.push(`${answer.status} ${title}`)
}

async function timed(times: number[], work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  await work()
  times.push(performance.now() - started)
}
