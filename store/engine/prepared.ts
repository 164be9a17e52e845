/**
 * The prepared empty database: made once at build, copied into each new data folder, so that a first start takes
 * hardly longer than any other. Without it the database is made from nothing, which takes about ten seconds.
 */
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Changes when what is prepared changes in another way than by a package's version. */
const layout = 2

/** Where the prepared database of this build stands, whether it is there or not; its name is the engine's versions. */
export function preparedFolder(): string {
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(versionOf)
  const root = packageAround(fileURLToPath(import.meta.url))
  return join(root, 'dist', 'empty-register', [...versions, layout].join('-'))
}

/** Copies a prepared database to a folder that is not there yet; one that is there stays as it is. */
export function copyPrepared(prepared: string, folder: string): void {
  if (existsSync(folder)) return
  const aside = `${folder}.aside`
  rmSync(aside, { recursive: true, force: true })
  cpSync(prepared, aside, { recursive: true })
  putInPlace(aside, folder)
}

/** Gives a finished folder its name. Its files reach the disk before the name does, so the name means a whole one. */
export function putInPlace(aside: string, folder: string): void {
  chmodSync(aside, 0o700)
  syncTree(aside)
  renameSync(aside, folder)
  sync(dirname(folder))
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else sync(path)
  }
  sync(folder)
}

function sync(path: string): void {
  // Windows keeps no open folder to wait for; its files must be open for writing.
  const isWindows = process.platform === 'win32'
  if (isWindows && existsSync(join(path, '.'))) return
  const descriptor = openSync(path, isWindows ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function versionOf(name: string): string {
  const root = packageAround(fileURLToPath(import.meta.resolve(name)))
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** The folder with a package.json above a file. */
function packageAround(path: string): string {
  const folder = dirname(path)
  if (existsSync(join(folder, 'package.json'))) return folder
  if (folder === path) throw new Error('this program does not stand in its package')
  return packageAround(folder)
}
