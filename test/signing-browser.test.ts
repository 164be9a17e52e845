/** Signing by e-mail in Debian's Chromium: a publisher opens it, sees who asked in numbers, why no mail goes, and closes it. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { pageLanguages } from '../core/access/languages.js'
import { changeMail } from '../store/programme-changes.js'
import { goInLook, looksIn } from './page-looks.js'
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
import { appeal } from './support/signatures.js'

describe('signing by e-mail in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'MAILED')
  const { service } = pagesOf
  let writer: SignedIn
  let publisher: SignedIn
  before(async () => {
    writer = await service.person('dara', ['analyst'])
    publisher = await service.person('enno', ['publisher'])
    const body = { text: appeal, revision: 0 }
    equal((await service.ask('PUT', '/api/documents/letter', { as: writer, body })).status, 200)
  })
  const signatories = () => `${service.address}/appeals/letter/signatories`
  const saysSo = (words: string) => `document.querySelector('main').textContent.includes('${words}')`

  test('before mail is set up Enno is told so and finds no button that opens', async () => {
    const context = await pagesOf.open(publisher)
    const page = await context.newPage()
    await goTo(page, signatories())
    await waitUntil(page, saysSo('This register sends no mail'))
    equal(await page.locator('summary:has-text("Open for signing")').count(), 0)
    await context.close()
  })

  test('Enno opens the letter by keyboard and is given the address; of who asked he sees 1 and no name', async () => {
    const settings = { host: '127.0.0.1', port: 1, security: 'none', sender: 'appeal@example.org' }
    const address = 'https://sign.example.org'
    await changeMail(service.programme, 'mail.json', JSON.stringify({ ...settings, address }))
    const context = await pagesOf.open(publisher)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    await goTo(page, signatories())
    await page.focus('summary:has-text("Open for signing")')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await waitUntil(page, saysSo('Give people the address'))
    equal(await page.inputValue('input[readonly]'), `${address}/sign/documents/letter`)
    await page.click('button:has-text("Copy the address")')
    await waitUntil(page, saysSo('Copied'))
    equal(await page.evaluate('navigator.clipboard.readText()'), `${address}/sign/documents/letter`)
    const form = { name: 'Tessa Vole', address: 'tessa@example.org', capacity: 'supporter', sign: 'yes' }
    const sent = await fetch(`${service.address}/sign/documents/letter`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    equal(sent.status, 202)
    for (let look = 0; !((await page.textContent('main')) ?? '').includes('cannot be reached'); look += 1) {
      ok(look < 20, 'the page never said that the mail server cannot be reached')
      await goTo(page, signatories())
    }
    const shown = (await page.textContent('main')) ?? ''
    match(shown, /asked for a link\s*1/)
    match(shown, /wait to be sent\s*1/)
    match(shown, /1 e-mail address is kept/)
    ok(!/Tessa|tessa|appeal@/.test(shown), 'somebody is named, or a setting is shown')
    await context.close()
  })

  test('Dara, who writes and does not publish, reads the same and has nothing to press', async () => {
    const context = await pagesOf.open(writer)
    const page = await context.newPage()
    await goTo(page, signatories())
    await waitUntil(page, saysSo('Publishers open and close it'))
    equal(await page.locator('summary:has-text("Close signing")').count(), 0)
    await context.close()
  })

  test('a text that was changed is told beside the button that opens it as it is now', async () => {
    const body = { text: appeal.replace('an answer', 'a written answer'), revision: 1 }
    equal((await service.ask('PUT', '/api/documents/letter', { as: writer, body })).status, 200)
    const context = await pagesOf.open(publisher)
    const page = await context.newPage()
    await goTo(page, signatories())
    await waitUntil(page, saysSo('The text was changed after it was opened'))
    equal(await page.locator('summary:has-text("Open as it is now")').count(), 1)
    await context.close()
  })

  test('it fits 360 pixels in 8 languages, with words for everything and no barrier that axe finds', async () => {
    const page = await (await pagesOf.open(publisher)).newPage()
    for (const language of pageLanguages)
      for (const look of looksIn([language], [360], 740)) {
        const { colorScheme } = look
        await goInLook(page, signatories(), look)
        await page.waitForSelector('input[readonly]')
        for (const summary of await page.locator('.acts summary').all()) await summary.click()
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        ok(width <= 360, `${language} is ${width} wide`)
        ok(!/\[[a-z_]+(?:\.[a-z_]+)*\]/.test((await page.textContent('body')) ?? ''), language)
        if (language !== 'en' && language !== 'ar') break
        deepEqual(await barriers(page), [], `${language}, ${colorScheme}`)
        await keepPicture(page, `signing-${language}-${colorScheme}-360`)
        await page.setViewportSize({ width: 1280, height: 900 })
        await keepPicture(page, `signing-${language}-${colorScheme}-1280`)
      }
    await page.context().close()
  })

  test('Enno closes it: 1 address is deleted, and the form is shut', async () => {
    const context = await pagesOf.open(publisher)
    const page = await context.newPage()
    await goTo(page, signatories())
    await page.click('summary:has-text("Close signing")')
    await page.click('button:has-text("Close signing")')
    await waitUntil(page, saysSo('Closed, and 1 address was deleted'))
    match((await page.textContent('main')) ?? '', /link not used in time; nothing is kept\s*1/)
    equal((await fetch(`${service.address}/sign/documents/letter`)).status, 404)
    await context.close()
  })

  test('no page failed', () => {
    deepEqual(pagesOf.failures, [])
  })
})
