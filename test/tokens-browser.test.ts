/** Tokens for programs in Debian's Chromium: made, shown once, used, listed and ended on the page of their maker. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
} from './register-pages.js'
import { sharedRegister } from './support/registers.js'

describe('tokens for programs in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'TOKENS')
  const { service } = pagesOf

  test('Noor makes a token, a program reads with it, and it is shown no more; ended, it opens nothing', async () => {
    const context = await pagesOf.open(await service.person('noor', ['analyst', 'auditor']))
    const page = await context.newPage()
    await goTo(page, `${service.address}/account`)
    await page.getByLabel('What it is for').fill('nightly report')
    await page.getByLabel('analyst').focus()
    await page.keyboard.press('Space')
    await page.locator('form button:has-text("Make a token")').focus()
    await page.keyboard.press('Enter')
    const secret = (await page.textContent('[role=status] code')) ?? ''
    const status = async () =>
      (await service.ask('GET', '/api/victims', { headers: { Authorization: `Bearer ${secret}` } })).status
    equal(await status(), 200)
    ok(((await page.textContent('[role=status] pre')) ?? '').includes(secret))
    deepEqual(await barriers(page), [])
    await goTo(page, `${service.address}/account`)
    ok(!(await page.content()).includes(secret))
    await page.click('li:has-text("nightly report") button')
    await page.waitForSelector('li:has-text("nightly report")', { state: 'detached' })
    equal(await status(), 401)
    deepEqual(pagesOf.failures, [])
    await context.close()
  })

  for (const language of ['en', 'ar'] as const)
    test(`a token that was made has no barrier and fits 360 pixels, in ${language}`, async () => {
      const as = await service.person(`fits.${language}`, ['analyst'])
      const colorScheme = language === 'ar' ? 'dark' : 'light'
      const context = await pagesOf.open(as, { viewport: { width: 360, height: 740 }, colorScheme })
      await context.addInitScript(inLanguage(language))
      const page = await context.newPage()
      await goTo(page, `${service.address}/account`)
      const form = page.locator('form', { has: page.locator('input[type=number]') })
      await form.locator('input').first().fill('nightly report')
      await form.locator('input[type=checkbox]').check()
      await form.locator('button').click()
      await page.waitForSelector('[role=status] code')
      deepEqual(await barriers(page), [])
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      ok(width <= 360, `${width}`)
      await keepPicture(page, `tokens-${language}`)
      await context.close()
    })
})
