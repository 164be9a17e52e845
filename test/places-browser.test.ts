/** Places, boundaries and code lists of a programme in Debian's Chromium: loaded from a file, drawn, taken off, searched. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { boundariesFile, placesMapping, placesTable } from './boundary-register.js'
import { goInLook } from './page-looks.js'
import {
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'

describe('places, boundaries and code lists in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'PLACEPAGE')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    as = await service.person('ada', ['administrator'])
  })
  const opened = async (options: Parameters<typeof pagesOf.open>[1] = {}, language = 'en') => {
    const context = await pagesOf.open(as, options)
    await context.addInitScript(inLanguage(language))
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    return { context, page }
  }
  const set = (page: Page) => page.locator('tbody tr', { hasText: 'Invented atlas' })

  test('without places the page says how they come in; with them they open level by level, by keyboard', async () => {
    const none = await opened()
    await none.page.locator('p', { hasText: 'There is no place yet.' }).waitFor()
    await none.page.locator('p', { hasText: 'The map has no boundary.' }).waitFor()
    await none.context.close()
    const table = { mapping: placesMapping(false), name: 'places.csv', source: 'Invented gazetteer' }
    await importText(service.programme, placesTable, table)
    const { context, page } = await opened()
    await page.locator('summary', { hasText: '4 places within' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('summary', { hasText: '2 places within' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('a', { hasText: 'Lakeshore' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/register\/places\//)
    await page.locator('h1', { hasText: 'Lakeshore' }).waitFor()
    await context.close()
  })

  test('a map file of 2 boundaries is loaded on the page, accepted, drawn by its source, and taken off again', async () => {
    const { context, page } = await opened()
    await page.click('summary:has-text("Load boundaries from a file")')
    await page.setInputFiles('input[type=file]', {
      name: 'boundaries.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(
        boundariesFile([
          ['XN', 'North Ildoma'],
          ['XS', 'South Ildoma'],
        ]),
      ),
    })
    await page.click('button:has-text("See what each column would mean")')
    const shape = 'fieldset[data-column="geometry"] select >> nth=0'
    await page.waitForSelector(shape)
    equal(await page.inputValue(shape), 'place/boundary///')
    await page.fill('label:has-text("Name of the source") input', 'Invented atlas')
    deepEqual(await barriers(page), [])
    await page.click('button:text-is("Import")')
    await set(page).waitFor()
    const cells = async () => (await set(page).locator('td.number').allInnerTexts()).map(Number)
    deepEqual(await cells(), [0, 2, 0], 'two wait, none is drawn')
    await acceptAll()
    await goTo(page, `${service.address}/programme`)
    deepEqual(await cells(), [2, 0, 2])
    equal(
      await page.locator('tbody tr button:text-is("Take off the map")').count(),
      1,
      'a list without boundaries is no set',
    )
    await goTo(page, `${service.address}/map`)
    await page.locator('p', { hasText: 'Boundaries according to: Invented atlas.' }).waitFor()
    await page.locator('p', { hasText: 'boundary, as its source says' }).waitFor()
    await page.waitForTimeout(1500)
    await keepPicture(page, 'boundaries-map')
    await goTo(page, `${service.address}/programme`)
    await set(page).locator('button').click()
    await page.locator('[role=status]', { hasText: 'its boundaries are off the map' }).waitFor()
    deepEqual((await cells()).at(-1), 0)
    await goTo(page, `${service.address}/map`)
    ok(!(await page.innerText('main')).includes('Boundaries according to'))
    await context.close()
  })

  test('a code is found by its word, with how many records use it and a list of them', async () => {
    const { context, page } = await opened()
    await page.fill('label:has-text("Find a word, a code or a field") input', 'KILLED')
    await page.locator('[role=status]', { hasText: /^\d+ codes?$/ }).waitFor()
    await page.click('summary:text-is("victim")')
    const used = page.locator('details[open] tr', { hasText: 'killed' }).locator('td.number a').first()
    await used.waitFor()
    equal(await used.innerText(), '12')
    deepEqual(await barriers(page), [])
    await used.click()
    await page.waitForURL(/register\/victims\?filter=outcome/)
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 12")
    await goTo(page, `${service.address}/programme`)
    await page.fill('label:has-text("Find a word, a code or a field") input', 'no such word')
    await page.locator('[role=status]', { hasText: 'No code has this word.' }).waitFor()
    await context.close()
  })

  for (const language of ['en', 'ar'] as const)
    for (const scheme of ['light', 'dark'] as const)
      test(`places and code lists have no barrier in ${language}, ${scheme}, on 1280 and 360 points`, async () => {
        const page = await (await pagesOf.open(as)).newPage()
        for (const width of [1280, 360]) {
          await goInLook(page, `${service.address}/programme`, { language, colorScheme: scheme, width })
          await page.locator('ul.plain details > summary').first().click()
          await page.waitForTimeout(500)
          await page.locator('details.tools > summary').last().click()
          deepEqual(await barriers(page), [])
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
          ok(wide <= width, `${wide} of ${width}`)
          await keepPicture(page, `places-${language}-${scheme}-${width}`)
        }
        await page.context().close()
        deepEqual(pagesOf.failures, [])
      })

  /** Accepts every row of the file, as a reviewer does on the page of reviews. */
  async function acceptAll(): Promise<void> {
    const read = async (path: string) => (await service.ask('GET', path, { as })).json()
    const { sets } = (await read('/api/boundaries')) as { sets: { id: number }[] }
    const { drafts } = (await read(`/api/drafts?import=${sets[0]?.id}`)) as { drafts: { id: string }[] }
    const body = { act: 'accept', ids: drafts.map(({ id }) => id) }
    equal((await service.ask('POST', '/api/decisions', { as, body })).status, 200)
  }
})
