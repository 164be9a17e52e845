/** What is typed and not sent, in Debian's Chromium: a link, a step back, a reload and a tab of the same page lose none of it. */
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
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
import { sharedRegister } from './support/registers.js'

const letter =
  '---\nkind: letter\ntitle: A letter of an invented valley\ndate: 2043-03-02\nlanguage: en\nid: letter\n---\n\nWhat was saved.\n'

describe('what is typed in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'TYPED')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    as = await service.person('writes', ['data_entry', 'publisher'], true)
    const answer = await service.ask('PUT', '/api/documents/letter', {
      as,
      body: { text: letter, revision: 0 },
    })
    equal(answer.status, 200, await answer.clone().text())
  })
  const kept = (page: Page) =>
    page.evaluate<string>(
      "Object.keys(sessionStorage).filter((each) => each.startsWith('truebearing-typed')).map((each) => sessionStorage[each]).join()",
    )
  const open = async (address: string, options = {}, language = 'en') => {
    const context = await pagesOf.open(as, options)
    await context.addInitScript(inLanguage(language))
    const page = await context.newPage()
    await goTo(page, service.address + address)
    return page
  }
  const back = /What you typed here until .* and did not send was brought back/

  test('a form is there again after a link and back, after a reload, after it was thrown away; nothing confidential was kept', async () => {
    const page = await open('/register/hazards/new')
    const number = page.getByLabel("people's own number")
    await number.fill('H-KEPT')
    await page.getByLabel('landowner').fill('a name that is confidential')
    await page.getByRole('link', { name: 'Work', exact: true }).click()
    await page.waitForURL(/\/work$/)
    await page.goBack()
    await page.getByText(back).waitFor()
    equal(await number.inputValue(), 'H-KEPT')
    equal(await page.getByLabel('landowner').inputValue(), '')
    await page.reload()
    await page.getByText(back).waitFor()
    equal(await number.inputValue(), 'H-KEPT')
    match(await kept(page), /H-KEPT/)
    doesNotMatch(await kept(page), /confidential/)
    deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: 'Throw it away' }).press('Enter')
    await page.getByText('What you had typed was thrown away.').waitFor()
    deepEqual([await number.inputValue(), await kept(page)], ['', ''])
    await page.getByRole('button', { name: 'Bring it back' }).press('Enter')
    equal(await number.inputValue(), 'H-KEPT')
    await page.context().close()
  })

  test('the text of an appeal is there again after its other tab and after a reload, until it is saved; a text saved meanwhile is told', async () => {
    const page = await open('/appeals/letter')
    const field = page.locator('textarea').first()
    await field.fill('What was not saved.\n')
    await page.getByRole('link', { name: 'Addressees' }).first().click()
    await page.waitForURL(/addressees$/)
    await page.getByRole('link', { name: 'Text', exact: true }).click()
    await page.getByText(back).waitFor()
    match(await field.inputValue(), /What was not saved/)
    const body = { text: letter.replace('What was', 'Elsewhere'), revision: 1 }
    equal((await service.ask('PUT', '/api/documents/letter', { as, body })).status, 200)
    await page.reload()
    await page.getByText('Meanwhile it was changed').waitFor()
    match(await field.inputValue(), /What was not saved/)
    await keepPicture(page, 'kept-typing-en')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Saved' }).waitFor()
    deepEqual([await kept(page), await page.getByText(back).count()], ['', 0])
    await page.reload()
    await page.getByRole('button', { name: 'Saved' }).waitFor()
    match(await field.inputValue(), /What was not saved/)
    await page.context().close()
  })

  test('whoever signs out leaves nothing typed in the browser', async () => {
    const page = await open(
      '/register/hazards/new',
      { viewport: { width: 360, height: 800 }, colorScheme: 'dark' },
      'ar',
    )
    await page.getByLabel('الرقم الخاص بأصحابه').fill('H-LEFT')
    await page.reload()
    await page.locator('[role=status] button').first().waitFor()
    equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await keepPicture(page, 'kept-typing-ar-dark-360')
    match(await kept(page), /H-LEFT/)
    await page.getByText('الخروج').click()
    await page.locator('input[type=password]').waitFor()
    equal(await kept(page), '')
    deepEqual(pagesOf.failures, [])
    await page.context().close()
  })
})
