/** The examination and the backup of a programme over the API. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Examined } from '../store/examined.js'
import { outsideFiles } from '../store/programme.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { headOf, passphrase, restored } from './support/backups.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

describeEngines('keeping a programme over the API', (kind) => {
  const shared = sharedRegister(kind)
  const target = sharedRegister(kind)
  const service = servedAccounts(shared, 'KEEPS')
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-keeps-'))
  after(() => rmSync(folder, { recursive: true }))

  test('the backup that an administrator takes is restored to the same log, and nothing of it stays behind', async () => {
    const as = await service.person('keeper', ['administrator'])
    await importText(service.programme, csv(alike('k', 7)))
    const answer = await service.ask('POST', '/api/programme/backup', { as, body: { passphrase } })
    equal(answer.status, 200)
    match(
      answer.headers.get('Content-Disposition') ?? '',
      /^attachment; filename="KEEPS-\d{4}-\d\d-\d\d\.backup"$/,
    )
    ok(Number(answer.headers.get('Truebearing-Entry')) > 7)
    const path = join(folder, 'taken.backup')
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
    ok(!readFileSync(path).includes('record-accepted'), 'it is encrypted')
    const { programme } = await restored(target, path)
    equal(
      await headOf(programme.engine, programme.programmeId),
      await headOf(shared.engine, service.programme.programmeId),
    )
    const outside = outsideFiles(shared.place.directory, 'KEEPS').folder
    const leaving = () => readdirSync(outside).filter((name) => name.startsWith('leaving-'))
    for (let tries = 0; tries < 100 && leaving().length > 0; tries += 1) await setTimeout(20)
    deepEqual(leaving(), [])
    deepEqual(
      service.lines.filter((line) => line.includes(passphrase)),
      [],
    )
  })

  test('a passphrase of 11 characters is refused, and so is the same request a second time with its key', async () => {
    const as = await service.person('short', ['administrator'])
    const short = { as, body: { passphrase: 'eleven char' } }
    equal(await codeOf(await service.ask('POST', '/api/programme/backup', short)), '422 body-invalid')
    const keyed = { as, body: { passphrase }, headers: { 'Idempotency-Key': 'once' } }
    const first = await service.ask('POST', '/api/programme/backup', keyed)
    await first.arrayBuffer()
    equal(first.status, 200)
    equal((await service.ask('POST', '/api/programme/backup', keyed)).status, 409)
  })

  test('an examination of a whole register has no fault, and names a key that others can read', async () => {
    const as = await service.person('looks', ['administrator'])
    const look = async () => {
      const answer = await service.ask('GET', '/api/programme/examination', { as })
      return (await answer.json()) as { examined: Examined[] }
    }
    const { examined } = await look()
    deepEqual(
      examined.filter(({ state }) => state === 'fault'),
      [],
    )
    const { key } = outsideFiles(shared.place.directory, 'KEEPS')
    const kept = readFileSync(key)
    rmSync(key)
    const { examined: without } = await look()
    writeFileSync(key, kept, { mode: 0o600 })
    deepEqual(
      without
        .filter(({ state }) => state === 'fault')
        .map(({ what, code, details }) => [what, code, details]),
      [['key', 'examined-key-missing', { path: key }]],
    )
  })
})
