import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { fromBase64, fromUtf8, toHex, toUtf8 } from '../core/log/bytes.js'
import type { NoteSigner } from '../core/log/note.js'
import {
  cosignature,
  cosignedMessage,
  encodeNote,
  noteSignature,
  openNote,
  parseNote,
  signNote,
  withSignature,
} from '../core/log/note.js'
import { encodeVerifierKey, isKeyName, parseVerifierKey, verifierKey } from '../core/log/verifier-key.js'
import { nodeCrypto, sha256, signingKey } from '../store/node-crypto.js'

// The keys, text and signatures of Go's golang.org/x/mod/sumdb/note, note_test.go (BSD-3-Clause).
const peterText = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const peterPrivate = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const enochText = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n'

const peter = parseVerifierKey(sha256, peterText)
const enoch = parseVerifierKey(sha256, enochText)
const peterSigner: NoteSigner = {
  name: 'PeterNeumann',
  key: signingKey(fromBase64(peterPrivate)!.subarray(1)),
}

test('signing gives the published note byte for byte', () => {
  equal(fromUtf8(signNote(sha256, text, peterSigner)), `${text}\n${peterLine}`)
})

test('the published note of two keys opens with either and with both', () => {
  const bytes = toUtf8(`${text}\n${peterLine}${enochLine}`)
  const one = openNote(nodeCrypto, bytes, [peter])
  equal(one.text, text)
  deepEqual(one.signed, [{ key: peter, at: null }])
  deepEqual(
    one.unknown.map(({ name, id }) => `${name}+${id}`),
    ['EnochRoot+af0cfe78'],
  )
  const both = openNote(nodeCrypto, bytes, [enoch, peter])
  deepEqual(
    both.signed.map(({ key }) => key),
    [peter, enoch],
  )
  deepEqual(both.unknown, [])
})

test('the example of C2SP signed-note opens with its key', () => {
  const key = parseVerifierKey(
    sha256,
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  )
  const line =
    '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
  const bytes = toUtf8(`This is an example message.\n\n${line}`)
  equal(openNote(nodeCrypto, bytes, [key]).text, 'This is an example message.\n')
})

test('the poem of C2SP, which has an empty line inside, is split at its last empty line', () => {
  const poem = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n'
  const line =
    '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n'
  const note = parseNote(toUtf8(`${poem}\n${line}`))
  equal(note.text, poem)
  equal(fromUtf8(encodeNote(note)), `${poem}\n${line}`)
})

test('a note that none of the given keys signed is refused, and lines by others are not looked at', () => {
  const bytes = toUtf8(`${text}\n${peterLine}${enochLine}`)
  throws(() => openNote(nodeCrypto, bytes, []), { code: 'note-not-signed' })
  const sameName = verifierKey(sha256, 'PeterNeumann', enoch.publicKey)
  throws(() => openNote(nodeCrypto, bytes, [sameName]), { code: 'note-not-signed' })
  // The same id under another name is another key.
  throws(() => openNote(nodeCrypto, bytes, [{ ...peter, name: 'PeterNeumam' }]), { code: 'note-not-signed' })
  const spoiled = toUtf8(`${text}\n${peterLine}${enochLine.replace('EnochRoot rwz+', 'EnochRoot AAAA')}`)
  equal(openNote(nodeCrypto, spoiled, [peter, enoch]).signed.length, 1)
})

test('a wrong signature by a given key spoils the whole note, wherever it stands', () => {
  const wrong = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`
  for (const lines of [wrong, peterLine + wrong, wrong + peterLine]) {
    throws(() => openNote(nodeCrypto, toUtf8(`${text}\n${lines}`), [peter]), {
      code: 'note-signature-wrong',
      details: { key: 'PeterNeumann+c74f20a3' },
    })
  }
  const changed = toUtf8(`${text.replace('problem', 'Problem')}\n${peterLine}`)
  throws(() => openNote(nodeCrypto, changed, [peter]), { code: 'note-signature-wrong' })
})

test('repeated lines count once', () => {
  const bytes = toUtf8(`${text}\n${peterLine}${peterLine}${enochLine}${enochLine}`)
  const opened = openNote(nodeCrypto, bytes, [peter])
  equal(opened.signed.length, 1)
  equal(opened.unknown.length, 1)
})

test('what is malformed in the tests of Go is malformed here, and more', () => {
  const whole = `${text}\n${peterLine}`
  const wrong = [
    '',
    text,
    `${text}\n`,
    whole.slice(0, -1),
    `\u0001${whole}`,
    `\u0000${whole}`,
    whole.replaceAll('\n', '\r\n'),
    `\t${whole}`,
    `${whole.slice(0, -1).replace('PeterNeumann', 'Bad Name')}\n`,
    `${text}\n— Bad\u00a0Name ${peterLine.split(' ')[2]}`,
    `${text}\n— a+b ${peterLine.split(' ')[2]}`,
    `${whole}Unexpected line.\n`,
    `${text}\n-${peterLine.slice(1)}`,
    `${text}\n${peterLine.replace(' x08go', '  x08go')}`,
    `${text}\n— PeterNeumann x08goA==\n`,
    `${text}\n${peterLine.repeat(101)}`,
    'x'.repeat(1_000_001),
  ]
  for (const bad of wrong) {
    throws(() => openNote(nodeCrypto, toUtf8(bad), [peter]), { code: 'note-not-readable' }, bad.slice(0, 80))
  }
  // Five bytes are a line; that base64 ends in set bits is not.
  equal(parseNote(toUtf8(`${text}\n— PeterNeumann x08goAE=\n`)).signatures.length, 1)
  throws(() => parseNote(toUtf8(`${text}\n— PeterNeumann x08goAF=\n`)), { code: 'note-not-readable' })
  throws(() => parseNote(toUtf8(`${text}\n— PeterNeumann x08gow==\n`)), { code: 'note-not-readable' })
  throws(() => parseNote(Uint8Array.of(0xff, ...toUtf8(whole))), { code: 'note-not-readable' })
  equal(parseNote(toUtf8(`${text}\n${peterLine.repeat(100)}`)).signatures.length, 100)
})

test('verifier keys are read only whole, as the tests of Go ask', () => {
  equal(encodeVerifierKey(peter), peterText)
  equal(encodeVerifierKey(enoch), enochText)
  deepEqual([peter.name, peter.id, peter.type], ['PeterNeumann', 'c74f20a3', 'note'])
  deepEqual(parseVerifierKey(sha256, `${peterText}\n`), peter)
  const bad = (key: string) =>
    throws(() => parseVerifierKey(sha256, key), { code: 'verifier-key-not-readable' }, key)
  for (let from = 0; from <= peterText.length; from += 1) {
    for (let to = from + 1; to <= peterText.length; to += 1) {
      if (from !== 0 || to !== peterText.length) bad(peterText.slice(from, to))
    }
  }
  for (let i = 0; i < peterText.length; i += 1) {
    bad(peterText.slice(0, i) + String.fromCharCode(peterText.charCodeAt(i) + 1) + peterText.slice(i + 1))
  }
  bad('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')
  bad('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
})

test('names of keys have no spaces and no plus', () => {
  for (const name of ['truebearing/EXAMPLE/0a1b2c3d', 'a', 'ключ', 'x\u200b'])
    equal(isKeyName(name), true, name)
  for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u00a0b', 'a\u3000b', '\ud800'])
    equal(isKeyName(name), false)
})

test('a witness signs the time before the text, and the time is part of it', () => {
  const checkpoint = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  // The message of C2SP tlog-cosignature.
  equal(fromUtf8(cosignedMessage(checkpoint, 1679315147)), `cosignature/v1\ntime 1679315147\n${checkpoint}`)
  const witness = verifierKey(sha256, 'PeterNeumann', peter.publicKey, 'cosignature')
  equal(witness.id === peter.id, false)
  deepEqual(parseVerifierKey(sha256, encodeVerifierKey(witness)), witness)
  const line = cosignature(sha256, checkpoint, peterSigner, 1679315147)
  const note = encodeNote({ text: checkpoint, signatures: [line] })
  deepEqual(openNote(nodeCrypto, note, [witness, peter]).signed, [{ key: witness, at: 1679315147 }])
  for (const [at, bit] of [
    [7, 1],
    [0, 128],
    [8, 1],
  ] as const) {
    const signature = Uint8Array.from(line.signature, (byte, i) => (i === at ? byte ^ bit : byte))
    const wrong = encodeNote({ text: checkpoint, signatures: [{ ...line, signature }] })
    throws(() => openNote(nodeCrypto, wrong, [witness]), { code: 'note-signature-wrong' })
  }
  const short = encodeNote({ text: checkpoint, signatures: [{ ...line, signature: new Uint8Array(64) }] })
  throws(() => openNote(nodeCrypto, short, [witness]), { code: 'note-signature-wrong' })
  throws(() => cosignature(sha256, checkpoint, peterSigner, 1.5), /no time/)
})

test('the cosigned example of C2SP tlog-cosignature is taken apart and put together again', () => {
  const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`
  const note = parseNote(toUtf8(example))
  deepEqual(
    note.signatures.map(({ name, id, signature }) => [name, id, signature.length]),
    [
      ['example.com/behind-the-sofa', '033de0ae', 64],
      ['witness.example.com/w1', '8d66cf3f', 72],
    ],
  )
  equal(Number(Buffer.from(note.signatures[1]!.signature).readBigUInt64BE()), 1679315147)
  equal(fromUtf8(encodeNote(note)), example)
})

test('a signature is added after the others, and replaces an older one by the same key', () => {
  const note = parseNote(toUtf8(`${text}\n${peterLine}${enochLine}`))
  const again = withSignature(note, noteSignature(sha256, text, peterSigner))
  equal(fromUtf8(encodeNote(again)), `${text}\n${enochLine}${peterLine}`)
  equal(toHex(again.signatures[1]!.signature), toHex(note.signatures[0]!.signature))
})

test('a text that cannot stand in a note is a bug', () => {
  for (const bad of ['abc', '', 'a\tb\n', 'a\u0000\n', '\ud800\n', 'a\r\n']) {
    throws(() => signNote(sha256, bad, peterSigner), /no text of a note/)
  }
  throws(() => signNote(sha256, text, { ...peterSigner, name: 'bad name' }), /cannot name a key/)
})
