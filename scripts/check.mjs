/** `npm run check`: format and lint, types, pages, house rules, documents. Runs all of them, then says which failed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installWhenNeeded, requireNode, root } from './checkout.mjs'

requireNode()
installWhenNeeded()

const at = (...parts) => join(root, ...parts)
const colours = process.stdout.isTTY ? [] : ['--colors=off']
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

const failed = []
for (const [name, script, ...words] of steps) {
  console.log(`\n── ${name}`)
  if (!existsSync(script)) {
    console.error(`${script.slice(root.length + 1)} is not there.`)
    failed.push(name)
  } else if (spawnSync(process.execPath, [script, ...words], { cwd: root, stdio: 'inherit' }).status !== 0) {
    failed.push(name)
  }
}
console.log(failed.length === 0 ? '\ncheck: all five pass' : `\ncheck: failed: ${failed.join('; ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
