/** `kill -9` while a register is made: during the first copy of the prepared database, its tables, its key. */
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Chance } from '../examples/generate/random.js'
import { examine } from '../store/doctor.js'
import { makeProgramme } from '../store/open-programme.js'
import { countedWrites, crashMoments, runCommand, writesOf } from './support/child.js'
import { importText } from './support/programmes.js'
import { describeEngines, newPlace, opened } from './support/registers.js'
import { csv, victims } from './support/victims.js'

const seed = Number(process.env.TRUEBEARING_SEED ?? randomInt(1_000_000))

describeEngines('an init that is killed', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-crash-'))
  const chance = new Chance(seed)
  const moments = Math.ceil(crashMoments / 2)
  let writes: number

  before(async () => {
    const place = await newPlace(kind)
    const counts = join(folder, 'writes')
    const { status, error } = await runCommand(place, ['init'], { TRUEBEARING_COUNT_WRITES: counts })
    assert.equal(status, 0, error)
    writes = countedWrites(counts, kind)
    await place.remove()
  })
  after(() => rmSync(folder, { recursive: true }))

  for (let moment = 1; moment <= moments; moment += 1) {
    test(`is done by the next, moment ${moment} (seed ${seed})`, async (context) => {
      const at = Math.ceil(((moment - chance.next()) / moments) * writes)
      context.diagnostic(`killed at write ${at} of ${writes}`)
      const place = await newPlace(kind)
      try {
        const killed = await runCommand(place, ['init'], { TRUEBEARING_DIE_AT: `${writesOf(kind)}:${at}` })
        assert.ok(killed.signal === 'SIGKILL' || killed.status === 0, killed.error)
        await opened(place, async (engine) => {
          const { programme } = await makeProgramme(engine, place, 'EXAMPLE')
          assert.equal(programme.readOnlyBecause, null)
          const { accepted } = await importText(programme, csv(victims(seed, 20)))
          assert.equal(accepted, 20)
          const faults = (await examine(programme)).filter((entry) => entry.state === 'fault')
          assert.deepEqual(faults, [])
        })
      } finally {
        await place.remove()
      }
    })
  }
})
