/** A bundle as one .zip: the folder's paths without a leading folder, the same bytes each time. */
import type { Zippable } from 'fflate'
import { zipSync } from 'fflate'
import type { Files } from './bundle.js'

/** The bytes of the .zip. */
export function zipBundle(files: Files): Uint8Array {
  // The first moment that a .zip can name, in wall time, which is how it is written in every zone.
  const mtime = new Date(1980, 0, 1)
  const entries: Zippable = {}
  for (const [path, bytes] of files) entries[path] = [bytes, { level: 9, mtime, os: 3, attrs: 0o644 << 16 }]
  return zipSync(entries)
}
