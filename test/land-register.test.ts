/** Accounts of a register that files were taken into: versions over time, what was withdrawn, and what was known when. */
import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publishDocument } from '../publish/publish-document.js'
import { verifyPath } from '../publish/verify-path.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { changeMethod } from '../store/programme-changes.js'
import { withdrawRecords } from '../store/review/acts.js'
import type { ImportRegister } from './import-register.js'
import { describeImports, entries, figure, importTable } from './import-register.js'
import type { Block } from './land-example.js'
import { polygonOf } from './land-example.js'
import { temporaryFolder } from './support/engines.js'

const hazardMapping = {
  mapping: 1,
  title: 'Invented areas',
  main: 'hazard',
  records: {
    hazard: {
      kind: 'hazard',
      fields: {
        local_id: { column: 'id' },
        information_date: { column: 'date' },
        class: {
          column: 'class',
          values: { SHA: 'suspected_hazardous_area', CHA: 'confirmed_hazardous_area' },
        },
        status: { column: 'status', values: { open: 'open', closed: 'closed' } },
        shape: { geometry: 'shape', crs: 'EPSG:4326', basis: 'survey' },
      },
    },
  },
}

const reportMapping = {
  mapping: 1,
  title: 'Invented clearance',
  main: 'activity',
  records: {
    activity: {
      kind: 'activity',
      fields: {
        local_id: { column: 'id' },
        information_date: { column: 'date' },
        type: { constant: 'clearance' },
        report_kind: { constant: 'progress' },
        status: { constant: 'completed' },
        start: { column: 'date' },
        land: {
          entries: [
            {
              release: { constant: 'cleared' },
              layer: { constant: 'depth' },
              shape: { geometry: 'shape', crs: 'EPSG:4326' },
              boundary_growth: { column: 'growth', values: { yes: 'yes', no: 'no' } },
            },
          ],
        },
      },
    },
  },
}

/** A table whose last cell is a block of squares. */
function table(header: string, rows: readonly (readonly [cells: string, block: Block])[]): string {
  const shape = (block: Block) => JSON.stringify(polygonOf(block)).replaceAll('"', '""')
  return [header, ...rows.map(([cells, block]) => `${cells},"${shape(block)}"`), ''].join('\n')
}

async function filled(register: ImportRegister) {
  const programme = await register.programme()
  const hazards = (...rows: readonly (readonly [string, Block])[]) =>
    importTable(programme, table('id,date,class,status,shape', rows), hazardMapping, { source: 'areas' })
  const reports = (...rows: readonly (readonly [string, Block])[]) =>
    importTable(programme, table('id,date,growth,shape', rows), reportMapping, { source: 'clearance' })
  return { programme, hazards, reports }
}

const document = `---
kind: statement
title: Land of 2031
date: 2032-01-10
figures:
  land: land-account in 2031
---
[10,000](#land?line=cleared) m² were cleared in 2031; [30,000](#land) m² stand recorded. Growth: [0](#land?line=boundary_growth) m².
`

const method = `## Sources

Invented.

## Collection

Invented.
`

describeImports('land of a register', (register) => {
  test('two versions of one hazard grow, move and are corrected; a reopened one is contaminated again', async () => {
    const { programme, hazards, reports } = await filled(register)
    await hazards(['H1,2030-02-01,SHA,open', [0, 0, 4, 1]], ['H2,2030-02-01,SHA,open', [10, 0, 12, 1]])
    await hazards(['H1,2031-02-01,CHA,open', [1, 0, 6, 1]], ['H2,2031-06-01,SHA,closed', [10, 0, 12, 1]])
    await reports(['R1,2031-05-01,no', [10, 0, 12, 1]])
    await hazards(['H2,2032-03-01,SHA,open', [10, 0, 12, 1]])
    assert.deepEqual((await figure(programme, 'land-account in 2031')).parts, {
      opening: 60_000,
      boundary_growth: 20_000,
      cleared: -20_000,
      corrections: -10_000,
    })
    assert.deepEqual(
      (await figure(programme, 'land-account in 2031 where class = confirmed_hazardous_area')).parts,
      {
        boundary_growth: 20_000,
        moved_in: 30_000,
      },
    )
    assert.deepEqual((await figure(programme, 'land-account in 2032')).parts, {
      opening: 50_000,
      contaminated_again: 20_000,
    })
  })

  test('an older report entered late fits in by its date, and the account of then is as it was known then', async () => {
    const { programme, hazards } = await filled(register)
    await hazards(['H1,2031-02-01,SHA,open', [0, 0, 4, 1]])
    const then = await entries(programme)
    await hazards(['H1,2030-02-01,SHA,open', [0, 0, 3, 1]])
    assert.deepEqual((await figure(programme, 'land-account in 2031')).parts, {
      opening: 30_000,
      boundary_growth: 10_000,
    })
    assert.deepEqual((await figure(programme, `land-account in 2031 as of ${then}`)).parts, {
      newly_identified: 40_000,
    })
  })

  test('a withdrawn hazard is in no account from then on, and leaves a release beyond what is recorded', async () => {
    const { programme, hazards, reports } = await filled(register)
    await hazards(['H1,2030-02-01,SHA,open', [0, 0, 4, 1]])
    await reports(['R1,2031-05-01,no', [0, 0, 1, 1]], ['R2,2031-05-01,yes', [3, 0, 5, 1]])
    const before = await entries(programme)
    const whole = { newly_identified: 40_000, boundary_growth: 10_000, cleared: -30_000 }
    assert.deepEqual((await figure(programme, 'land-account to 2031-12-31')).parts, whole)
    await programme.engine.transaction(async (session) => {
      const rows = await session.query<{ record_id: string }>(
        'select record_id from hazards where programme_id = $1::uuid',
        [programme.programmeId],
      )
      await withdrawRecords(session, programme, [rows[0]?.record_id ?? ''], 'entered twice')
    })
    assert.deepEqual((await figure(programme, 'land-account to 2031-12-31')).parts, {
      boundary_growth: 20_000,
      cleared: -30_000,
      difference: 10_000,
    })
    assert.deepEqual((await figure(programme, `land-account to 2031-12-31 as of ${before}`)).parts, whole)
  })

  test('a document quotes 3 lines of an account, and its bundle holds them without rows', async (t) => {
    const { programme, hazards, reports } = await filled(register)
    await hazards(['H1,2030-02-01,SHA,open', [0, 0, 4, 1]])
    await reports(['R1,2031-05-01,no', [0, 0, 1, 1]])
    const folder = temporaryFolder(t)
    writeFileSync(join(folder, 'land.md'), document)
    await changeMethod(programme, method)
    const { checked } = await publishDocument(programme, join(folder, 'land.md'), join(folder, 'bundle'))
    assert.deepEqual(
      checked.numbers.map(({ text, verdict }) => `${text} ${verdict}`),
      ['10,000 matches', '30,000 matches', '0 matches'],
    )
    const { ok, problems } = await verifyPath({ path: join(folder, 'bundle') }, nodeCrypto)
    assert.deepEqual([ok, problems], [true, []])
    assert.equal(existsSync(join(folder, 'bundle', 'rows')), false)
  })
})
