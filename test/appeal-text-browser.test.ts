/** The text of an appeal in Debian's Chromium: each verdict at its number while it is typed, and the head as a form. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { goInLook, inLooks, looksIn } from './page-looks.js'
import {
  barriers,
  goTo,
  keepPicture,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import type { SignedIn } from './served-accounts.js'
import { sharedRegister } from './support/registers.js'

const head = (id: string, title: string, language: string) => `---
# Invented: no such people.
kind:   letter
title:  ${title}
date: 2043-06-01
language: ${language}
id: ${id}
figures:
  # all of them
  all:   casualties
---
`
const english = `
# A letter of 3 villages

So far [40](#all) people were hit, of whom [13](#all?outcome=killed) were killed, 1, 2 and 5 of them last week.

${'The authority states that **more than 400,000** mines were laid, and a long sentence goes on over several lines. '.repeat(3)}

- about [40](#all) in a list
`
const arabic = `
# رسالة من وادٍ مختلق

حتى الآن أصيب [٤٠](#all) شخصاً، قُتل منهم [١٣](#all?outcome=killed) وجُرح [٢٨](#all?outcome=injured) شخصاً، وهذه جملة طويلة تمتد على أكثر من سطر واحد لكي نرى أين تقع الأعداد، ومنها ١٢٣ و٤٥.

- نحو [40](#all) في قائمة
`

describe('the text of an appeal in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'WORDED')
  const { service } = pagesOf
  let dara: SignedIn
  const texts: Readonly<Record<string, string>> = {
    letter: head('letter', '"Letter: of a valley"', 'en') + english,
    risala: head('risala', 'رسالة من وادٍ مختلق', 'ar') + arabic,
  }
  before(async () => {
    dara = await service.person('dara', ['analyst'])
    for (const [id, text] of Object.entries(texts)) {
      const body = { text, revision: 0 }
      equal((await service.ask('PUT', `/api/documents/${id}`, { as: dara, body })).status, 200)
    }
  })

  const addressOf = (id: string) => `${service.address}/appeals/${id}`
  async function open(id: string) {
    const context = await pagesOf.open(dara)
    const page = await context.newPage()
    await goTo(page, addressOf(id))
    await page.waitForSelector('.label')
    return { context, page }
  }
  const saved = async (id: string) => {
    const answer = await service.ask('GET', `/api/documents/${id}`, { as: dara })
    return ((await answer.json()) as { texts: { text: string; revision: number }[] }).texts[0]
  }
  const labels = (page: Page) => page.locator('.label').allTextContents()
  /** The field and what is laid out behind it break their lines alike. */
  const heights = (page: Page) =>
    page.evaluate<readonly number[]>(
      "[document.querySelector('textarea').scrollHeight, document.querySelector('.mirror').scrollHeight]",
    )

  test('each of 10 numbers has its sign where it stands, a word where there is room, and the head is not in the field', async () => {
    const { context, page } = await open('letter')
    equal(await page.inputValue('textarea'), english)
    const shown = await labels(page)
    equal(shown.filter((label) => label === '= matches').length, 1)
    equal(shown.filter((label) => label === '≠ differs').length, 1)
    equal(
      shown.filter((label) => label === '·').length >= 2,
      true,
      'two of 1, 2 and 5 have no room for a word',
    )
    const [field, mirror] = await heights(page)
    equal(field, mirror)
    await context.close()
  })

  test('what is typed before a number moves its mark along, a digit in it takes the mark away until it is counted anew', async () => {
    const { context, page } = await open('letter')
    await page.click('ol button:has-text("13")')
    const selected = () =>
      page.evaluate<string>(
        "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.querySelector('textarea'))",
      )
    equal(await selected(), '13')
    match((await page.textContent('#at-caret')) ?? '', /13.*differs.*counted: 12/)
    await page.click('#at-caret button')
    equal(await page.evaluate('document.activeElement.textContent'), '13')
    await page.keyboard.press('Escape')
    equal(await page.evaluate('document.activeElement.tagName'), 'TEXTAREA')
    await page.keyboard.type('12')
    await waitUntil(
      page,
      "![...document.querySelectorAll('.label')].some((each) => each.textContent.includes('≠'))",
    )
    await waitUntil(
      page,
      "[...document.querySelectorAll('.label')].filter((each) => each.textContent.includes('= matches')).length === 2",
    )
    const left = () =>
      page.evaluate<number>("document.querySelector('.mark.matches').getBoundingClientRect().left")
    const was = await left()
    await page.evaluate("document.querySelector('textarea').setSelectionRange(30, 30)")
    await page.keyboard.type('Now ')
    await waitUntil(
      page,
      `document.querySelector('.mark.matches').getBoundingClientRect().left > ${was + 10}`,
    )
    await context.close()
  })

  test('a link to a figure that the text does not name is told in the language of the page, and the verdicts on the rest stay', async () => {
    const context = await pagesOf.open(dara)
    const page = await context.newPage()
    await goInLook(page, addressOf('letter'), { language: 'fr', colorScheme: 'light', width: 1280 })
    await page.waitForSelector('.label')
    await page.fill('textarea', english.replace('[13](#all?outcome=killed)', '[13](#nobody)'))
    await page.waitForSelector('aside .doubt:has-text("Le chiffre « nobody » ne peut pas être compté")')
    match((await page.textContent('aside .doubt')) ?? '', /ne nomme pas ce chiffre ; il nomme all/)
    equal(await page.locator('main [role="alert"]').count(), 0)
    equal(await page.locator('aside ol > li', { hasText: 'concorde' }).count(), 1)
    await keepPicture(page, 'appeal-figure-left-out')
    await page.fill('textarea', english)
    await page.waitForSelector('aside .doubt', { state: 'detached' })
    await context.close()
  })

  test('in Arabic, digits of both forms have their marks in the lines of the field, at 1280 and 360 pixels', async () => {
    const page = await (await pagesOf.open(dara)).newPage()
    for (const width of [1280, 360]) {
      await goInLook(page, addressOf('risala'), { language: 'ar', colorScheme: 'light', width })
      await page.waitForSelector('.label')
      equal(await page.evaluate("getComputedStyle(document.querySelector('textarea')).direction"), 'rtl')
      const [field, mirror] = await heights(page)
      equal(field, mirror, `${width}`)
      // Numbers that two rows share have two lines under them, and one sign.
      equal((await labels(page)).length, 7, `${width}`)
      ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, `${width}`)
    }
    await page.context().close()
  })

  test('the title is the heading and the name of the window; a new one rewrites its line of the head and no other', async () => {
    const { context, page } = await open('letter')
    equal(await page.textContent('h1'), 'Letter: of a valley')
    equal(await page.title(), 'Letter: of a valley · Appeals · Truebearing')
    await page.fill('main input >> nth=0', 'Letter of a hill')
    equal(await page.textContent('h1'), 'Letter of a hill')
    await page.click('button.main')
    await waitUntil(page, "document.querySelector('button.main').textContent === 'Saved'")
    const before = texts.letter ?? ''
    equal(
      (await saved('letter'))?.text,
      before.replace('title:  "Letter: of a valley"', 'title: Letter of a hill'),
    )
    await page.click('button:has-text("The text as a file")')
    equal(await page.inputValue('textarea'), (await saved('letter'))?.text)
    await page.click('a:has-text("Appeals") >> nth=-1')
    await page.waitForSelector('li a:has-text("Letter of a hill")')
    equal(await page.title(), 'Appeals · Truebearing')
    await context.close()
  })

  test('a head that cannot be read is shown as a file, with what is wrong, and goes back to the form when it is mended', async () => {
    const { context, page } = await open('letter')
    await page.click('button:has-text("The text as a file")')
    const whole = await page.inputValue('textarea')
    await page.fill('textarea', whole.replace('date: 2043-06-01', 'date: soon'))
    await page.click('button:has-text("The text as a file")')
    await page.waitForSelector('main .doubt:has-text("is no day YYYY-MM-DD")')
    await page.fill('textarea', whole)
    await page.click('button:has-text("The text as a file")')
    equal(await page.inputValue('main input >> nth=0'), 'Letter of a hill')
    await context.close()
  })

  test('a translation has the verdicts of the numbers that it repeats, and one that it adds is unbound', async () => {
    const { context, page } = await open('letter')
    await page.selectOption('main select >> nth=0', 'fr')
    await page.fill(
      'textarea',
      'À ce jour [40](#all) personnes, dont [13](#all?outcome=killed) tuées et 77 ailleurs.',
    )
    await waitUntil(page, "document.querySelectorAll('.label').length === 3")
    const signs = (await labels(page)).map((label) => label[0])
    deepEqual(signs, ['=', '≠', '·'])
    await page.fill('main input >> nth=0', 'Pell Arran')
    match(await page.inputValue('textarea'), /^À ce jour/)
    await page.click('button.main')
    await waitUntil(page, "document.querySelector('button.main').textContent === 'Saved'")
    const answer = await service.ask('GET', '/api/documents/letter', { as: dara })
    ok((await answer.text()).includes('---\\ntranslator: Pell Arran\\n---\\nÀ ce jour'))
    await context.close()
  })

  test('the page has no barrier that axe finds and fits 360 pixels, in English and Arabic, light and dark', async () => {
    const page = await (await pagesOf.open(dara)).newPage()
    for (const [id, written] of [
      ['letter', 'en'],
      ['risala', 'ar'],
    ] as const)
      for await (const look of inLooks(page, addressOf(id), looksIn([written], [1280, 360]))) {
        const { language, colorScheme, width } = look
        await page.waitForSelector('.label')
        deepEqual(await barriers(page), [], `${id}, ${colorScheme}, ${width}`)
        ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, `${id} ${width}`)
        await keepPicture(page, `appeal-text-${language}-${colorScheme}-${width}`)
        await page.click('summary >> nth=0')
        deepEqual(await barriers(page), [], `${id}, ${colorScheme}, ${width}, the head`)
        await keepPicture(page, `appeal-head-${language}-${colorScheme}-${width}`)
        // The next look is at the page with its head closed again.
        await page.click('summary >> nth=0')
      }
    await page.context().close()
  })

  test('no page failed', () => {
    deepEqual(pagesOf.failures, [])
  })
})
