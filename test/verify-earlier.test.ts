import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { toUtf8 } from '../core/log/bytes.js'
import { verifierKey } from '../core/log/verifier-key.js'
import { verifyBundle } from '../core/verify/verify.js'
import type { Files } from '../publish/bundle.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import { appeal, exampleLog, inMemory, publishExample } from './verify-example.js'

const published = await publishExample(exampleLog())
const key = verifierKey(sha256, published.log.signer.name, published.log.key.publicKey)

function verify(files: Files, options: Partial<Parameters<typeof verifyBundle>[1]> = {}) {
  return verifyBundle(inMemory(files), { ...nodeCrypto, key, ...options })
}

test('earlier published checkpoints, and one that somebody kept, are shown to be the beginning of the log', async () => {
  const log = exampleLog()
  const first = await publishExample(log)
  for (let n = 0; n < 5; n += 1) log.append(toUtf8(`later ${n}`))
  const second = await publishExample(log, appeal, [first.files.get('log/checkpoint')!])
  deepEqual((await verify(second.files)).problems, [])
  const kept = { type: 'checkpoint', bytes: first.files.get('log/checkpoint')! } as const
  deepEqual((await verify(second.files, { earlier: kept })).problems, [])
  const bundle = { type: 'bundle', files: inMemory(second.files) } as const
  deepEqual((await verify(first.files, { earlier: bundle })).problems, [])
})

test('a log that was rewritten does not agree with the checkpoint that somebody kept', async () => {
  const kept = { type: 'checkpoint', bytes: published.files.get('log/checkpoint')! } as const
  const rewritten = exampleLog(7, 10)
  rewritten.append(toUtf8('another entry'))
  const same = await publishExample(rewritten)
  const answer = await verify(same.files, { earlier: kept })
  ok(answer.problems.some(({ what }) => what.includes('two different logs of 12 entries')))
  rewritten.append(toUtf8('more'))
  const longer = await publishExample(rewritten)
  const later = await verify(longer.files, { earlier: kept })
  ok(later.problems.some(({ what }) => what.includes('nothing shows that the log of 12 entries')))
  const forged = await publishExample(rewritten, appeal, [kept.bytes])
  ok(
    (await verify(forged.files)).problems.some(
      ({ file, what }) => file === 'log/proofs.json' && what.includes('published earlier'),
    ),
  )
})

test('a document counted as of the empty log is shown to rest on the empty log', async () => {
  const first = await publishExample(exampleLog(7, 0))
  deepEqual((await verify(first.files)).problems, [])
})
