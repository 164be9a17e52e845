/** Lists of records in Debian's Chromium: what records are called in them. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { fillListed } from './listed-register.js'
import { goTo, registerPages, skipWithoutBrowser } from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { sharedRegister } from './support/registers.js'

describe('lists in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'LISTS')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    await fillListed(service.programme)
    as = await service.person('reads', ['analyst'])
  })
  const heads = "[...document.querySelectorAll('tbody th')].map((each) => each.textContent)"

  test('places are listed by their names, accidents without a number each by another end of its id', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/places`)
    const names = await page.evaluate<string[]>(heads)
    ok(names.length > 0 && names.every((name) => !/^[0-9a-f]{8}$/.test(name)), names.join())
    await page.locator('tbody th a').first().click()
    await page.waitForSelector('dl.fields')
    match((await page.textContent('main h1')) ?? '', new RegExp(`${names[0]}$`))
    await goTo(page, `${service.address}/register/accidents`)
    const accidents = await page.evaluate<string[]>(heads)
    equal(new Set(accidents).size, accidents.length)
    deepEqual(pagesOf.failures, [])
    await context.close()
  })
})
