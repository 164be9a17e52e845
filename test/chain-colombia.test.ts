/** The main job on real input: from the file as published to a document that verifies without the register. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { encodeVerifierKey } from '../core/log/verifier-key.js'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { publishDocument } from '../publish/publish-document.js'
import { verifyPath } from '../publish/verify-path.js'
import { programmeVerifierKey } from '../store/checkpoint.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { openRegister } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { rowsOfBundle, smallestJoinedGroup, tagsStandAlone, withoutTags } from './joined-bundles.js'
import { repository, sharedFile, skipWithout } from './reading-files.js'
import { temporaryFolder } from './support/engines.js'
import { command, newProgramme } from './support/programmes.js'
import { describeEngines, newPlace, now } from './support/registers.js'

const file = sharedFile('colombia-victims', 'SituacionVictimas.csv')

const text = `---
kind: report
title: { en: Mine victims in the national list }
date: 2041-03-02
language: en
id: national-list
figures:
  all: casualties
  year: casualties in 2006
  period: casualties from 2006-11-10 to 2009-09-19
---
The list holds [12,390](#all) people: [2,352](#all?outcome=killed) killed and [10,038](#all?outcome=injured) injured;
[5,022](#all?status=civilian) were civilians and [7,368](#all?status=security_forces) served in the security forces.
In 2006 alone it holds [more than 1,200](#year); between 10 November 2006 and 19 September 2009 [2,444](#period).
`

const method =
  'Types of sources: one published list. Collection, evaluation, corroboration, quality control: as published.\n'

describeEngines("Colombia's list", (kind) => {
  describe('as published', { skip: skipWithout(file) }, () => {
    test('becomes a document that a stranger verifies, and nobody can change', async (t) => {
      const place = await newPlace(kind)
      const engine = await openRegister(place)
      t.after(async () => {
        await engine.close()
        await place.remove()
      })
      const folder = temporaryFolder(t)
      const programme = await newProgramme(engine, { ...place, now, person: 'tester' }, 'EXAMPLE')
      const mapping = await loadMapping(join(repository, 'examples/mappings/colombia-victims.json'))
      await importFiles(programme, {
        paths: [file],
        mapping,
        source: 'national list',
        accept: true,
        dryRun: false,
      })
      await changeMethod(programme, method)
      const document = join(folder, 'national-list.md')
      writeFileSync(document, text)
      const spanish = 'La lista tiene 12 390 personas.\n'
      writeFileSync(join(folder, 'national-list.es.md'), spanish)
      const key = encodeVerifierKey(programmeVerifierKey(programme))
      const first = await publishes(programme, document, join(folder, 'bundle'))
      equal(readFileSync(join(folder, 'bundle', 'document.es.md'), 'utf8'), spanish)
      match(readFileSync(join(folder, 'bundle', 'index.html'), 'utf8'), /document\.es\.md/)
      await saysTheSameAgain(programme, document, join(folder, 'bundle'))
      t.diagnostic(await joinsNothing(programme, folder))
      await isConsistentWithALater(programme, { document, folder, key })
      equal((await verifyPath({ path: first.zip, key }, nodeCrypto)).ok, true)
      await namesEveryChange(join(folder, 'bundle'), folder, key)
      await engine.close()
      await namesAWrongDigit(place, folder)
    })
  })
})

async function publishes(programme: Programme, document: string, out: string) {
  const published = await publishDocument(programme, document, out)
  deepEqual(
    published.checked.numbers.map(({ verdict }) => verdict),
    ['matches', 'matches', 'matches', 'matches', 'matches', 'as-worded', 'matches'],
  )
  ok(published.checked.arithmetic.every((sum) => sum.holds))
  return published
}

async function saysTheSameAgain(programme: Programme, document: string, out: string): Promise<void> {
  const zip = readFileSync(`${out}.zip`)
  const again = await publishDocument(programme, document, out)
  equal(again.again, true)
  equal(again.changed, false)
  ok(zip.equals(readFileSync(`${out}.zip`)))
}

/** A second bundle with other breakdowns, joined with the first on everything that is printed in either. */
async function joinsNothing(programme: Programme, folder: string): Promise<string> {
  const document = join(folder, 'other.md')
  writeFileSync(document, otherText)
  const [first, second] = [join(folder, 'bundle'), join(folder, 'other')]
  await publishDocument(programme, document, second)
  equal((await verifyPath({ path: second }, nodeCrypto)).ok, true)
  const files = [...(await rowsOfBundle(programme, first)), ...(await rowsOfBundle(programme, second))]
  tagsStandAlone(first, files)
  tagsStandAlone(second, files)
  const joined = smallestJoinedGroup(files)
  ok(joined.size >= 5, JSON.stringify(joined))
  deepEqual([joined.small, joined.joins], [0, 0])
  // That the test can fail: the same rows under one name for each record.
  const naive = smallestJoinedGroup(withoutTags(files))
  ok(naive.small > 1000 && naive.size === 1, JSON.stringify(naive))
  return `${files.length} files, smallest joined group ${joined.size}; without tags ${naive.small} groups below 5`
}

const otherText = `---
kind: report
title: { en: Mine victims by year and place }
date: 2041-03-02
language: en
id: by-year-and-place
figures:
  everybody: casualties
  years: casualties by year
  towns: casualties by place
---
Of [12,390](#everybody) people [more than 600](#everybody?sex=female) were women or girls.
By year [12,390](#years), and by town [12,390](#towns).
`

async function isConsistentWithALater(
  programme: Programme,
  made: { readonly document: string; readonly folder: string; readonly key: string },
): Promise<void> {
  const { folder, key } = made
  await changeMethod(programme, `${method}One sentence more.\n`)
  const later = join(folder, 'later')
  await publishDocument(programme, made.document, later)
  const earlier = join(folder, 'bundle')
  equal((await verifyPath({ path: later, key, earlier }, nodeCrypto)).ok, true)
  equal((await verifyPath({ path: earlier, key, earlier: later }, nodeCrypto)).ok, true)
}

/** One flipped bit in each file; every byte of every file is flipped on a small bundle in verify.test.ts. */
async function namesEveryChange(bundle: string, folder: string, key: string): Promise<void> {
  const files = Object.keys(
    (JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8')) as { files: object }).files,
  )
  for (const path of [...files, 'manifest.json', 'manifest.sig']) {
    const copy = join(folder, 'changed')
    cpSync(bundle, copy, { recursive: true })
    const bytes = readFileSync(join(copy, path))
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    writeFileSync(join(copy, path), bytes)
    const found = await verifyPath({ path: copy, key }, nodeCrypto)
    equal(found.ok, false, path)
    ok(
      found.problems.some((problem) => problem.file === path || path.startsWith('manifest')),
      `${path}: ${JSON.stringify(found.problems.slice(0, 3))}`,
    )
  }
  cpSync(bundle, join(folder, 'added'), { recursive: true })
  appendFileSync(join(folder, 'added', 'notes.txt'), 'added')
  const added = await verifyPath({ path: join(folder, 'added'), key }, nodeCrypto)
  deepEqual([added.ok, added.problems[0]?.file], [false, 'notes.txt'])
}

async function namesAWrongDigit(
  place: { readonly directory: string; readonly databaseUrl: string | undefined },
  folder: string,
): Promise<void> {
  const wrong = join(folder, 'wrong.md')
  writeFileSync(wrong, text.replace('[2,352]', '[2,353]'))
  const ran = await command(place, 'check', wrong, '--json')
  equal(ran.status, 1)
  const said = JSON.parse(ran.out) as {
    numbers: { text: string; verdict: string; counted: number }[]
    arithmetic: { holds: boolean }[]
  }
  const number = said.numbers.find((entry) => entry.text === '2,353')
  deepEqual([number?.verdict, number?.counted], ['differs', 2352])
  ok(said.arithmetic.some((sum) => !sum.holds))
  match((await command(place, 'check', wrong)).out, /2,353: differs; counted 2,352/)
}
