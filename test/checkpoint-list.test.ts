/** The checkpoints of a programme as a list: each that was signed, the same bytes as the file, and lines of witnesses that hold. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { toUtf8 } from '../core/log/bytes.js'
import { checkpointText, logSigner, parseCheckpoint } from '../core/log/checkpoint.js'
import { cosignature, encodeNote, parseNote, signNote, withSignature } from '../core/log/note.js'
import { encodeVerifierKey, verifierKey } from '../core/log/verifier-key.js'
import { programmeKey } from '../store/checkpoint.js'
import { sha256, signingKey } from '../store/node-crypto.js'
import { outsideFiles } from '../store/programme.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

interface Listed {
  readonly size: number
  readonly witnesses: readonly { readonly name: string; readonly at: string | null }[]
}

describeEngines('checkpoints', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'SEALED')
  const witness = { name: 'witness.example', key: signingKey(new Uint8Array(32).fill(9)) }
  const witnessKey = encodeVerifierKey(
    verifierKey(sha256, witness.name, witness.key.publicKey, 'cosignature'),
  )
  let publisher: SignedIn
  before(async () => {
    publisher = await service.person('seals', ['publisher'])
    await importText(service.programme, csv(alike('a', 2)))
    await importText(service.programme, csv(alike('b', 2)), { source: 'another list' })
  })
  const list = async (asked = '') => {
    const answer = await service.ask('GET', `/api/log/checkpoints${asked}`, { as: publisher })
    return (await answer.json()) as { checkpoints: readonly Listed[]; next: number | null; key: string }
  }
  const noteOf = async (size: number) =>
    (await service.ask('GET', `/api/log/checkpoints/${size}`, { as: publisher })).text()
  const giveBack = (note: Uint8Array | string, key = witnessKey) =>
    service.ask('POST', '/api/log/cosignatures', {
      as: publisher,
      body: { note: typeof note === 'string' ? note : Buffer.from(note).toString(), key },
    })
  const cosigned = (note: string) => {
    const read = parseNote(toUtf8(note))
    return encodeNote(withSignature(read, cosignature(sha256, read.text, witness, 2_240_000_000)))
  }

  test('each one that was signed is listed, 1 a page, and the last is byte for byte the file of the command line', async () => {
    const whole = (await list()).checkpoints.map(({ size }) => size)
    equal(whole.length, 2)
    const paged: number[] = []
    for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null; ) {
      const page = await list(`?limit=1${paged.length === 0 ? '' : `&before=${next}`}`)
      paged.push(...page.checkpoints.map(({ size }) => size))
      next = page.next
    }
    deepEqual(paged, whole)
    const { directory, code } = service.programme
    equal(await noteOf(whole[0] ?? 0), readFileSync(outsideFiles(directory, code).checkpoint, 'utf8'))
    const read = await Promise.all(
      whole.map(async (size) => parseCheckpoint(parseNote(toUtf8(await noteOf(size))).text)),
    )
    deepEqual(
      read.map(({ size }) => size),
      whole,
    )
  })

  test('signing a log to which nothing was added makes no other checkpoint', async () => {
    const before = (await list()).checkpoints
    const answer = await service.ask('POST', '/api/log/checkpoints', { as: publisher })
    const { size, isNew } = (await answer.json()) as Listed & { isNew: boolean }
    deepEqual([size, isNew], [before[0]?.size, false])
    deepEqual((await list()).checkpoints, before)
  })

  test('the line of 1 witness is kept under its checkpoint, shown with its time, and goes out with the file', async () => {
    const [last] = (await list()).checkpoints
    const note = cosigned(await noteOf(last?.size ?? 0))
    for (let times = 0; times < 2; times += 1) equal((await giveBack(note)).status, 200)
    const [after] = (await list()).checkpoints
    deepEqual(
      after?.witnesses.map(({ name, at }) => [name, at]),
      [['witness.example', '2040-12-24T22:13:20Z']],
    )
    match(await noteOf(last?.size ?? 0), /\n— witness\.example /)
    equal(await noteOf(last?.size ?? 0), Buffer.from(note).toString())
  })

  test('6 files that are no line of a witness under a checkpoint of this log are refused, and nothing is kept', async () => {
    const before = await list()
    const [last] = before.checkpoints
    const note = await noteOf(before.checkpoints[1]?.size ?? 0)
    const signer = logSigner(sha256, service.programme.code, programmeKey(service.programme))
    const another = (size: number) =>
      cosigned(
        Buffer.from(
          signNote(
            sha256,
            checkpointText({ origin: signer.name, size, root: sha256(toUtf8('other')) }),
            signer,
          ),
        ).toString(),
      )
    const changed = Buffer.from(cosigned(note))
      .toString()
      .replace(/witness\.example (.{8})./, 'witness.example $1_')
    for (const [answer, code] of [
      [await giveBack(note), '422 note-not-signed'],
      [await giveBack('no note'), '422 note-not-readable'],
      [await giveBack(changed), '422 note-not-readable'],
      [await giveBack(cosigned(note), before.key), '422 witness-key-wrong'],
      [await giveBack(another(last?.size ?? 1)), '409 checkpoint-not-of-log'],
      [await giveBack(another(1_000_000)), '409 checkpoint-not-of-log'],
    ] as const)
      equal(await codeOf(answer), code)
    deepEqual(await list(), before)
    for (const size of ['0', '1e0', '999999'])
      equal(
        await codeOf(await service.ask('GET', `/api/log/checkpoints/${size}`, { as: publisher })),
        '404 checkpoint-unknown',
      )
  })
})
