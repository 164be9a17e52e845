/** Reviewing row by row in Debian's Chromium: through the rows of one list by link and by key, with what was decided last at the top. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { everyLook, inLooks } from './page-looks.js'
import {
  askedOfOthers,
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

describe('review row by row in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'ROWS')
  const { service } = pagesOf
  let cato: SignedIn
  let dara: SignedIn
  before(async () => {
    cato = await service.person('cato', ['reviewer'], true)
    dara = await service.person('dara', ['reviewer', 'auditor'], true)
  })

  /** Brings in a list of a name that waits; gives its import. */
  const bringIn = async (name: string, rows = alike(name, 3)): Promise<number> => {
    await importText(service.programme, csv(rows), { accept: false, source: `the list ${name}, invented` })
    const list = await service.ask('GET', '/api/imports', { as: cato })
    const { imports } = (await list.json()) as { imports: readonly { id: number }[] }
    return Math.max(...imports.map(({ id }) => id))
  }
  const open = async (as: SignedIn, path: string, options = {}, language = 'en') => {
    const context = await pagesOf.open(as, options)
    await context.addInitScript(inLanguage(language))
    const page = await context.newPage()
    await goTo(page, `${service.address}${path}`)
    return page
  }
  const decide = async (as: SignedIn, body: object) =>
    equal((await service.ask('POST', '/api/decisions', { as, body })).status, 200)
  const stateOf = async (id: string) => {
    const answer = await service.ask('GET', `/api/drafts/${id}`, { as: cato })
    return ((await answer.json()) as { state: string }).state
  }
  const isBackAt = (page: Page, id: string) =>
    waitUntil(
      page,
      `location.pathname === '/review/${id}' && document.querySelector('main table') && document.querySelector('h1').textContent.includes('${id}')`,
    )
  /** Waits until a row stands there, with its heading in focus: whoever goes by keys and ears goes on at it. */
  const isAt = async (page: Page, id: string) => {
    await isBackAt(page, id)
    await waitUntil(page, "document.activeElement.tagName === 'H1'")
  }
  const asked = (page: Page) => new URL(page.url()).search
  const textOf = async (page: Page, where: string) =>
    ((await page.locator(where).first().textContent()) ?? '').replaceAll(/\s+/g, ' ')
  const told = (page: Page) => textOf(page, 'main .block[role=status]')
  const tabTo = async (page: Page, words: string) => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate<string>('document.activeElement.textContent.trim()')).startsWith(words)) return
    }
    throw new Error(`Tab led to nothing that begins with ${words}`)
  }

  test('by keys alone: from the list to its rows, forth and back, a decision opens the next row, and back leads back', async () => {
    const id = await bringIn('e')
    const question = `?state=submitted&import=${id}`
    const page = await open(cato, `/review${question}`)
    equal(await page.locator('tbody tr').count(), 3)
    await tabTo(page, 'victim e-0')
    await page.keyboard.press('Enter')
    await isAt(page, `${id}.1`)
    equal(asked(page), question)
    equal(await page.locator('a[rel=prev]').count(), 0)
    await page.keyboard.press('Alt+PageDown')
    await isAt(page, `${id}.2`)
    await page.keyboard.press('Alt+PageUp')
    await isAt(page, `${id}.1`)
    await page.fill('main .block input', 'Which hospital')
    await page.keyboard.press('Alt+PageDown')
    equal(new URL(page.url()).pathname, `/review/${id}.1`, 'a key led away from a reason that is typed')
    await page.fill('main .block input', '')
    await page.focus('h1')
    await tabTo(page, 'Accept')
    await page.keyboard.press('Enter')
    await isAt(page, `${id}.2`)
    equal(asked(page), `${question}&decided=${id}.1`)
    await waitUntil(page, "document.querySelector('main .block[role=status]')")
    match(await told(page), /victim e-0: accepted · accepted by a second reader\s*Undo/)
    await page.goBack()
    await isBackAt(page, `${id}.1`)
    match(await textOf(page, 'main'), /accepted · decided by Invented cato/)
    await page.goForward()
    await isBackAt(page, `${id}.2`)
    await page.waitForSelector('main [role=status] button')
    await page.click('main [role=status] button:text-is("Undo")')
    await waitUntil(page, "document.body.textContent.includes('and the rows wait again')")
    await page.waitForSelector(`a[rel=prev][href="/review/${id}.1?state=submitted&import=${id}"]`)
    equal(await stateOf(`${id}.1`), 'submitted')
    await page.context().close()
  })

  test('after the last row comes its list with the same filter, which says what was decided, and what was skipped stands there', async () => {
    const id = await bringIn('l')
    const question = `?state=submitted&import=${id}`
    const page = await open(cato, `/review/${id}.2${question}`)
    await page.fill('main .block input', 'Which hospital')
    await page.click('button:text-is("Return with reasons")')
    await isAt(page, `${id}.3`)
    await waitUntil(page, "document.querySelector('main .block[role=status]')")
    match(await told(page), /victim l-1: returned with reasons · Which hospital\s*Undo/)
    match(await textOf(page, 'nav.beside'), /No row of this list comes after this one/)
    await page.click('button:text-is("Reject")')
    await page.waitForURL(`**/review${question}&decided=${id}.3`)
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 1")
    match(await textOf(page, 'tbody'), /victim l-0/)
    await waitUntil(page, "document.querySelector('main .block[role=status]')")
    match(await told(page), /victim l-2: rejected · the same event/)
    match(await textOf(page, '.chip'), new RegExp(`import ${id}`))
    await page.click('main [role=status] button:text-is("Undo")')
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 2")
    await page.goBack()
    await isBackAt(page, `${id}.3`)
    await page.context().close()
  })

  test('the last conflict says that the row is decided with it, before and after, and its undo opens it again', async () => {
    const two = alike('k', 3, { outcome: 'k', sex: 'f' })
      .slice(2)
      .map((row) => ({ ...row, status: 'p' as const }))
    const id = await bringIn('conflicts', [...two, ...alike('k', 2, { outcome: 'k', sex: 'f' })])
    const page = await open(cato, `/review/${id}.1?state=pending`)
    const last = /This is the last conflict\. Take the new report, and the row is accepted with it/
    ok(!last.test(await textOf(page, 'main')), 'one of two is no last conflict')
    await page.click('button:text-is("Take the new report") >> nth=0')
    await waitUntil(page, "document.querySelectorAll('tr.doubt').length === 1")
    match(await told(page), /^Decided\. 1 conflict is left; with it the row is decided too\.$/)
    await waitUntil(page, "document.activeElement.getAttribute('role') === 'status'")
    await tabTo(page, 'Take the new report')
    const described =
      "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent"
    match(await page.evaluate<string>(described), last)
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'review-last-conflict-en')
    await page.keyboard.press('Enter')
    await isAt(page, `${id}.2`)
    await waitUntil(page, "document.querySelector('main .block[role=status]')")
    match(
      await told(page),
      /victim k-2: accepted · the last conflict was decided, and the row was accepted with it/,
    )
    equal(await stateOf(`${id}.1`), 'accepted')
    await page.click('main [role=status] button:text-is("Undo")')
    await waitUntil(page, "document.body.textContent.includes('and the rows wait again')")
    equal(await stateOf(`${id}.1`), 'pending')
    await page.click('button:text-is("Keep what is known")')
    await isAt(page, `${id}.3`)
    await waitUntil(page, "document.querySelector('main .block[role=status]')")
    match(await told(page), /victim k-0: rejected · .* adds nothing and was set aside/)
    await page.context().close()
  })

  test('a row on which another decided first is shown as it is now, with why nothing was written, the typed reason and, to who reads the log, who decided', async () => {
    const id = await bringIn('s')
    for (const [row, as, knows] of [
      [`${id}.1`, cato, false],
      [`${id}.2`, dara, true],
    ] as const) {
      const page = await open(as, `/review/${row}?import=${id}`)
      await page.fill('main .block input', 'Which hospital, in ink')
      await decide(as === cato ? dara : cato, { act: 'accept', ids: [row] })
      await page.click('button:text-is("Return with reasons")')
      await waitUntil(page, "document.querySelector('main h1 ~ p strong')?.textContent === 'accepted'")
      match(await textOf(page, '[role=alert]'), /came first/)
      match(await textOf(page, 'main'), /that you typed was not sent: Which hospital, in ink/)
      equal(
        await page
          .locator(
            'button:text-is("Accept"), button:text-is("Return with reasons"), button:text-is("Reject")',
          )
          .count(),
        0,
      )
      equal(/decided by Invented cato/.test(await textOf(page, 'main')), knows)
      await keepPicture(page, `review-second-${knows ? 'auditor' : 'reviewer'}`)
      await page.click('main .block button:text-is("Undo")')
      await page.waitForSelector('button:text-is("Accept")')
      equal(await page.inputValue('main .block label:has-text("Reason") input'), 'Which hospital, in ink')
      await page.context().close()
    }
  })

  test('of rows chosen in the list on which another decided first the others stay chosen, and the reason stays typed', async () => {
    const id = await bringIn('c')
    const page = await open(cato, `/review?import=${id}`)
    await page.click('button:text-is("Choose all that are shown")')
    await page.fill('main .block input', 'In ink, please')
    await decide(dara, { act: 'accept', ids: [`${id}.1`] })
    await page.click('button:text-is("Return with reasons")')
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 2")
    match(await textOf(page, '[role=alert]'), /came first/)
    equal(await page.inputValue('main .block label:has-text("Reason") input'), 'In ink, please')
    await page.click('button:text-is("Return with reasons")')
    await waitUntil(page, "document.body.textContent.includes('2 rows decided')")
    deepEqual(await Promise.all([2, 3].map((row) => stateOf(`${id}.${row}`))), ['returned', 'returned'])
    await page.context().close()
  })

  test('in Arabic at 360 px the keys, the decision and the last conflict lead through the rows as well', async () => {
    const id = await bringIn('arabic', alike('i', 3, { sex: 'f' }))
    const viewport = { width: 360, height: 800 }
    const page = await open(cato, `/review/${id}.1?state=pending&import=${id}`, { viewport }, 'ar')
    await page.waitForSelector('tr.doubt')
    const box = await page.locator('tr.decide p').boundingBox()
    ok(box && box.x >= 0 && box.x + box.width <= 360, 'the sentence is cut off')
    match(await textOf(page, 'tr.decide'), /هذا هو التعارض الأخير/)
    await page.keyboard.press('Alt+PageDown')
    await isAt(page, `${id}.2`)
    await page.keyboard.press('Alt+PageUp')
    await isAt(page, `${id}.1`)
    await tabTo(page, 'أخذ البلاغ الجديد')
    await page.keyboard.press('Enter')
    await isAt(page, `${id}.2`)
    await waitUntil(page, "document.querySelector('main .block[role=status]')")
    match(await told(page), /مقبول · حُسم التعارض الأخير وقُبل الصف معه/)
    ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 360'))
    deepEqual(await barriers(page), [])
    await page.context().close()
    const looked = await (await pagesOf.open(cato)).newPage()
    const address = `${service.address}/review/${id}.2?state=pending&import=${id}&decided=${id}.1`
    for await (const { language, colorScheme, width } of inLooks(looked, address, everyLook)) {
      await looked.waitForSelector('main [role=status]')
      deepEqual(await barriers(looked), [])
      await keepPicture(looked, `review-row-${language}-${colorScheme}-${width}`)
    }
    await looked.context().close()
  })

  test('none of these pages asked anybody else for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
