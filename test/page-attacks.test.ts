/** Scripts in every text field of every kind, read in a browser: each is shown as the text that it is, and none runs. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { kinds } from '../core/record/kinds.js'
import { goTo, registerPages, skipWithoutBrowser } from './register-pages.js'
import { anyRegister } from './support/any-register.js'
import { importText } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

const scripts = [
  '"><img src=x onerror="window.hasRun=1">',
  '<script>window.hasRun=1</script>',
  "';window.hasRun=1;//",
  'javascript:window.hasRun=1',
  '{@html "<svg onload=window.hasRun=1>"}',
  '</title></style><iframe srcdoc="<script>parent.hasRun=1</script>">',
] as const

/** How many elements of a page only a text that was taken for HTML can have made. */
const planted = `document.querySelectorAll('main [onerror], main [onload], main iframe, main script, main a[href^="javascript:"]').length`

describe('texts that are scripts, on every page', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'ATTACKED')
  const { service } = pagesOf
  const seed = 20430707
  let ids: ReadonlyMap<string, readonly string[]>
  let page: Page

  before(async () => {
    ids = await anyRegister(service.programme, seed, scripts)
    const rows = alike('w', 6).map((row, at) => ({
      ...row,
      number: `${scripts[at]} ${at}`,
      name: scripts[at] ?? '',
    }))
    await importText(service.programme, csv(rows), { accept: false, source: scripts[0] })
    const as = await service.person('reads', ['administrator'])
    await service.ask('PATCH', '/api/session', { as, body: { shownName: scripts[0] } })
    page = await (await pagesOf.open(as)).newPage()
    page.on('dialog', (dialog) => ok(false, dialog.message()))
  })

  /** Opens an address, and gives the text that stands there. */
  const read = async (address: string): Promise<string> => {
    await goTo(page, service.address + address)
    equal(await page.evaluate('window.hasRun'), undefined, `${address}, seed ${seed}`)
    equal(await page.evaluate(planted), 0, `${address}, seed ${seed}`)
    return (await page.textContent('main')) ?? ''
  }

  test('the test can fail: a page that took such a text for HTML would hold what it looks for', async () => {
    await goTo(page, `${service.address}/work`)
    await page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(scripts[0])})`,
    )
    equal(await page.evaluate(planted), 1)
  })

  test('lists, records and forms of every kind that pages show hold them as text alone', async () => {
    const shown = kinds.filter(({ privacy }) => privacy !== 'confidential')
    const bare: string[] = []
    for (const { kind, table } of shown) {
      const texts = [await read(`/register/${table}`)]
      for (const id of (ids.get(kind) ?? []).slice(0, 3)) texts.push(await read(`/register/${table}/${id}`))
      await read(`/register/${table}/${ids.get(kind)?.[0]}/correct`)
      const isShown = texts.some(
        (text) => text.includes('hasRun=1') || text.includes('Everything of this record is held back'),
      )
      if (!isShown) bare.push(kind)
    }
    deepEqual(bare, [], `kinds of which no page showed such a text, seed ${seed}`)
  })

  test('rows that wait, imports, the log, people and the account hold them as text alone', async () => {
    ok((await read('/review')).includes('hasRun=1'))
    await page.click('tbody a')
    await page.waitForSelector('main table')
    equal(await page.evaluate(planted), 0)
    for (const address of ['/work', '/import', '/programme', '/account', '/figures', '/appeals'])
      await read(address)
    equal(await page.evaluate('window.hasRun'), undefined)
  })
})
