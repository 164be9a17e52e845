/** A place or route is picked on the map in Debian's Chromium, and what is near it is drawn on it beside its list. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  askedOfOthers,
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import { takeSector } from './sector-register.js'
import { sharedRegister } from './support/registers.js'

const typed = (page: Page) => page.inputValue('main textarea')
const points = "document.querySelectorAll('.near-point').length"

describe('near a place in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'NEARMAP')
  const { service } = pagesOf
  before(() => takeSector(service.programme))

  async function open(page: Page, asked = ''): Promise<void> {
    await goTo(page, `${service.address}/nearby${asked}`)
    await page.waitForSelector('.map[aria-busy=false]', { timeout: 120_000 })
    await waitUntil(page, "document.querySelector('main p.tools button')?.disabled === false")
  }

  test('a click sets the place and another moves it; 2 clicks more are a route; typed lines and map follow each other', async () => {
    const context = await pagesOf.open(await service.person('pia', ['collector']))
    const page = await context.newPage()
    await open(page)
    const click = (x: number, y: number) => page.locator('.map').click({ position: { x, y } })
    await click(120, 150)
    await waitUntil(page, `${points} === 1`)
    const first = await typed(page)
    match(first, /^1[12]\.\d{6}, -(?:29|30)\.\d{6}$/)
    await click(200, 250)
    await waitUntil(page, `document.querySelector('main textarea').value !== '${first}'`)
    equal((await typed(page)).split('\n').length, 1)
    await page.check('label:has-text("adds a point to the route") input')
    await click(220, 150)
    await click(160, 260)
    await waitUntil(page, `${points} === 3`)
    equal((await typed(page)).split('\n').length, 3)
    await page.locator('.near-point').nth(1).click({ button: 'right' })
    await waitUntil(page, `${points} === 2`)
    await page.fill('main textarea', '12 00 00 N 30 00 00 W\n12.001, -30\n12.002, -30\nnowhere')
    await waitUntil(page, `${points} === 3`)
    await context.close()
  })

  test('by keyboard alone the place is the cross, the answer is drawn, and list and map lead to each other', async () => {
    const context = await pagesOf.open(await service.person('quin', ['collector']))
    const page = await context.newPage()
    await open(page)
    await page.focus('.map canvas')
    await page.keyboard.press('Enter')
    await waitUntil(page, `${points} === 1`)
    await page.locator('button.main').focus()
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.querySelectorAll('main tbody button').length > 0")
    match(page.url(), /at=1[12]\.\d+/)
    const show = page.locator('main tbody button').first()
    await show.focus()
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.querySelectorAll('main tbody tr.pointed').length === 1")
    await waitUntil(page, "document.querySelector('main input[value=look]').checked")
    await context.close()
  })

  test('an item that is clicked on the map is the line of the list that is marked and focused', async () => {
    const context = await pagesOf.open(await service.person('rui', ['collector']))
    const page = await context.newPage()
    await open(page, '?at=12.0,-30.0&within=100m')
    await waitUntil(page, "document.querySelectorAll('main tbody button').length > 1")
    const show = page.locator('tr:has(a[href^="/register/items/"]) button').last()
    await show.click()
    await page.waitForSelector('tr.pointed')
    const shown = await page.textContent('tr.pointed')
    // The map has gone to the item, so that it lies in its middle.
    await waitUntil(page, "document.querySelector('.map').getAttribute('aria-busy') === 'false'")
    await page.locator('tr:has(button) button').first().focus()
    await page.waitForTimeout(1000)
    await page.locator('.map').click()
    await waitUntil(page, "document.activeElement?.matches('tr.pointed button')")
    equal(await page.textContent('tr.pointed'), shown)
    await context.close()
  })

  test('360 pixels, right to left, dark and light: nothing is wider, axe finds nothing, pictures are kept', async () => {
    const as = await service.person('sami', ['collector'])
    for (const [language, scheme, width] of [
      ['en', 'light', 1280],
      ['ar', 'dark', 1280],
      ['ar', 'light', 360],
      ['en', 'dark', 360],
    ] as const) {
      const context = await pagesOf.open(as, { colorScheme: scheme, viewport: { width, height: 900 } })
      await context.addInitScript(inLanguage(language))
      const page = await context.newPage()
      await open(page, '?at=12.0,-30.0;12.004,-29.998&within=500m')
      await waitUntil(page, "document.querySelectorAll('main tbody button').length > 0")
      await page.waitForSelector('.map[aria-busy=false]', { timeout: 120_000 })
      await keepPicture(page, `nearby-${language}-${scheme}-${width}`)
      ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width)
      deepEqual(await barriers(page), [])
      await context.close()
    }
  })

  test('a browser without WebGL 2 says that the typed way remains, and answers it', async () => {
    const context = await pagesOf.open(await service.person('tove', ['collector']))
    await context.addInitScript(
      "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return kind === 'webgl2' ? null : get.call(this, kind, ...more) }",
    )
    const page = await context.newPage()
    await goTo(page, `${service.address}/nearby`)
    await page.waitForSelector('main [role=alert]')
    match((await page.textContent('main [role=alert]')) ?? '', /no WebGL 2.*Type the place/)
    await page.fill('main textarea', '12.0, -30.0')
    await page.click('button.main')
    await waitUntil(page, "document.querySelectorAll('main tbody button').length > 0")
    await context.close()
  })

  test('no page asked anybody else for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
