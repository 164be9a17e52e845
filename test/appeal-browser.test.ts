/** An appeal in Debian's Chromium: who signs it, to whom it goes, and what came back. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { pageLanguages } from '../core/access/languages.js'
import { goInLook, inLooks, looksIn } from './page-looks.js'
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
import { csvOf, rows } from './support/signatures.js'

const text = `---
kind: appeal
title: A letter from invented villages
date: 2043-03-02
id: letter
to:
  - { id: sg, office: Secretary-General, body: Invented League, channel: letter }
asks:
  - { id: a1, to: sg, kind: demand, reply_by: 2099-06-30 }
signatories: signatories.csv
---
We ask for an answer. {#a1}
`

describe('an appeal in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'APPEALED')
  const { service } = pagesOf
  let writer: SignedIn
  let publisher: SignedIn
  before(async () => {
    writer = await service.person('dara', ['analyst'])
    publisher = await service.person('enno', ['publisher', 'reviewer'])
    const body = { text, revision: 0 }
    equal((await service.ask('PUT', '/api/documents/letter', { as: writer, body })).status, 200)
  })

  test('Dara adds an addressee and an ask by form, is told what the channel asks, and the rest of the head stays', async () => {
    const context = await pagesOf.open(writer)
    const page = await context.newPage()
    await goTo(page, `${service.address}/appeals/letter/addressees`)
    ok(await page.isDisabled('button.main'), 'nothing was changed yet')
    await page.click('button:has-text("Add an addressee")')
    await page.fill('fieldset >> nth=1 >> input >> nth=1', 'Council of the Invented League')
    await page.fill('fieldset >> nth=1 >> input >> nth=3', 'hrc-written-statement')
    await page.click('button:has-text("Add an ask")')
    await page.fill('fieldset >> nth=3 >> input[type=date]', '2099-07-31')
    await page.click('button.main')
    await waitUntil(
      page,
      "document.body.textContent.includes('Written statement to the Human Rights Council')",
    )
    await waitUntil(page, "document.body.textContent.includes('The ask a2 has no paragraph')")
    await waitUntil(page, "document.querySelector('button.main').textContent === 'Saved'")
    const { texts } = (await (await service.ask('GET', '/api/documents/letter', { as: writer })).json()) as {
      texts: { text: string; revision: number }[]
    }
    const saved = texts[0]?.text ?? ''
    match(saved, /^---\nkind: appeal\ntitle: A letter from invented villages\ndate: 2043-03-02\n/)
    match(saved, /- id: to1\n {4}office: Council of the Invented League\n {4}channel: hrc-written-statement/)
    match(saved, /reply_by: 2099-07-31/)
    ok(saved.includes('\nsignatories: signatories.csv\n---\nWe ask for an answer. {#a1}\n'))
    const body = { text, revision: texts[0]?.revision ?? 0 }
    equal((await service.ask('PUT', '/api/documents/letter', { as: writer, body })).status, 200)
    await context.close()
  })

  test('Dara tries a list of 8, takes it in, sees 5 named and the counts, and withdraws 1 by keyboard', async () => {
    const context = await pagesOf.open(writer)
    const page = await context.newPage()
    await goTo(page, `${service.address}/appeals/letter`)
    await page.click('nav a:has-text("Signatories")')
    await page.waitForSelector('input[type=file]')
    await page.setInputFiles('input[type=file]', {
      name: 'signatories.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csvOf(rows)),
    })
    await page.click('button:has-text("Try without keeping anything")')
    await waitUntil(page, "document.body.textContent.includes('8 new signatures')")
    match((await page.textContent('main')) ?? '', /No signatures/)
    await page.click('button.main:has-text("Import")')
    await waitUntil(page, "document.body.textContent.includes('8 signatures, 5 to be named')")
    const shown = (await page.textContent('main')) ?? ''
    match(shown, /by a thumb before a witness\s*1/)
    match(shown, /Tessa Vole/)
    ok(!/Hidden|Pell Arran/.test(shown), 'somebody is named who did not agree to it')
    await page.focus('li:has-text("Lirra Vess") summary')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('asked by letter')
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.body.textContent.includes('7 signatures, 4 to be named')")
    await context.close()
  })

  test('Enno opens the name of one who is not named, with a reason', async () => {
    const context = await pagesOf.open(publisher)
    const page = await context.newPage()
    await goTo(page, `${service.address}/appeals/letter/signatories`)
    const line = page.locator('li:has(em)').first()
    await line.locator('summary:has-text("Confidential")').click()
    await line.locator('details[open] input').fill('The family asks')
    await line.locator('details[open] button').click()
    equal(await line.locator('[role=status]').textContent(), 'Hidden Guard')
    await context.close()
  })

  test('the letter is published; that it was sent and received is recorded and shown in order', async () => {
    equal((await service.ask('POST', '/api/documents/letter/ask', { as: writer, body: {} })).status, 200)
    const made = await service.ask('POST', '/api/documents/letter/publish', { as: publisher, body: {} })
    equal(made.status, 200, await made.clone().text())
    const context = await pagesOf.open(publisher)
    const page = await context.newPage()
    await goTo(page, `${service.address}/appeals/letter/deliveries`)
    const record = async (step: string, note: string, steps: number) => {
      await page.selectOption('form select >> nth=1', step)
      await page.fill('form input >> nth=2', note)
      await page.click('form button.main')
      await waitUntil(page, `document.querySelectorAll('main ol > li').length === ${steps}`)
    }
    await record('sent', 'by courier', 1)
    await record('received', 'a stamp', 2)
    const lines = await page.locator('main ol > li').allTextContents()
    match(lines[0] ?? '', /sent.*Secretary-General, Invented League[\s\S]*by courier/)
    match(lines[1] ?? '', /receipt[\s\S]*a stamp/)
    await page.selectOption('form select >> nth=1', 'silent')
    await page.click('form button.main')
    await page.waitForSelector('[role=alert]')
    await context.close()
  })

  test('an analyst reads the deliveries and records none', async () => {
    const body = { addressee: 'sg', step: 'sent' }
    equal((await service.ask('POST', '/api/documents/letter/deliveries', { as: writer, body })).status, 403)
  })

  const parts = ['addressees', 'signatories', 'deliveries'] as const

  test('the 3 parts fit 360 pixels in 8 languages, with words for everything', async () => {
    const page = await (await pagesOf.open(publisher)).newPage()
    for (const language of pageLanguages)
      for (const part of parts) {
        const look = { language, colorScheme: 'light', width: 360, height: 740 } as const
        await goInLook(page, `${service.address}/appeals/letter/${part}`, look)
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        ok(width <= 360, `${part} in ${language} is ${width} wide`)
        ok(!/\[[a-z_]+(?:\.[a-z_]+)*\]/.test((await page.textContent('body')) ?? ''), language)
        if (language === 'en' || language === 'ar') await keepPicture(page, `appeal-${part}-${language}-360`)
      }
    await page.context().close()
  })

  test('the 3 parts have no barrier that axe finds, in English and Arabic, light and dark', async () => {
    const page = await (await pagesOf.open(publisher)).newPage()
    for (const part of parts) {
      const address = `${service.address}/appeals/letter/${part}`
      for await (const { language, colorScheme } of inLooks(page, address, looksIn(['en', 'ar'], [1280]))) {
        deepEqual(await barriers(page), [], `${part} in ${language}, ${colorScheme}`)
        await keepPicture(page, `appeal-${part}-${language}-${colorScheme}`)
      }
    }
    await page.context().close()
  })

  test('no page failed', () => {
    deepEqual(pagesOf.failures, [])
  })
})
