/** Every byte of every published file, unpacked, against what the registers behind it keep in confidence. */
import { deepEqual, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { before, describe, test } from 'node:test'
import { fromCsv } from '../examples/generate/csv.js'
import type { ConfidentialBundle } from './confidential-bundle.js'
import { publishConfidential } from './confidential-bundle.js'
import { plants } from './planted-leaks.js'
import { skipWithoutPoppler } from './printed.js'
import { repository } from './reading-files.js'
import type { Leak } from './support/kept-values.js'
import { Search } from './support/kept-values.js'
import { sharedRegister } from './support/registers.js'
import { everyFile } from './support/signatures.js'

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
      const published = join(folder, 'programmes', side.toUpperCase(), 'published', `${side}-appeal-2022`)
      const said = ['appeal.md', 'claims.csv'].map((name) => join(repository, 'examples', side, name))
      const own = said.map((path) => readFileSync(path, 'utf8')).join('\n')
      const signed = readFileSync(join(published, 'signatories.csv'), 'utf8')
      const rows = fromCsv(readFileSync(join(repository, 'examples', side, 'casualties.csv'), 'utf8'))
      const kept = rows.flatMap((row) => confidential.map((column) => row[column] ?? ''))
      // What the author wrote, what others stated in public and what a signatory agreed to is theirs to say.
      const texts = kept.filter(
        (value) => value.length > 5 && !own.includes(value) && !signed.includes(value),
      )
      ok(new Set(texts).size > 1000, `${texts.length} values`)
      const search = new Search({ texts: [...new Set(texts)], days: [], positions: [] })
      for (const path of everyFile(published))
        deepEqual(search.in(relative(published, path), readFileSync(path)), [], side)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('a letter in 3 languages with Word, feed and crate', { skip: skipWithoutPoppler }, () => {
  const register = sharedRegister('embedded')
  let bundle: ConfidentialBundle
  let search: Search
  before(async () => {
    bundle = await publishConfidential(register)
    search = new Search(bundle.kept)
  })

  test('none of 40 names, days of telling and positions in 5 notations, nor who made a file, stands in any of it', () => {
    const names = [...bundle.files.keys()]
    for (const format of ['.html', '.md', '.pdf', '.docx', '.csv', '.json', '.xml', '.zip'])
      ok(
        names.some((name) => name.endsWith(format)),
        format,
      )
    deepEqual(leaksIn(bundle.files), [])
  })

  for (const { sort, file, into, found } of plants) {
    test(`planted, 1 leak is found by the name of its file: ${sort}`, async () => {
      const bytes = bundle.files.get(file)
      ok(bytes, `no ${file} among ${[...bundle.files.keys()].join(' ')}`)
      const leaks = leaksIn(new Map([[file, await into(bytes)]]))
      ok(
        leaks.some(({ part, what }) => part.startsWith(file) && found.test(what)),
        JSON.stringify(leaks),
      )
    })
  }

  function leaksIn(files: ReadonlyMap<string, Uint8Array>): readonly Leak[] {
    return [...files].flatMap(([name, bytes]) => search.in(name, bytes))
  }
})
