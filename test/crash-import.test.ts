/**
 * `kill -9` in the middle of an import, at moments chosen by chance among everything that the process writes: to its
 * files with the embedded engine, to the server with the other. 5 moments in `npm test`, 50 in `npm run test:crash`.
 */
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Chance } from '../examples/generate/random.js'
import { checkLog } from '../store/check-log.js'
import type { Engine } from '../store/engine/engine.js'
import { rebuild } from '../store/rebuild.js'
import { countedWrites, crashMoments, runCommand, writesOf } from './support/child.js'
import { figuresOf, importText, newProgramme, programmeNow } from './support/programmes.js'
import type { TestPlace } from './support/registers.js'
import { describeEngines, newPlace, opened } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'
import { csv, mapping, victims } from './support/victims.js'

const seed = Number(process.env.TRUEBEARING_SEED ?? randomInt(1_000_000))
/** Three batches (intake/table). */
const rows = 4500

describeEngines('an import that is killed', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-crash-'))
  const table = csv(victims(seed, rows))
  const words = ['import', join(folder, 'victims.csv'), '--accept', '--source', 'invented list']
  words.push('--mapping', join(folder, 'victims.json'))
  const chance = new Chance(seed)
  let made: TestPlace
  let whole: readonly unknown[]
  let writes: number

  before(async () => {
    writeFileSync(join(folder, 'victims.csv'), table)
    writeFileSync(join(folder, 'victims.json'), JSON.stringify(mapping))
    made = await newPlace(kind)
    await opened(made, (engine) => newProgramme(engine, made, 'EXAMPLE'))
    const place = await made.copy()
    const counts = join(folder, 'writes')
    const { status, error } = await runCommand(place, words, { TRUEBEARING_COUNT_WRITES: counts })
    assert.equal(status, 0, error)
    writes = countedWrites(counts, kind)
    whole = await opened(place, async (engine) => figuresOf(await programmeOf(engine, place)))
    await place.remove()
  })
  after(async () => {
    await made.remove()
    rmSync(folder, { recursive: true })
  })

  for (let moment = 1; moment <= crashMoments; moment += 1) {
    test(`loses nothing and goes on, moment ${moment} (seed ${seed})`, async (context) => {
      // One moment in each stretch of the import, so that few moments reach all of it.
      const at = Math.ceil(((moment - chance.next()) / crashMoments) * writes)
      context.diagnostic(`killed at write ${at} of ${writes}`)
      const place = await made.copy()
      try {
        const dieAt = `${writesOf(kind)}:${at}`
        const killed = await runCommand(place, words, { TRUEBEARING_DIE_AT: dieAt })
        assert.ok(killed.signal === 'SIGKILL' || killed.status === 0, killed.error)
        await opened(place, async (engine) => {
          await isWhole(engine, place)
          const programme = await programmeOf(engine, place)
          await importText(programme, table)
          assert.deepEqual(await figuresOf(programme), whole)
        })
      } finally {
        await place.remove()
      }
    })
  }
})

/** The log agrees with its tree and its checkpoint, and the tables are those that the log gives. */
async function isWhole(engine: Engine, place: TestPlace): Promise<void> {
  const programme = await programmeOf(engine, place)
  assert.equal(programme.readOnlyBecause, null)
  const { programmeId } = programme
  assert.deepEqual(await engine.transaction((session) => checkLog(session, programmeId)), [])
  const before = await derivedRows(engine, programmeId)
  await rebuild(programme)
  assert.deepEqual(differences(before, await derivedRows(engine, programmeId)), [])
}

function programmeOf(engine: Engine, place: TestPlace) {
  return programmeNow(engine, place, 'EXAMPLE')
}
