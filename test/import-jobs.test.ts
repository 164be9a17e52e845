/** Imports that run while their sender does something else: how one ends that failed. */
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { ImportJobs } from '../server/imports/import-jobs.js'

const folder = '/registers/invented'

test('an import that fails says a number alone, and the reason stands in the log under that number', async () => {
  const lines: string[] = []
  const jobs = new ImportJobs((line) => lines.push(line))
  let ended = 0
  const { id } = jobs.start(
    { person: 'invented' },
    {
      dryRun: false,
      subject: null,
      folder,
      work: async () => {
        throw new Error(`broken on purpose in ${folder}`)
      },
      ended: () => {
        ended += 1
      },
    },
  )
  await jobs.close()
  const state = jobs.find(id, 'invented')
  deepEqual([state?.state, state?.report, state?.problem?.code, ended], ['failed', null, 'import-failed', 1])
  const number = String(state?.problem?.details.number)
  match(state?.problem?.message ?? '', new RegExp(`the number ${number}\\.$`))
  doesNotMatch(JSON.stringify(state), /broken|registers/)
  equal(lines.length, 1)
  match(lines[0] ?? '', new RegExp(`^${number} Error: broken on purpose`))
  equal(jobs.find(id, 'another'), null)
})
