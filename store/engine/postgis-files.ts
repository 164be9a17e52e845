/**
 * The part of the PostGIS package that a register uses, unpacked once at build. The package is a compressed file with
 * three WebAssembly modules of 16 MB each (geometry, raster, topology); PGlite unpacks it and loads all three at every
 * start, which takes more than half of the start's time. Rasters are refused anyhow (`raster-extension-present`).
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Extension } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { preparedFolder } from './prepared.js'

type Setup = typeof postgis.setup

interface FileSystem {
  mkdirTree(path: string): void
  writeFile(path: string, data: Uint8Array, options: { canOwn: boolean }): void
}

/** What is left out: the other modules, and the scripts that make or update their extensions. */
const leftOut = /raster|topology|tiger|contrib\/|--unpackaged|--ANY/

/** Where PGlite keeps PostgreSQL's own files. */
const prefix = '/pglite'

/** Where the unpacked files of this build stand, whether they are there or not. */
export function postgisFolder(): string {
  return `${preparedFolder()}-postgis`
}

/** Unpacks the package, where that was not done. */
export async function unpackPostgis(): Promise<void> {
  const target = postgisFolder()
  if (existsSync(target)) return
  const aside = mkdtempSync(join(dirname(target), 'preparing-'))
  for (const { name, data } of filesOf(gunzipSync(readFileSync(await packagePath())))) {
    if (leftOut.test(name)) continue
    const path = join(aside, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, data)
  }
  try {
    renameSync(aside, target)
  } catch (error) {
    // Another process that was quicker made the same.
    if (!existsSync(target)) throw error
    rmSync(aside, { recursive: true })
  }
}

async function packagePath(): Promise<string> {
  const { bundlePath } = await postgis.setup({} as Parameters<Setup>[0], { PGLITE_ENV: {} })
  return fileURLToPath(bundlePath)
}

/** The files of a tar archive: blocks of 512 bytes, a header and then as many as the data needs (POSIX ustar). */
function* filesOf(tar: Buffer): Generator<{ readonly name: string; readonly data: Uint8Array }> {
  const block = 512
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, until: number) =>
      tar.toString('latin1', at + from, at + until).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 136), 8)
    if (!Number.isSafeInteger(size)) throw new Error(`the PostGIS package cannot be read at ${text(0, 100)}`)
    const data = tar.subarray(at + block, at + block + size)
    if (['0', ''].includes(text(156, 157))) yield { name: text(0, 100), data }
    at += block + Math.ceil(size / block) * block
  }
}

function putFiles(files: FileSystem, folder: string, under: string): void {
  files.mkdirTree(under)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [from, to] = [join(folder, entry.name), `${under}/${entry.name}`]
    if (entry.isDirectory()) putFiles(files, from, to)
    else files.writeFile(to, readFileSync(from), { canOwn: true })
  }
}

/** PostGIS for PGlite: from the unpacked files or, where they were not made, from the package. */
export const postgisOfBuild: Extension = {
  ...postgis,
  setup: async (database, options) => {
    const { bundlePath, ...made } = await postgis.setup(database as Parameters<Setup>[0], options)
    const folder = postgisFolder()
    if (!existsSync(folder)) return { ...made, bundlePath }
    made.emscriptenOpts.preRun.push((module: { FS: FileSystem }) => putFiles(module.FS, folder, prefix))
    return made
  },
}
