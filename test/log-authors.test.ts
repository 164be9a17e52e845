/** Who made the entries of the log: each person's own among decisions that are written together, pages of one person, a backup. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { proposeMapping } from '../intake/table/propose.js'
import { importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import type { SignedIn } from './served-accounts.js'
import { servedAccounts } from './served-accounts.js'
import { backupFolder, backupOf, restored } from './support/backups.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Author {
  readonly person: string
  readonly name: string
  readonly isAccount: boolean
}
interface Entry {
  readonly entry: number
  readonly type: string
  readonly role: string | null
  readonly author: Author | null
}
interface Page {
  readonly entries: readonly Entry[]
  readonly next: number | null
}

describeEngines('who made the entries of the log', (kind) => {
  const shared = sharedRegister(kind)
  const target = sharedRegister(kind)
  const folder = backupFolder()
  after(() => rmSync(folder, { recursive: true }))
  const service = servedAccounts(shared, 'AUTHORS')
  let one: SignedIn
  let other: SignedIn
  let auditor: SignedIn
  before(async () => {
    one = await service.person('one', ['reviewer'])
    other = await service.person('other', ['reviewer'])
    auditor = await service.person('audits', ['auditor'])
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    const { id } = await importTable(service.programme, threeForms, mapping, { accept: false })
    const decide = (as: SignedIn, row: string, act: string) =>
      service.ask('POST', '/api/decisions', {
        as,
        body: { act, ids: [row], ...(act === 'return' ? { reason: 'Ask again' } : {}) },
      })
    // At once, so that they are written in one transaction.
    const answers = await Promise.all([
      decide(one, `${id}.1`, 'accept'),
      decide(other, `${id}.2`, 'accept'),
      decide(one, `${id}.3`, 'return'),
    ])
    deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    )
  })
  const pageOf = async (asked: string): Promise<Page> =>
    (await (await service.ask('GET', `/api/log${asked}`, { as: auditor })).json()) as Page
  const everyPage = async (asked: string): Promise<readonly Entry[]> => {
    const found: Entry[] = []
    for (let next: number | null | '' = ''; next !== null; ) {
      const page: Page = await pageOf(`?limit=1${asked}${next === '' ? '' : `&before=${next}`}`)
      found.push(...page.entries)
      next = page.next
    }
    return found
  }

  test('of 2 reviewers who decide at once each is named at the entries of their own rows', async () => {
    const { entries } = await pageOf('?limit=200')
    const namesOf = (type: string) =>
      entries.filter((each) => each.type === type).map(({ author }) => author?.name)
    deepEqual(namesOf('decision'), ['Invented one'])
    deepEqual(
      [...new Set(namesOf('record-accepted'))].sort(),
      [service.programme.person, 'Invented one', 'Invented other'].sort(),
    )
    equal(entries.find(({ type }) => type === 'decision')?.role, 'reviewer')
  })

  test('who was at the keyboard is named as no account', async () => {
    const { entries } = await pageOf('?type=submission-received')
    deepEqual(
      entries.map(({ author }) => author),
      [{ person: service.programme.person, name: service.programme.person, isAccount: false }],
    )
  })

  test('those of 1 person are read 1 a page, none left out, and of 1 kind', async () => {
    const { entries } = await pageOf('?limit=200')
    for (const { account } of [one, other]) {
      const theirs = entries.filter(({ author }) => author?.person === account.accountId)
      ok(theirs.length > 0)
      deepEqual(await everyPage(`&person=${account.accountId}`), theirs)
      deepEqual(
        await everyPage(`&person=${account.accountId}&type=decision`),
        theirs.filter(({ type }) => type === 'decision'),
      )
    }
    deepEqual(await everyPage('&person=nobody'), [])
  })

  test('3 are listed who made entries, accounts first', async () => {
    const answer = await service.ask('GET', '/api/log/people', { as: auditor })
    const { people } = (await answer.json()) as { people: readonly Author[] }
    deepEqual(
      people.map(({ name, isAccount }) => [name, isAccount]),
      [
        ['Invented one', true],
        ['Invented other', true],
        [service.programme.person, false],
      ],
    )
  })

  test('a backup keeps who made each', async () => {
    const { programme } = service
    const authors = (of: typeof programme) =>
      of.engine.transaction((session) =>
        session.query(
          'select first, last, person from entry_authors where programme_id = $1 order by first',
          [of.programmeId],
        ),
      )
    const { programme: copy } = await restored(target, await backupOf(programme, folder, 'authors'))
    const kept = await authors(programme)
    ok(kept.length > 2)
    deepEqual(await authors(copy), kept)
  })
})
