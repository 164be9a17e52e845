/** Signing in again in Debian's Chromium: asked for before what reaches beyond the register, and then done. */
import { deepEqual, equal } from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import { password } from './served-accounts.js'
import { sharedRegister } from './support/registers.js'

const narrow = { viewport: { width: 360, height: 740 } }

describe('signing in again in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'AGAIN')
  const { service } = pagesOf

  const invite = async (page: Page, name: string) => {
    const form = page.locator('form', { has: page.locator('h3:has-text("Invite")') })
    await form.locator('input').nth(0).fill(`Invented ${name}`)
    await form.locator('input').nth(1).fill(name.toLowerCase())
    await form.locator('label:has-text("collector") input').check()
    await form.locator('button:text-is("Invite")').click()
    await page.waitForSelector('dialog[open]')
  }
  const rows = (page: Page) => page.locator('tbody').first().textContent()

  test('16 minutes after signing in Ada is asked for her password before somebody is invited, and nothing typed is lost', async () => {
    const as = await service.person('ada', ['administrator'], true)
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    service.pass(16)
    await invite(page, 'Noor')
    equal(await page.evaluate<string>('document.activeElement.name'), 'password')
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'sign-in-again-en')
    await page.keyboard.type('another river')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog .refused, dialog [role=alert]')
    await page.fill('dialog input[type=password]', password)
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.querySelector('tbody').textContent.includes('Invented Noor')")
    equal(await page.locator('dialog[open]').count(), 0)
    // Signed in again it is not asked for a second time.
    await page.locator('tbody tr', { hasText: 'Invented Noor' }).locator('button:has-text("End")').click()
    await waitUntil(page, "document.querySelector('[role=status]') !== null")
    equal(await page.locator('dialog[open]').count(), 0)
    await context.close()
  })

  test('with Escape the dialog is left: nothing is done, the page says why, and what was typed stays', async () => {
    const as = await service.person('eve', ['administrator'], true)
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    service.pass(16)
    await invite(page, 'Lior')
    await page.keyboard.press('Escape')
    await waitUntil(page, "document.body.textContent.includes('signed in within the last 15 min')")
    const form = page.locator('form', { has: page.locator('h3:has-text("Invite")') })
    equal(await form.locator('input').nth(0).inputValue(), 'Invented Lior')
    equal(((await rows(page)) ?? '').includes('Invented Lior'), false)
    await context.close()
  })

  test('at 360 px in Arabic, dark, the dialog fits and stands from right to left', async () => {
    const as = await service.person('amal', ['administrator'], true)
    await service.person('samir', ['collector'])
    const context = await pagesOf.open(as, { ...narrow, colorScheme: 'dark' })
    await context.addInitScript(inLanguage('ar'))
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    service.pass(16)
    await page.locator('tbody tr', { hasText: 'Invented samir' }).locator('button').last().click()
    await page.waitForSelector('dialog[open]')
    deepEqual(
      await page.evaluate(`(() => {
        const dialog = document.querySelector('dialog')
        const { left, right } = dialog.getBoundingClientRect()
        return [getComputedStyle(dialog).direction, left >= 0, right <= 360, dialog.scrollWidth <= dialog.clientWidth]
      })()`),
      ['rtl', true, true, true],
    )
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'sign-in-again-ar-dark-360')
    await context.close()
  })
})
