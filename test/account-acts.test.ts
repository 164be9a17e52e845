/** What accounts change elsewhere: who may accept, what a backup holds, and the commands. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import { accountOfSession } from '../store/accounts/sessions.js'
import { signIn } from '../store/accounts/sign-in.js'
import { accountOfToken, makeToken } from '../store/accounts/tokens.js'
import { findDrafts } from '../store/find-record.js'
import type { Programme } from '../store/programme.js'
import { acceptWaiting } from '../store/review/acts.js'
import { resolveConflict } from '../store/review/resolve.js'
import { as, describeImports, drafts, importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import { codeOf, password, servedAccounts, signedIn } from './served-accounts.js'
import { backupFolder, backupOf, restored } from './support/backups.js'
import { start } from './support/child.js'
import { testServer } from './support/databases.js'
import { command, importText, newProgramme } from './support/programmes.js'
import { describeEngines, newPlace, sharedRegister } from './support/registers.js'
import { csv, victims } from './support/victims.js'

describeImports('review by accounts', (register) => {
  let mapping: Mapping
  let programme: Programme
  before(async () => {
    mapping = (await proposeMapping(fileOf(threeForms), 'victim')).mapping
    programme = await register.programme()
  })
  const person = (name: string, hasPassword: boolean) =>
    signedIn(programme, '', { name, roles: ['reviewer'], hasPassword })
  const accept = (who: Programme, id: string | null) =>
    programme.engine.transaction(async (session) =>
      acceptWaiting(session, who, await findDrafts(session, programme.programmeId, String(id))),
    )

  test('one reviewer with a password accepts alone, and so beside a second who has set none yet', async () => {
    const one = as((await person('one', true)).account.accountId, programme)
    await person('not.yet', false)
    const { id } = await importTable(one, threeForms, mapping, { source: 'forms', accept: false })
    equal(await accept(one, id), 7)
  })

  test('from two reviewers on, neither accepts nor decides a conflict of their own import', async () => {
    const two = as((await person('two', true)).account.accountId, programme)
    const three = as((await person('three', true)).account.accountId, programme)
    // Of the same day as what stands, with another outcome: a conflict.
    const again = threeForms.replace('injured,male,30', 'killed,male,30')
    await importTable(two, again, mapping, { source: 'forms', accept: false })
    await rejects(() => importTable(two, threeForms, mapping, { source: 'third', accept: true }), {
      code: 'second-reader-needed',
    })
    const [draft] = await drafts(programme, 'pending')
    ok(draft)
    const resolve = (who: Programme) =>
      programme.engine.transaction((session) =>
        resolveConflict(session, who, draft, { field: 'outcome', take: 'new' }),
      )
    await rejects(() => resolve(two), { code: 'own-work' })
    deepEqual(await resolve(three), { open: [], accepted: true })
    const { id } = await importTable(two, threeForms.replaceAll('V', 'W'), mapping, {
      source: 'fourth',
      accept: false,
    })
    await rejects(() => accept(two, id), { code: 'own-work' })
    ok((await accept(three, id)) > 0)
  })
})

describeEngines('accounts in a backup', (kind) => {
  const source = sharedRegister(kind)
  const target = sharedRegister(kind)
  const folder = backupFolder()
  after(() => rmSync(folder, { recursive: true }))

  test('passwords and tokens come back, and no session does', async () => {
    const programme = await newProgramme(source.engine, source.place, 'KEPT')
    await importText(programme, csv(victims(1, 2)))
    const { account, secret } = await signedIn(programme, '', {
      name: 'mira',
      roles: ['analyst', 'reviewer'],
      hasPassword: true,
    })
    const token = await programme.engine.transaction((session) =>
      makeToken(session, programme, account, { label: 'nightly', roles: ['analyst'], days: 1 }),
    )
    const path = await backupOf(programme, folder, 'kept')
    const { programme: copy } = await restored(target, path)
    deepEqual((await signIn(copy, { name: 'mira', password, before: null })).account, account)
    const found = await copy.engine.transaction(async (session) => ({
      session: await accountOfSession(session, copy, secret),
      token: await accountOfToken(session, copy, token.secret),
    }))
    deepEqual([found.session, found.token?.roles], [null, ['analyst']])
  })
})

describeEngines('places and organisations of an account', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'REGIONS')

  test('are records of this programme, or nothing is changed', async () => {
    const administrator = await service.person('ada', ['administrator'])
    const path = `/api/people/${administrator.account.accountId}`
    const unknown = '00000000-0000-7000-8900-000000000001'
    for (const body of [{ placeIds: [unknown] }, { organisationId: unknown }])
      equal(await codeOf(await service.ask('PATCH', path, { as: administrator, body })), '422 region-unknown')
    equal((await service.ask('PATCH', path, { as: administrator, body: { placeIds: null } })).status, 200)
  })
})

// Each command opens the register anew, which takes the embedded engine seconds; what they call is tested on both above.
const quickest = testServer ? 'server' : 'embedded'

describe(`the commands of accounts, ${quickest}`, () => {
  test('people are added, listed, given roles and a new link, and ended', async (t) => {
    const place = await newPlace(quickest)
    t.after(() => place.remove())
    await command(place, 'init')
    const people = (...words: readonly string[]) => command(place, 'people', ...words)
    match((await people()).out, /^Nobody has an account yet/)
    const added = await people('add', 'Mira', '--role', 'administrator,reviewer', '--language', 'hy')
    equal(added.status, 0)
    match(added.out, /\nhttp:\/\/127\.0\.0\.1:8180\/link#[\w-]{43}\n$/)
    match((await people('list')).out, /^mira: Mira, administrator, reviewer \(invited/)
    const other = await people(
      'add',
      'ben',
      '--role',
      'administrator',
      '--address',
      'https://data.example.org/',
    )
    match(other.out, /\nhttps:\/\/data\.example\.org\/link#/)
    match((await people('roles', 'mira', '--role', 'auditor')).out, /^mira: Mira, auditor/)
    match((await people('link', 'mira')).out, /link#/)
    equal((await people('end', 'ben')).status, 1)
    equal((await people('end', 'mira')).status, 0)
    equal((await people('link', 'mira')).status, 1)
    for (const words of [
      ['add', 'x y', '--role', 'auditor'],
      ['add', 'cy', '--role', 'king'],
      ['praise', 'cy'],
      ['add', 'cy'],
    ])
      equal((await people(...words)).status, 2, words.join(' '))
  })

  test('serve prints a link for the first administrator, each time another, and none of it in its log', async (t) => {
    const place = await newPlace(quickest)
    t.after(() => place.remove())
    await command(place, 'init')
    const serve = async () => {
      const words = ['serve', '--port', '0', '--data', place.directory]
      const child = start('child-command', words, { environment: { DATABASE_URL: place.databaseUrl } })
      await child.lines(4)
      child.kill('SIGTERM')
      return child.ended
    }
    const [one, two] = [await serve(), await serve()]
    deepEqual([one.status, two.status], [0, 0])
    const linkIn = (text: string) => /http:\S+\/link#[\w-]{43}/.exec(text)?.[0] ?? ''
    ok(linkIn(one.out) !== '' && linkIn(two.out) !== '' && linkIn(one.out) !== linkIn(two.out))
    equal(linkIn(one.error + two.error), '')
  })
})
