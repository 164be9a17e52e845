/** The page of work in Debian's Chromium: what waits for people of different roles on one register, and what they do. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inLooks, looksIn } from './page-looks.js'
import {
  askedOfOthers,
  barriers,
  goTo,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

/** Headings of the page and how many rows stand below each. */
async function waiting(page: Page): Promise<readonly string[]> {
  await page.waitForLoadState('networkidle')
  return page.evaluate<readonly string[]>(
    "[...document.querySelectorAll('main h2')].map((each) => each.textContent + ': ' + each.nextElementSibling.children.length)",
  )
}

describe('work in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'WORKED')
  const { service } = pagesOf
  let fen: SignedIn
  let cato: SignedIn
  /** A list that Fen brings in: two rows that can be read, and one whose outcome cannot. */
  const list = (age: string) =>
    csv([...alike('f', 2, { age }), ...alike('u', 1, { outcome: '?', day: '2041-03-02' })])
  const bringIn = (person: SignedIn, text: string) =>
    importText({ ...service.programme, person: person.account.accountId }, text, {
      accept: false,
      source: 'the list of Fen, invented',
    })
  before(async () => {
    fen = await service.person('fen', ['data_entry'])
    cato = await service.person('cato', ['reviewer'])
    await service.person('dara', ['reviewer'])
    await bringIn(fen, list('30'))
    // The same day and number as what is known, with another sex.
    await importText(service.programme, csv(alike('k', 1, { outcome: 'k', sex: 'f' })), {
      accept: false,
      source: 'a third list, invented',
    })
  })
  const open = async (as: SignedIn) => {
    const context = await pagesOf.open(as)
    const page = await context.newPage()
    await goTo(page, `${service.address}/work`)
    return { context, page }
  }

  test('for Cato who reviews wait 1 conflict and 7 rows; he decides on the conflict and returns 1 row with a reason', async () => {
    const { context, page } = await open(cato)
    deepEqual(await waiting(page), [
      'Reports that say otherwise than what is known: 1',
      'To be reviewed by you: 7',
      'In the whole register: 3',
    ])
    match((await page.textContent('main ul >> nth=0')) ?? '', /victim: sex/)
    // A row is called by its own number here and in the list of reviews, and a conflict by the words of its field.
    const rowsHere = await page.locator('main ul >> nth=1 >> a').allInnerTexts()
    deepEqual(rowsHere.slice(0, 2), ['victim w-0', 'victim w-1'])
    await goTo(page, `${service.address}/review?state=pending`)
    await page.waitForSelector('tbody')
    match((await page.textContent('tbody tr')) ?? '', /victim k-0.*victim: sex/s)
    await goTo(page, `${service.address}/work`)
    await page.click('main ul >> nth=0 >> a')
    await page.waitForSelector('tr.doubt')
    // The day of the explosion is told as it was known, and only the sex differs.
    match((await page.locator('tr.differs').allInnerTexts()).join('|'), /^sex[^|]*differs[^|]*$/)
    equal(await page.getByRole('button', { name: 'Accept', exact: true }).count(), 0)
    await page.click('button:has-text("Take the new")')
    await waitUntil(page, "!document.querySelector('tr.doubt')")
    await goTo(page, `${service.address}/work`)
    deepEqual(await waiting(page), ['To be reviewed by you: 7', 'In the whole register: 2'])
    await page.click('main ul >> nth=0 >> a:has-text("f-0")')
    await page.waitForSelector('main .block')
    await page.fill('main .block input', 'Which hospital')
    await page.click('button:has-text("Return")')
    await page.waitForURL(/decided=/)
    await goTo(page, `${service.address}/work`)
    deepEqual(await waiting(page), ['To be reviewed by you: 6', 'In the whole register: 3'])
    await context.close()
  })

  test('Fen who enters is led to the returned row and its reason, corrects the list, and both rows go away', async () => {
    const { context, page } = await open(fen)
    deepEqual(await waiting(page), [
      'Returned to you: 1',
      'Sent by you, with a value that cannot be read: 1',
      'In the whole register: 3',
    ])
    match((await page.textContent('main ul >> nth=0')) ?? '', /Which hospital/)
    match((await page.textContent('main ul >> nth=1')) ?? '', /outcome/)
    await page.click('main ul >> nth=0 >> a')
    await page.waitForSelector('main table')
    const text = (await page.textContent('main')) ?? ''
    match(text, /Which hospital/)
    match(text, /corrected by importing|with the same numbers/)
    equal(await page.isVisible('button:has-text("Accept")'), false, 'a decision is offered')
    await page.click('main a:has-text("Import")')
    await page.waitForSelector('input[type=file]')
    await bringIn(fen, list('31').replace('?', 'i'))
    await goTo(page, `${service.address}/work`)
    deepEqual(await waiting(page), ['In the whole register: 1'])
    await page.click('main ul a')
    await page.waitForSelector('tbody')
    equal(await page.isVisible('input[type=checkbox]'), false)
    await context.close()
  })

  test('Ana who counts has nothing that waits, and is led to the register; in English and Arabic, light and dark', async () => {
    const ana = await service.person('ana', ['analyst'])
    for (const [who, as] of [
      ['none', ana],
      ['reviewer', cato],
    ] as const) {
      const page = await (await pagesOf.open(as)).newPage()
      const looks = looksIn(['en', 'ar'], [1280])
      for await (const { language, colorScheme } of inLooks(page, `${service.address}/work`, looks)) {
        await waitUntil(page, "document.querySelector('main ul')")
        deepEqual(await barriers(page), [], `${who} ${language} ${colorScheme}`)
        if (who === 'none') ok(await page.isVisible('main a.button[href="/register"]'))
        await keepPicture(page, `work-${who}-${language}-${colorScheme}`)
      }
      await page.context().close()
    }
  })

  test('no page of work asked anybody else for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
