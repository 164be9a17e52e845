/** What a checkout needs before anything in it can run: installed packages, compiled code, the prepared register. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const rooms = [
  'core',
  'store',
  'intake',
  'publish',
  'server',
  'cli',
  'web',
  'test',
  'scripts',
  'examples',
  'bench',
]
const at = (...parts) => join(root, ...parts)
const stamp = at('dist', '.built')

/** Runs a program with this terminal; ends this process with its exit code where it fails. */
export function runOrExit(program, words, options = {}) {
  const done = spawnSync(program, words, { cwd: root, stdio: 'inherit', ...options })
  if (done.error) {
    console.error(`${program} could not be started: ${done.error.message}`)
    process.exit(3)
  }
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** npm itself: the one that called us where there is one, else the one beside this Node. */
function npm(...words) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return runOrExit(process.execPath, [script, ...words])
  const windows = process.platform === 'win32'
  runOrExit(windows ? 'npm.cmd' : 'npm', words, { shell: windows })
}

/** Refuses an old Node in words, before something fails in none. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Truebearing needs Node 20.19 or newer; this is ${process.versions.node}. Nothing was changed.`,
  )
  process.exit(3)
}

/** `npm ci` where the packages are missing or older than the lock file; true where it ran (and so prepared all). */
export function installWhenNeeded() {
  const installed = at('node_modules', '.package-lock.json')
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(at('package-lock.json')).mtimeMs
  if (current) return false
  console.error('Installing the packages of package-lock.json (npm ci) ...')
  npm('ci', '--no-fund', '--no-audit')
  return true
}

function sourcesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(path)
    return /(?<!\.d)\.ts$|\.(?:svelte|css|html)$/.test(entry.name) ? [path] : []
  })
}

function outputsIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? outputsIn(path) : [path]
  })
}

/** The words of the pages, which are built into them. */
function messageFiles() {
  return readdirSync(at('messages'), { recursive: true }).map((name) => at('messages', name))
}

/** Whether dist is missing, older than a source, or built from another number of sources. */
export function buildIsStale() {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  const inputs = [
    ...rooms.flatMap((room) => sourcesIn(at(room))),
    at('tsconfig.json'),
    at('web', 'tsconfig.json'),
    at('web', 'app', 'tsconfig.json'),
    ...messageFiles(),
    at('scripts', 'bundle-check.mjs'),
    at('scripts', 'bundle-app.mjs'),
    at('scripts', 'lighter-modules.mjs'),
    at('scripts', 'locale-tables.mjs'),
    at('package-lock.json'),
  ]
  return inputs.some((path) => statSync(path).mtimeMs > built)
}

/** A test whose source was deleted must not go on passing: outputs without a source go. */
function removeOrphans() {
  for (const room of rooms) {
    for (const output of outputsIn(at('dist', room))) {
      const source = at(relative(at('dist'), output)).replace(/\.js(\.map)?$/, '.ts')
      if (source.endsWith('.ts') && !existsSync(source)) rmSync(output)
    }
  }
}

/** Compiles the sources to dist; what runs in a page becomes one script. */
export function build() {
  const compiler = at('node_modules', 'typescript', 'bin', 'tsc')
  if (!existsSync(compiler)) {
    if (existsSync(stamp)) return console.error('The compiler is not installed; dist is used as it is.')
    console.error('The compiler is not installed and nothing is built. Run npm ci without --omit=dev.')
    process.exit(3)
  }
  removeOrphans()
  // An incremental build trusts its notes about files that somebody may have deleted from dist.
  if (!existsSync(stamp)) rmSync(at('dist', '.tsbuildinfo'), { force: true })
  rmSync(stamp, { force: true })
  runOrExit(process.execPath, [compiler, '-p', root])
  runOrExit(process.execPath, [compiler, '-p', at('web')])
  runOrExit(process.execPath, [at('scripts', 'bundle-check.mjs')])
  runOrExit(process.execPath, [at('scripts', 'bundle-app.mjs')])
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(stamp, '')
}

/** The empty register that first starts copy, so that they are quick; its script knows whether it is still good. */
export function prepareEmptyRegister() {
  const script = at('dist', 'scripts', 'prepare-empty-register.js')
  if (existsSync(script)) runOrExit(process.execPath, [script])
}

/** `npx truebearing` looks in node_modules/.bin, where npm links the commands of every package but the root's own. */
export function linkCommand() {
  const folder = at('node_modules', '.bin')
  if (!existsSync(folder)) return
  const link = join(folder, 'truebearing')
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0..\\..\\bin\\truebearing.js" %*\r\n')
    return
  }
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link)
  symlinkSync(join('..', '..', 'bin', 'truebearing.js'), link)
}

/** Everything after which `truebearing` runs. */
export function prepareCheckout() {
  requireNode()
  if (installWhenNeeded()) return
  if (buildIsStale()) build()
  linkCommand()
  prepareEmptyRegister()
}
