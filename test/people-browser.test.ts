/** The people of a programme in Debian's Chromium: invited for a region, changed, ended, and each of it undone. */
import { deepEqual, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { goInLook } from './page-looks.js'
import { fillRegions } from './region-register.js'
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

describe('the people of a programme in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'PEOPLE')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    await fillRegions(service.programme)
    as = await service.person('ada', ['administrator'])
  })
  const row = (name: string) =>
    `[...document.querySelectorAll('tbody tr')].find((each) => each.textContent.includes('${name}'))`
  const holds = (page: Page, name: string, words: string) =>
    waitUntil(page, `${row(name)}?.textContent.includes('${words}')`)
  const press = (page: Page, name: string, words: string) =>
    page.locator('tbody tr', { hasText: name }).locator(`button:has-text("${words}")`).click()

  test('Ada invites Noor for a region and an organisation, found by their names', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    const form = page.locator('form', { has: page.locator('h3:has-text("Invite")') })
    await form.locator('input').nth(0).fill('Invented Noor')
    await form.locator('input').nth(1).fill('noor')
    await form.locator('label:has-text("collector") input').check()
    await form.locator('label:has-text("Only in certain places") input').check()
    ok(await form.locator('button:text-is("Invite")').isDisabled(), 'a limit to no place is not sent')
    await form.locator('label:has-text("Find a place by its name") input').fill('sou')
    await form.locator('button:has-text("Add: South Ildoma")').click()
    const organisation = form.locator('fieldset:has-text("Organisation")')
    await organisation.locator('input[type=search]').fill('lant')
    await organisation.locator('option:has-text("Lantern Society")').waitFor({ state: 'attached' })
    await organisation.locator('select').selectOption({ label: 'Lantern Society' })
    await form.locator('button:text-is("Invite")').click()
    await holds(page, 'Invented Noor', 'South Ildoma')
    await holds(page, 'Invented Noor', 'Lantern Society')
    match((await page.textContent('[role=status] code')) ?? '', /\/link#/)
    await context.close()
  })

  test('with the keyboard Ada makes Mira a reviewer of the north, and undoes it with one press', async () => {
    await service.person('mira', ['collector'])
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    await page.locator('tbody tr', { hasText: 'Invented mira' }).locator('button:has-text("Change")').focus()
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.activeElement.textContent === 'Change Invented mira'")
    const form = page.locator('form', { has: page.locator('h3:has-text("Change Invented mira")') })
    await form.locator('label:has-text("reviewer") input').focus()
    await page.keyboard.press('Space')
    await form.locator('label:has-text("Only in certain places") input').focus()
    await page.keyboard.press('Space')
    await form.locator('label:has-text("Find a place by its name") input').focus()
    await page.keyboard.type('north')
    await form.locator('button:has-text("Add: North Ildoma")').focus()
    await page.keyboard.press('Enter')
    deepEqual(await barriers(page), [])
    await form.locator('button:has-text("Save")').focus()
    await page.keyboard.press('Enter')
    await holds(page, 'Invented mira', 'collector, reviewer')
    await holds(page, 'Invented mira', 'North Ildoma')
    await page.click('[role=status] button:has-text("Undo")')
    await holds(page, 'Invented mira', 'everywhere')
    ok(!(await page.locator('tbody tr', { hasText: 'Invented mira' }).innerText()).includes('reviewer'))
    await context.close()
  })

  test('Ada ends an account by mistake and undoes it: the person is there again, with a new link', async () => {
    await service.person('olive', ['analyst'], true)
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    await press(page, 'Invented olive', 'End the account')
    await waitUntil(page, `!${row('Invented olive')}`)
    await page.click('[role=status] button:has-text("Undo")')
    await holds(page, 'Invented olive', 'invited')
    match((await page.textContent('[role=status] code')) ?? '', /\/link#/)
    await press(page, 'Invented olive', 'End the account')
    await waitUntil(page, `!${row('Invented olive')}`)
    await goTo(page, `${service.address}/programme`)
    await page.click('summary:has-text("1 account that ended")')
    await page.click('li:has-text("Invented olive") button')
    await holds(page, 'Invented olive', 'invited')
    await context.close()
  })

  test('an administrator who gives up that role is offered at once what is left', async () => {
    const leaving = await service.person('pavo', ['administrator', 'auditor'])
    const context = await pagesOf.open(leaving)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    await press(page, 'Invented pavo', 'Change')
    await page.locator('form.block label:has-text("administrator") input').uncheck()
    await page.locator('form.block button:has-text("Save")').click()
    await waitUntil(
      page,
      "![...document.querySelectorAll('h2')].some((each) => each.textContent === 'People')",
    )
    deepEqual(pagesOf.failures, [])
    await context.close()
  })

  for (const language of ['en', 'ar'] as const)
    test(`changing somebody has no barrier that axe finds and fits 360 pixels, in ${language}`, async () => {
      const page = await (await pagesOf.open(as)).newPage()
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [360, 'dark'],
      ] as const) {
        await goInLook(page, `${service.address}/programme`, { language, colorScheme, width, height: 740 })
        await page.locator('tbody tr', { hasText: 'Invented Noor' }).locator('button').first().click()
        await page.waitForSelector('form.block')
        deepEqual(await barriers(page), [])
        const seen = await page.evaluate<number>('document.documentElement.scrollWidth')
        ok(seen <= width, `${seen}`)
        await keepPicture(page, `people-${language}-${width}`)
      }
      await page.context().close()
    })
})
