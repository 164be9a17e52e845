/** Whether the files of a bundle are those that its manifest lists. */
import { toHex } from '../log/bytes.js'
import type { Sha256 } from '../log/crypto.js'
import type { Manifest } from './manifest.js'
import { isBundlePath, manifestName, manifestSignatureName, readManifest } from './manifest.js'
import type { BundleProblem, Contents, ProblemList } from './problem-list.js'
import { lineOf, textFile } from './problem-list.js'
import { sayOfFile } from './sentences.js'

/** A bundle as files, wherever they lie. */
export interface BundleFiles {
  /** null where there is no such file or it cannot be read. */
  readonly readFile: (name: string) => Promise<Uint8Array | null>
  /** Paths of every file, with slashes. */
  readonly list: () => Promise<readonly string[]>
  /** What was refused before anything was read: links, odd names, too many bytes. */
  readonly refused?: readonly BundleProblem[]
}

/** Reads every file once. Odd names are problems and are not read. */
export async function readContents(files: BundleFiles, problems: ProblemList): Promise<Contents> {
  const contents = new Map<string, Uint8Array>()
  for (const { file, line, what } of files.refused ?? []) problems.add(file, line, what)
  const names = (await problems.attempt('the bundle', () => files.list())) ?? []
  for (const name of [...new Set(names)].sort()) {
    if (!isBundlePath(name)) {
      problems.add(name.slice(0, 200), null, sayOfFile('odd_name'))
      continue
    }
    const bytes = await problems.attempt(name, () => files.readFile(name))
    if (bytes) contents.set(name, bytes)
    else problems.add(name, null, sayOfFile('not_read'))
  }
  return contents
}

/** Hashes every file against the manifest; names those that differ, are missing or are not listed. */
export function checkFiles(contents: Contents, sha256: Sha256, problems: ProblemList): Manifest | null {
  const text = textFile(contents, manifestName, problems)
  if (text === null) return null
  const read = readManifest(text)
  if (!read.value) {
    problems.add(manifestName, null, read.reason)
    return null
  }
  const manifest = read.value
  for (const [path, hash] of manifest) {
    const bytes = contents.get(path)
    if (!bytes)
      problems.add(
        path,
        null,
        sayOfFile('missing_listed', { name: manifestName, line: String(lineOf(text, `"${path}"`)) }),
      )
    else if (toHex(sha256(bytes)) !== hash)
      problems.add(path, null, sayOfFile('changed_listed', { name: manifestName }))
  }
  for (const path of contents.keys()) {
    if (path === manifestName || path === manifestSignatureName || manifest.has(path)) continue
    problems.add(path, null, sayOfFile('not_listed', { name: manifestName }))
  }
  for (const path of [manifestName, manifestSignatureName]) {
    if (manifest.has(path))
      problems.add(manifestName, lineOf(text, `"${path}"`), `${path} cannot list itself`)
  }
  return manifest
}
