/** A file of 200 MB is read in pieces: memory stays within bounds, whatever the file's size. */
import assert from 'node:assert/strict'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { LoadedMapping } from '../intake/table/load-mapping.js'
import { countsOf, describeImports, figure, importPath, mappingOf } from './import-register.js'
import { temporaryFolder } from './support/engines.js'

const megabyte = 1024 * 1024
const rows = 10_000
/** Cells that no field takes: what is large is the file, not what is read from it. */
const cell = 'what was told, at length; '.repeat(807)

describeImports('a file of 200 MB', (register) => {
  let path: string
  let mapping: LoadedMapping
  before(() => {
    mapping = mappingOf({
      mapping: 1,
      title: 'large',
      main: 'victim',
      ignored: ['told'],
      records: {
        victim: {
          kind: 'victim',
          fields: {
            local_id: { column: 'number' },
            accident: { record: 'accident' },
            involvement: { constant: 'direct' },
            outcome: { column: 'outcome' },
            status: { constant: 'unknown' },
          },
        },
        accident: { kind: 'accident', fields: { date: { column: 'day' }, device: { constant: 'unknown' } } },
      },
    })
  })

  test('is taken in whole, in memory that does not follow its size', async (t) => {
    path = join(temporaryFolder(t), 'large.csv')
    writeLarge(path)
    assert.ok(statSync(path).size > 200 * megabyte)
    const programme = await register.programme()
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 20)
    const report = await importPath(programme, path, mapping)
    clearInterval(watch)
    t.diagnostic(`${Math.round((most - before) / megabyte)} MB more than before`)
    assert.deepEqual(countsOf(report), { rows, accepted: rows })
    assert.equal((await figure(programme, 'casualties')).total, rows)
    assert.ok(most - before < 400 * megabyte, `${Math.round((most - before) / megabyte)} MB`)
  })
})

function writeLarge(path: string): void {
  const file = openSync(path, 'w')
  writeSync(file, 'number,day,outcome,told\n')
  for (let row = 0; row < rows; row += 1) writeSync(file, `V${row},2041-05-01,injured,"${cell}"\n`)
  closeSync(file)
}
