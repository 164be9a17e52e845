/** Files sent over the API: proposed, tried, taken in, stopped and taken back; and files that are not what they say. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Finding } from '../core/finding.js'
import { findOrMakeSource } from '../intake/import/source.js'
import type { Mapping } from '../intake/table/mapping.js'
import { serveProgramme } from '../server/listen.js'
import { startSession } from '../store/accounts/sessions.js'
import { receiveFile } from '../store/import/receive-file.js'
import { outsideFiles } from '../store/programme.js'
import { formHeader, threeForms } from './import-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Job {
  readonly id: string
  readonly state: string
  readonly rows: number
  readonly report: {
    readonly id: string | null
    readonly submitted: number
    readonly waiting: number
    readonly doubts: {
      readonly groups: readonly {
        readonly text: string | null
        readonly message: string | null
        readonly row: number | null
        readonly rows: number
        readonly withheld: boolean
      }[]
      readonly left: number
    }
  } | null
  readonly problem: { readonly code: string; readonly message: string } | null
}

interface Proposed {
  readonly mapping: object
  readonly notes: string[]
  readonly findings: Finding[]
  readonly before: {
    readonly import: number
    readonly receivedAt: string | null
    readonly mapping: Mapping
    readonly columns: readonly { readonly column: string; readonly texts: readonly string[] }[]
  } | null
}

describeEngines('uploads', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'UPLOADS')
  let enters: SignedIn
  before(async () => {
    enters = await service.person('enters', ['data_entry'])
  })
  const send = (name: string, body: string | Uint8Array<ArrayBuffer>, as = enters) =>
    fetch(`${service.address}/api/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...as.headers, 'Content-Type': 'application/octet-stream' },
      body,
    })
  const sent = async (name: string, body: string | Uint8Array<ArrayBuffer>, as = enters): Promise<string> => {
    const answer = await send(name, body, as)
    equal(answer.status, 201, await answer.clone().text())
    return ((await answer.json()) as { id: string }).id
  }
  const proposed = async (upload: string, as = enters, about = 'victim') => {
    const path = `/api/uploads/${upload}/mapping`
    const answer = await service.ask('POST', path, { as, body: { kind: about } })
    equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as Proposed
  }
  const begin = (body: object, as = enters) => service.ask('POST', '/api/imports', { as, body })
  const job = async (id: string) =>
    (await (await service.ask('GET', `/api/imports/${id}`, { as: enters })).json()) as Job
  const ended = async (answer: Response): Promise<Job> => {
    equal(answer.status, 202, await answer.clone().text())
    const { id } = (await answer.json()) as Job
    for (;;) {
      const state = await job(id)
      if (state.state !== 'running') return state
      await setTimeout(20)
    }
  }
  const size = async () => {
    const as = await service.person(`log${Math.random()}`, ['auditor'])
    return ((await (await service.ask('GET', '/api/log', { as })).json()) as { size: number }).size
  }

  test('3 victims: sent, proposed, tried without a trace, taken in to wait, taken back', async () => {
    const upload = await sent('forms.csv', threeForms)
    const { mapping, notes, findings } = await proposed(upload)
    deepEqual(
      findings.map(({ message }) => message),
      notes,
    )
    ok(findings.every(({ rule }) => /^[a-z]+(?:-[a-z]+)+$/.test(rule)))
    const before = await size()
    const tried = await ended(await begin({ upload, mapping, source: 'forms', dryRun: true }))
    deepEqual([tried.state, tried.report?.submitted, tried.report?.id], ['complete', 3, null])
    equal(await size(), before)
    const taken = await ended(await begin({ upload, mapping, source: 'forms' }))
    deepEqual([taken.state, taken.report?.submitted, taken.rows], ['complete', 3, 3])
    const entry = taken.report?.id
    const found = await service.ask('GET', `/api/imports/${entry}`, { as: enters })
    deepEqual(((await found.json()) as { rows: object }).rows, { submitted: 3 })
    equal((await service.ask('DELETE', `/api/imports/${entry}`, { as: enters })).status, 200)
    const after = await service.ask('GET', `/api/imports/${entry}`, { as: enters })
    equal(((await after.json()) as { state: string }).state, 'undone')
  })

  test('a try tells each doubt once, with how many rows have it and which is the first, and nothing of a confidential cell', async () => {
    const { mapping } = await proposed(await sent('read.csv', threeForms))
    const unread = threeForms.replaceAll(/V(\d)/g, 'U$1').replaceAll('injured', 'ouched')
    const tried = await ended(
      await begin({ upload: await sent('doubts.csv', unread), mapping, source: 'doubts', dryRun: true }),
    )
    const { groups = [], left } = tried.report?.doubts ?? {}
    const of = groups.filter(({ text }) => text === 'ouched')
    equal(of.length, 1, JSON.stringify(groups))
    equal(of[0]?.rows, unread.split('ouched').length - 1)
    ok(typeof of[0]?.row === 'number')
    equal(left, 0)
    for (const { withheld, text, message } of groups) if (withheld) deepEqual([text, message], [null, null])
  })

  test('the same file again changes nothing: 3 rows unchanged after they were accepted', async () => {
    const upload = await sent('again.csv', threeForms.replaceAll(/V(\d)/g, 'Z$1'))
    const { mapping } = await proposed(upload)
    const first = await ended(await begin({ upload, mapping, source: 'again' }))
    const again = await ended(await begin({ upload, mapping, source: 'again' }))
    equal(again.report?.id, first.report?.id)
  })

  test('the mapping last used for the columns of a file is proposed again with its day, to whoever imports, and to nobody for other columns or kinds', async () => {
    const list = 'k7,w1\nM-1,perished\nM-2,scratched\n'
    const columns = (outcomes: object): object => ({
      mapping: 1,
      title: 'list',
      main: 'victim',
      records: {
        victim: {
          kind: 'victim',
          fields: { local_id: { column: 'k7' }, outcome: { column: 'w1', values: outcomes } },
        },
      },
    })
    const first = columns({ perished: 'killed' })
    const latest = columns({ perished: 'killed', scratched: 'injured' })
    const upload = await sent('list.csv', list)
    equal((await proposed(upload)).before, null)
    await ended(await begin({ upload, mapping: first, source: 'columns', dryRun: true }))
    equal((await proposed(upload)).before, null, 'what was only tried is not kept')
    await ended(await begin({ upload, mapping: first, source: 'columns' }))
    const taken = await ended(await begin({ upload, mapping: latest, source: 'columns' }))
    const { before } = await proposed(upload)
    deepEqual([before?.import, before?.mapping], [Number(taken.report?.id), latest])
    ok(!Number.isNaN(Date.parse(before?.receivedAt ?? '')), String(before?.receivedAt))

    // Whoever imports too, another file, its columns the other way round and its signs others; what is new in it waits.
    const colleague = await service.person('colleague', ['data_entry'])
    const corrected = await sent('corrected.csv', 'w1;k7\nperished;M-1\nvaporised;M-3\n', colleague)
    const again = (await proposed(corrected, colleague)).before
    deepEqual(
      again?.columns.map(({ column, texts }) => [column, ...texts]),
      [
        ['w1', 'perished', 'vaporised'],
        ['k7', 'M-1', 'M-3'],
      ],
    )
    deepEqual(again?.mapping.unmapped_values, { w1: ['vaporised'] })
    deepEqual(again?.mapping.records, (latest as Mapping).records)
    equal(again?.mapping.file?.delimiter, ';')

    for (const other of ['k7,w1,w2\nM-1,perished,x\n', 'k7\nM-1\n', 'k7,W1\nM-1,perished\n'])
      equal((await proposed(await sent('other.csv', other))).before, null, other)
    equal((await proposed(upload, enters, 'accident')).before, null)
    equal((await service.ask('DELETE', `/api/imports/${taken.report?.id}`, { as: enters })).status, 200)
    equal((await proposed(upload)).before?.import, before?.import, 'a file that was taken back comes again')
  })

  test("a kept mapping that today's definitions cannot read is not proposed, and the one before it is", async () => {
    const upload = await sent('fields.csv', 'k8,w8\nN-1,perished\n')
    const reading = (outcome: object): object => ({
      mapping: 1,
      title: 'list',
      main: 'victim',
      records: {
        victim: { kind: 'victim', fields: { local_id: { column: 'k8' }, outcome } },
      },
    })
    const readable = reading({ column: 'w8', values: { perished: 'killed' } })
    const taken = await ended(await begin({ upload, mapping: readable, source: 'fields' }))
    const path = join(shared.place.directory, 'fields.csv')
    writeFileSync(path, 'k8,w8\nN-2,perished\n')
    const bytes = Buffer.from(JSON.stringify(reading({ column: 'w8', spelling: 'of another year' })))
    const hashOf = (of: Uint8Array) => new Uint8Array(createHash('sha256').update(of).digest())
    await receiveFile(service.programme, {
      file: { path, name: 'fields.csv', sha256: hashOf(readFileSync(path)), sizeBytes: 20 },
      mapping: { bytes, sha256: hashOf(bytes), name: 'fields.mapping.json' },
      source: await findOrMakeSource(service.programme, 'fields', false),
      kind: 'victim',
    })
    deepEqual((await proposed(upload)).before?.import, Number(taken.report?.id))
  })

  test('records that were accepted are taken back by a reviewer, not by who sent them', async () => {
    const upload = await sent('accepted.csv', threeForms.replaceAll(/V(\d)/g, 'Y$1'))
    const { mapping } = await proposed(upload)
    const taken = await ended(await begin({ upload, mapping, source: 'accepted' }))
    const reviewer = await service.person('reviewer', ['reviewer'])
    const ids = [1, 2, 3].map((row) => `${taken.report?.id}.${row}`)
    equal(
      (await service.ask('POST', '/api/decisions', { as: reviewer, body: { act: 'accept', ids } })).status,
      200,
    )
    const path = `/api/imports/${taken.report?.id}`
    const mayUndo = async (as: SignedIn) => {
      const listed = (await (await service.ask('GET', '/api/imports', { as })).json()) as {
        imports: readonly { id: number; mayUndo: boolean }[]
      }
      return listed.imports.find(({ id }) => String(id) === String(taken.report?.id))?.mayUndo
    }
    deepEqual([await mayUndo(enters), await mayUndo(reviewer)], [false, true])
    equal(await codeOf(await service.ask('DELETE', path, { as: enters })), '403 right-missing')
    const undone = await service.ask('DELETE', path, { as: reviewer })
    equal(undone.status, 200)
    equal(((await undone.json()) as { withdrawn: number }).withdrawn > 2, true)
  })

  test('an import that is stopped says how many rows stay, and somebody else can neither see nor stop it', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, index) => `S${index},2041-05-01,B${index},2041-04-30,AP mine,injured,male,30,civilian,`,
    )
    const upload = await sent('long.csv', `${formHeader}\n${rows.join('\n')}\n`)
    const { mapping } = await proposed(await sent('short.csv', threeForms))
    const answer = await begin({ upload, mapping, source: 'long', dryRun: true })
    const { id } = (await answer.json()) as Job
    const other = await service.person('other', ['data_entry'])
    equal(await codeOf(await service.ask('GET', `/api/imports/${id}`, { as: other })), '404 import-unknown')
    equal(
      await codeOf(await service.ask('DELETE', `/api/imports/${id}`, { as: other })),
      '404 import-unknown',
    )
    const stopped = (await (await service.ask('DELETE', `/api/imports/${id}`, { as: enters })).json()) as Job
    deepEqual([stopped.state, stopped.problem?.code], ['cancelled', 'import-cancelled'])
    equal(await codeOf(await service.ask('DELETE', `/api/imports/${id}`, { as: enters })), '409 import-ended')
  })

  test('12 files that are not what they say, or lie about where they lie, leave nothing', async () => {
    const folder = join(outsideFiles(shared.place.directory, 'UPLOADS').folder, 'uploads')
    const before = existsSync(folder) ? readdirSync(folder).length : 0
    for (const [name, body, code] of [
      ['victims.csv', '%PDF-1.7 nothing', '422 not-a-table'],
      ['victims.csv', 'PK\u0003\u0004 a workbook', '422 file-not-as-named'],
      ['victims.xlsx', 'a,b\n1,2\n', '422 file-not-as-named'],
      ['map.geojson', '<kml xmlns="x"></kml>', '422 file-not-as-named'],
      ['map.gpkg', '{"type":"FeatureCollection","features":[]}', '422 file-not-as-named'],
      ['program.exe', 'MZ', '422 file-ending-unknown'],
      ['page.csv', '<!doctype html><script>alert(1)</script>', '422 not-a-table'],
      ['../../key.csv', 'a,b\n', '422 file-name-invalid'],
      ['a\\b.csv', 'a,b\n', '422 file-name-invalid'],
      ['.upload.csv', 'a,b\n', '422 file-name-invalid'],
      ['a\u202egpj.csv', 'a,b\n', '422 file-name-invalid'],
      ['empty.csv', '', '422 table-empty'],
    ] as const) {
      const answer = await send(name, body)
      const text = await answer.clone().text()
      equal(await codeOf(answer), code, name)
      ok(!text.includes(shared.place.directory), `${name} tells where the register lies`)
    }
    equal(readdirSync(folder).length, before)
  })

  test('a file of somebody else, of no one, or a mapping that is none is refused in words without a folder', async () => {
    const upload = await sent('mine.csv', threeForms)
    const { mapping } = await proposed(upload)
    const other = await service.person('another', ['data_entry'])
    equal(await codeOf(await begin({ upload, mapping, source: 'x' }, other)), '404 upload-unknown')
    equal(
      await codeOf(await begin({ upload, mapping: { mapping: 2 }, source: 'x' })),
      '422 mapping-not-valid',
    )
    const wrong = { ...mapping, file: { header_row: 900 } }
    const failed = await ended(await begin({ upload, mapping: wrong, source: 'x' }))
    equal(failed.state, 'failed')
    ok(!JSON.stringify(failed).includes(shared.place.directory))
    const path = '/api/uploads/..%2F..%2Fkey.pem/mapping'
    ok((await service.ask('POST', path, { as: enters, body: { kind: 'victim' } })).status >= 400)
  })

  test('a body that a page of elsewhere could send as a form is not taken', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x']) {
      const answer = await fetch(`${service.address}/api/uploads?name=a.csv`, {
        method: 'POST',
        headers: { ...enters.headers, 'Content-Type': type },
        body: 'a,b\n',
      })
      equal(await codeOf(answer), '415 body-type-wrong')
    }
  })

  test("of 3 files that are more than a day's bytes the third is refused, and taken in the day after", async () => {
    const { programme } = service
    const { close, address } = await serveProgramme(programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log: () => undefined,
      mostSentBytes: 1000,
    })
    try {
      const photographs = await service.person('photographs', ['collector'])
      const sends = async (length: number, { account }: SignedIn) => {
        const { accountId } = account
        const secret = await programme.engine.transaction((session) =>
          startSession(session, programme, accountId),
        )
        const answer = await fetch(`${address}/api/uploads?for=attachment&name=field.jpg`, {
          method: 'POST',
          headers: {
            Cookie: `truebearing-${programme.code}=${secret}`,
            Origin: address,
            'Content-Type': 'image/jpeg',
          },
          body: 'x'.repeat(length),
        })
        return answer.ok ? answer.status : codeOf(answer)
      }
      equal(await sends(500, photographs), 201)
      equal(await sends(400, photographs), 201)
      equal(await sends(101, photographs), '429 sent-too-much')
      equal(await sends(100, photographs), 201, 'a file that was refused is not counted')
      equal(await sends(1, photographs), '429 sent-too-much')
      equal(await sends(500, enters), 201, 'each person has a day of their own')
      service.pass(25 * 60)
      equal(await sends(101, photographs), 201)
    } finally {
      await close()
    }
  })
})
