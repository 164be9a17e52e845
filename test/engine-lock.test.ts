import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { describe, test } from 'node:test'
import { takeLock } from '../store/engine/lock.js'
import { thisProcess } from '../store/engine/lock-holder.js'
import type { Said } from './support/engine-child.js'
import { temporaryFolder } from './support/engines.js'
import { TalkingChild } from './support/talking-child.js'

const child = (t: TestContext, directory: string) =>
  new TalkingChild<Said>(t, 'engine-child', ['race', directory])

/** A child that holds the lock. */
async function holder(t: TestContext, directory: string): Promise<TalkingChild<Said>> {
  const holding = child(t, directory)
  await holding.hear(1)
  holding.tell()
  const said = await holding.hear(2)
  assert.equal(said[1]?.said, 'held')
  return holding
}

/** The text of a lock whose holder was killed. */
async function staleText(t: TestContext): Promise<string> {
  const directory = temporaryFolder(t)
  await (await holder(t, directory)).kill()
  return readFileSync(join(directory, 'lock'), 'utf8')
}

describe('one process a folder', () => {
  test('a second process is refused, and told which one is there and what to do', async (t) => {
    const directory = temporaryFolder(t)
    const first = await holder(t, directory)
    assert.throws(
      () => takeLock(directory),
      (error: Error & { code: string; exitCode: number }) => {
        assert.equal(error.code, 'register-in-use')
        assert.equal(error.exitCode, 3)
        assert.match(error.message, new RegExp(`process ${first.process.pid}\\b.*Wait until`))
        return true
      },
    )
  })

  test('the same process is refused a second time, and gets it after giving it back', (t) => {
    const directory = temporaryFolder(t)
    const lock = takeLock(directory)
    assert.throws(() => takeLock(directory), { code: 'register-in-use' })
    lock.release()
    takeLock(directory).release()
    assert.deepEqual(readdirSync(directory), [])
  })

  test('giving back twice does not take it from the next', (t) => {
    const directory = temporaryFolder(t)
    const first = takeLock(directory)
    first.release()
    const second = takeLock(directory)
    first.release()
    assert.throws(() => takeLock(directory), { code: 'register-in-use' })
    second.release()
  })
})

describe('a lock left behind', () => {
  test('by a killed process is taken over, and nothing of it stays', async (t) => {
    const directory = temporaryFolder(t)
    await (await holder(t, directory)).kill()
    takeLock(directory)
    assert.deepEqual(readdirSync(directory), ['lock'])
  })

  test('is taken over by exactly one of several processes that see it at once', async (t) => {
    const directory = temporaryFolder(t)
    await (await holder(t, directory)).kill()
    for (let round = 0; round < 8; round += 1) {
      const children = Array.from({ length: 4 }, () => child(t, directory))
      await Promise.all(children.map((each) => each.hear(1)))
      for (const each of children) each.tell()
      const answers = await Promise.all(children.map(async (each) => (await each.hear(2))[1]))
      const held = answers.filter((answer) => answer?.said === 'held')
      const refused = answers.filter(
        (answer) => answer?.said === 'refused' && answer.code === 'register-in-use',
      )
      assert.equal(held.length, 1, JSON.stringify(answers))
      assert.equal(refused.length, 3, JSON.stringify(answers))
      await Promise.all(children.map((each) => each.kill()))
    }
  })

  test('by a process that died while taking over another is taken over too', async (t) => {
    const directory = temporaryFolder(t)
    const stale = await staleText(t)
    const guard = (path: string, text: string) =>
      `${path}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
    const lock = join(directory, 'lock')
    writeFileSync(lock, stale)
    const guardText = await staleText(t)
    writeFileSync(guard(lock, stale), guardText)
    writeFileSync(guard(guard(lock, stale), guardText), await staleText(t))
    takeLock(directory)
    assert.deepEqual(readdirSync(directory), ['lock'])
  })

  test('while a living process is taking it over is left to that process', async (t) => {
    const directory = temporaryFolder(t)
    const stale = await staleText(t)
    const living = await holder(t, temporaryFolder(t))
    const lock = join(directory, 'lock')
    writeFileSync(lock, stale)
    const guard = `${lock}.${createHash('sha256').update(stale).digest('hex').slice(0, 12)}`
    writeFileSync(guard, JSON.stringify({ ...thisProcess(), nonce: 'another' }))
    assert.throws(() => takeLock(directory), { code: 'register-in-use' })
    assert.equal(readFileSync(lock, 'utf8'), stale)
    await living.kill()
  })

  const me = thisProcess()
  const dead: readonly (readonly [string, string])[] = [
    ['by an earlier process of the same number', JSON.stringify({ ...me, startedAt: '1', nonce: 'a' })],
    ['before this machine was started again', JSON.stringify({ ...me, boot: 'earlier', nonce: 'a' })],
    ['empty, cut off by a power failure', ''],
    ['half written', '{"processId":'],
    ['written by another program', '"mine"'],
  ]
  for (const [name, text] of dead) {
    test(`${name} is taken over`, (t) => {
      const directory = temporaryFolder(t)
      writeFileSync(join(directory, 'lock'), text)
      takeLock(directory)
      assert.equal(JSON.parse(readFileSync(join(directory, 'lock'), 'utf8')).processId, process.pid)
    })
  }

  const elsewhere: readonly (readonly [string, object])[] = [
    ['another machine', { boot: 'another', host: 'other-machine.example' }],
    ['another container', { namespace: 'pid:[1]' }],
  ]
  for (const [name, other] of elsewhere) {
    test(`by ${name} cannot be judged from here, so it stands`, (t) => {
      const directory = temporaryFolder(t)
      writeFileSync(join(directory, 'lock'), JSON.stringify({ ...me, nonce: 'a', ...other }))
      assert.throws(() => takeLock(directory), {
        code: 'register-in-use',
        message: /another machine or container.*delete the file lock/,
      })
    })
  }
})

/** A user for whom folders of root are closed; root itself is never refused. */
const nobody = 65534

test('a folder that may not be written is refused in words', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'truebearing-closed-'))
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  chmodSync(directory, 0o555)
  const options = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  const other = new TalkingChild<Said>(t, 'engine-child', ['open', directory], options)
  try {
    await other.hear(1)
  } catch {
    return t.skip('this checkout cannot be read by the user nobody, and root is refused nothing')
  }
  const [said] = other.said
  assert.ok(said?.said === 'refused')
  assert.equal(said.code, 'folder-not-writable')
  assert.match(said.message, /EACCES.*Nothing was changed/)
})
