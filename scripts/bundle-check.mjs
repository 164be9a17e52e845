/** Makes dist/web/check.js: the check of a published page as one script that needs no other file. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { lighter } from './lighter-modules.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const escaped = (path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The licence of each package whose code is inside, whole, as the licences ask. */
function licencesOf(modules) {
  const folders = Object.keys(modules).flatMap((path) => {
    const found = /^(.*node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/.exec(path)?.[1]
    return found && modules[path].renderedLength > 0 ? [found] : []
  })
  return [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : ''
    return `${name} ${version} (${license})\n\n${text}`
  })
}

const bundle = await rolldown({
  input: join(root, 'web', 'check', 'main.ts'),
  platform: 'browser',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  treeshake: {
    // The core does nothing when it is loaded; what a kind of record says about ground is not needed here.
    moduleSideEffects: [
      { test: new RegExp(`^${escaped(join(root, 'core'))}[/\\\\]`), sideEffects: false },
      { test: /[/\\]geographiclib-geodesic[/\\]/, sideEffects: false },
    ],
  },
  plugins: lighter,
})
const { output } = await bundle.generate({ format: 'iife', minify: true, comments: { legal: false } })
const [script] = output
const licences = licencesOf(script.modules)
  .join(`\n\n${'-'.repeat(80)}\n\n`)
  .replaceAll('*/', '* /')
const head = `/*! The check of a page published with Truebearing (Apache-2.0). It holds code of these packages:\n\n${licences}\n*/\n`
mkdirSync(join(root, 'dist', 'web'), { recursive: true })
writeFileSync(join(root, 'dist', 'web', 'check.js'), head + script.code)
