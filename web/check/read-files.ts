/** The files of a bundle as a page can have them: fetched from beside it, chosen as a .zip, or chosen as a folder. */
import { fromUtf8 } from '../../core/log/bytes.js'
import type { BundleFiles } from '../../core/verify/files.js'
import {
  isBundlePath,
  manifestName,
  manifestSignatureName,
  readManifest,
} from '../../core/verify/manifest.js'
import type { OpenedBundle } from '../../core/verify/read-zip.js'
import { mostBytes, mostFiles, openZip } from '../../core/verify/read-zip.js'

function inMemory(files: ReadonlyMap<string, Uint8Array>): BundleFiles {
  return { list: async () => [...files.keys()], readFile: async (name) => files.get(name) ?? null }
}

/** What the manifest beside this page lists; null where nothing can be fetched, as from a folder. */
export async function fetchBundle(address: string): Promise<BundleFiles | null> {
  const files = new Map<string, Uint8Array>()
  const take = async (name: string) => {
    const bytes = await fetchOne(new URL(name, address))
    if (bytes) files.set(name, bytes)
    return bytes
  }
  const manifest = await take(manifestName)
  if (!manifest) return null
  await take(manifestSignatureName)
  const text = fromUtf8(manifest)
  const listed = (text === null ? undefined : readManifest(text).value) ?? new Map<string, string>()
  for (const name of listed.keys()) await take(name)
  return inMemory(files)
}

async function fetchOne(address: URL): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(address, { credentials: 'omit', redirect: 'error', cache: 'no-store' })
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch (error) {
    // A refused or broken fetch: the check says which file is missing.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** A chosen .zip. */
export async function zippedBundle(file: File): Promise<OpenedBundle> {
  return openZip(new Uint8Array(await file.arrayBuffer()), file.name)
}

/** A chosen folder; its own name is left off. */
export function folderBundle(chosen: FileList): OpenedBundle {
  const files = new Map<string, File>()
  const refused: { file: string; line: null; what: string }[] = []
  let bytes = 0
  for (const file of chosen) {
    const name = file.webkitRelativePath.split('/').slice(1).join('/')
    bytes += file.size
    if (!isBundlePath(name))
      refused.push({ file: name, line: null, what: 'the file cannot stand in a bundle; it was not read' })
    else if (bytes > mostBytes || files.size >= mostFiles)
      refused.push({ file: name, line: null, what: 'the file is one too many: the bundle is too large' })
    else files.set(name, file)
  }
  return {
    refused,
    list: async () => [...files.keys()],
    readFile: async (name) => {
      const file = files.get(name)
      return file ? new Uint8Array(await file.arrayBuffer()) : null
    },
  }
}
