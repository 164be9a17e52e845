/** Signatories over HTTP: a list taken in, counted, named as published, withdrawn, and one value opened with a reason. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import type { SeenSignature } from '../publish/signatory-list.js'
import type { SignatureCounts } from '../store/signatures/read-signatures.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { appeal, csvOf, rows } from './support/signatures.js'

interface Answer extends SignatureCounts {
  readonly signatures: readonly SeenSignature[]
  readonly next: number | null
  readonly lists: readonly {
    readonly findings: readonly { readonly rule: string; readonly message: string }[]
  }[]
}

describeEngines('signatories over HTTP', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'SIGNHTTP')
  const path = '/api/documents/letter/signatories'
  let ann: SignedIn

  before(async () => {
    ann = await service.person('ann', ['analyst'])
    for (const [id, text] of [
      ['letter', appeal],
      ['bare', appeal.replace('id: letter', 'id: bare').replace('signatories: signatories.csv\n', '')],
    ] as const)
      equal(
        (await service.ask('PUT', `/api/documents/${id}`, { as: ann, body: { text, revision: 0 } })).status,
        200,
      )
  })

  const send = (where: string, text: string) =>
    fetch(service.address + where, {
      method: 'POST',
      headers: { ...ann.headers, 'Content-Type': 'text/csv' },
      body: text,
    })
  interface Taken {
    readonly id: string
    readonly state: string
    readonly rows: number
    readonly problem: { readonly code: string; readonly message: string } | null
    readonly report: { readonly given: number; readonly unchanged: number }
  }
  const look = async (id: string, as = ann) =>
    (await (await service.ask('GET', `${path}/jobs/${id}`, { as })).json()) as Taken
  /** Sends a list and waits until its taking in has ended. */
  const takeIn = async (asked: string, text: string) => {
    const answer = await send(path + asked, text)
    equal(answer.status, 202, await answer.clone().text())
    const { id } = (await answer.json()) as Taken
    for (;;) {
      const now = await look(id)
      if (now.state !== 'running') return now
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const list = async (asked = '') =>
    (await (await service.ask('GET', path + asked, { as: ann })).json()) as Answer

  test('a list of 8 is tried without keeping anything, taken in once, and changes nothing again', async () => {
    const counts = async (dryRun: boolean) => {
      const { report } = await takeIn(`?name=list.csv&dryRun=${dryRun}`, csvOf(rows))
      const { given, unchanged } = report
      return [given, unchanged]
    }
    deepEqual(await counts(true), [8, 0])
    equal((await list()).signed, 0)
    deepEqual(await counts(false), [8, 0])
    deepEqual(await counts(false), [0, 8])
  })

  test('8 are counted by capacity and way, 5 are named, and nothing of the 3 others or of kin is said', async () => {
    const answer = await service.ask('GET', path, { as: ann })
    const text = await answer.text()
    ok(!/Hidden|Pell/.test(text), 'somebody is named who did not agree to it')
    const { signed, inPublic, capacities, ways, signatures } = JSON.parse(text) as Answer
    deepEqual([signed, inPublic, signatures.length], [8, 5, 8])
    equal(capacities.find(({ of }) => of === 'officer')?.count, 2)
    equal(ways.find(({ of }) => of === 'paper')?.count, 3)
    deepEqual(
      signatures.flatMap(({ printed }) => printed?.name ?? []),
      ['Tessa Vole', 'Shepherds of Orvane', 'Orrin Dar', 'Mirel Oss', 'Lirra Vess'],
    )
    const first = await list('?limit=3')
    const rest = await list(`?limit=200&after=${first.next}`)
    deepEqual([first.signatures.length, rest.signatures.length, rest.next], [3, 5, null])
  })

  test('the same person again is a check of the list that says where and not who', async () => {
    const again = csvOf([{ ...rows[4], number: '99' }])
    equal((await takeIn('?name=second.csv', again)).state, 'complete')
    const { lists } = await list()
    const found = lists[0]?.findings.find(({ rule }) => rule === 'same-person-twice')
    match(found?.message ?? '', /stands already \(entry \d+\)/)
    ok(!JSON.stringify(lists).includes('Hidden Guard'))
  })

  test('a signature is withdrawn once, under its own document alone, and the count falls', async () => {
    const [last] = (await list()).signatures.slice(-1)
    const body = { reason: 'asked by letter' }
    const withdraw = (where: string) => service.ask('POST', `${where}/withdraw`, { as: ann, body })
    const elsewhere = `/api/documents/bare/signatories/${last?.entry}`
    equal(await codeOf(await withdraw(elsewhere)), '404 signature-not-there')
    equal(await codeOf(await withdraw(`${path}/none`)), '404 signature-not-there')
    equal((await withdraw(`${path}/${last?.entry}`)).status, 200)
    equal(await codeOf(await withdraw(`${path}/${last?.entry}`)), '409 signature-withdrawn')
    const { signed, withdrawn } = await list()
    deepEqual([signed, withdrawn], [8, 1])
  })

  test('a reviewer opens 1 value with a reason, which the auditor reads; another document has no such entry', async () => {
    const as = await service.person('reviews', ['reviewer'])
    const unnamed = (await list()).signatures.find(({ printed }) => printed === null)
    const body = { field: 'guardian_of', reason: 'The family asks' }
    const open = (where: string, field = 'guardian_of') =>
      service.ask('POST', `${where}/${unnamed?.entry}/open`, { as, body: { ...body, field } })
    const opened = (await (await open(path)).json()) as { value: string }
    equal(opened.value, 'Hidden Child')
    equal(await codeOf(await open('/api/documents/bare/signatories')), '404 record-not-there')
    equal(await codeOf(await open(path, 'receipt_secret')), '422 field-not-opened')
    const auditor = await service.person('audits', ['auditor'])
    const openings = await (await service.ask('GET', '/api/openings', { as: auditor })).text()
    match(openings, /"kind":"signature".*"field":"guardian_of","reason":"The family asks"/)
  })

  test('a text that names no list takes none in, and neither is what is no list', async () => {
    const bare = await send('/api/documents/bare/signatories?name=list.csv', csvOf(rows))
    equal(await codeOf(bare), '409 document-not-signed')
    const other = await takeIn('?name=list.csv', 'a,b\n1,2\n')
    deepEqual([other.state, other.problem?.code], ['failed', 'list-column-missing'])
    ok(!other.problem?.message.includes(service.programme.directory))
  })

  test('a second writer finds what was sent, on its own document alone, and one that ended is not stopped', async () => {
    const { id } = await takeIn('?name=list.csv', csvOf(rows))
    const second = await service.person('bela', ['analyst'])
    equal((await look(id, second)).state, 'complete')
    const { jobs } = (await (await service.ask('GET', `${path}/jobs`, { as: second })).json()) as {
      jobs: Taken[]
    }
    equal(jobs[0]?.id, id)
    const elsewhere = `/api/documents/bare/signatories/jobs/${id}`
    equal(await codeOf(await service.ask('GET', elsewhere, { as: second })), '404 list-job-unknown')
    equal(await codeOf(await service.ask('DELETE', elsewhere, { as: second })), '404 list-job-unknown')
    const own = await service.ask('DELETE', `${path}/jobs/${id}`, { as: second })
    equal(await codeOf(own), '409 import-ended')
  })

  test('a second writer stops a long list: what was given stays given, and the same list again goes on', async () => {
    const many = Array.from({ length: 12000 }, (_, at) => ({
      ...rows[0],
      number: `long-${at}`,
      name: `Invented ${at}`,
    }))
    const { id } = (await (await send(`${path}?name=long.csv`, csvOf(many))).json()) as Taken
    const second = await service.person('cira', ['analyst'])
    while ((await look(id)).rows === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const stopped = await service.ask('DELETE', `${path}/jobs/${id}`, { as: second })
    const ended = (await stopped.json()) as Taken
    deepEqual([ended.state, ended.problem?.code], ['cancelled', 'list-stopped'])
    const again = await takeIn('?name=long.csv', csvOf(many))
    deepEqual([again.state, again.report.unchanged], ['complete', ended.rows])
  })

  test('the half-page is a PDF of 1 page in 2 languages', async () => {
    for (const language of ['en', 'ar']) {
      const answer = await service.ask('GET', `/api/documents/letter/sheet?language=${language}`, { as: ann })
      equal(answer.headers.get('Content-Type'), 'application/pdf')
      const bytes = Buffer.from(await answer.arrayBuffer())
      match(bytes.toString('latin1'), /^%PDF-/)
      equal(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length, 1)
    }
  })
})
