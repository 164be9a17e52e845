/** A witness on another machine: cosigns what only grew, and refuses what forked. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { openCheckpoint } from '../core/log/checkpoint.js'
import { encodeVerifierKey, verifierKey } from '../core/log/verifier-key.js'
import type { Files } from '../publish/bundle.js'
import { witnessCheckpoint } from '../publish/witness.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import { exampleLog, publishExample } from './verify-example.js'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'truebearing-witness-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

const log = exampleLog()
const logKey = verifierKey(sha256, log.signer.name, log.key.publicKey)

const see = (path: string, machine: string, more: { proof?: string } = {}) =>
  witnessCheckpoint({
    path,
    logKey: encodeVerifierKey(logKey),
    stateFile: join(folder, machine, 'seen.json'),
    keyFile: join(folder, machine, 'key.pem'),
    name: 'witness.example',
    at: 2_246_400_000,
    ...more,
  })

function write(name: string, files: Files): string {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    writeFileSync(join(folder, name, path), bytes)
  }
  return join(folder, name)
}

function writeNote(name: string, note: Uint8Array): string {
  writeFileSync(join(folder, name), note)
  return join(folder, name)
}

test('a first checkpoint is cosigned, and the line holds under the key of 1 witness', async () => {
  const { note, key, before: seen, checkpoint } = await see(writeNote('first', log.checkpoint()), 'one')
  equal(seen, null)
  const opened = openCheckpoint(nodeCrypto, note, logKey, [key])
  deepEqual(
    opened.witnesses.map((entry) => [entry.key.name, entry.at]),
    [['witness.example', 2_246_400_000]],
  )
  deepEqual(openCheckpoint(nodeCrypto, note, logKey).unknown, ['witness.example'])
  equal(checkpoint.size, 11)
  equal(statSync(join(folder, 'one', 'key.pem')).mode & 0o777, 0o600)
  // Again the same: the key is kept, and so is what was seen.
  const again = await see(join(folder, 'first'), 'one')
  deepEqual([again.before, encodeVerifierKey(again.key)], [11, encodeVerifierKey(key)])
})

test('a bundle of 12 entries carries the proof that it continues the 11 that were seen', async () => {
  const published = await publishExample(log)
  const found = await see(write('bundle', published.files), 'one')
  deepEqual([found.before, found.checkpoint.size], [11, 12])
})

test('a longer log without a proof is refused, and with the proof of the command it is cosigned', async () => {
  const seen = { size: log.size, root: log.root }
  for (let n = 0; n < 5; n += 1) log.append(toUtf8(`more ${n}`))
  const path = writeNote('longer', log.checkpoint())
  await rejects(see(path, 'one'), {
    code: 'consistency-missing',
    exitCode: 1,
    message: /log prove 17 --from 12/,
  })
  const steps = await log.tree().consistencyPath(seen.size, log.size)
  const proof = join(folder, 'proof.json')
  const consistency = { from: seen.size, root: toHex(seen.root), path: steps.map(toHex) }
  writeFileSync(proof, JSON.stringify({ entry: 17, size: 17, consistency }))
  equal((await see(path, 'one', { proof })).before, 12)
})

test('a log that forked is refused in 3 ways: shorter, of the same size, and longer with a proof of its own', async () => {
  const state = readFileSync(join(folder, 'one', 'seen.json'), 'utf8')
  await rejects(see(join(folder, 'first'), 'one'), { code: 'checkpoint-older' })
  const fork = exampleLog(7, 10)
  while (fork.size < 17) fork.append(toUtf8(`other ${fork.size}`))
  await rejects(see(writeNote('fork', fork.checkpoint()), 'one'), { code: 'log-forked', exitCode: 1 })
  const published = await publishExample(fork)
  await rejects(see(write('forked', published.files), 'one'), { code: 'log-forked' })
  equal(readFileSync(join(folder, 'one', 'seen.json'), 'utf8'), state)
  // Somebody who saw nothing before cannot know.
  ok((await see(join(folder, 'forked'), 'two')).before === null)
})

test('a checkpoint by another key is not cosigned, nor anything where the state of 1 log is damaged', async () => {
  const other = exampleLog(8)
  await rejects(see(writeNote('other', other.checkpoint()), 'three'), { code: 'note-not-signed' })
  mkdirSync(join(folder, 'four'))
  writeFileSync(join(folder, 'four', 'seen.json'), '{"x": {}}')
  await rejects(see(join(folder, 'first'), 'four'), { code: 'witness-state-not-readable', exitCode: 3 })
})
