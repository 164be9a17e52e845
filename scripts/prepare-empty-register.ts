/** Unpacks PostGIS and makes the prepared empty database of this build, where there are none (see store/engine/). */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openEmbedded } from '../store/engine/embedded.js'
import { postgisFolder, unpackPostgis } from '../store/engine/postgis-files.js'
import { preparedFolder } from '../store/engine/prepared.js'
import { scrub } from '../store/engine/scrub.js'

/** Puts the finished folder under its name; another process that was quicker made the same one. */
function keep(made: string, target: string): void {
  try {
    renameSync(made, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  }
}

const target = preparedFolder()
const around = dirname(target)
mkdirSync(around, { recursive: true })
await unpackPostgis()
if (!existsSync(target)) {
  const aside = mkdtempSync(join(around, 'preparing-'))
  try {
    const engine = await openEmbedded(aside, null)
    await scrub(engine, [])
    await engine.close()
    keep(join(aside, 'database'), target)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  // What other versions of the packages prepared; a folder being prepared by another process is left alone.
  for (const name of readdirSync(around)) {
    const path = join(around, name)
    if (path !== target && path !== postgisFolder() && !name.startsWith('preparing-'))
      rmSync(path, { recursive: true, force: true })
  }
  process.stdout.write('made the prepared empty register\n')
}
