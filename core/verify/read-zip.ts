/** Opens a .zip that may be a bundle. Never more is read than a bundle may hold. Pure. */
import { unzipSync } from 'fflate'
import type { BundleFiles } from './files.js'
import { isBundlePath } from './manifest.js'
import type { BundleProblem } from './problem-list.js'

/** A bundle, and what in it was refused. */
export interface OpenedBundle extends BundleFiles {
  readonly refused: readonly BundleProblem[]
}

export const mostBytes = 256 * 1024 * 1024
export const mostFiles = 10_000

/** A .zip as a bundle. `name` is what it is called in problems. */
export function openZip(zip: Uint8Array, name: string): OpenedBundle {
  const refused: BundleProblem[] = []
  const refuse = (file: string, what: string) => {
    refused.push({ file: file.slice(0, 200), line: null, what: `the file ${what}` })
    return false
  }
  const seen = new Set<string>()
  let bytes = 0
  let read: Record<string, Uint8Array> = {}
  try {
    read = unzipSync(zip, {
      filter: (entry) => {
        // Folders are listed by some programs; they hold nothing.
        if (entry.name.endsWith('/') && entry.originalSize === 0) return false
        if (!isBundlePath(entry.name))
          return refuse(entry.name, 'has a name that cannot stand in a bundle; it was not read')
        if (seen.has(entry.name)) return refuse(entry.name, 'stands in the .zip twice')
        seen.add(entry.name)
        bytes += entry.originalSize
        if (bytes > mostBytes || seen.size > mostFiles)
          return refuse(entry.name, 'is one too many: the bundle is too large')
        return true
      },
    })
  } catch (error) {
    refuse(name, `cannot be read as a .zip: ${error instanceof Error ? error.message : 'broken'}`)
  }
  const files = new Map(Object.entries(read))
  return {
    refused,
    list: async () => [...files.keys()],
    readFile: async (path) => files.get(path) ?? null,
  }
}
