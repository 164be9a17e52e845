/** What came in, as the API lists it: files, their doubts, the log and the programme. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { proposeMapping } from '../intake/table/propose.js'
import { formHeader, importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('what came in', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'CAMEIN')
  const json = async <T>(path: string, as: SignedIn): Promise<T> => {
    const answer = await service.ask('GET', path, { as })
    equal(answer.status, 200, path)
    return (await answer.json()) as T
  }

  test('of 2 files the newer stands first, with its 3 waiting rows and its doubts by severity', async () => {
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    await importTable(service.programme, threeForms, mapping, { source: 'one', name: 'one.csv' })
    const odd = `${formHeader}\nX1,2041-13-77,A9,2041-04-30,AP mine,injured,male,30,civilian,Torvik\u0000 Anders\n`
    const again = await importTable(
      service.programme,
      odd + threeForms.slice(formHeader.length + 1),
      mapping,
      {
        accept: false,
        source: 'two',
        name: 'two.csv',
      },
    )
    const as = await service.person('lists', ['data_entry'])
    const { imports, next } = await json<{ imports: Record<string, unknown>[]; next: number | null }>(
      '/api/imports?limit=1',
      as,
    )
    const [newer] = imports
    deepEqual(
      [newer?.fileName, newer?.state, String(newer?.id), next],
      ['two.csv', 'complete', again.id, Number(again.id)],
    )
    deepEqual(newer?.rows, { draft: 1 })
    const older = await json<{ imports: Record<string, unknown>[]; next: number | null }>(
      `/api/imports?before=${next}`,
      as,
    )
    deepEqual(
      [older.imports.map(({ fileName, taken }) => [fileName, taken]), older.next],
      [[['one.csv', 3]], null],
    )
  })

  test('a doubt about a name says its rule and column and 0 letters of the name', async () => {
    const as = await service.person('doubts', ['auditor'])
    type Found = { rule: string; column: string | null; text: string | null; withheld: boolean }
    const { findings } = await json<{ findings: Found[] }>('/api/findings?severity=blocks', as)
    ok(findings.some(({ column, text }) => column === 'information_date' && text === '2041-13-77'))
    const ofName = findings.filter(({ column }) => column === 'name')
    ok(ofName.length > 0)
    for (const { text, withheld } of ofName) deepEqual([text, withheld], [null, true])
    equal(JSON.stringify(findings).includes('Torvik'), false)
  })

  test('findings come in pages that give each of them once', async () => {
    const as = await service.person('pages', ['reviewer'])
    type Page = { findings: unknown[]; next: string | null }
    const whole = await json<Page>('/api/findings?limit=200', as)
    const gathered: unknown[] = []
    let after = ''
    for (let pages = 0; pages < 50; pages += 1) {
      const page = await json<Page>(`/api/findings?limit=1${after}`, as)
      gathered.push(...page.findings)
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    deepEqual(gathered, whole.findings)
  })

  test('the log is read 2 entries a page, newest first, and its checkpoint stands beside it', async () => {
    const as = await service.person('reads.log', ['auditor'])
    type Page = { entries: { entry: number; type: string }[]; next: number | null; size: number }
    const first = await json<Page & { checkpoint: unknown }>('/api/log?limit=2', as)
    deepEqual(
      first.entries.map(({ entry }) => entry),
      [first.size, first.size - 1],
    )
    const second = await json<Page>(`/api/log?limit=2&before=${first.next}`, as)
    equal(second.entries[0]?.entry, first.size - 2)
    const received = await json<Page>('/api/log?type=submission-received', as)
    equal(received.entries.length, 2)
    ok(first.checkpoint)
  })

  test('the programme says 18 kinds that can be listed and no password of its mail', async () => {
    const as = await service.person('asks', ['collector'])
    const programme = await json<{ kinds: unknown[]; code: string; waiting: Record<string, number> }>(
      '/api/programme',
      as,
    )
    deepEqual([programme.kinds.length, programme.code], [18, 'CAMEIN'])
    equal(programme.waiting.draft, 1)
    equal('mail' in programme, false)
  })

  test('a cursor that is none is refused with its parameter named', async () => {
    const as = await service.person('forges', ['administrator'])
    for (const path of [
      '/api/findings?after=1',
      '/api/log?before=0',
      '/api/imports?limit=201',
      '/api/imports?x=1',
    ])
      equal(await codeOf(await service.ask('GET', path, { as })), '400 query-invalid', path)
  })
})
