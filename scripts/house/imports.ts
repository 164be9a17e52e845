/** Imports run one way: core ← store ← intake, publish ← server, cli; core ← web. */
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { sourceOf } from './source.js'
import type { Rule } from './tree.js'
import { complaintOf, filesMatching, isTest } from './tree.js'

const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: ['core', 'messages'],
  store: ['core', 'store'],
  intake: ['core', 'store', 'intake'],
  publish: ['core', 'store', 'publish'],
  server: ['core', 'store', 'intake', 'publish', 'server'],
  cli: ['core', 'store', 'intake', 'publish', 'server', 'cli'],
  web: ['core', 'web'],
  examples: ['core', 'examples'],
  scripts: ['core', 'store', 'intake', 'publish', 'scripts'],
  bench: ['core', 'store', 'intake', 'publish', 'server', 'bench', 'examples'],
}

/** Packages that reach the disk, the network or a database. */
const impurePackages = [
  'pg',
  'pg-copy-streams',
  '@electric-sql/pglite',
  '@electric-sql/pglite-postgis',
  'yauzl',
]

/** What would make the same record give two verdicts on two machines. */
const impureCalls =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bprocess\.|\bperformance\.|\bsetTimeout\(|\bsetInterval\(/

/** The room that a relative import leads to. */
function roomOf(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier)).split('/')[0] ?? ''
}

export const importDirection: Rule = (tree) => {
  const complaint = complaintOf('import-direction')
  return filesMatching(tree, /\.(ts|js|mjs)$/).flatMap(([path, text]) => {
    const allowed = mayImport[path.split('/')[0] ?? '']
    if (!allowed || (isTest(path) && !path.startsWith('core/'))) return []
    return sourceOf(path, text)
      .imports.filter(({ text: specifier }) => specifier.startsWith('.'))
      .filter(({ text: specifier }) => !allowed.includes(roomOf(path, specifier)))
      .map(({ text: specifier, line }) =>
        complaint(
          path,
          line,
          `${path.split('/')[0]} may not import ${roomOf(path, specifier)} (${specifier})`,
        ),
      )
  })
}

export const purity: Rule = (tree) => {
  const complaint = complaintOf('pure-core')
  return filesMatching(tree, /^core\/.*\.ts$/).flatMap(([path, text]) => {
    if (isTest(path)) return []
    const imports = sourceOf(path, text)
      .imports.filter(({ text: name }) => isImpure(name))
      .map(({ text: name, line }) => complaint(path, line, `core imports ${name}`))
    const calls = text.split('\n').flatMap((line, index) => {
      const call = /^\s*(\/\/|\*|\/\*)/.test(line) ? null : impureCalls.exec(line)
      return call
        ? [complaint(path, index + 1, `core calls ${call[0]}: time, chance and input are arguments`)]
        : []
    })
    return [...imports, ...calls]
  })
}

function isImpure(name: string): boolean {
  if (name.startsWith('node:')) return true
  return builtinModules.includes(name) || impurePackages.includes(name)
}
