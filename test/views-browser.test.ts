/** Saved views in Debian's Chromium: kept with the account, so that they are there in another browser, and shared. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { goInLook } from './page-looks.js'
import {
  barriers,
  goTo,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { sharedRegister } from './support/registers.js'

describe('saved views in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'VIEWED')
  const { service } = pagesOf
  let reader: SignedIn
  before(async () => {
    reader = await service.person('rana', ['analyst'])
  })
  const summary = 'details:has(input[maxlength="80"]) > summary'
  const named = (name: string) =>
    `document.querySelector('main').textContent.includes(${JSON.stringify(name)})`
  const matched = (page: Page) => page.textContent('main > p[role=status]')

  test('a view saved in one browser opens its 12 records and 2 columns in another', async () => {
    const first = await pagesOf.open(reader)
    const page = await first.newPage()
    await goTo(page, `${service.address}/register/victims?filter=outcome+%3D+killed&sort=-local_id`)
    await page.click('details:has(input[type=checkbox]) > summary')
    const shown = page.locator('details input[type=checkbox]:checked')
    while ((await shown.count()) > 0) await shown.first().uncheck()
    for (const at of [3, 4]) await page.locator('details input[type=checkbox]').nth(at).check()
    const heads = await page.locator('thead th').allTextContents()
    await page.click(summary)
    await page.fill('input[maxlength="80"]', 'Killed, latest first')
    await page.keyboard.press('Enter')
    await page.waitForSelector('li button:has-text("Killed, latest first")')
    deepEqual(await barriers(page), [])
    await first.close()

    const second = await pagesOf.open(reader)
    const other = await second.newPage()
    await goTo(other, `${service.address}/register/victims`)
    match((await matched(other)) ?? '', /^40 /)
    await other.click(summary)
    await other.click('button:has-text("Killed, latest first")')
    await waitUntil(other, "document.querySelector('main > p[role=status]').textContent.startsWith('12 ')")
    match(other.url(), /filter=outcome\+%3D\+killed&sort=-local_id$/)
    deepEqual(await other.locator('thead th').allTextContents(), heads)
    await second.close()
  })

  test('1 view that a browser kept before goes to the account, is removed, and comes back by undo', async () => {
    const context = await pagesOf.open(reader)
    await context.addInitScript({
      content: `if (location.protocol === 'http:' && !sessionStorage.getItem('was')) {
        sessionStorage.setItem('was', '1')
        localStorage.setItem('truebearing-views-victim', JSON.stringify({ 'From before': 'q=k-1&cursor=none' }))
      }`,
    })
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims`)
    await page.click(summary)
    await page.waitForSelector('li button:has-text("From before")')
    equal(await page.evaluate("localStorage.getItem('truebearing-views-victim')"), null)
    await page.click('[aria-label="Remove the view “From before”"]')
    await waitUntil(page, named('The view “From before” is removed.'))
    equal(await page.locator('li button:has-text("From before")').count(), 0)
    await page.click('[role=status] button:has-text("Undo")')
    await page.waitForSelector('li button:has-text("From before")')
    await page.click('li button:has-text("From before")')
    // Its own, and those of two digits that begin so.
    await waitUntil(page, "document.querySelector('main > p[role=status]').textContent.startsWith('3 ')")
    await context.close()
  })

  test('a view that is shared by keyboard opens its 12 records for another, who keeps a copy; what is undone is as before', async () => {
    const sharing = await pagesOf.open(reader)
    const page = await sharing.newPage()
    await goTo(page, `${service.address}/register/victims`)
    await page.click(summary)
    const share = '[aria-label="Share the view “Killed, latest first” with everybody"]'
    await page.focus(share)
    await page.keyboard.press('Enter')
    await waitUntil(page, named('is shared with everybody of the programme.'))
    await page.waitForSelector('li:has-text("shared with everybody") button:has-text("Killed, latest first")')

    const other = await service.person('milo', ['collector'])
    const using = await pagesOf.open(other)
    const theirs = await using.newPage()
    await goTo(theirs, `${service.address}/register/victims`)
    await theirs.click(summary)
    const shared = 'ul[aria-labelledby] li'
    await theirs.waitForSelector(`${shared}:has-text("by Invented rana")`)
    deepEqual(await theirs.locator(`${shared} button`).allTextContents(), [
      'Killed, latest first',
      'Keep a copy',
    ])
    await theirs.click(`${shared} button.link`)
    await waitUntil(theirs, "document.querySelector('main > p[role=status]').textContent.startsWith('12 ')")
    await theirs.click(`${shared} button:has-text("Keep a copy")`)
    await waitUntil(theirs, named('A copy is kept as your own view “Killed, latest first”.'))
    await theirs.click(`${shared} button:has-text("Keep a copy")`)
    const second = 'li button:has-text("Killed, latest first (2)")'
    await theirs.waitForSelector(second)
    deepEqual(await barriers(theirs), [])
    await theirs.click('details [role=status] button:has-text("Undo")')
    await theirs.waitForSelector(second, { state: 'detached' })

    await page.click('details [role=status] button:has-text("Undo")')
    await page.waitForSelector(share)
    await theirs.reload()
    await theirs.click(summary)
    await theirs.waitForSelector('[aria-label="Remove the view “Killed, latest first”"]')
    equal(await theirs.locator(shared).count(), 0)
    await sharing.close()
    await using.close()
  })

  test('an administrator removes what somebody who left has shared, and undone it is the administrator’s', async () => {
    const [leaving, chief] = [
      await service.person('otto', ['analyst']),
      await service.person('chief', ['administrator']),
    ]
    const body = { kinds: 'victims', name: 'From otto', query: { filter: 'outcome = killed' }, columns: [] }
    const kept = await service.ask('PUT', '/api/views', { as: leaving, body })
    const { viewId } = (await kept.json()) as { viewId: string }
    await service.ask('PATCH', `/api/views/${viewId}`, { as: leaving, body: { isShared: true } })
    equal(
      (await service.ask('DELETE', `/api/people/${leaving.account.accountId}`, { as: chief })).status,
      204,
    )
    const context = await pagesOf.open(chief)
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims`)
    await page.click(summary)
    await page.waitForSelector('li:has-text("by Invented otto, whose account has ended")')
    await page.click('[aria-label="Remove the view “From otto”"]')
    await waitUntil(page, named('Undoing brings it back as a shared view of your own.'))
    equal(await page.locator('ul[aria-labelledby] li').count(), 0)
    await page.click('details [role=status] button:has-text("Undo")')
    await page.waitForSelector('li:has-text("shared with everybody") button:has-text("From otto")')
    await context.close()
  })

  test('the views stand in 4 pictures: dark and light, English and Arabic, wide and at 360 pixels without a bar below', async () => {
    const sharing = await service.person('mira', ['analyst'])
    const body = { kinds: 'victims', name: 'Women, by day', query: { filter: 'sex = female' }, columns: [] }
    const kept = await service.ask('PUT', '/api/views', { as: sharing, body })
    const { viewId } = (await kept.json()) as { viewId: string }
    await service.ask('PATCH', `/api/views/${viewId}`, { as: sharing, body: { isShared: true } })
    const page = await (await pagesOf.open(reader)).newPage()
    for (const [name, language, colorScheme, width] of [
      ['saved-views-dark', 'en', 'dark', 1280],
      ['saved-views-360', 'en', 'light', 360],
      ['saved-views-arabic', 'ar', 'light', 1280],
      ['saved-views-arabic-360', 'ar', 'dark', 360],
    ] as const) {
      await goInLook(page, `${service.address}/register/victims`, {
        language,
        colorScheme,
        width,
        height: 800,
      })
      await page.click(summary)
      await page.waitForSelector('li button:has-text("From before")')
      await page.locator('li button:not(.link)').first().click()
      await page.waitForSelector('[role=status] button')
      deepEqual(await barriers(page), [])
      equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      await keepPicture(page, name)
      await page.click('[role=status] button')
      await page.waitForSelector('details [role=status] button', { state: 'detached' })
    }
    await page.context().close()
    deepEqual(pagesOf.failures, [])
  })
})
