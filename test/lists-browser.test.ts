/** Lists of records in Debian's Chromium: what records are called in them. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import { fillListed } from './listed-register.js'
import { barriers, goTo, registerPages, skipWithoutBrowser } from './register-pages.js'
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

  test('12 of 46 victims are saved as a file: what the list is filtered to, and the page says how many', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims?q=k&filter=outcome+%3D+killed`)
    const save = page.locator('details:has(summary:text-is("Save as a file"))')
    await save.locator('summary').press('Enter')
    match((await save.textContent()) ?? '', /12 records go into the file/)
    const [file] = await Promise.all([page.waitForEvent('download'), save.locator('button').press('Enter')])
    equal(file.suggestedFilename(), 'victims.csv')
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n')
    equal(lines.length, 1 + 12)
    await save.getByText('12 records are in the file.').waitFor()
    deepEqual(await barriers(page), [])
    await goTo(page, `${service.address}/register/victims?state=submitted`)
    equal(await save.count(), 0, 'what waits is in no file')
    await context.close()
  })
})
