/** Numbers, days, moments and plurals in Debian's Chromium, which knows nothing of Azerbaijani and Armenian. */
import { deepEqual, ok } from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import { offsetIn } from '../core/day.js'
import { dateForms, localeTable, sparseLanguages } from '../core/words/locale-table.js'
import { changeSettings } from '../store/programme-changes.js'
import { repository } from './reading-files.js'
import {
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

/** Where the programme works, and where its reader sits. */
const timeZone = 'Pacific/Kiritimati'
const readers = 'Pacific/Pago_Pago'

describe('languages that a browser does not know', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'LOCALE')
  const { service } = pagesOf
  let as: SignedIn
  before(async () => {
    as = await service.person('ada', ['administrator', 'analyst'])
    await changeSettings(service.programme, 'zone.json', JSON.stringify({ time_zone: timeZone }))
    await importText(service.programme, csv(alike('n', 1200)), { source: 'a long list' })
  })
  const open = async (language: string, path: string): Promise<Page> => {
    const context = await pagesOf.open(as, { timezoneId: readers })
    await context.addInitScript(inLanguage(language))
    const page = await context.newPage()
    await goTo(page, service.address + path)
    return page
  }

  test('a figure of 1,240 people is written in Azerbaijani and Armenian as those languages write it', async () => {
    for (const language of sparseLanguages) {
      const page = await open(language, '/figures?q=casualties')
      const total = new Intl.NumberFormat(language).format(1240)
      await waitUntil(page, `document.querySelector('main').innerText.includes(${JSON.stringify(total)})`)
      const text = await page.locator('main').innerText()
      ok(!text.includes('1,240'), text)
      await keepPicture(page, `locale-figure-${language}`)
      await page.context().close()
    }
  })

  test('when an import came is said in the time of the programme, wherever the reader is, in 4 languages', async () => {
    const answer = await service.ask('GET', '/api/imports', { as })
    const { imports } = (await answer.json()) as { imports: readonly { readonly receivedAt: string }[] }
    const came = imports.map(({ receivedAt }) => receivedAt)
    ok(came.length >= 3)
    for (const language of ['en', 'ar', ...sparseLanguages]) {
      const page = await open(language, '/import')
      await page.locator('tbody time').first().waitFor()
      const shown = await page.locator('tbody time').allInnerTexts()
      const format = new Intl.DateTimeFormat(language, { ...dateForms.moment, timeZone })
      const plain = (texts: readonly string[]) =>
        texts.map((text) => text.replace(/[\u2066\u2069]/g, '').replace(/\s/g, ' ')).sort()
      const times = came.map((each) => new Date(each))
      deepEqual(
        plain(shown),
        plain(times.map((each) => `${format.format(each)} ${offsetIn(timeZone, each)}`)),
        language,
      )
      await keepPicture(page, `locale-import-${language}`)
      await page.context().close()
    }
  })

  test('plurals and numbers within a message are those of the language', async () => {
    const bundle = await rolldown({ input: 'entry', plugins: [entry] })
    const { output } = await bundle.generate({ format: 'iife', name: 'own' })
    const page = await (await pagesOf.open(null)).newPage()
    await page.goto('about:blank')
    await page.evaluate(`${output[0].code}; globalThis.own = own; 0`)
    const message = '{n, plural, one {one} other {other}} {n, number}'
    const expected = { az: ['other 0', 'one 1', 'other 5', 'other 1,5', 'other 12.345'] }
    const armenian = ['one 0', 'one 1', 'other 5', 'one 1,5', 'other 12\u00a0345']
    for (const [language, words] of Object.entries({ ...expected, hy: armenian })) {
      const table = JSON.stringify(localeTable(language))
      deepEqual(
        await page.evaluate(
          `[0, 1, 5, 1.5, 12345].map((n) => own.filled(${table}, ${JSON.stringify(message)}, n))`,
        ),
        words,
      )
    }
    await page.context().close()
  })
})

/** The formats of the pages under a message of theirs, as a script. */
const entry = {
  name: 'entry',
  resolveId: (id: string) => (id === 'entry' ? join(repository, 'entry.js') : null),
  load: (id: string) =>
    id === join(repository, 'entry.js')
      ? `import { IntlMessageFormat } from 'intl-messageformat'
         import { isKnownToIntl, localeFormats } from './dist/core/words/locale-formats.js'
         import { messageFormatters } from './dist/core/words/locale-formats.js'
         export function filled(table, message, n) {
           if (isKnownToIntl(table)) throw new Error(table.language + ' is known here: the test shows nothing')
           const formats = localeFormats(table.language, table)
           return new IntlMessageFormat(message, table.language, undefined, {
             formatters: messageFormatters(() => formats, () => 'UTC'),
           }).format({ n })
         }`
      : null,
}
