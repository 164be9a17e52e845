/** A private PostgreSQL for one test run: own folder, loopback only, ended by its process id. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const debianRoot = '/usr/lib/postgresql'
const debianShare = '/usr/share/postgresql'
const oldestSupported = 15
const startAttempts = 300
const attemptMilliseconds = 100
const signals = ['SIGINT', 'SIGTERM']

/** The newest Debian PostgreSQL that has PostGIS beside it, or why there is none. */
function findBinaries() {
  const versions = existsSync(debianRoot) ? readdirSync(debianRoot).map(Number) : []
  const good = versions.filter((version) => version >= oldestSupported).sort((a, b) => b - a)
  if (good.length === 0) return { why: `no PostgreSQL ${oldestSupported} or newer under ${debianRoot}` }
  const whole = good.find((version) => existsSync(join(debianShare, `${version}/extension/postgis.control`)))
  if (!whole) return { why: `PostgreSQL ${good.join(', ')} is there, but PostGIS is not` }
  return { binaries: join(debianRoot, String(whole), 'bin') }
}

/** PostgreSQL refuses to run as root: there it runs as the user that Debian made for it. */
function serverUser() {
  if (process.getuid?.() !== 0) return {}
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'))
  if (!line) return null
  const [, , uid, gid] = line.split(':').map(Number)
  return { uid, gid }
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

/** A server that still starts takes connections and refuses them in words: only its own program knows when it is ready. */
function answers(binaries, port) {
  return new Promise((done) => {
    execFile(join(binaries, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)], (error) =>
      done(!error),
    )
  })
}

async function waitUntilItAnswers(server, { binaries, port }) {
  for (let attempt = 0; attempt < startAttempts; attempt += 1) {
    if (server.exitCode !== null) return false
    if (await answers(binaries, port)) return true
    await new Promise((done) => setTimeout(done, attemptMilliseconds))
  }
  return false
}

function makeCluster(binaries, folder, user) {
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  chmodSync(folder, 0o700)
  if (user.uid !== undefined) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
  const data = join(folder, 'data')
  const words = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  // A server whose lc_ctype is C finds no name in Arabic or Khmer, and is refused by the register.
  execFileSync(join(binaries, 'initdb'), [...words, '-E', 'UTF8', '--locale=C.UTF-8', '-N'], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { data, password }
}

function settings({ data, folder, port, isDurable }) {
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    // The cluster is thrown away after the run; only a power cut, or a benchmark, could show the difference.
    fsync: isDurable ? 'on' : 'off',
    max_connections: 60,
    log_min_messages: 'fatal',
    log_min_error_statement: 'panic',
  }
  return ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * The server for a test run: `{url, stop}`, or `{why, stop}` where none can be had.
 * TRUEBEARING_TEST_SERVER (a postgres:// URL of somebody who may create databases) goes before a private one.
 * `isDurable`: a commit waits for the disk, as on a server that is kept.
 */
export async function startServer({ isDurable = false } = {}) {
  const given = process.env.TRUEBEARING_TEST_SERVER
  if (given) return { url: given, stop: async () => undefined }
  const { binaries, why } = findBinaries()
  const user = serverUser()
  if (!binaries) return { why, stop: async () => undefined }
  if (!user)
    return { why: 'this is root, and there is no user "postgres" to run it as', stop: async () => undefined }
  return startPrivate(binaries, user, isDurable)
}

async function startPrivate(binaries, user, isDurable) {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-test-server-'))
  let server = null
  let ended = Promise.resolve()
  const endNow = () => {
    if (server?.exitCode === null) server.kill('SIGQUIT')
  }
  const stop = async () => {
    if (server?.exitCode === null) server.kill('SIGINT')
    await ended
    process.removeListener('exit', endNow)
    rmSync(folder, { recursive: true, force: true })
  }
  // A signal while it starts would end this process without its exit hooks, and leave the server behind.
  const leave = () => stop().then(() => process.exit(130))
  for (const signal of signals) process.on(signal, leave)
  process.once('exit', endNow)
  const { data, password } = makeCluster(binaries, folder, user)
  const port = await freePort()
  server = spawn(join(binaries, 'postgres'), settings({ data, folder, port, isDurable }), {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // Ctrl-C reaches a whole process group; the server must outlive the tests that use it.
    detached: true,
  })
  ended = new Promise((done) => server.on('close', done))
  const isUp = await waitUntilItAnswers(server, { binaries, port })
  for (const signal of signals) process.removeListener(signal, leave)
  if (isUp) return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop }
  await stop()
  return { why: `${binaries} did not start`, stop: async () => undefined }
}
