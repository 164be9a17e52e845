/** Texts written in the register: saved one after the other, asked for, published by a second person, read by anybody. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { publishedFolder } from '../publish/written-document.js'
import { startSession } from '../store/accounts/sessions.js'
import { outsideFiles } from '../store/programme.js'
import { changeMethod, changeSettings } from '../store/programme-changes.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

const letter = (language: string, words: string) => `---
kind: letter
title: Letter of an invented valley
date: 2043-06-01
language: ${language}
id: valley
figures:
  all: casualties
---
${words}
`
const english = letter('en', 'So far [40](#all) people were hit.')

describeEngines('texts written in the register', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'WRITTEN')
  let ann: SignedIn
  let ben: SignedIn

  before(async () => {
    const { programme } = service
    await changeMethod(programme, '## Types of sources\n\nAll five parts, invented.\n')
    await importText(programme, csv([...alike('k', 12, { outcome: 'k' }), ...alike('i', 28)]))
    ann = await service.person('ann', ['publisher'])
    ben = await service.person('ben', ['publisher'])
  })

  const save = (as: SignedIn, path: string, text: string, revision: number) =>
    service.ask('PUT', `/api/documents/${path}`, { as, body: { text, revision } })
  const act = (as: SignedIn, what: string) =>
    service.ask('POST', `/api/documents/valley/${what}`, { as, body: {} })

  /** Her session ends in a day; she signs in again. */
  async function inAgain({ account }: SignedIn): Promise<SignedIn> {
    const { programme, address } = service
    const secret = await programme.engine.transaction((session) =>
      startSession(session, programme, account.accountId),
    )
    return {
      account,
      secret,
      headers: { Cookie: `truebearing-${programme.code}=${secret}`, Origin: address },
    }
  }

  test('a translation of nothing is not kept, nor a text under another name than its head says', async () => {
    equal(await codeOf(await save(ann, 'valley/fr', 'Jusqu’ici [40](#all).', 0)), '404 document-unknown')
    equal(await codeOf(await save(ann, 'hill', english, 0)), '422 document-named-otherwise')
  })

  test('of two who save revision 1 at once one is kept, and the other is told and overwrites nothing', async () => {
    const answers = await Promise.all([ann, ben].map((as) => save(as, 'valley', english, 0)))
    deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const lost = answers.find(({ status }) => status === 409)
    equal(lost && (await codeOf(lost)), '409 document-changed')
  })

  test('a text that changes its language is still 1 document, and its old text no translation of it', async () => {
    service.pass(1)
    equal((await save(ann, 'valley', letter('fr', 'À ce jour [40](#all).'), 0)).status, 200)
    const list = async () => {
      const answer = await service.ask('GET', '/api/documents', { as: ann })
      const { documents } = (await answer.json()) as {
        documents: { language: string; translations: string[] }[]
      }
      return documents.map(({ language, translations }) => [language, translations])
    }
    deepEqual(await list(), [['fr', []]])
    service.pass(1)
    equal((await save(ann, 'valley', english, 1)).status, 200)
    deepEqual(await list(), [['en', []]])
  })

  test('a number that differs is said to differ, with what was counted, before anything is saved', async () => {
    const body = { text: english.replace('[40]', '[41]') }
    const answer = await service.ask('POST', '/api/documents/valley/check', { as: ann, body })
    const { numbers } = (await answer.json()) as { numbers: { verdict: string; counted: number }[] }
    deepEqual(
      numbers.map(({ verdict, counted }) => [verdict, counted]),
      [['differs', 40]],
    )
  })

  test('a number is said to stand where it was written, in the text and in a translation that nobody saved', async () => {
    const check = async (body: Readonly<Record<string, string>>) => {
      const answer = await service.ask('POST', '/api/documents/valley/check', { as: ann, body })
      equal(answer.status, 200, await answer.clone().text())
      const { numbers } = (await answer.json()) as {
        numbers: { from: number; to: number; verdict: string; remarks: string[] }[]
      }
      return numbers.map(({ from, to, ...rest }) => ({ ...rest, at: body.text?.slice(from, to) }))
    }
    deepEqual(
      (await check({ text: english })).map(({ at }) => at),
      ['40'],
    )
    const translated = await check({ text: 'Jusqu’ici **[40](#all)**, et 77 ailleurs.', language: 'fr' })
    deepEqual(
      translated.map(({ at, verdict }) => [at, verdict]),
      [
        ['40', 'matches'],
        ['77', 'unbound'],
      ],
    )
    match(translated[1]?.remarks[0] ?? '', /77/)
  })

  /** What stands on the page of work to be published, and whether whoever looks asked it. */
  const toPublish = async (as: SignedIn) => {
    const answer = await service.ask('GET', '/api/work', { as })
    const { publications } = (await answer.json()) as {
      publications: readonly { documentId: string; isOwn: boolean }[]
    }
    return publications.map(({ documentId, isOwn }) => [documentId, isOwn])
  }
  const askedAt = async (as: SignedIn) => {
    const answer = await service.ask('GET', '/api/documents', { as })
    const { documents } = (await answer.json()) as { documents: readonly { askedAt: number | null }[] }
    return documents.map((each) => each.askedAt)
  }

  test('nobody publishes what nobody asked for, nor what was changed since, nor what they asked for today', async () => {
    equal(await codeOf(await act(ben, 'publish')), '409 publication-not-asked')
    equal((await act(ann, 'ask')).status, 200)
    equal(await codeOf(await act(ann, 'publish')), '409 publication-too-soon')
    equal((await save(ann, 'valley', english.replace('So far', 'Until now'), 2)).status, 200)
    equal(await codeOf(await act(ben, 'publish')), '409 publication-not-asked')
  })

  test('a second person publishes at once, and it is read by anybody; alone it takes a day', async () => {
    // What was changed after it was asked for waits for nobody.
    deepEqual([await toPublish(ben), await askedAt(ann)], [[], [null]])
    equal((await act(ann, 'ask')).status, 200)
    deepEqual([await toPublish(ben), await toPublish(ann)], [[['valley', false]], [['valley', true]]])
    deepEqual(
      (await askedAt(ann)).map((each) => typeof each),
      ['number'],
    )
    const answer = await act(ben, 'publish')
    deepEqual([await toPublish(ben), await askedAt(ann)], [[], [null]])
    equal(answer.status, 200)
    equal(((await answer.json()) as { bySecondReader: boolean }).bySecondReader, true)
    match(await (await service.ask('GET', '/public/valley/')).text(), /Until now/)
    match(await (await service.ask('GET', '/public?language=hy')).text(), /\/public\/valley\//)
    equal((await save(ann, 'valley', english.replace('So far', 'In all'), 3)).status, 200)
    equal((await act(ann, 'ask')).status, 200)
    service.pass(24 * 60)
    const alone = await act(await inAgain(ann), 'publish')
    equal(((await alone.json()) as { bySecondReader: boolean }).bySecondReader, false)
  })

  test('nothing beside the published folder is served, whatever the path says', async () => {
    const { programme } = service
    writeFileSync(join(publishedFolder(programme), '.being-written'), 'aside')
    const beside = ['..%2fkey.pem', 'valley/..%2f..%2fkey.pem', '%2e%2e%2fkey.pem', '.being-written', 'none/']
    const { key } = outsideFiles(programme.directory, programme.code)
    const secret = readFileSync(key, 'utf8').split('\n')[1] ?? ''
    for (const path of beside) {
      const answer = await service.ask('GET', `/public/${path}`)
      equal(answer.status, 404, path)
      ok(!(await answer.text()).includes(secret), path)
    }
    const asked = { headers: { Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'hy, en;q=0.5' } }
    const page = await service.ask('GET', '/public/NOTHING', asked)
    equal(page.status, 404)
    match(page.headers.get('Content-Type') ?? '', /^text\/html/)
    const text = await page.text()
    match(text, /<html lang="hy"[\s\S]*Այս հասցեում ոչինչ հրապարակված չէ[\s\S]*href="\/public\?language=hy"/)
    const program = await service.ask('GET', '/public/NOTHING')
    equal(((await program.json()) as { title: string }).title, 'path-unknown')
    const policy = (await service.ask('GET', '/public/valley/')).headers.get('Content-Security-Policy')
    ok(policy?.startsWith("default-src 'none'"))
  })

  test('the map of staff is drawn where the public services are closed', async () => {
    const cato = await service.person('cato', ['collector'])
    const { programme } = service
    await changeSettings(programme, 'closed.json', JSON.stringify({ public_services: 'closed' }))
    equal((await service.ask('GET', '/tiles')).status, 403)
    equal((await service.ask('GET', '/api/tiles', { as: cato })).status, 200)
    equal((await service.ask('GET', '/api/tiles/hazard/3/4/2', { as: cato })).status, 200)
    equal((await service.ask('GET', '/api/tiles/hazard/3/9/2', { as: cato })).status, 404)
  })
})
