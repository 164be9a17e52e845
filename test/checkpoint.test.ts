import { deepEqual, equal, throws } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { fromUtf8, toBase64, toUtf8 } from '../core/log/bytes.js'
import {
  checkpointText,
  logSigner,
  openCheckpoint,
  originOf,
  parseCheckpoint,
  signCheckpoint,
} from '../core/log/checkpoint.js'
import { cosignature, encodeNote, parseNote, signNote, withSignature } from '../core/log/note.js'
import { verifierKey } from '../core/log/verifier-key.js'
import { nodeCrypto, sha256, signingKey } from '../store/node-crypto.js'

const key = signingKey(new Uint8Array(32).fill(7))
const signer = logSigner(sha256, 'EXAMPLE', key)
const logKey = verifierKey(sha256, signer.name, key.publicKey)
const witnessSigner = { name: 'witness.example/one', key: signingKey(new Uint8Array(32).fill(9)) }
const witness = verifierKey(sha256, witnessSigner.name, witnessSigner.key.publicKey, 'cosignature')
const root = sha256(toUtf8('root'))
const bytes = signCheckpoint(sha256, { size: 42, root }, signer)

test('the origin names the programme and the key, and is the name of the key', () => {
  const digest = createHash('sha256').update(key.publicKey).digest('hex')
  equal(signer.name, `truebearing/EXAMPLE/${digest.slice(0, 8)}`)
  equal(originOf(sha256, 'EXAMPLE', key.publicKey), signer.name)
  const id = createHash('sha256')
    .update(`${signer.name}\n\u0001`)
    .update(key.publicKey)
    .digest('hex')
    .slice(0, 8)
  equal(logKey.id, id)
})

test('a checkpoint is three lines signed by the log, the same bytes each time', () => {
  const text = `${signer.name}\n42\n${toBase64(root)}\n`
  equal(fromUtf8(bytes)?.startsWith(`${text}\n— ${signer.name} `), true)
  deepEqual(signCheckpoint(sha256, { size: 42, root }, signer), bytes)
  deepEqual(openCheckpoint(nodeCrypto, bytes, logKey), {
    origin: signer.name,
    size: 42,
    root,
    witnesses: [],
    unknown: [],
  })
})

test('the example of C2SP tlog-checkpoint is read and written', () => {
  const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  const checkpoint = parseCheckpoint(text)
  deepEqual([checkpoint.origin, checkpoint.size], ['example.com/behind-the-sofa', 20852163])
  equal(checkpointText(checkpoint), text)
})

test('cosignatures of given witnesses are told with their times, others by name', () => {
  const line = cosignature(sha256, parseNote(bytes).text, witnessSigner, 2_240_000_000)
  const cosigned = encodeNote(withSignature(parseNote(bytes), line))
  deepEqual(openCheckpoint(nodeCrypto, cosigned, logKey, [witness]).witnesses, [
    { key: witness, at: 2_240_000_000 },
  ])
  deepEqual(openCheckpoint(nodeCrypto, cosigned, logKey).unknown, ['witness.example/one'])
})

test('witnesses alone do not make a checkpoint', () => {
  const { text } = parseNote(bytes)
  const alone = encodeNote({ text, signatures: [cosignature(sha256, text, witnessSigner, 1)] })
  throws(() => openCheckpoint(nodeCrypto, alone, logKey, [witness]), { code: 'note-not-signed' })
})

test('a checkpoint of another log is refused even under this key', () => {
  const other = checkpointText({ origin: 'truebearing/OTHER/00000000', size: 42, root })
  throws(() => openCheckpoint(nodeCrypto, signNote(sha256, other, signer), logKey), {
    code: 'checkpoint-not-readable',
  })
})

test('one changed bit anywhere is refused', () => {
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Uint8Array.from(bytes, (byte, at) => (at === i ? byte ^ 1 : byte))
    throws(
      () => openCheckpoint(nodeCrypto, changed, logKey),
      (error: { code?: string }) => /^(note|checkpoint)-/.test(error.code ?? ''),
    )
  }
})

test('texts that are nearly checkpoints are refused', () => {
  const hash = toBase64(root)
  const wrong = [
    '',
    'o\n1\n',
    `o\n1\n${hash}`,
    `o\n1\n${hash}\nextension\n`,
    `o\n1\n${hash}\n\n`,
    `\n1\n${hash}\n`,
    `o\n01\n${hash}\n`,
    `o\n+1\n${hash}\n`,
    `o\n-1\n${hash}\n`,
    `o\n1.0\n${hash}\n`,
    `o\n1e3\n${hash}\n`,
    `o\n\n${hash}\n`,
    `o\n 1\n${hash}\n`,
    `o\n٣\n${hash}\n`,
    `o\n9007199254740992\n${hash}\n`,
    `o\n1\n${hash.slice(0, -1)}\n`,
    `o\n1\n${hash} \n`,
    `o\n1\n${toBase64(root.subarray(1))}\n`,
    `o\n1\n\n`,
  ]
  for (const text of wrong) throws(() => parseCheckpoint(text), { code: 'checkpoint-not-readable' }, text)
  equal(parseCheckpoint(`o\n0\n${hash}\n`).size, 0)
})

test('a state that is none is a bug', () => {
  for (const state of [
    { size: -1, root },
    { size: 1.5, root },
    { size: 1, root: root.subarray(1) },
  ]) {
    throws(() => signCheckpoint(sha256, state, signer), Error)
  }
})
