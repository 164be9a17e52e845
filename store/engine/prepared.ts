/**
 * The prepared empty database: made once at build, copied into each new data folder, so that a first start takes as
 * long as any other. Without it the database is made from nothing, which takes about ten seconds.
 */
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the prepared database of this build stands; its name changes with the engine's version. */
export function preparedFolder(): string {
  const root = packageRoot()
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map((name) => {
    const found = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string
    }
    return found.version
  })
  return join(root, 'dist', `empty-register-${versions.join('-')}`)
}

/** Copies the prepared database to a new folder: aside first, then renamed, so that half a copy is never opened. */
export function copyPrepared(folder: string): void {
  const aside = `${folder}.aside`
  rmSync(aside, { recursive: true, force: true })
  const prepared = preparedFolder()
  if (existsSync(folder) || !existsSync(prepared)) return
  cpSync(prepared, aside, { recursive: true })
  renameSync(aside, folder)
}

function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('this program does not stand in its package')
    folder = dirname(folder)
  }
  return folder
}
