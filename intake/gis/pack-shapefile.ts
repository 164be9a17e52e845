/** A shapefile in a folder as one file, so that what is received, hashed and kept is all of it. */
import { mkdir, mkdtemp, open, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { gisTooLarge } from '../problems.js'
import { shapefileBeside } from './shapefile-parts.js'

/** The parts are packed in memory. */
const largestParts = 512 * 1024 * 1024

/** The same time in every zip: the same parts give the same bytes, which are known again. */
const packedAt = new Date(1980, 0, 1)

/**
 * Does something with files of which every .shp was packed with the parts beside it into a zip that bears its name. The
 * zips are taken away again. Throws `gis-too-large`.
 */
export async function withPackedShapefiles<T>(
  paths: readonly string[],
  use: (packed: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'truebearing-'))
  try {
    const packed: string[] = []
    for (const [index, path] of paths.entries())
      packed.push((await isShapefile(path)) ? await pack(path, join(folder, String(index))) : path)
    return await use(packed)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A file that is not there is for the reader to say. */
async function isShapefile(path: string): Promise<boolean> {
  if (!/\.shp$/i.test(path)) return false
  try {
    const file = await open(path, 'r')
    try {
      const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
      return buffer.readInt32BE(0) === 9994
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

async function pack(path: string, folder: string): Promise<string> {
  const { layer, parts } = await shapefileBeside(path)
  const contents: Record<string, Uint8Array> = {}
  let bytes = 0
  for (const [ending, part] of [...parts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    bytes += (await stat(part)).size
    if (bytes > largestParts) throw gisTooLarge({ path, form: 'parts', maximumBytes: largestParts, bytes })
    contents[`${layer}.${ending}`] = await readFile(part)
  }
  await mkdir(folder)
  const zip = join(folder, `${layer}.zip`)
  await writeFile(zip, zipSync(contents, { mtime: packedAt }), { mode: 0o600 })
  return zip
}
