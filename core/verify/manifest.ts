/** manifest.json and manifest.sig: which files a bundle has, and the hash of each. */
import { z } from 'zod'
import type { Read } from '../document/figures-file.js'
import { readJson, stableJson } from '../document/figures-file.js'

export const manifestName = 'manifest.json'
export const manifestSignatureName = 'manifest.sig'

/** Path to SHA-256 in hex, of every file but the manifest and its signature. */
export type Manifest = ReadonlyMap<string, string>

const shape = z.strictObject({ files: z.record(z.string(), z.string()) })
const mostFiles = 10_000

/** The text of manifest.json. */
export function manifestText(files: Manifest): string {
  return stableJson({ files: Object.fromEntries(files) })
}

/** What manifest.sig signs. `hash`: SHA-256 of manifest.json's bytes, hex. */
export function manifestNote(hash: string): string {
  return `truebearing manifest\n${hash}\n`
}

/** Reads manifest.json; its bytes must be those that `manifestText` writes. Paths are checked by `isBundlePath`. */
export function readManifest(text: string): Read<Manifest> {
  const read = readJson(text, shape)
  if (!read.value) return read
  const files = new Map(Object.entries(read.value.files))
  if (files.size > mostFiles) return { reason: `it lists more than ${mostFiles} files` }
  const odd = [...files].find(([path, hash]) => !isBundlePath(path) || !/^[0-9a-f]{64}$/.test(hash))
  if (odd)
    return { reason: `${JSON.stringify(odd[0].slice(0, 200))} is no path of a bundle, or its hash is none` }
  if (manifestText(files) !== text) return { reason: 'it is not written in its one stable form' }
  return { value: files }
}

/** Whether a text may be a path in a bundle: plain letters, slashes between names, every name begins with a letter or digit. */
export function isBundlePath(path: string): boolean {
  return path.length <= 200 && path.split('/').every((name) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
}
