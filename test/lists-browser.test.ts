/** Lists of records in Debian's Chromium: what records are called in them. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import { fillListed } from './listed-register.js'
import { barriers, goTo, registerPages, skipWithoutBrowser } from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { writeCurrent } from './served-register.js'
import { sharedRegister } from './support/registers.js'

describe('lists in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'LISTS')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    await fillListed(service.programme)
    // Before anybody asks: what is read of places is kept until the log grows, and these rows are none of its entries.
    await writeCurrent(service.programme, 'place', { prefix: 901 }, [
      { code: 'QQ01', name: 'Orrin', level: 'region' },
      { code: 'QQ 02', name: 'Vell', level: 'region' },
    ])
    as = await service.person('reads', ['analyst'])
  })
  const heads = "[...document.querySelectorAll('tbody th')].map((each) => each.textContent)"

  test('places are listed by their names, accidents without a number each by another end of its id', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/places`)
    await page.locator('tbody th').first().waitFor()
    const names = await page.evaluate<string[]>(heads)
    ok(names.length > 0 && names.every((name) => !/^[0-9a-f]{8}$/.test(name)), names.join())
    await page.locator('tbody th a').first().click()
    await page.waitForSelector('dl.fields')
    match((await page.textContent('main h1')) ?? '', new RegExp(`${names[0]}$`))
    await goTo(page, `${service.address}/register/accidents`)
    await page.locator('tbody th').first().waitFor()
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
  test('a victim of 30 is listed as an adult with the day of the explosion, by which the list is narrowed; its page begins with what happened', async () => {
    const context = await pagesOf.open(as, { viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims?q=k`)
    const columns = "[...document.querySelectorAll('thead th')].map((each) => each.textContent)"
    const found = await page.evaluate<string[]>(columns)
    ok(found.includes('date of the explosion') && found.includes('age group'), found.join())
    // No map draws victims, so nothing is asked of one.
    equal(await page.locator('main select', { hasText: 'on no map' }).count(), 0)
    match((await page.textContent('tbody tr')) ?? '', /Mar 1, 2041.*adult, 18 and over/)
    await page.locator('main select', { hasText: 'age group' }).selectOption('age_group')
    await page.getByText('No record matches.').waitFor()
    await page.locator('main select', { hasText: 'child, under 18' }).first().selectOption('adult')
    await page.getByText('12 records match.').waitFor()
    await page.locator('thead button', { hasText: 'date of the explosion' }).press('Enter')
    await page.locator('th[aria-sort=ascending]').waitFor()
    await page.locator('tbody th a').first().press('Enter')
    await page.waitForSelector('dl.fields')
    match(
      (await page.textContent('main section')) ?? '',
      /^\s*accident A-k-\d+ .*date of the explosion Mar 1, 2041.*device anti-personnel mine/s,
    )
    match((await page.textContent('main section')) ?? '', /What is known.*age group adult, 18 and over/s)
    deepEqual(await barriers(page), [])
    await context.close()
  })

  test('one word finds a place by its name for a figure, whatever its case, and by its code where it is one', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/figures?q=casualties`)
    const place = page.getByLabel('Place (code or name)')
    for (const [typed, asked] of [
      ['orrin', 'casualties@1 at "Orrin"'],
      ['QQ01', 'casualties@1 at QQ01'],
      ['Vell', 'casualties@1 at "Vell"'],
    ] as const) {
      await place.fill(typed)
      await place.press('Enter')
      await page.waitForURL((address) => address.searchParams.get('q') === asked)
      await page.waitForLoadState('networkidle')
      equal(await page.locator('.refused').count(), 0, typed)
    }
    await place.fill('QQ')
    await page.locator('datalist option').nth(1).waitFor({ state: 'attached' })
    deepEqual(
      await page.evaluate(
        "[...document.querySelectorAll('datalist option')].map((each) => each.value + ' ' + each.textContent)",
      ),
      ['QQ01 Orrin', 'Vell Vell'],
    )
    await context.close()
  })
})
