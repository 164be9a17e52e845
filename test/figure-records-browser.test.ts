/** From the numbers of a figure to their records, and a list narrowed to a period, in Debian's Chromium. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { idOf } from './figure-register.js'
import { everyLook, goInLook, inLooks, type Look } from './page-looks.js'
import { barriers, goTo, keepPicture, registerPages, skipWithoutBrowser } from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { writeCurrent } from './served-register.js'
import { sharedRegister } from './support/registers.js'

describe('records behind figures in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'BEHINDPAGES')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    as = await service.person('counts', ['analyst'])
  })
  const figure = (query: string, view = '') =>
    `${service.address}/figures?q=${encodeURIComponent(query)}${view}`
  const links = "[...document.querySelectorAll('main section a[data-page]')].map((each) => each.textContent)"

  test('the 12 killed, the sum of 40 and the 5 that wait lead to lists of 12, 40 and 5 by the keyboard, and back', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    for (const [shown, matched] of [
      ['12', /12 records match/],
      ['40', /40 records match/],
      ['5', /5 records match/],
    ] as const) {
      await goTo(page, figure('casualties by outcome'))
      await page
        .locator('main section a[data-page]', { hasText: new RegExp(`^${shown}$`) })
        .first()
        .press('Enter')
      await page.getByText(matched).waitFor()
      match((await page.textContent('main')) ?? '', /Counted in: Casualties/)
    }
    match((await page.textContent('.chip')) ?? '', /Submitted, not yet reviewed/)
    deepEqual(await barriers(page), [])
    await page.getByText('Show the figure').press('Enter')
    await page.locator('.headline strong').getByText('40').waitFor()
    deepEqual(pagesOf.failures, [])
    await context.close()
  })

  test('a table of two divisions leads by each number but 0; from outside, and as of entry 3, no number leads anywhere', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, figure('casualties by outcome, sex'))
    const cells =
      "[...document.querySelectorAll('main section td.number')].filter((each) => each.textContent !== '0').length"
    const led = "document.querySelectorAll('main section td.number a').length"
    equal(await page.evaluate(led), await page.evaluate(cells))
    await page.locator('main section tfoot a').first().press('Enter')
    await page.getByText('Counted in: Casualties').waitFor()
    await goTo(page, figure('casualties by outcome', '&view=outside'))
    deepEqual(await page.evaluate(links), [])
    await goTo(page, figure('casualties as of 3'))
    deepEqual(await page.evaluate(links), [])
    await page.getByText('Lists show the register as it is now').waitFor()
    await context.close()
  })

  test('a period stands in the address and as a chip, which is taken off by the keyboard', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/victims`)
    await page.locator('input[type=date]').first().fill('2000-01-01')
    await page.locator('input[type=date]').last().fill('2000-12-31')
    await page.locator('input[type=date]').last().press('Enter')
    await page.getByText('No record matches.').waitFor()
    match(page.url(), /from=2000-01-01&to=2000-12-31/)
    match((await page.textContent('.chip')) ?? '', /date of the explosion: from .*2000 to .*2000/i)
    deepEqual(await barriers(page), [])
    await page.locator('.chip button').press('Enter')
    await page.getByText('40 records match.').waitFor()
    equal(await page.locator('.chip').count(), 0)
    await context.close()
  })

  test('what stands beside a number is said in Russian and Arabic, with its place and numbers, and nothing in English', async () => {
    await writeCurrent(pagesOf.service.programme, 'place', { prefix: 900 }, [
      { code: 'QQ01', name: 'Upper Ildoma', level: 'region' },
      { code: 'QQ0101', name: 'Orrin', level: 'settlement', parent: idOf(900, 0) },
    ])
    const notes =
      "[...document.querySelectorAll('main section p.soft')].map((each) => each.innerText).join(' ')"
    const page = await (await pagesOf.open(as)).newPage()
    for (const [language, said] of [
      ['ru', /Место: .* и места, записанные в его пределах: \d.*Списки/s],
      ['ar', /المكان: .*والأماكن المسجَّلة فيه: .*القوائم/s],
    ] as const) {
      const look = { language, colorScheme: 'light', width: 1280 } as const
      await goInLook(page, figure('casualties at QQ01 by year'), look)
      await page.locator('.headline').waitFor()
      match(await page.evaluate<string>(notes), said)
      equal(await page.locator('main section [lang=en]').count(), 0)
    }
    await page.context().close()
  })

  test('pictures of both pages in two languages, light and dark, wide and narrow', async () => {
    const page = await (await pagesOf.open(as)).newPage()
    const nameOf = ({ language, colorScheme, width }: Look) => `${language}-${colorScheme}-${width}`
    const query = 'casualties from 2000-01-01 to 2060-12-31 by outcome, sex'
    for (const look of everyLook) {
      await goInLook(page, figure(query), look)
      await page.locator('main section tfoot').waitFor()
      await keepPicture(page, `behind-figure-${nameOf(look)}`)
      await page.locator('main section tbody a').first().press('Enter')
      await page.locator('.chip').waitFor()
      await page.waitForLoadState('networkidle')
      await keepPicture(page, `behind-list-${nameOf(look)}`)
      equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, nameOf(look))
    }
    const period = `${service.address}/register/victims?from=2041-01-01&to=2041-12-31`
    for await (const look of inLooks(page, period, everyLook))
      await keepPicture(page, `behind-period-${nameOf(look)}`)
    await page.context().close()
  })
})
