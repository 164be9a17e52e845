/** The files of a record in Debian's Chromium: added, opened with a reason, saved, followed; and what is never drawn. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageLanguages } from '../core/access/languages.js'
import { photograph, photographThatTells, sha256Of } from './attached-files.js'
import { goInLook, looksIn } from './page-looks.js'
import {
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import { sharedRegister } from './support/registers.js'

const holds = (text: string) => `document.querySelector('main').textContent.includes(${JSON.stringify(text)})`

describe('files of a record in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'FILEPAGES')
  const { service } = pagesOf
  const hand = photograph(20_000, 3)
  let record = ''

  before(async () => {
    const as = await service.person('finds', ['analyst'])
    const answer = await service.ask('GET', '/api/victims?q=k-3', { as })
    const { items } = (await answer.json()) as { items: { id: string }[] }
    record = `${service.address}/register/victims/${items[0]?.id}`
  })

  /** Fills in the form that adds a file; gives nothing before the page says that it is kept. */
  async function add(page: Page, file: { name: string; mimeType: string; buffer: Buffer }, shows: string) {
    if ((await page.locator('input[type=file]').isVisible()) === false)
      await page.click('summary:has-text("Add a file")')
    await page.setInputFiles('input[type=file]', file)
    await page.selectOption('details:has(input[type=file]) select', shows)
    await page.click('button:has-text("Keep the file")')
    await waitUntil(page, holds('Kept and logged'))
    await page.waitForLoadState('networkidle')
    // The next file is again one that nobody looked at yet, whatever this one showed.
    await waitUntil(
      page,
      "document.querySelector('details:has(input[type=file]) select').value === 'unknown'",
    )
  }

  test('Hild adds a photograph of an injury: it is listed by its hash and closed, without a name or a picture', async () => {
    const context = await pagesOf.open(await service.person('hild', ['data_entry']))
    const page = await context.newPage()
    await goTo(page, record)
    await waitUntil(page, holds('No file belongs to this record yet'))
    await add(
      page,
      { name: 'Invented Name.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(hand) },
      'injury',
    )
    await waitUntil(page, holds(sha256Of(hand)))
    const text = (await page.textContent('main')) ?? ''
    ok(!text.includes('Invented Name'))
    match(text, /Closed\. It is opened by itself/)
    equal(await page.locator('button:has-text("Open this file")').count(), 0)
    equal(
      await page.evaluate<number>("document.querySelectorAll('main img, main iframe, main object').length"),
      0,
    )
    await context.close()
  })

  test('Ivo opens it with a reason and saves it under its name; what became of it is written down', async () => {
    const context = await pagesOf.open(await service.person('ivo', ['reviewer']), { acceptDownloads: true })
    const page = await context.newPage()
    await goTo(page, record)
    await page.click('summary:has-text("Closed. It is opened by itself")')
    await page.fill('article input[required] >> visible=true', 'The hospital asks which hand')
    await page.click('button:has-text("Open this file")')
    await waitUntil(page, holds('Invented Name.jpg'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a:has-text("Save without what is hidden in it")'),
    ])
    equal(download.suggestedFilename(), 'Invented Name.jpg')
    equal(sha256Of(readFileSync(await download.path())), sha256Of(hand))
    await page.click('summary:has-text("Record what became of it")')
    await page.selectOption('article select', 'stored')
    await page.fill('article form:has(select) input[required]', 'Invented office, cabinet 3')
    await page.click('article form:has(select) button')
    await waitUntil(page, "document.querySelectorAll('article ol li').length === 1")
    match((await page.textContent('article ol')) ?? '', /stored/)
    await context.close()
  })

  test('a photograph of the ground that carries a position says so when it is kept, and its copy is offered first', async () => {
    const context = await pagesOf.open(await service.person('rey', ['reviewer']), { acceptDownloads: true })
    const page = await context.newPage()
    await goTo(page, record)
    const telling = photographThatTells(3000, 9)
    await add(page, { name: 'fence.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(telling) }, 'ground')
    await waitUntil(page, holds('Hidden in the file: a position'))
    await keepPicture(page, 'attachment-hidden-en')
    deepEqual(await barriers(page), [])
    const article = page.locator('article:has-text("fence.jpg")')
    const [copy] = await Promise.all([
      page.waitForEvent('download'),
      article.locator('a:has-text("Save without what is hidden in it")').click(),
    ])
    deepEqual(new Uint8Array(readFileSync(await copy.path())), photograph(3000, 9))
    await article.locator('summary:has-text("The original, with all that is hidden in it")').click()
    await article.locator('input[required] >> visible=true').fill('A court asks for the original')
    await article.locator('button:has-text("Open this file")').click()
    const [original] = await Promise.all([
      page.waitForEvent('download'),
      article.locator('a:has-text("Save the original")').click(),
    ])
    equal(sha256Of(readFileSync(await original.path())), sha256Of(telling))
    await context.close()
  })

  test('a row that waits gets a photograph on its page at 360 px, which its reviewer finds there and then on the record', async () => {
    const enters = await service.person('wen', ['data_entry'])
    const values = {
      local_id: 'H-360',
      class: 'suspected_hazardous_area',
      status: 'open',
      information_date: '2043-05-01',
    }
    const sent = await service.ask('POST', '/api/hazards', { as: enters, body: { values } })
    const { id, draft } = (await sent.json()) as { id: string; draft: string }
    const row = `${service.address}/review/${draft}`
    const context = await pagesOf.open(enters, { viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await goTo(page, row)
    await waitUntil(page, holds('No file belongs to this row yet'))
    await add(
      page,
      { name: 'marking.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photograph(900, 12)) },
      'marking',
    )
    await waitUntil(page, holds('marking.jpg'))
    equal(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 360'), true)
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'row-files-en-360')
    await context.close()
    const reviews = await service.person('rut', ['reviewer'])
    const other = await pagesOf.open(reviews, { colorScheme: 'dark' })
    await other.addInitScript(inLanguage('ar'))
    const theirs = await other.newPage()
    await goTo(theirs, row)
    await waitUntil(theirs, holds('marking.jpg'))
    await keepPicture(theirs, 'row-files-ar-dark')
    await service.ask('POST', '/api/decisions', { as: reviews, body: { act: 'accept', ids: [draft] } })
    await goTo(theirs, `${service.address}/register/hazards/${id}`)
    await waitUntil(theirs, holds('marking.jpg'))
    await other.close()
  })

  test('a page that says it is a picture is told as what it is, and saved instead of run', async () => {
    const context = await pagesOf.open(await service.person('jon', ['data_entry']), { acceptDownloads: true })
    const page = await context.newPage()
    await goTo(page, record)
    const lies = Buffer.from(
      '<!doctype html><script>document.title = "run"; fetch("https://example.org/")</script>',
    )
    await add(page, { name: 'fence.png', mimeType: 'image/png', buffer: lies }, 'marking')
    await waitUntil(page, holds('Its sender called it image/png; its bytes are text/html.'))
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('a:has-text("Save the file")'),
    ])
    deepEqual(readFileSync(await download.path()), lies)
    // Asked for as a page of its own it is a download as well.
    const path = await page.getAttribute('a:has-text("Save the file")', 'href')
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(service.address + path).catch((error: Error) => error),
    ])
    ok(again.suggestedFilename() === 'fence.png' && (await page.title()) !== 'run')
    await context.close()
  })

  test('a letter as plain text is taken as it is', async () => {
    const context = await pagesOf.open(await service.person('kari', ['data_entry']))
    const page = await context.newPage()
    await goTo(page, record)
    await add(
      page,
      { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('An invented letter.') },
      'document',
    )
    await waitUntil(page, holds('letter.txt'))
    await context.close()
  })

  test('the page has no barrier that axe finds, in English and Arabic, light and dark', async () => {
    const as = await service.person('looks', ['reviewer', 'data_entry'])
    const page = await (await pagesOf.open(as)).newPage()
    for (const look of looksIn(['en', 'ar'], [1280])) {
      const { language, colorScheme } = look
      await goInLook(page, record, look)
      await page.waitForSelector('article')
      for (const summary of await page.locator('section details > summary').all()) await summary.click()
      deepEqual(await barriers(page), [], `${language}, ${colorScheme}`)
      await keepPicture(page, `record-files-${language}-${colorScheme}`)
    }
    await page.context().close()
  })

  test('it is no wider than 360 pixels in any of 8 languages, and has words in each', async () => {
    const as = await service.person('narrow', ['reviewer'])
    const page = await (await pagesOf.open(as)).newPage()
    for (const language of pageLanguages) {
      await goInLook(page, record, { language, colorScheme: 'light', width: 360, height: 740 })
      await page.waitForSelector('article')
      for (const summary of await page.locator('section details > summary').all()) await summary.click()
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      ok(width <= 360, `${language} is ${width} wide`)
      ok(!/\[[a-z_]+(?:\.[a-z_]+)*\]/.test((await page.textContent('body')) ?? ''), language)
      await keepPicture(page, `record-files-${language}-narrow`)
    }
    await page.context().close()
  })

  test('no request left the origin of the service, and no page failed', () => {
    const foreign = pagesOf.requests.filter(
      (address) => /^https?:/.test(address) && !address.startsWith(service.address),
    )
    deepEqual([foreign, pagesOf.failures], [[], []])
  })
})
