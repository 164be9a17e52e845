/** The published page in a real browser: Debian's Chromium, over plain http and from a folder on the disk. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { wordsFor } from '../core/document/words/page-words.js'
import { openZip } from '../core/verify/read-zip.js'
import { verifyBundle } from '../core/verify/verify.js'
import { verifyPath } from '../publish/verify-path.js'
import { zipBundle } from '../publish/zip.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { PublishedPages } from './page-register.js'
import { phrase, publishPages } from './page-register.js'
import { barriers, keepPicture, pictureFolder } from './register-pages.js'
import { sharedRegister } from './support/registers.js'
import type { StaticServer } from './support/static-folder.js'
import { serveFolder } from './support/static-folder.js'
import { inMemory } from './verify-example.js'

const executablePath = '/usr/bin/chromium'
const skip = existsSync(executablePath)
  ? false
  : `NO BROWSER: ${executablePath} is not there (Debian's package chromium), so no page was opened`
const english = wordsFor('en')
const dishonest =
  'This page checked the files it came with. A dishonest page could lie here too; for a check that does not trust it, use the command from elsewhere and compare the key.'

describe('the published page in Chromium', { skip }, () => {
  if (skip) return
  const register = sharedRegister('embedded')
  let folder: string
  let published: PublishedPages
  let browser: Browser
  let server: StaticServer

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-page-'))
    published = await publishPages(register, folder)
    server = await serveFolder(published.bundle, 0)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  after(async () => {
    await browser?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens an address; fails on any request elsewhere, any error and anything that the policy of the page refuses. */
  async function withPage<T>(
    address: string,
    work: (page: Page, asked: readonly string[]) => Promise<T>,
    options: BrowserContextOptions = {},
  ): Promise<T> {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const asked: string[] = []
    const wrong: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (message) => wrong.push(message.text()))
    try {
      await page.goto(address)
      const found = await work(page, asked)
      deepEqual(wrong, [])
      return found
    } finally {
      await context.close()
    }
  }
  const onDisk = (name: string) => pathToFileURL(join(published.bundle, name)).href
  const ended = (page: Page, id = 'result') => page.locator(`#${id} p b`).first().waitFor()
  const filesOf = (place: string) =>
    new Map(
      readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(place, name)).isFile())
        .map((name) => [relative('.', name), new Uint8Array(readFileSync(join(place, name)))]),
    )

  test('is read without a script in 4 languages, from right to left in Arabic, within 360 pixels, light and dark', async () => {
    for (const [name, tag, words] of [
      ['index.html', 'en', 'So far 40= , of whom 12= were killed and 28= injured.'],
      ['index.ar.html', 'ar', 'حتى الآن 40، قُتل منهم 12 وجُرح 28.'],
      ['index.hy.html', 'hy', 'Մինչ այժմ 40, որոնցից 12 զոհվել են'],
      ['index.fr.html', 'fr', 'À ce jour 40, dont 12 tués et 28 blessés.'],
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const options = { javaScriptEnabled: false, colorScheme, viewport: { width: 360, height: 740 } }
        await withPage(
          onDisk(name),
          async (page) => {
            const text = (await page.locator('body').innerText()).replaceAll('\u2060', '')
            ok(
              text.replaceAll(' ,', ',').includes(words.replaceAll(' ,', ',')),
              `${name}: ${text.slice(0, 1500)}`,
            )
            ok(text.includes(wordsFor(tag).notShownThat))
            ok(!text.includes(wordsFor(tag).dishonest), `${name}: nothing was checked`)
            equal(await page.locator('html').getAttribute('dir'), tag === 'ar' ? 'rtl' : 'ltr')
            const wide = await page.evaluate('document.documentElement.scrollWidth')
            equal(wide, 360)
          },
          options,
        )
      }
    }
  })

  test('the page and its check have no barrier that axe finds, in English and Arabic, light and dark, wide and at 360 pixels', async () => {
    mkdirSync(pictureFolder, { recursive: true })
    for (const name of ['index.html', 'check.html', 'index.ar.html', 'check.html#ar'])
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [1280, 360]) {
          const options = { colorScheme, viewport: { width, height: 800 } }
          await withPage(
            `${server.address}${name}`,
            async (page) => {
              if (name.startsWith('check')) await ended(page)
              const look = `${name} ${colorScheme} ${width}`
              deepEqual(await barriers(page), [], look)
              equal(await page.evaluate('document.documentElement.scrollWidth'), width, look)
              await keepPicture(page, `published-${look.replace('.html', '').replaceAll(/[ .#]/g, '-')}`)
            },
            options,
          )
        }
  })

  test('says on its first screen what is counted, as of when, what is not shown, under which key', async () => {
    await withPage(
      onDisk('index.html'),
      async (page) => {
        const box = await page.locator('.essentials').boundingBox()
        ok(box && box.y + box.height <= 800, JSON.stringify(box))
        const text = await page.locator('.essentials').innerText()
        match(text, /40 people: Casualties[\s\S]*that a record is true; that no other record exists/)
        match(text, /as of entry \d+ of its log[\s\S]*[0-9a-f]{64}/)
      },
      { javaScriptEnabled: false, viewport: { width: 1100, height: 800 } },
    )
  })

  test('is printed on paper within its margins, and asks for nothing over plain http but itself', async () => {
    await withPage(`${server.address}`, async (page, asked) => {
      await page.emulateMedia({ media: 'print' })
      equal(await page.locator('nav').first().isVisible(), false)
      ok((await page.pdf({ format: 'A4' })).length > 10_000)
      deepEqual(asked, [server.address])
    })
  })

  test('checks its own files over plain http, and asks nobody else', async () => {
    for (const tag of ['en', 'ar']) {
      const address = `${server.address}check.html${tag === 'en' ? '' : `#${tag}`}`
      await withPage(address, async (page, asked) => {
        await ended(page)
        const text = await page.locator('#result').innerText()
        ok(text.includes(`= ${wordsFor(tag).whole}`), text)
        ok(text.includes(wordsFor(tag).dishonest) && text.includes(wordsFor(tag).notShownThat))
        const unseen = tag === 'en' ? 'nobody outside has seen this log' : 'لم يرَ هذا الدفتر أحد من الخارج'
        ok(text.includes(unseen), text)
        ok(!/\b(true|proved|verified|authentic)\b/i.test(text.replace(english.notShownThat, '')), text)
        ok(
          asked.every((url) => url.startsWith(server.address)),
          asked.join('\n'),
        )
        equal(asked.length, filesOf(published.bundle).size + 2)
      })
    }
    equal(english.dishonest, dishonest)
  })

  test('checks the .zip or the folder that is chosen where nothing can be fetched, with the key of the letter', async () => {
    await withPage(onDisk('check.html'), async (page, asked) => {
      equal(await page.locator('#fetch').count(), 0)
      await page.setInputFiles('#zip', `${published.bundle}.zip`)
      await page.getByText(english.keyInside).waitFor()
      ok((await page.locator('#result').innerText()).includes(english.whole))
      await page.fill('#key', readFileSync(join(published.bundle, 'log/key.vkey'), 'utf8'))
      await page.setInputFiles('#folder', published.bundle)
      await page.getByText(english.keyGiven).waitFor()
      ok((await page.locator('#result').innerText()).includes(english.whole))
      await page.fill('#key', 'no key')
      await page.setInputFiles('#zip', [])
      await page.setInputFiles('#zip', `${published.bundle}.zip`)
      await page.getByText(english.noKey).waitFor()
      ok(asked.every((url) => url.startsWith('file:')))
    })
  })

  test('names every file of which 1 byte was changed, as the command does', async () => {
    const files = filesOf(published.bundle)
    await withPage(onDisk('check.html'), async (page) => {
      for (const [name, bytes] of files) {
        const copy = Uint8Array.from(bytes)
        const at = Math.floor(copy.length / 2)
        copy[at] = (copy[at] ?? 0) ^ 1
        const changed = new Map([...files, [name, copy] as const])
        const problems = await checked(page, changed, name)
        const expected = await verifyBundle(inMemory(changed), nodeCrypto)
        deepEqual(problems, [...new Set(expected.problems.map(({ file }) => file))], name)
        ok(problems.includes(name) || (name === 'manifest.sig' && problems.length > 0), name)
      }
      const fewer = new Map(files)
      fewer.delete('METHOD.md')
      ok((await checked(page, fewer, 'fewer')).includes('METHOD.md'))
      deepEqual(await checked(page, new Map([...files, ['more.txt', new Uint8Array(9)]]), 'more'), [
        'more.txt',
      ])
    })
  })

  /** Chooses a .zip and gives the files that the page names. */
  async function checked(
    page: Page,
    files: ReadonlyMap<string, Uint8Array>,
    name: string,
  ): Promise<readonly string[]> {
    const buffer = Buffer.from(zipBundle(files))
    await page.setInputFiles('#zip', {
      name: `${name.replaceAll('/', '-')}.zip`,
      mimeType: 'application/zip',
      buffer,
    })
    await page.locator('#result .source', { hasText: `${name.replaceAll('/', '-')}.zip` }).waitFor()
    const named = await page.locator('#result ul').first().locator('li > b').allInnerTexts()
    return [...new Set(named)]
  }

  test('a dishonest page and script say what they like, and the command names both', async () => {
    const copy = join(folder, 'dishonest')
    cpSync(published.bundle, copy, { recursive: true })
    const page = join(copy, 'index.html')
    writeFileSync(page, readFileSync(page, 'utf8').replace('So far 40', 'So far 400'))
    writeFileSync(join(copy, 'check.js'), `document.body.textContent = '${english.whole}'`)
    await withPage(pathToFileURL(join(copy, 'check.html')).href, async (opened) => {
      equal(await opened.locator('body').innerText(), english.whole)
    })
    const { ok: holds, problems } = await verifyPath({ path: copy }, nodeCrypto)
    equal(holds, false)
    const named = new Set(problems.map(({ file }) => file))
    deepEqual([named.has('index.html'), named.has('check.js')], [true, true])
  })

  test('a receipt finds its record; another phrase, another register and a record taken back have 3 neutral answers', async () => {
    await withPage(onDisk('check.html'), async (page, asked) => {
      await page.setInputFiles('#zip', `${published.bundle}.zip`)
      await page.getByText(english.keyInside).waitFor()
      const answer = async (path: string, words: string, expected: string) => {
        await page.setInputFiles('#receipt-file', path)
        await page.fill('#phrase', words)
        await page.click('#look')
        await page.locator('#answer b', { hasText: expected }).waitFor()
        const text = await page.locator('#answer').innerText()
        ok(text.includes(english.notShownThat))
        return text
      }
      const { counted, takenBack, foreign } = published.receipts
      const { answers } = english
      const found = await answer(counted, ` ${phrase} `, answers.found)
      match(found, /rows\/all\.outcome\.csv killed\ncasualties@1 where outcome = killed/)
      equal((await answer(counted, 'another phrase', answers['not-found'])).split('\n')[0], 'Not found.')
      await answer(foreign, phrase, answers['other-register'])
      await answer(takenBack, phrase, answers['not-counted'])
      ok(asked.every((url) => url.startsWith('file:')))
    })
  })

  test('weighs less than 60 kB compressed without its check, and 250 kB with it', () => {
    const weigh = (name: string) => gzipSync(readFileSync(join(published.bundle, name)), { level: 9 }).length
    const pages = readdirSync(published.bundle).filter((name) => /^index.*\.html$/.test(name))
    const heaviest = Math.max(...pages.map(weigh))
    const check = weigh('check.html') + weigh('check.js')
    ok(heaviest < 60_000, `${heaviest} bytes`)
    ok(heaviest + check < 250_000, `${heaviest} and ${check} bytes`)
  })

  test('a .zip of 3 bytes is named as none', async () => {
    equal(openZip(new Uint8Array(3), 'x.zip').refused.length, 1)
    await withPage(onDisk('check.html'), async (page) => {
      const buffer = Buffer.from('abc')
      await page.setInputFiles('#zip', { name: 'x.zip', mimeType: 'application/zip', buffer })
      await page.getByText('cannot be read as a .zip').waitFor()
    })
  })
})
