/** Findings on the page of a row and on the page of work, in Debian's Chromium, in languages other than English. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { repository } from './reading-files.js'
import {
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

describe('findings in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'DOUBTED')
  const { service } = pagesOf
  let fen: SignedIn
  before(async () => {
    fen = await service.person('fen', ['data_entry'])
    await importText(
      { ...service.programme, person: fen.account.accountId },
      csv(alike('u', 1, { outcome: '?' })),
      {
        accept: false,
        source: 'the list of Fen, invented',
      },
    )
  })

  for (const [language, width, colorScheme] of [
    ['ar', 1280, 'light'],
    ['ar', 360, 'dark'],
    ['zh', 1280, 'dark'],
    ['zh', 360, 'light'],
  ] as const)
    test(`in ${language} at ${width} px a check of a row says what is doubtful, with the text and the English beneath`, async () => {
      const words = JSON.parse(
        readFileSync(join(repository, 'messages', 'findings', `${language}.json`), 'utf8'),
      )
      const fields = JSON.parse(
        readFileSync(join(repository, 'messages', 'names', `${language}.json`), 'utf8'),
      )
      const context = await pagesOf.open(fen, { colorScheme, viewport: { width, height: 900 } })
      await context.addInitScript(inLanguage(language))
      const page = await context.newPage()
      await goTo(page, `${service.address}/work`)
      await waitUntil(page, "document.querySelector('main details')")
      ok((await page.textContent('main'))?.includes(words['value-not-recognised']))
      deepEqual(await barriers(page), [])
      await page.click('main ul >> nth=0 >> a')
      await page.waitForSelector('li.doubt details')
      const said = (await page.textContent('li.doubt div')) ?? ''
      equal(said, `${fields['field.victim.outcome']}: ${words['value-not-recognised']} ?`)
      equal(await page.isVisible('li.doubt details span'), false)
      await page.focus('li.doubt summary')
      await page.keyboard.press('Enter')
      const english = page.locator('li.doubt details span')
      equal(await english.getAttribute('lang'), 'en')
      match((await english.textContent()) ?? '', /outcome/)
      deepEqual(await barriers(page), [])
      await keepPicture(page, `findings-${language}-${width}-${colorScheme}`)
      await context.close()
    })

  test('in English a check is said once, as the service says it', async () => {
    const context = await pagesOf.open(fen)
    const page = await context.newPage()
    await goTo(page, `${service.address}/work`)
    await page.click('main ul >> nth=0 >> a')
    await page.waitForSelector('li.doubt')
    match((await page.textContent('li.doubt')) ?? '', /outcome: .*"\?"/)
    equal(await page.locator('li.doubt details').count(), 0)
    await context.close()
    deepEqual(pagesOf.failures, [])
  })
})
