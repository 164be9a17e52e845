/** What the service says in English, in Debian's Chromium: a page says it in its own language, and names no command. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
} from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

const letter = `---
kind: letter
title: A letter of an invented valley
date: 2043-06-01
language: en
id: letter
figures:
  all: casualties
---

So far [40](#all) people were hit, of whom [13](#all?outcome=killed) were killed and [28](#all?outcome=injured) injured.
`

/** What stands between numbers of their own direction. */
const withoutIsolates = (text: string | null) => (text ?? '').replace(/[\u2066\u2068\u2069]/g, '')

describe('what the service says, in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'TOLD')
  const { service } = pagesOf
  let as: SignedIn
  let victim = ''
  before(async () => {
    as = await service.person('ada', ['administrator', 'analyst'])
    const body = { text: letter, revision: 0 }
    equal((await service.ask('PUT', '/api/documents/letter', { as, body })).status, 200)
    // A second report of the same people, on which the first import cannot be taken back alone.
    const later = alike('k', 12, { outcome: 'i', told: '2043-02-01' })
    await importText(service.programme, csv(later), { source: 'a later list' })
    const list = await service.ask('GET', '/api/victims?sort=local_id', { as })
    const { items } = (await list.json()) as { items: readonly { readonly id: string }[] }
    victim = items[0]?.id ?? ''
  })
  const open = async (language: string, path: string, options = {}): Promise<Page> => {
    const context = await pagesOf.open(as, options)
    await context.addInitScript(inLanguage(language))
    const page = await context.newPage()
    await goTo(page, service.address + path)
    return page
  }
  /** Takes the oldest import of the list back; gives what the page says to that. */
  const undoFirst = async (page: Page): Promise<string> => {
    await page.locator('tbody tr').last().locator('button').click()
    const trouble = page.locator('[role=alert] p[dir]').last()
    await trouble.waitFor()
    return trouble.innerText()
  }

  test('an import that cannot be taken back alone says where the later one is taken back, in English and Arabic', async () => {
    const english = await open('en', '/import')
    match(await undoFirst(english), /Take the latest of them back first, in the list of earlier imports\.$/)
    await keepPicture(english, 'trouble-words-en')
    const narrow = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }
    const arabic = await open('ar', '/import', narrow)
    match(await undoFirst(arabic), /^لا يمكن التراجع عن الإدخال \d+ وحده/)
    equal(await arabic.locator('[role=alert] p[dir]').last().getAttribute('lang'), null)
    deepEqual(await barriers(arabic), [])
    await keepPicture(arabic, 'trouble-words-ar-dark-360')
    for (const page of [english, arabic]) await page.context().close()
  })

  test('a query that is not understood is told while it is typed, in Arabic and Spanish, and in English where the words do not come', async () => {
    const narrow = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }
    const typed = async (page: Page) => {
      await page.fill('textarea', 'casualties by')
      const told = page.locator('form p.refused')
      await told.waitFor()
      return { words: withoutIsolates(await told.textContent()), language: await told.getAttribute('lang') }
    }
    const arabic = await open('ar', '/figures', narrow)
    const inArabic = await typed(arabic)
    match(inArabic.words, /\p{Script=Arabic}{3}.*14/u)
    equal(inArabic.language, null)
    deepEqual(await barriers(arabic), [])
    await keepPicture(arabic, 'query-words-ar-dark-360')
    const english = await open('en', '/figures')
    match((await typed(english)).words, /^The query is not understood: at column 14 the query ends/)
    const spanish = await open('es', '/figures')
    await spanish.route('**/*.js', (route) => route.abort())
    const without = await typed(spanish)
    match(without.words, /^The query is not understood/)
    equal(without.language, 'en')
    for (const page of [arabic, english, spanish]) await page.context().close()
  })

  test('a sum that does not hold is told in words of the page, and so is why a number does not', async () => {
    const told: Readonly<Record<string, RegExp>> = {
      en: /13 \+ 28 = 41, stated 40: does not add up/,
      ar: /13 \+ 28 = 41، والمذكور 40: لا يتفق المجموع/,
      zh: /13 \+ 28 = 41，所述为40: 合计不符/,
    }
    for (const [language, words] of Object.entries(told)) {
      const page = await open(language, '/appeals/letter')
      await page.locator('p.refused').last().waitFor()
      match(withoutIsolates(await page.locator('p.refused').last().textContent()), words)
      await page
        .locator('details', { has: page.locator('p.soft') })
        .first()
        .locator('summary')
        .click()
      equal(await page.locator('details p.soft [lang=en]').count(), 0)
      await keepPicture(page, `sum-words-${language}`)
      await page.context().close()
    }
  })

  test('that a record was accepted without a second reader is said in Spanish beside its field and in its history', async () => {
    const page = await open('es', `/register/victims/${victim}`)
    const text = withoutIsolates(await page.locator('main').innerText())
    ok((text.match(/aceptado sin segundo lector/g) ?? []).length >= 2, text)
    match(text, /importación \d+, fila 1/)
    equal(text.match(/.*(?:without a second reader|, row 1).*/g), null)
    const { current } = (await (await service.ask('GET', `/api/victims/${victim}`, { as })).json()) as {
      current: { values: Record<string, unknown> }
    }
    match(String(current.values.reason), /accepted without a second reader$/, 'the log keeps its own words')
    await keepPicture(page, 'record-reason-es')
    await page.context().close()
  })

  /** No English is seen, not even where it is said to be English. */
  const seesNoEnglish = async (page: Page, place: string, but = /(?!)/g): Promise<string> => {
    const text = withoutIsolates(await page.locator(place).innerText())
    equal(text.replace(but, '').match(/[a-z]{4}.*/i), null, text)
    equal(await page.locator(`${place} [lang=en]:visible`).count(), 0)
    return text
  }

  test('what a proposal noticed of a file is told in Russian, each with its column', async () => {
    const page = await open('ru', '/import', { viewport: { width: 360, height: 740 } })
    await page.setInputFiles('input[type=file]', {
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'k7,date,sex,outcome,age\n1,03/04/41,m,killed,"1,200"\n2,05/06/41,m,vaporised,"1,300"\n',
      ),
    })
    await page.click('form button.main')
    const notes = page.locator('main details', { has: page.locator('li.doubt') }).last()
    await notes.locator('> summary').click()
    const text = await seesNoEnglish(page, 'main details[open] ul.plain', /^(?:outcome|date): /gm)
    for (const words of [
      /^k7: В этом столбце ничего не распознано/m,
      /^outcome: Некоторые тексты этого столбца не распознаны/m,
      /^date: По датам этого столбца не отличить день от месяца/m,
      /^Числа читаются со знаком между тысячами, как здесь\. 1,200$/m,
    ])
      match(text, words)
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'proposal-notes-ru-360')
    await page.context().close()
  })

  for (const [language, width, colorScheme] of [
    ['ar', 360, 'dark'],
    ['ru', 1280, 'light'],
  ] as const)
    test(`what channels ask and what was looked over is told in ${language} at ${width} px`, async () => {
      const asked = letter
        .replace('id: letter', `id: asked-${language}`)
        .replace(
          'figures:',
          'to:\n  - { id: c, office: C, channel: hrc-written-statement }\nasks:\n  - { id: a1, to: c }\nfigures:',
        )
        .replace('language: en', 'language: ru')
        .replace(/So far.*/, '')
      const body = { text: asked, revision: 0 }
      equal((await service.ask('PUT', `/api/documents/asked-${language}`, { as, body })).status, 200)
      const size = { viewport: { width, height: 740 }, colorScheme }
      const page = await open(language, `/appeals/asked-${language}/addressees`, size)
      await page.locator('main p.doubt').nth(3).waitFor()
      for (let at = 1; at <= 3; at += 1) await seesNoEnglish(page, `main p.doubt >> nth=${at}`)
      equal(await page.locator('main p.doubt').count(), 4)
      const offered = await page.locator('#channels option, fieldset select option').allTextContents()
      deepEqual(
        offered.filter((text) => /[a-z]{4}/i.test(text)),
        [],
      )
      deepEqual(await barriers(page), [])
      await keepPicture(page, `channel-hints-${language}-${width}`)
      await goTo(page, `${service.address}/programme`)
      await page.locator('h2 + p.tools button').last().click()
      await page.locator('dl.fields dd p').nth(8).waitFor()
      const looked = '[aria-live] dl.fields:has(dd p)'
      // How many entries the log has, which is said twice.
      match(await seesNoEnglish(page, looked, /METHOD\.md/g), /\b(1\d\d)\b[\s\S]*\b\1\b/)
      deepEqual(await barriers(page), [])
      await page.locator(looked).scrollIntoViewIfNeeded()
      await keepPicture(page, `looked-over-${language}-${width}`)
      await page.context().close()
    })
})
