/** Unpacks PostGIS and makes the prepared empty database and register of this build, where there are none (see store/). */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openEmbedded } from '../store/engine/embedded.js'
import type { Engine } from '../store/engine/engine.js'
import { postgisFolder, unpackPostgis } from '../store/engine/postgis-files.js'
import { preparedFolder } from '../store/engine/prepared.js'
import { scrub } from '../store/engine/scrub.js'
import { makeSchema } from '../store/schema/make-schema.js'
import { preparedRegisterFolder } from '../store/schema/prepared-register.js'

const empty = preparedFolder()
const register = preparedRegisterFolder()
const around = dirname(empty)

/** Puts the finished folder under its name; another process that was quicker made the same one. */
function keep(made: string, target: string): void {
  try {
    renameSync(made, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  }
}

/** Makes a database aside, from `from` or from nothing, fills it and gives it its name. */
async function prepare(target: string, from: string | null, fill: (engine: Engine) => Promise<unknown>) {
  if (existsSync(target)) return
  const aside = mkdtempSync(join(around, 'preparing-'))
  try {
    const engine = await openEmbedded(aside, from)
    await fill(engine)
    await scrub(engine, [])
    await engine.close()
    keep(join(aside, 'database'), target)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  process.stdout.write(`made the prepared empty ${target === empty ? 'database' : 'register'}\n`)
}

/** What other versions prepared goes; a folder being prepared by another process is left alone. */
function removeOthers(): void {
  const ours = [empty, register, postgisFolder()]
  for (const name of readdirSync(around)) {
    const path = join(around, name)
    if (!ours.includes(path) && !name.startsWith('preparing-')) rmSync(path, { recursive: true, force: true })
  }
}

mkdirSync(around, { recursive: true })
await unpackPostgis()
await prepare(empty, null, async () => undefined)
await prepare(register, empty, makeSchema)
removeOthers()
