/** `npm run check`: format and lint, types, pages, house rules, documents. Runs all of them, then says which failed. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installWhenNeeded, requireNode, root } from './checkout.mjs'

requireNode()
installWhenNeeded()

const at = (...parts) => join(root, ...parts)
const colours = process.stdout.isTTY ? ['--colors=force'] : ['--colors=off']
const steps = [
  [
    'format and lint (biome)',
    at('node_modules', '@biomejs', 'biome', 'bin', 'biome'),
    'ci',
    '--error-on-warnings',
    ...colours,
    '.',
  ],
  ['types and build (tsc)', at('scripts', 'build.mjs')],
  [
    'pages (svelte-check)',
    at('node_modules', 'svelte-check', 'bin', 'svelte-check'),
    '--tsconfig',
    at('web', 'app', 'tsconfig.json'),
    '--fail-on-warnings',
    '--output',
    'machine',
  ],
  ['house rules', at('dist', 'scripts', 'house.js')],
  ['written documents', at('dist', 'scripts', 'write-docs.js'), '--check'],
]

/** Runs one step; its output is kept and printed as a whole, since others run beside it. */
function ended([name, script, ...words]) {
  if (!existsSync(script)) {
    return Promise.resolve({ name, said: `${script.slice(root.length + 1)} is not there.\n`, isGood: false })
  }
  return new Promise((done) => {
    const step = spawn(process.execPath, [script, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [step.stdout, step.stderr]) stream.on('data', (chunk) => said.push(chunk))
    step.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    step.on('close', (code) => done({ name, said: Buffer.concat(said), isGood: code === 0 }))
  })
}

/** Runs steps beside each other, prints what each said in their order, and gives the names of those that failed. */
async function failuresOf(some) {
  const failed = []
  for (const running of some.map(ended)) {
    const { name, said, isGood } = await running
    process.stdout.write(`\n── ${name}\n`)
    process.stdout.write(said)
    if (!isGood) failed.push(name)
  }
  return failed
}

// The last two are run from what the build has made.
const failed = [...(await failuresOf(steps.slice(0, 3))), ...(await failuresOf(steps.slice(3)))]
console.log(failed.length === 0 ? '\ncheck: all five pass' : `\ncheck: failed: ${failed.join('; ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
