/** Opens what may be a bundle: a folder or a .zip. Nothing outside it is read, and never more than it may hold. */
import { constants } from 'node:fs'
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isBundlePath } from '../core/verify/manifest.js'
import type { BundleProblem } from '../core/verify/problem-list.js'
import type { OpenedBundle } from '../core/verify/read-zip.js'
import { mostBytes, mostFiles, openZip } from '../core/verify/read-zip.js'
import { bundleNotFound } from './problems.js'

const deepest = 8

/** Opens a folder or a .zip. Throws `bundle-not-found`; whatever is odd inside is in `refused`. */
export async function openBundle(path: string): Promise<OpenedBundle> {
  const found = await statOf(path)
  if (found.isDirectory()) return openFolder(path)
  if (!found.isFile()) throw bundleNotFound({ path, why: 'it is neither a folder nor a .zip' })
  if (found.size > mostBytes) throw bundleNotFound({ path, why: `it is larger than ${mostBytes} bytes` })
  return openZip(new Uint8Array(await readFile(path)), basename(path))
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (error instanceof Error) throw bundleNotFound({ path, why: error.message })
    throw error
  }
}

async function openFolder(root: string): Promise<OpenedBundle> {
  const refused: BundleProblem[] = []
  const found: string[] = []
  let bytes = 0
  const walk = async (folder: string, depth: number): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && depth < deepest) await walk(name, depth + 1)
      else if (!entry.isFile()) refuse(name, 'is a link or no plain file; it was not read')
      else if (!isBundlePath(name)) refuse(name, 'cannot stand in a bundle; it was not read')
      else {
        bytes += (await lstat(join(root, name))).size
        if (bytes > mostBytes || found.length >= mostFiles)
          refuse(name, 'is one too many: the bundle is too large')
        else found.push(name)
      }
      if (refused.length > mostFiles) return
    }
  }
  const refuse = (file: string, what: string) => refused.push({ file, line: null, what: `the file ${what}` })
  await walk('', 0)
  const names = new Set(found)
  return {
    refused,
    list: async () => found,
    readFile: async (name) => (names.has(name) ? readPlainFile(join(root, name)) : null),
  }
}

/** null where the file has grown too large, or has become a link since it was listed. */
async function readPlainFile(path: string): Promise<Uint8Array | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    if ((await file.stat()).size > mostBytes) return null
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
