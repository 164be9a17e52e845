/**
 * `npm test`: builds, starts a private PostgreSQL where one can be had, runs every test, and says what was skipped.
 * `--fast` runs the core alone; `--crash` runs the tests that kill the process, 50 moments; a path runs the tests under it.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join, resolve } from 'node:path'
import { prepareCheckout, root } from './checkout.mjs'
import { startServer } from './test-server.mjs'

const words = process.argv.slice(2)
const isCrash = (path) => /(^|-)crash(-|\.)/.test(path.split(/[/\\]/).pop() ?? '')

function testsIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return testsIn(path)
      return entry.name.endsWith('.test.js') ? [path] : []
    })
    .sort()
}

function chosenTests() {
  const dist = join(root, 'dist')
  const core = testsIn(join(dist, 'core'))
  if (words.includes('--fast')) return core
  const whole = [...core, ...testsIn(join(dist, 'test'))]
  const all = words.includes('--crash') ? whole.filter(isCrash) : whole
  const named = words.filter((word) => !word.startsWith('-')).map((word) => word.replace(/\.ts$/, '.js'))
  if (named.length === 0) return all
  return all.filter((path) =>
    named.some((word) => path.startsWith(resolve(dist, word.replace(/^dist\//, '')))),
  )
}

/**
 * A file of tests takes a minute or two; one that hangs must end as a failure, and not with the whole run. Fifty moments
 * of a crash on two engines are another matter.
 */
const longestFileMilliseconds = (words.includes('--crash') ? 240 : 20) * 60_000

const memoryFolder = '/dev/shm'
const leastFreeBytes = 8 * 2 ** 30

/** Registers of tests stand in memory where there is much of it: none outlives its test, and a disk is slow to sync. */
function folderForTests() {
  if (process.env.TMPDIR !== undefined || !existsSync(memoryFolder)) return undefined
  const { bavail, bsize } = statfsSync(memoryFolder)
  return Math.min(bavail * bsize, freemem()) >= leastFreeBytes ? memoryFolder : undefined
}

/** Runs Node's test runner; two files at a time, since an embedded register takes about 1 GB. */
function runTests(files, environment) {
  const options = [
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=2',
    `--test-timeout=${longestFileMilliseconds}`,
  ]
  const runner = spawn(process.execPath, ['--enable-source-maps', ...options, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment, TZ: 'Asia/Kabul' },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => runner.kill(signal))
  return new Promise((done) => runner.on('close', (code) => done(code ?? 1)))
}

function sayWhatWasSkipped(skipped) {
  if (skipped.length === 0) return
  console.log(`\n${'!'.repeat(78)}\nSKIPPED, so not tested here:`)
  for (const line of skipped) console.log(`  - ${line}`)
  console.log('!'.repeat(78))
}

prepareCheckout()
const files = chosenTests()
if (files.length === 0) {
  console.error(`No test matches ${words.join(' ') || 'this checkout'}.`)
  process.exit(1)
}
const skipped = []
const folder = folderForTests()
if (folder) process.env.TMPDIR = folder
const server = words.includes('--fast') ? null : await startServer()
if (server?.why) skipped.push(`everything that needs a PostgreSQL server: ${server.why}`)
if (!words.includes('--fast') && !existsSync(join(root, '..', 'shared', 'data'))) {
  skipped.push('everything that reads public data sets: ../shared/data is not there')
}
try {
  const url = server?.url
  process.exitCode = await runTests(files, {
    ...(url ? { TRUEBEARING_TEST_SERVER: url } : {}),
    ...(words.includes('--crash') ? { TRUEBEARING_CRASH_MOMENTS: '50' } : {}),
  })
} finally {
  await server?.stop()
}
sayWhatWasSkipped(skipped)
