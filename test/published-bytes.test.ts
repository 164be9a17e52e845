/** Every byte of every published file against what the invented registers keep in confidence. */
import { deepEqual, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fromCsv } from '../examples/generate/csv.js'
import { repository } from './reading-files.js'

/** Columns of the two casualty lists that name a person, a case or the day on which it was told. */
const confidential = ['name', 'full_name', 'case_no', 'explosion_no', 'information_date', 'entered']

test('no name, case number or day of telling of about 6,000 people stands in any byte of 2 published bundles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-bytes-'))
  try {
    const command = join(repository, 'bin/truebearing.js')
    const words = [command, '--data', folder, 'demo', '--no-serve']
    const run = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: '' },
    })
    ok(run.status === 0, run.stderr)
    for (const side of ['ildoma', 'nevaru']) {
      const published = join(folder, 'published', side)
      const said = ['appeal.md', 'claims.csv'].map((name) => join(repository, 'examples', side, name))
      const own = said.map((path) => readFileSync(path, 'utf8')).join('\n')
      const signed = readFileSync(join(published, 'signatories.csv'), 'utf8')
      const rows = fromCsv(readFileSync(join(repository, 'examples', side, 'casualties.csv'), 'utf8'))
      const kept = rows.flatMap((row) => confidential.map((column) => row[column] ?? ''))
      // What the author wrote, what others stated in public and what a signatory agreed to is theirs to say.
      const values = new Set(
        kept.filter((value) => value.length > 5 && !own.includes(value) && !signed.includes(value)),
      )
      ok(values.size > 1000, `${values.size} values`)
      const files = readdirSync(published, { recursive: true, encoding: 'utf8' })
      for (const name of files.filter((entry) => statSync(join(published, entry)).isFile())) {
        const text = readFileSync(join(published, name), 'utf8')
        deepEqual(
          [...values].filter((value) => text.includes(value)),
          [],
          `${side}/${name}`,
        )
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
