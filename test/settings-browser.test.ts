/** The settings of a programme in Debian's Chromium: read, changed by the keyboard alone, and undone. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { changeMethod, setSettings } from '../store/programme-changes.js'
import { settingsNow } from '../store/settings.js'
import { goInLook } from './page-looks.js'
import { barriers, goTo, keepPicture, registerPages, skipWithoutBrowser } from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { sharedRegister } from './support/registers.js'

describe('the settings of a programme in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'SETPAGE')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    as = await service.person('ada', ['administrator'])
  })
  const opened = async (who: SignedIn) => {
    const context = await pagesOf.open(who)
    const page = await context.newPage()
    await goTo(page, `${service.address}/programme`)
    return { context, page }
  }

  test('with the keyboard alone k is set to 8, and set back by the undo beside it', async () => {
    const { context, page } = await opened(as)
    await page.focus('button[aria-label^="Change: Smallest number"]')
    await page.keyboard.press('Enter')
    const form = page.locator('form[aria-label^="Smallest number"]')
    await form.waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('8')
    deepEqual(await barriers(page), [])
    await page.keyboard.press('Enter')
    const undo = page.locator('dd [role=status] button:text-is("Undo")')
    await undo.waitFor()
    equal((await settingsNow(service.programme)).k, 8)
    await undo.focus()
    await page.keyboard.press('Enter')
    await page.locator('dd [role=status]', { hasText: 'As it was before' }).waitFor()
    equal((await settingsNow(service.programme)).k, 5)
    await context.close()
  })

  test('every setting has a form that saves what it shows, without an entry where nothing is typed', async () => {
    const { context, page } = await opened(as)
    const changes = await page.locator('button[aria-label^="Change: "]').count()
    equal(changes, 11)
    for (let index = 0; index < changes; index += 1) {
      await page.locator('button[aria-label^="Change: "]').nth(index).click()
      await page.click('dd form button.main')
      await page.locator('dd form').waitFor({ state: 'detached' })
      // What was never set is written down as its default by one entry; what was is the same.
      const words = await page.locator('dd [role=status] p').innerText()
      ok(/^(?:Changed, by entry|It is so already)/.test(words), words)
    }
    const { k, people, timeZone, contact, sensitive } = await settingsNow(service.programme)
    deepEqual([k, people, timeZone, contact, sensitive], [5, 1, 'UTC', '', []])
    await context.close()
  })

  test('a box, divisions and a decision on a small number are typed in and kept', async () => {
    const { context, page } = await opened(as)
    await page.click('button[aria-label="Change: Box of the country"]')
    for (const [side, degrees] of Object.entries({ West: '10', South: '40', East: '12.5', North: '44' }))
      await page.getByLabel(side, { exact: true }).fill(degrees)
    await page.click('dd form button.main')
    await page.locator('dd form').waitFor({ state: 'detached' })
    await page.click('button[aria-label="Change: Sensitive divisions"]')
    await page.check('dd form input[value="outcome"]')
    await page.click('dd form button.main')
    await page.locator('dd form').waitFor({ state: 'detached' })
    await page.click('button[aria-label="Change: Small numbers that may be published"]')
    await page.getByLabel('The count, as the figures page writes it').fill('casualties by sex')
    await page.getByLabel('Decided by').fill('Invented Ada')
    await page.getByLabel('Reason', { exact: true }).fill('published in 2041')
    await page.click('button:text-is("Add the decision")')
    await page.click('dd form button.main')
    await page.locator('dd form').waitFor({ state: 'detached' })
    const now = await settingsNow(service.programme)
    deepEqual(now.countryBox, [10, 40, 12.5, 44])
    deepEqual(now.sensitive, ['outcome'])
    deepEqual(now.publishSmall, [
      { query: 'casualties by sex', decided_by: 'Invented Ada', reason: 'published in 2041' },
    ])
    await context.close()
  })

  test('what somebody else changed meanwhile is refused, and shown as it is now', async () => {
    const { context, page } = await opened(as)
    await page.click('button[aria-label="Change: Contact"]')
    await setSettings(service.programme, { set: { contact: 'Invented Noor' }, was: {} })
    await page.fill('form[aria-label="Contact"] input', 'Invented Ada')
    await page.click('dd form button.main')
    await page.waitForSelector('[role=alert]:has-text("has been changed since it was shown")')
    await page.click('dd form button:text-is("Leave as it is")')
    // What it is now is read after the refusal was told.
    await page.waitForSelector('dl.fields dd:has-text("Invented Noor")')
    equal((await settingsNow(service.programme)).contact, 'Invented Noor')
    await context.close()
  })

  test('an auditor reads every setting and is offered no change; why code and mail stand fast is said', async () => {
    const { context, page } = await opened(await service.person('olive', ['auditor']))
    equal(await page.locator('button[aria-label^="Change: "]').count(), 0)
    const words = await page.innerText('main')
    for (const said of ['Smallest number', 'the name of the log’s key', 'truebearing mail set FILE'])
      ok(words.includes(said), said)
    await context.close()
  })

  test('a page in English fetches the letters of Latin alone, though it offers 8 languages', async () => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    const letters: string[] = []
    page.on('request', (request) => letters.push(...(request.url().match(/noto-sans-[\w-]+?(?=-\d)/) ?? [])))
    await goTo(page, `${service.address}/account`)
    await page.evaluate('document.fonts.ready')
    equal(await page.locator('header option[lang]').count(), 8)
    deepEqual([...new Set(letters)], ['noto-sans-latin'])
    await context.close()
  })

  for (const language of ['en', 'ar'] as const)
    for (const scheme of ['light', 'dark'] as const)
      test(`the settings have no barrier in ${language}, ${scheme}, on 1280 and 360 points`, async () => {
        await changeMethod(service.programme, '## Types of sources\n\nAll five parts, invented.\n')
        const page = await (await pagesOf.open(as)).newPage()
        for (const width of [1280, 360]) {
          await goInLook(page, `${service.address}/programme`, { language, colorScheme: scheme, width })
          await page.locator('dl.fields dd button').nth(6).click()
          deepEqual(await barriers(page), [])
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
          ok(wide <= width, `${wide} of ${width}`)
          await keepPicture(page, `settings-${language}-${scheme}-${width}`)
        }
        await page.context().close()
        deepEqual(pagesOf.failures, [])
      })
})
