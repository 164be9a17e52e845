/** The map of the register in Debian's Chromium: drawn outlines, minefield records against the ground, print, time. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageLanguages } from '../core/access/languages.js'
import {
  askedOfOthers,
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  pictureFolder,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import { takeSector } from './sector-register.js'
import { letters } from './support/messages.js'
import { sharedRegister } from './support/registers.js'

/** Types into a cell of the table and leaves it, as people do. */
async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.fill(`[aria-label="${label}"]`, text)
  await page.keyboard.press('Tab')
  await waitUntil(
    page,
    "[...document.querySelectorAll('.outline td input')].every((each) => each.validationMessage !== 'One moment …')",
  )
}

/** Goes to the map and waits until it is drawn. */
async function goToMap(page: Page, address: string, asked = ''): Promise<void> {
  await goTo(page, `${address}/map${asked}`)
  await waitUntil(page, "document.querySelector('p.tools button')?.disabled === false")
  await page.waitForSelector('.map[aria-busy=false]')
}

describe('the map in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'MAPPED')
  const { service } = pagesOf
  before(() => takeSector(service.programme))
  const corners = '.outline .outline-sign.corner'

  test('Hala types a start point and 3 legs; area and closing error are shown; it waits as a shape with its table', async () => {
    const context = await pagesOf.open(await service.person('hala', ['data_entry', 'reviewer']))
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/hazards/new`)
    const add = page.locator('.outline button:has-text("Add a point")')
    await add.click()
    await fill(page, 'Coordinates, in any notation 1', '12 00 00 N 30 00 00 W')
    for (const [name, bearing] of [
      ['2', '90'],
      ['3', '180'],
      ['4', '270'],
    ] as const) {
      await add.click()
      await fill(page, `or from point ${name}`, String(Number(name) - 1))
      await fill(page, `Bearing ${name}`, bearing)
      await fill(page, `Distance ${name}`, '100')
    }
    const back = page.locator('.outline fieldset input')
    await back.nth(0).fill('0')
    await back.nth(1).fill('98')
    await page.keyboard.press('Tab')
    await waitUntil(
      page,
      "document.body.textContent.includes('misses its beginning by 2 m over 398 m (1:198)')",
    )
    match((await page.textContent('.outline')) ?? '', /Area (?:9,999|10,000|10,001) m²/)
    await waitUntil(page, `document.querySelectorAll('${corners}').length === 4`)
    await page.click('.outline button:has-text("Show the whole outline")')
    await keepPicture(page, 'outline-en')
    await page.click('button.main')
    await page.waitForSelector('[role=status]')
    const draft = /as (\d+\.\d+)/.exec((await page.textContent('[role=status]')) ?? '')?.[1]
    const answer = await page.evaluate<string>(
      `fetch('/api/drafts/${draft}').then((answer) => answer.text())`,
    )
    match(answer, /turning_points/)
    match(answer, /Polygon/)
    await context.close()
  })

  test('three clicks, a drag and a right click give a corner, move it and take it away; undo brings it back', async () => {
    const context = await pagesOf.open(await service.person('ilir', ['data_entry']))
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/hazards/new`)
    await page.waitForSelector('.outline canvas')
    await page.locator('.outline .map').scrollIntoViewIfNeeded()
    const count = (corner: number) =>
      waitUntil(page, `document.querySelectorAll('${corners}').length === ${corner}`)
    for (const [index, [x, y]] of (
      [
        [100, 80],
        [300, 80],
        [200, 220],
      ] as const
    ).entries()) {
      await page.locator('.outline .map').click({ position: { x, y } })
      await count(index + 1)
    }
    const typed = () => page.inputValue('[aria-label="Coordinates, in any notation 3"]')
    const before = await typed()
    const box = await page.locator(corners).nth(2).boundingBox()
    ok(box)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 90, box.y + 20, { steps: 5 })
    await page.mouse.up()
    await waitUntil(
      page,
      `document.querySelector('[aria-label="Coordinates, in any notation 3"]').value !== '${before}'`,
    )
    await page.locator('.outline .outline-sign.middle').first().click()
    await count(4)
    await page.locator(corners).nth(1).click({ button: 'right' })
    await count(3)
    await page.click('.outline button:has-text("Undo")')
    await count(4)
    await keepPicture(page, 'outline-mouse')
    await context.close()
  })

  test('the form with an outline is no wider than 360 pixels in Arabic, where the map is not mirrored', async () => {
    const context = await pagesOf.open(await service.person('jana', ['data_entry']), {
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    })
    await context.addInitScript({
      content: "if (location.protocol === 'http:') localStorage.setItem('truebearing-language', 'ar')",
    })
    const page = await context.newPage()
    await goTo(page, `${service.address}/register/hazards/new`)
    await page.waitForSelector('.outline canvas')
    ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 360)
    equal(await page.getAttribute('.outline .map', 'dir'), 'ltr')
    await page.locator('.outline').screenshot({ path: join(pictureFolder, 'outline-ar-dark-360.png') })
    await context.close()
  })

  test('Kira holds 1 of 6 records against the ground: its state and what was searched; the outline opens with a reason', async () => {
    const context = await pagesOf.open(await service.person('kira', ['reviewer']))
    const page = await context.newPage()
    await goToMap(page, service.address)
    const choice = page.locator('label:has-text("Record") select')
    equal(await choice.locator('option').count(), 7)
    await choice.selectOption({
      label: (await choice.locator('option:has-text("IL-1")').textContent()) ?? '',
    })
    await waitUntil(page, '/Record \\u2068?IL-1\\u2069? is partly supported/.test(document.body.textContent)')
    match(page.url(), /record=[0-9a-f-]{36}/)
    await page.fill('main form input', 'held against the ground, invented')
    await page.click('button:has-text("Draw the outline as received")')
    await waitUntil(page, '/as received is drawn|no outline/.test(document.body.textContent)')
    await page.waitForLoadState('networkidle')
    await keepPicture(page, 'map-record-en')
    await context.close()
  })

  test('the report on 6 records is said in each of 8 languages, with no sentence of the English text, which is a file', async () => {
    const reads = await service.person('gero', ['reviewer'])
    const answer = await service.ask('GET', '/api/assessment', { as: reads })
    const { report, lines } = (await answer.json()) as {
      report: { records: readonly { id: string; number: string; sentence: string }[] }
      lines: readonly string[]
    }
    const one = report.records.find(({ number }) => number === 'IL-1')
    ok(one)
    for (const language of pageLanguages) {
      const context = await pagesOf.open(reads, { viewport: { width: 360, height: 740 } })
      await context.addInitScript(inLanguage(language))
      const page = await context.newPage()
      await goToMap(page, service.address, `?record=${one.id}`)
      await page.locator('main details:has(summary)').last().locator('summary').press('Enter')
      await page.waitForSelector('main a[download]')
      const text = (await page.textContent('main')) ?? ''
      doesNotMatch(text, /\[assess\.|!|\bsafe\b/, language)
      const english: readonly string[] = [one.sentence, ...lines.filter((line) => line.length > 40)]
      if (language === 'en') match(text, /It says nothing about why, and nothing about who\./)
      else {
        match(text, letters[language] ?? /\p{L}/u)
        deepEqual(
          english.filter((line) => text.includes(line.trim())),
          [],
          language,
        )
      }
      equal(await page.locator('main details table').count(), 3, language)
      ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 360, language)
      if (language === 'en' || language === 'ar') {
        deepEqual(await barriers(page), [], language)
        await keepPicture(page, `ground-${language}-360`)
        const saved = page.waitForEvent('download')
        await page.click('main a[download]')
        const path = await (await saved).path()
        equal(readFileSync(path, 'utf8'), `${lines.join('\n')}\n`)
        await page.setViewportSize({ width: 1280, height: 900 })
        await page.emulateMedia({ colorScheme: language === 'ar' ? 'dark' : 'light' })
        await keepPicture(page, `ground-${language}-1280`)
        deepEqual(await barriers(page), [], language)
      }
      await context.close()
    }
  })

  test('years are chosen by keyboard, stand in the address, ask for other tiles, and back goes to the years before', async () => {
    const context = await pagesOf.open(await service.person('lena', ['analyst']))
    const page = await context.newPage()
    await goToMap(page, service.address)
    const asked = page.waitForRequest(/tiles\/[a-z_,]*item[a-z_,]*\/.*until=/)
    await page.locator('input[type=range]').nth(1).focus()
    await page.keyboard.press('ArrowLeft')
    await waitUntil(page, '/until=\\d{4}-12-31/.test(location.search)')
    ok(await asked)
    await page.goBack()
    await waitUntil(page, "!location.search.includes('until')")
    equal(new URL(page.url()).pathname, '/map')
    await context.close()
  })

  test('an entry is typed, stands in the address and beneath the map, asks for its tiles alone; one of later is not asked', async () => {
    const context = await pagesOf.open(await service.person('niko', ['analyst']))
    const page = await context.newPage()
    await goToMap(page, service.address)
    const known = async () => /As known at entry ([\d,]+)/.exec((await page.textContent('main')) ?? '')?.[1]
    const last = Number((await known())?.replaceAll(',', ''))
    const entry = page.locator('label:has-text("entry") input[type=number]')
    const asked = page.waitForRequest(/tiles\/[a-z_,]*item[a-z_,]*\/.*entry=60\b/)
    await entry.fill('60')
    await page.keyboard.press('Tab')
    await waitUntil(page, '/entry=60$/.test(location.search)')
    ok(await asked)
    equal(await known(), '60')
    await page.locator('input[type=range]').nth(0).focus()
    await page.keyboard.press('ArrowRight')
    await waitUntil(page, '/from=\\d{4}-01-01/.test(location.search)')
    match(page.url(), /entry=60/)
    await entry.fill(String(last + 1))
    await page.keyboard.press('Tab')
    match(page.url(), /entry=60/)
    await page.goBack()
    await waitUntil(page, "!location.search.includes('from')")
    await page.goBack()
    await waitUntil(page, "!location.search.includes('entry')")
    equal(await known(), last.toLocaleString('en'))
    equal(await entry.inputValue(), '')
    await context.close()
  })

  test('on paper the map has its legend, scale, north, entry, source and the words on borders, in light tones', async () => {
    const as = await service.person('mira', ['analyst'])
    for (const language of ['en', 'ar']) {
      const context = await pagesOf.open(as, { colorScheme: 'dark' })
      await context.addInitScript({
        content: `if (location.protocol === 'http:') localStorage.setItem('truebearing-language', '${language}')`,
      })
      const page = await context.newPage()
      await goToMap(page, service.address)
      await page.evaluate("dispatchEvent(new Event('beforeprint'))")
      await page.emulateMedia({ media: 'print' })
      equal(
        await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'),
        'rgb(255, 255, 255)',
      )
      equal(await page.isVisible('main button'), false)
      equal(await page.isVisible('figure canvas'), true)
      const length = await page.evaluate<number>(
        "document.querySelector('figure .bar').getBoundingClientRect().width / document.querySelector('figure canvas').getBoundingClientRect().width",
      )
      ok(length > 0.09 && length <= 0.26, String(length))
      // A tenth of the picture at least is not white: something was drawn before the paper was taken.
      const isDrawn = await page.evaluate<boolean>(
        "(() => { const canvas = document.querySelector('figure canvas'); const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); return data.some((value) => value < 200) })()",
      )
      equal(isDrawn, true)
      if (language === 'en') {
        const words = (await page.innerText('main')).replace(/\s+/g, ' ')
        for (const expected of [
          'Lines and names on this map are no statement on any border.',
          'North',
          'Legend',
          'As known at entry',
          'Source: ',
        ])
          ok(words.includes(expected), expected)
      }
      await page.emulateMedia({ media: null })
      await page.pdf({ path: join(pictureFolder, `map-print-${language}.pdf`), format: 'A4' })
      await context.close()
    }
  })

  test('between 2 surveyed fields paper is dotted, within one it is not, although activities are hidden', async () => {
    const context = await pagesOf.open(await service.person('dora', ['analyst']))
    const page = await context.newPage()
    /** Points of the paper that are exactly of the colour of the dots. */
    const dots = async (): Promise<number> => {
      await page.evaluate("dispatchEvent(new Event('beforeprint'))")
      const found = await page.evaluate<number>(
        "(() => { const canvas = document.querySelector('figure canvas'); const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); let found = 0; for (let at = 0; at < data.length; at += 4) if (data[at] === 185 && data[at + 1] === 180 && data[at + 2] === 166) found += 1; return found })()",
      )
      await page.evaluate("dispatchEvent(new Event('afterprint'))")
      return found
    }
    // What lies over the dots would colour them: they are looked at alone.
    const alone = 'without=minefield_record,activity'
    await goToMap(page, service.address, `?${alone}&at=12.0045,-29.999,18`)
    const between = await dots()
    ok(between > 200, String(between))
    await goToMap(page, service.address, `?${alone}&at=12.0,-29.999,17.5`)
    equal(await dots(), 0)
    await context.close()
  })

  test('north is named on the screen, dots go along with the map, 40 explosions without position are said and lead to their list', async () => {
    const as = await service.person('nora', ['analyst'])
    for (const [language, scheme, width] of [
      ['en', 'light', 1280],
      ['en', 'dark', 1280],
      ['ar', 'light', 1280],
      ['ar', 'dark', 360],
    ] as const) {
      const context = await pagesOf.open(as, {
        colorScheme: scheme,
        viewport: { width, height: 900 },
      })
      await context.addInitScript(inLanguage(language))
      const page = await context.newPage()
      await goToMap(page, service.address)
      await keepPicture(page, `map-signs-${language}-${scheme}-${width}`)
      ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width)
      equal(await page.isVisible('.frame .north'), true)
      match((await page.textContent('.frame .north')) ?? '', language === 'en' ? /North/ : /الشمال/)
      if (language === 'en') {
        const place = () => page.evaluate<string>("document.querySelector('.map').style.backgroundPosition")
        const before = await place()
        await page.focus('.map canvas')
        await page.keyboard.press('ArrowRight')
        await waitUntil(page, `document.querySelector('.map').style.backgroundPosition !== '${before}'`)
        match((await page.innerText('main')).replace(/\s+/g, ' '), /On no map.*accident: 40 of 43/)
        equal(await page.getAttribute('.maplibregl-ctrl-zoom-in', 'aria-label'), 'Zoom in')
        await page.locator('main a[href="/register/accidents?map=no"]').press('Enter')
        await page.getByText('40 records match.').waitFor()
        await page.locator('main select', { hasText: 'on no map' }).selectOption('yes')
        await page.getByText('3 records match.').waitFor()
      }
      await context.close()
    }
  })

  test('the document of the map names its drawing at once, compressed; the map is seen when it is drawn', async () => {
    const document = await (await fetch(`${service.address}/map`)).text()
    const piece = /modulepreload" crossorigin href="(\/assets\/map-ground-[\w-]+\.js)"/.exec(document)?.[1]
    const drawing = await fetch(service.address + piece, { headers: { 'Accept-Encoding': 'br' } })
    deepEqual([drawing.status, drawing.headers.get('Content-Encoding')], [200, 'br'])
    const other = await (await fetch(`${service.address}/figures`)).text()
    equal(other.includes('map-ground'), false)
    const context = await pagesOf.open(await service.person('sela', ['analyst']))
    const page = await context.newPage()
    await goToMap(page, service.address)
    equal(await page.isVisible('.map canvas'), true)
    await context.close()
  })

  test('a browser without WebGL 2 says so and names the lists; the page around the map stands', async () => {
    const context = await pagesOf.open(await service.person('lio', ['analyst']))
    await context.addInitScript(
      "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return kind === 'webgl2' ? null : get.call(this, kind, ...more) }",
    )
    const page = await context.newPage()
    await goTo(page, `${service.address}/map`)
    await page.waitForSelector('[role=alert]')
    match((await page.textContent('[role=alert]')) ?? '', /no WebGL 2.*lists of the register/)
    equal(await page.textContent('main h1'), 'Map')
    await context.close()
  })

  test('no page of the map asked anybody else for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
