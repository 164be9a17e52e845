/** Writes a bundle aside, forces it to the disk and renames it into its place: a reader sees the old or the new one. */
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { readJson } from '../core/document/figures-file.js'
import { fromUtf8, sameBytes } from '../core/log/bytes.js'
import { figuresName } from '../core/verify/figures.js'
import { manifestName } from '../core/verify/manifest.js'
import type { Files } from './bundle.js'
import { bundlePlaceTaken } from './problems.js'
import { openBundle } from './read-bundle.js'
import { zipBundle } from './zip.js'

/** Where a bundle was written. `changed` false: the same bytes lay there already. */
export interface WrittenBundle {
  readonly directory: string
  readonly zip: string
  readonly changed: boolean
}

/**
 * Writes the folder `directory` and `directory.zip` beside it. A folder that is there already is replaced only where
 * it is empty or a bundle of the same document. Throws `bundle-place-taken`.
 */
export async function writeBundle(directory: string, files: Files): Promise<WrittenBundle> {
  const place = resolve(directory)
  const zip = `${place}.zip`
  await mkdir(dirname(place), { recursive: true })
  const there = await whatLiesAt(place)
  if (there === 'bundle') await refuseOther(place, files)
  await refuseOtherZip(zip, files)
  const same = there === 'bundle' && (await holds(place, files))
  if (!same) await replaceFolder(place, files, there)
  const bytes = zipBundle(files)
  const zipped = await readWhole(zip)
  if (!zipped || !sameBytes(zipped, bytes)) await replaceFile(zip, bytes)
  await syncFolder(dirname(place))
  return { directory: place, zip, changed: !same || !zipped || !sameBytes(zipped, bytes) }
}

type There = 'nothing' | 'empty' | 'bundle'

async function whatLiesAt(path: string): Promise<There> {
  const stat = await statOf(path)
  if (!stat) return 'nothing'
  if (!stat.isDirectory()) throw bundlePlaceTaken({ path, what: 'a file' })
  const names = await readdir(path)
  if (names.length === 0) return 'empty'
  if (!names.includes(manifestName)) throw bundlePlaceTaken({ path, what: 'a folder that is no bundle' })
  return 'bundle'
}

async function statOf(path: string) {
  try {
    return await lstat(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

const anyDocument = z.looseObject({ document: z.string() })

function documentOf(bytes: Uint8Array | null | undefined): string | null {
  const text = bytes ? fromUtf8(bytes) : null
  return text === null ? null : (readJson(text, anyDocument).value?.document ?? null)
}

async function refuseOther(place: string, files: Files): Promise<void> {
  const bundle = await openBundle(place)
  const theirs = documentOf(await bundle.readFile(figuresName))
  if (theirs === documentOf(files.get(figuresName))) return
  throw bundlePlaceTaken({ path: place, what: `a bundle of another document (${theirs ?? 'unknown'})` })
}

async function refuseOtherZip(zip: string, files: Files): Promise<void> {
  const stat = await statOf(zip)
  if (!stat) return
  if (!stat.isFile()) throw bundlePlaceTaken({ path: zip, what: 'no file' })
  const bundle = await openBundle(zip)
  const theirs = documentOf(await bundle.readFile(figuresName))
  if (theirs === documentOf(files.get(figuresName))) return
  throw bundlePlaceTaken({ path: zip, what: 'no bundle of this document' })
}

async function holds(place: string, files: Files): Promise<boolean> {
  const bundle = await openBundle(place)
  const names = await bundle.list()
  if (bundle.refused.length > 0 || names.length !== files.size) return false
  for (const [path, bytes] of files) {
    const found = await bundle.readFile(path)
    if (!found || !sameBytes(found, bytes)) return false
  }
  return true
}

async function replaceFolder(place: string, files: Files, there: There): Promise<void> {
  const aside = join(dirname(place), `.${basename(place)}.being-written`)
  const before = join(dirname(place), `.${basename(place)}.replaced`)
  await rm(aside, { recursive: true, force: true })
  const folders = new Set([aside])
  for (const [path, bytes] of files) {
    const target = join(aside, path)
    await mkdir(dirname(target), { recursive: true })
    folders.add(dirname(target))
    await writeWhole(target, bytes)
  }
  for (const folder of folders) await syncFolder(folder)
  if (there === 'bundle') {
    await rm(before, { recursive: true, force: true })
    await rename(place, before)
  }
  await rename(aside, place)
  await syncFolder(dirname(place))
  await rm(before, { recursive: true, force: true })
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const aside = join(dirname(path), `.${basename(path)}.being-written`)
  await writeWhole(aside, bytes)
  await rename(aside, path)
}

async function readWhole(path: string): Promise<Uint8Array | null> {
  if (!(await statOf(path))) return null
  const file = await open(path, 'r')
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o644)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
