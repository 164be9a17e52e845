import { deepEqual, equal, ok } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { zipSync } from 'fflate'
import { toUtf8 } from '../core/log/bytes.js'
import { encodeVerifierKey, verifierKey } from '../core/log/verifier-key.js'
import { openZip } from '../core/verify/read-zip.js'
import { verifyBundle } from '../core/verify/verify.js'
import { verifyPath } from '../publish/verify-path.js'
import { writeBundle } from '../publish/write-bundle.js'
import { zipBundle } from '../publish/zip.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import { appeal, exampleLog, publishExample } from './verify-example.js'

const folder = mkdtempSync(join(tmpdir(), 'truebearing-verify-'))
after(() => rmSync(folder, { recursive: true }))

const published = await publishExample(exampleLog())
const key = verifierKey(sha256, published.log.signer.name, published.log.key.publicKey)

test('the folder and the .zip beside it hold the same, and are written the same twice', async () => {
  const directory = join(folder, 'letter')
  const written = await writeBundle(directory, published.files)
  equal(written.changed, true)
  const zip = readFileSync(written.zip)
  equal((await writeBundle(directory, published.files)).changed, false)
  deepEqual(readFileSync(written.zip), zip)
  deepEqual(Buffer.from(zipBundle(published.files)), zip)
  for (const path of [directory, written.zip]) {
    const answer = await verifyPath({ path, key: encodeVerifierKey(key) }, nodeCrypto)
    deepEqual(answer.problems, [])
    equal(answer.ok, true)
  }
  const keyPath = join(folder, 'their.vkey')
  writeFileSync(keyPath, `${encodeVerifierKey(key)}\n`)
  const kept = join(folder, 'letter', 'log', 'checkpoint')
  equal((await verifyPath({ path: directory, key: keyPath, earlier: kept }, nodeCrypto)).ok, true)
  equal((await verifyPath({ path: directory, earlier: written.zip }, nodeCrypto)).ok, true)
})

test('a bundle replaces an older one of the same document and nothing else', async () => {
  const directory = join(folder, 'again')
  await writeBundle(directory, published.files)
  const log = exampleLog()
  log.append(toUtf8('one more'))
  const newer = await publishExample(log)
  equal((await writeBundle(directory, newer.files)).changed, true)
  equal((await verifyPath({ path: directory }, nodeCrypto)).ok, true)
  const other = await publishExample(exampleLog(), appeal.replace('id: orvane-2041', 'id: other'))
  await refusal(() => writeBundle(directory, other.files), 'bundle-place-taken')
  const plain = join(folder, 'plain')
  writeFileSync(plain, 'a letter')
  await refusal(() => writeBundle(plain, published.files), 'bundle-place-taken')
  await refusal(() => writeBundle(folder, published.files), 'bundle-place-taken')
  equal(readFileSync(plain, 'utf8'), 'a letter')
})

async function refusal(work: () => Promise<unknown>, code: string): Promise<void> {
  let found: unknown
  try {
    await work()
  } catch (error) {
    found = error
  }
  equal((found as { code?: string } | undefined)?.code, code)
}

test('links and odd names on the disk are refused', async () => {
  const directory = join(folder, 'linked')
  await writeBundle(directory, published.files)
  rmSync(join(directory, 'METHOD.md'))
  symlinkSync(join(folder, 'letter', 'METHOD.md'), join(directory, 'METHOD.md'))
  writeFileSync(join(directory, 'odd name.txt'), 'x')
  const answer = await verifyPath({ path: directory }, nodeCrypto)
  deepEqual(
    answer.problems
      .filter(({ what }) => what.includes('not read'))
      .map(({ file }) => file)
      .sort(),
    ['METHOD.md', 'odd name.txt'],
  )
  await refusal(() => verifyPath({ path: join(folder, 'nothing') }, nodeCrypto), 'bundle-not-found')
})

test('a .zip that leads outside, or is none, is refused', async () => {
  const bundle = openZip(zipSync({ '../evil': toUtf8('x'), 'log/../x': toUtf8('y') }), 'evil.zip')
  deepEqual(await bundle.list(), [])
  deepEqual(
    bundle.refused.map(({ file }) => file),
    ['../evil', 'log/../x'],
  )
  const broken = await verifyBundle(openZip(toUtf8('PK no zip'), 'broken.zip'), nodeCrypto)
  equal(broken.ok, false)
  ok(broken.problems.some(({ file }) => file === 'broken.zip'))
})
