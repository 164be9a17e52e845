/** Files that leave by the API hold what their reader may read, and no more. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { proposeMapping } from '../intake/table/propose.js'
import { outsideFiles } from '../store/programme.js'
import { newRecordId } from '../store/record-id.js'
import { importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('exports over the API', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'LEAVES')
  let as: SignedIn
  before(async () => {
    as = await service.person('takes', ['collector'])
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    await importTable(service.programme, threeForms, mapping)
  })
  const taken = (path: string, who = as) => service.ask('GET', `/api/${path}`, { as: who })

  test('3 victims as CSV, and nobody of them by name', async () => {
    const answer = await taken('victims/export')
    const text = await answer.text()
    equal(answer.headers.get('Content-Type'), 'text/csv; charset=utf-8')
    equal(answer.headers.get('Content-Disposition'), 'attachment; filename="victims.csv"')
    equal(text.trim().split('\n').length, 4)
    ok(!text.includes('Calloret'))
    equal(answer.headers.get('Truebearing-Held-Back'), '0')
  })

  test('a file holds what the list is filtered to: 1 woman of 3 victims, 0 of words that nobody has', async () => {
    for (const query of [
      'filter=sex = female',
      'filter=sex != female',
      'q=nobodyatall',
      'entry=1',
      'q=V',
      'from=2041-05-01',
      'to=2041-04-30',
    ]) {
      const list = (await (await taken(`victims?${encodeURI(query)}`)).json()) as {
        numberMatched: number
        items: readonly { readonly id: string }[]
      }
      const file = await taken(`victims/export?${encodeURI(query)}`)
      const [, ...rows] = (await file.text()).trim().split('\n')
      deepEqual(rows.map((row) => row.split(',')[0]).sort(), list.items.map(({ id }) => id).sort(), query)
      equal(file.headers.get('Truebearing-Records'), String(list.numberMatched), query)
    }
    const women = await taken('victims/export?filter=sex%20=%20female')
    equal(women.headers.get('Truebearing-Records'), '1')
    equal(await codeOf(await taken('victims/export?filter=sex%20=%20xyz')), '400 filter-code-unknown')
    equal(await codeOf(await taken('victims/export?state=submitted')), '400 query-invalid')
  })

  test('who is limited to a place without victims takes a file of 0', async () => {
    const far = await service.limited('far', ['reviewer'], [newRecordId()])
    equal((await (await taken('victims/export', far)).text()).trim().split('\n').length, 1)
  })

  test('7 formats are whole and nothing of them stays beside the register', async () => {
    for (const format of ['csv', 'xlsx', 'geojson', 'gpkg', 'kml', 'fgb', 'zip']) {
      const answer = await taken(`accidents/export?format=${format}`)
      equal(answer.status, 200, `${format}: ${answer.status === 200 ? '' : await answer.clone().text()}`)
      ok((await answer.arrayBuffer()).byteLength > 0, format)
    }
    const { folder } = outsideFiles(shared.place.directory, 'LEAVES')
    const leaving = () => readdirSync(folder).filter((name) => name.startsWith('leaving-'))
    for (let tries = 0; tries < 100 && leaving().length > 0; tries += 1) await setTimeout(20)
    deepEqual(leaving(), [])
  })

  test('3 files that are none are refused', async () => {
    equal(await codeOf(await taken('persons/export')), '404 kind-unknown')
    equal(await codeOf(await taken('victims/export?format=exe')), '400 query-invalid')
    equal(await codeOf(await taken('victims/export?audience=confidential')), '400 query-invalid')
  })
})
