/** The pages of the register in Debian's Chromium: what people do there, and what the pages never do. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { pageLanguages } from '../core/access/languages.js'
import { verifyPath } from '../publish/verify-path.js'
import { publishedFolder } from '../publish/written-document.js'
import { linkAddress } from '../server/api/link-address.js'
import { firstLink } from '../store/accounts/people.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { goInLook, inLooks, looksIn } from './page-looks.js'
import {
  askedOfOthers,
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  pageNames,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import { sharedRegister } from './support/registers.js'

/** Every page by its address, and a list; what is in it is there once nothing is awaited any more. */
const pages = [...pageNames().map((name) => `/${name}`), '/register/victims']

describe('the pages of the register in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const register = sharedRegister('embedded')
  const pagesOf = registerPages(register, 'BROWSED')
  const { service } = pagesOf

  test('Ada enters a register that nobody has entered: her link works once, and she chooses a password', async () => {
    const first = await firstLink(service.programme)
    ok(first)
    const context = await pagesOf.open(null)
    const page = await context.newPage()
    await page.goto(linkAddress(service.address, first.link.secret))
    await page.waitForSelector('input[type=password]')
    equal(new URL(page.url()).hash, '', 'the secret is out of the address')
    await page.fill('input[type=password]', 'seven lanterns over still water')
    await page.click('button.main')
    await page.waitForSelector('nav a[aria-current]')
    match((await page.textContent('main h1')) ?? '', /Work/)
    await context.clearCookies()
    await page.goto(linkAddress(service.address, first.link.secret))
    await page.waitForSelector('[role=alert]')
    await context.close()
  })

  test('each of the 11 pages has no barrier that axe finds, in English and Arabic, light and dark', async () => {
    const as = await service.person('everything', ['administrator', 'reviewer', 'publisher'])
    const page = await (await pagesOf.open(as)).newPage()
    for (const address of pages) {
      const looks = looksIn(['en', 'ar'], [1280])
      for await (const { language, colorScheme } of inLooks(page, service.address + address, looks)) {
        equal(await page.getAttribute('html', 'dir'), language === 'ar' ? 'rtl' : 'ltr')
        deepEqual(await barriers(page), [], `${address} in ${language}, ${colorScheme}`)
        await keepPicture(page, `${address.slice(1).replaceAll('/', '-')}-${language}-${colorScheme}`)
      }
    }
    await page.context().close()
  })

  test('no page is wider than a screen of 360 pixels, in any of 8 languages', async () => {
    const as = await service.person('narrow', ['administrator'])
    const page = await (await pagesOf.open(as)).newPage()
    for (const language of pageLanguages)
      for (const address of pages) {
        const look = { language, colorScheme: 'light', width: 360, height: 740 } as const
        await goInLook(page, service.address + address, look)
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        ok(width <= 360, `${address} in ${language} is ${width} wide`)
        const text = (await page.textContent('body')) ?? ''
        ok(!/\[[a-z_]+(?:\.[a-z_]+)*\]/.test(text), `${address} in ${language} has a message without words`)
      }
    await page.context().close()
  })

  test('Bela finds a record by its number with the keyboard alone, and goes back to where she was', async () => {
    const context = await pagesOf.open(await service.person('bela', ['analyst']))
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims`)
    await page.focus('input[type=search]')
    await page.keyboard.type('k-3')
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 1")
    await page.focus('tbody a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('dl.fields')
    match((await page.textContent('main h1')) ?? '', /k-3/)
    await waitUntil(page, "document.activeElement.tagName === 'H1'")
    await page.goBack()
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 1")
    match(page.url(), /q=k-3/)
    // Whoever reads with the ears hears which page this is.
    await waitUntil(
      page,
      "document.activeElement.matches('main h1') && !document.activeElement.textContent.includes('k-3')",
    )
    await context.close()
  })

  test('Cato accepts a row, undoes it with one press and accepts again; the figure then counts 41', async () => {
    const context = await pagesOf.open(await service.person('cato', ['reviewer']))
    const page = await context.newPage()
    const accept = async () => {
      await goTo(page, `${service.address}/review`)
      await page.click('tbody a')
      await page.waitForSelector('table')
      await page.click('main .block button.main')
      await page.waitForURL(/review\/.*decided=/)
    }
    await accept()
    await page.click('[role=status] button:has-text("Undo")')
    await waitUntil(page, "document.body.textContent.includes('and the rows wait again')")
    await accept()
    await goTo(page, `${service.address}/figures?q=casualties`)
    match((await page.textContent('.headline')) ?? '', /41/)
    await context.close()
  })

  test('a figure of two divisions is a table with sums, and a chart with a legend, at 360 px from right to left too', async () => {
    const context = await pagesOf.open(await service.person('fenn', ['reviewer']), {
      viewport: { width: 360, height: 800 },
    })
    await context.addInitScript(inLanguage('ar'))
    const page = await context.newPage()
    await goTo(page, `${service.address}/figures?q=casualties+by+sex%2C+outcome`)
    await page.waitForSelector('tfoot')
    const lines = await page.evaluate<readonly (readonly number[])[]>(
      `[...document.querySelectorAll('tbody tr, tfoot tr')].map((line) => [...line.querySelectorAll('td')].map((cell) => Number(cell.textContent)))`,
    )
    const cells = lines.slice(0, -1)
    equal(lines.at(-1)?.at(-1), 41)
    for (const line of lines)
      equal(
        line.at(-1),
        line.slice(0, -1).reduce((sum, value) => sum + value, 0),
      )
    for (const [at, sum] of (lines.at(-1) ?? []).entries())
      equal(
        sum,
        cells.reduce((before, line) => before + (line[at] ?? 0), 0),
      )
    // 41 takes the singular that follows numbers from 11 to 99.
    match((await page.textContent('.headline')) ?? '', /شخصًا/)
    match((await page.textContent('.asked')) ?? '', /السجل كله/)
    equal(
      await page.evaluate<number>("document.querySelectorAll('.legend li').length"),
      (lines[0]?.length ?? 0) - 1,
    )
    equal(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), true)
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'figure-two-divisions-ar-360')
    await context.close()
  })

  test('Fen brings in a list of 3 rows: proposed, tried without keeping anything, then received to wait', async () => {
    const context = await pagesOf.open(await service.person('fen', ['data_entry']))
    const page = await context.newPage()
    await goTo(page, `${service.address}/import`)
    const rows = ['x-1,killed,f,2041-05-01', 'x-2,injured,m,2041-05-01', 'x-3,injured,f,2041-05-02']
    const text = ['number,outcome,sex,date of explosion', ...rows].join('\n')
    await page.setInputFiles('input[type=file]', {
      name: 'third list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    })
    await page.click('button.main')
    await page.waitForSelector('button:has-text("Try without keeping anything")')
    match((await page.textContent('main')) ?? '', /date of explosion/)
    await page.click('button:has-text("Try without keeping anything")')
    await waitUntil(page, "document.body.textContent.includes('Nothing was kept')")
    await page.click('button.main:has-text("Import")')
    await waitUntil(page, "document.body.textContent.includes('Received as import')")
    await waitUntil(page, "document.body.textContent.includes('third list.csv')")
    await context.close()
  })

  test('Gita corrects a record by its form; the correction waits beside what is known', async () => {
    const context = await pagesOf.open(await service.person('gita', ['data_entry']))
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims?q=k-5`)
    await page.click('tbody a')
    await page.click('a:has-text("Correct or add")')
    await page.waitForSelector('form')
    await page.selectOption('form select >> nth=0', { index: 1 })
    await page.click('button.main')
    await page.waitForSelector('[role=status]')
    match((await page.textContent('[role=status]')) ?? '', /waits for a reviewer as \d+\.\d+/)
    await context.close()
  })

  test('Dara writes an appeal, sees each verdict as she types, asks; Enno publishes; a stranger checks it', async () => {
    const dara = await pagesOf.open(await service.person('dara', ['analyst']))
    const page = await dara.newPage()
    await goTo(page, `${service.address}/appeals`)
    await page.fill('form input >> nth=0', 'Letter of an invented valley')
    await page.fill('form input >> nth=1', 'valley-letter')
    await page.click('form button')
    await page.waitForSelector('textarea')
    const text = await page.inputValue('textarea')
    const words =
      'So far [41](#casualties) people were hit, of whom [13](#casualties?outcome=killed) were killed.\n'
    await page.fill('textarea', text + words)
    await waitUntil(page, "document.body.textContent.includes('differs')")
    await page.fill('textarea', text + words.replace('[13]', '[12]'))
    await waitUntil(page, "!document.body.textContent.includes('differs')")
    await page.click('button.main')
    await page.click('button:has-text("See it as its readers will")')
    await page.waitForSelector('iframe')
    await page.click('button:has-text("Ask that it be published")')
    await waitUntil(page, "document.body.textContent.includes('You asked yourself')")
    await dara.close()
    const enno = await pagesOf.open(await service.person('enno', ['publisher']))
    const second = await enno.newPage()
    await goTo(second, `${service.address}/appeals/valley-letter`)
    await second.click('button:has-text("See it as its readers will")')
    await second.waitForSelector('iframe')
    await second.click('button.main:has-text("Publish")')
    await second.waitForSelector('[role=status] a')
    await enno.close()
    const stranger = await pagesOf.open(null, { javaScriptEnabled: false })
    const read = await stranger.newPage()
    await read.goto(`${service.address}/public`)
    await read.click('a:has-text("Letter of an invented valley")')
    match((await read.textContent('body')) ?? '', /41/)
    await stranger.close()
    const report = await verifyPath(
      { path: join(publishedFolder(service.programme), 'valley-letter') },
      nodeCrypto,
    )
    deepEqual(report.problems, [])
  })

  test('what a stranger finds has no barrier that axe finds, in English and Arabic, light and dark, wide and at 360 pixels', async () => {
    const context = await pagesOf.open(null)
    const page = await context.newPage()
    for (const [name, path] of [
      ['public', '/public'],
      ['public-nothing', '/public/NOTHING'],
    ] as const)
      for (const language of ['en', 'ar'])
        for (const colorScheme of ['light', 'dark'] as const)
          for (const width of [1280, 360]) {
            await page.emulateMedia({ colorScheme })
            await page.setViewportSize({ width, height: 800 })
            await page.goto(`${service.address}${path}?language=${language}`)
            const look = `${name}-${language}-${colorScheme}-${width}`
            equal(await page.getAttribute('html', 'lang'), language, look)
            deepEqual(await barriers(page), [], look)
            equal(await page.evaluate('document.documentElement.scrollWidth'), width, look)
            await keepPicture(page, look)
          }
    await context.close()
  })

  test('what was published is checked by its own page in the browser of whoever reads it', async () => {
    const context = await pagesOf.open(null)
    const page = await context.newPage()
    await page.goto(`${service.address}/public/valley-letter/check.html`)
    await waitUntil(page, "document.querySelector('#result').textContent.length > 20")
    match((await page.textContent('#result')) ?? '', /Unchanged/)
    await context.close()
  })

  test('no page asked anybody but this service for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
