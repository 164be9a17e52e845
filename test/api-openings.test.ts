/** Confidential fields are opened one by one, each with a reason that stands in the log. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { proposeMapping } from '../intake/table/propose.js'
import { newRecordId } from '../store/record-id.js'
import { importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const reason = 'The family asks for help'

describeEngines('openings', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'OPENED')
  let reviewer: SignedIn
  let victim = ''
  let person = ''
  let otherVictim = ''
  before(async () => {
    reviewer = await service.person('reviews', ['reviewer'])
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    await importTable(service.programme, threeForms, mapping)
    const other = await newProgramme(shared.engine, shared.place, 'OTHEROPEN')
    await importTable(other, threeForms, mapping)
    const idOf = async (programmeId: string) => {
      const [row] = await shared.engine.transaction((session) =>
        session.query<{ id: string }>(
          `select record_id::text as id from victims where programme_id = $1 and local_id = 'V1'`,
          [programmeId],
        ),
      )
      return row?.id ?? ''
    }
    victim = await idOf(service.programme.programmeId)
    otherVictim = await idOf(other.programmeId)
  })
  const open = (path: string, body: unknown, as: SignedIn = reviewer) =>
    service.ask('POST', `/api/${path}/open`, { as, body })
  const opened = async (path: string, body: unknown) => {
    const answer = await open(path, body)
    equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as { value: unknown; entry: number }
  }

  test('a reviewer opens who a victim is and then the name: 2 acts, each an entry', async () => {
    const first = await opened(`victims/${victim}`, { field: 'person', reason })
    person = String(first.value)
    const second = await opened(`persons/${person}`, { field: 'name', reason })
    equal(second.value, 'Savris Calloret')
    ok(second.entry > first.entry)
  })

  test('an auditor reads who opened what and why, newest first', async () => {
    const as = await service.person('audits', ['auditor'])
    const answer = await service.ask('GET', '/api/openings?limit=1', { as })
    const { openings, next } = (await answer.json()) as { openings: Record<string, unknown>[]; next: number }
    const [newest] = openings
    deepEqual(
      [newest?.name, newest?.kind, newest?.recordId, newest?.field, newest?.reason, newest?.entry],
      ['Invented reviews', 'person', person, 'name', reason, next],
    )
    const log = (await (await service.ask('GET', '/api/log?type=decision', { as })).json()) as {
      entries: { entry: number; about: string }[]
    }
    deepEqual([log.entries[0]?.entry, log.entries[0]?.about], [newest?.entry, 'confidential-opened'])
  })

  test('a number of an identity document is opened by nobody', async () => {
    equal(
      await codeOf(await open(`persons/${person}`, { field: 'identity_document', reason })),
      '422 field-not-opened',
    )
  })

  test('8 openings that are none are refused, and nothing is noted', async () => {
    const as = await service.person('counts', ['auditor'])
    const size = async () =>
      ((await (await service.ask('GET', '/api/log', { as })).json()) as { size: number }).size
    const before = await size()
    for (const [path, body, code] of [
      [`victims/${victim}`, { field: 'person' }, '422 body-invalid'],
      [`victims/${victim}`, { field: 'person', reason: '  ' }, '422 body-invalid'],
      [`victims/${victim}`, { field: 'person', reason: 'a\u0000' }, '422 body-invalid'],
      [`victims/${victim}`, { field: 'nothing', reason }, '422 field-not-opened'],
      [`victims/${otherVictim}`, { field: 'person', reason }, '404 record-not-there'],
      [`persons/${victim}`, { field: 'name', reason }, '404 record-not-there'],
      [`victims/${newRecordId()}`, { field: 'person', reason }, '404 record-not-there'],
      ['victims/1', { field: 'person', reason }, '404 record-not-there'],
      [`nothings/${victim}`, { field: 'person', reason }, '404 kind-unknown'],
    ] as const)
      equal(await codeOf(await open(path, body)), code, `${path} ${JSON.stringify(body)}`)
    equal(await size(), before)
  })

  test('who is limited to another region opens nothing of a victim, nor of the person', async () => {
    const far = await service.limited('far', ['reviewer'], [newRecordId()])
    equal(
      await codeOf(await open(`victims/${victim}`, { field: 'person', reason }, far)),
      '404 record-not-there',
    )
    equal(
      await codeOf(await open(`persons/${person}`, { field: 'name', reason }, far)),
      '404 record-not-there',
    )
  })

  test('the name of a row that waits is withheld on its page, and opened with a reason', async () => {
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    const more = threeForms.replaceAll(/V(\d)/g, 'W$1').replace('Savris Calloret', 'Torvik Anders')
    const { id } = await importTable(service.programme, more, mapping, {
      accept: false,
      source: 'another list',
    })
    const page = await (await service.ask('GET', `/api/drafts/${id}.1`, { as: reviewer })).text()
    equal(page.includes('Torvik'), false)
    const { records } = JSON.parse(page) as { records: { name: string; kind: string }[] }
    const record = records.find((each) => each.kind === 'person')?.name
    equal((await opened(`drafts/${id}.1`, { record, field: 'name', reason })).value, 'Torvik Anders')
    equal(await codeOf(await open(`drafts/${id}.99`, { record, field: 'name', reason })), '404 draft-unknown')
  })
})
