/** Makes the prepared empty database of this build, where there is none (see store/engine/prepared.ts). */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openEmbedded } from '../store/engine/embedded.js'
import { preparedFolder } from '../store/engine/prepared.js'

const target = preparedFolder()
if (!existsSync(target)) {
  const aside = mkdtempSync(join(dirname(target), 'preparing-'))
  const engine = await openEmbedded(aside)
  await engine.maintain('checkpoint')
  await engine.close()
  renameSync(join(aside, 'database'), target)
  rmSync(aside, { recursive: true, force: true })
  process.stdout.write('made the prepared empty register\n')
}
