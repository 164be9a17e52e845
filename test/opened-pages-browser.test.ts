/** Every page with something opened in it, in Debian's Chromium: no barrier, nothing cut off at 360 pixels, and the keyboard alone. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pageLanguages } from '../core/access/languages.js'
import {
  askedOfOthers,
  barriers,
  goTo,
  inLanguage,
  keepPicture,
  pageNames,
  registerPages,
  skipWithoutBrowser,
  waitUntil,
} from './register-pages.js'
import { takeSector } from './sector-register.js'
import type { SignedIn } from './served-accounts.js'
import { password } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

/** A page with something opened in it. */
interface Opened {
  readonly name: string
  readonly address: string
  /** Holds in the page once it is there. */
  readonly ready: string
  /** What a person does there; what the address alone opens needs nothing. */
  readonly act?: (page: Page) => Promise<unknown>
}

const appeal = `---
kind: appeal
title: A letter of an invented valley
date: 2043-03-02
id: letter
figures:
  all: casualties
---
So far [40](#all) people were hit, of whom [13](#all?outcome=killed) were killed.
`

const list = 'number,outcome,sex,date of explosion\nx-1,killed,f,2041-05-01\n'

/** What stands beyond an edge of the screen where nothing scrolls to it, or is hidden by the box that holds it. */
const cutOff = `[...document.querySelectorAll('body *')].filter((each) => {
  const style = getComputedStyle(each)
  const box = each.getBoundingClientRect()
  if (box.width === 0 || style.visibility === 'hidden' || each.closest('.hidden, .skip, .map, svg, option')) return false
  for (let around = each.parentElement; around; around = around.parentElement)
    if (/auto|scroll/.test(getComputedStyle(around).overflowX)) return false
  if (box.left < -1 || box.right > innerWidth + 1) return true
  return /hidden|clip/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1
}).map((each) => each.outerHTML.slice(0, 120))`

async function openDetails(page: Page): Promise<void> {
  await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
}

/** Light and dark, wide and narrow; leaves the page as it was. */
async function keepPictures(
  page: Page,
  name: string,
  asItWas: { readonly colorScheme: 'light' | 'dark'; readonly width: number },
): Promise<void> {
  for (const width of [1280, 360])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await page.waitForLoadState('networkidle')
      // A map turns to the colours of the page by itself, a moment later.
      if (await page.evaluate<boolean>("document.querySelector('.map') !== null"))
        await page.waitForTimeout(1500)
      await keepPicture(page, `${name}-${colorScheme}-${width}`)
    }
  await page.setViewportSize({ width: asItWas.width, height: 800 })
  await page.emulateMedia({ colorScheme: asItWas.colorScheme })
}

/** Moves by Tab until the words of what has the focus match; by the keyboard alone. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const most = 60
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate<string>(
      '(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()',
    )
    if (words.test(at)) return
  }
  throw new Error(`${most} times Tab led to nothing like ${words}`)
}

describe('pages with something opened', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'OPENED')
  const { service } = pagesOf
  let everything: SignedIn
  let states: readonly Opened[] = []

  before(async () => {
    everything = await service.person('everything', ['administrator', 'reviewer', 'publisher'])
    await takeSector(service.programme)
    // The same day and number as what is known, with another sex.
    await importText(service.programme, csv(alike('k', 1, { outcome: 'k', sex: 'f' })), { accept: false })
    const read = async <T>(path: string) =>
      (await (await service.ask('GET', path, { as: everything })).json()) as T
    const body = { text: appeal, revision: 0 }
    equal((await service.ask('PUT', '/api/documents/letter', { as: everything, body })).status, 200)
    const { drafts } = await read<{ drafts: readonly { id: string }[] }>('/api/drafts?state=pending')
    const { items } = await read<{ items: readonly { id: string }[] }>('/api/hazards')
    const [row, hazard] = [drafts[0]?.id, items[0]?.id]
    states = [
      { name: 'sign-in', address: '/', ready: "document.querySelector('input[type=password]')" },
      { name: 'work', address: '/work', ready: "document.querySelector('main ul')" },
      {
        name: 'register',
        address: `/register/hazards/${hazard}`,
        ready: "document.querySelector('dl.fields')",
      },
      {
        name: 'correct',
        address: `/register/hazards/${hazard}/correct`,
        ready: "document.querySelector('form select')",
      },
      {
        name: 'outline',
        address: '/register/hazards/new',
        ready: "document.querySelector('.outline canvas')",
      },
      { name: 'review', address: `/review/${row}`, ready: "document.querySelector('tr.doubt')" },
      {
        name: 'import',
        address: '/import',
        ready: "document.querySelector('textarea')",
        act: async (page) => {
          await page.setInputFiles('input[type=file]', {
            name: 'list.csv',
            mimeType: 'text/csv',
            buffer: Buffer.from(list),
          })
          await page.click('button.main')
        },
      },
      { name: 'map', address: '/map', ready: "document.querySelector('p.tools button')?.disabled === false" },
      {
        name: 'nearby',
        address: '/nearby?at=12.0,-30.0&within=5000m',
        ready: "document.querySelector('main table')",
      },
      {
        name: 'figures',
        address: '/figures?q=casualties+by+outcome',
        ready: "document.querySelector('.chart svg')",
      },
      {
        name: 'appeals',
        address: '/appeals/letter',
        ready:
          "document.querySelector('textarea')?.value && document.querySelectorAll('aside li').length === 2",
      },
      { name: 'programme', address: '/programme', ready: "document.querySelector('main table')" },
      { name: 'account', address: '/account', ready: "document.querySelector('main ul.plain li')" },
    ]
  })

  /** Opens a state; in the language that the page is in. */
  async function show(page: Page, { address, ready, act }: Opened): Promise<void> {
    await goTo(page, service.address + address)
    await act?.(page)
    await waitUntil(page, ready)
    await page.waitForLoadState('networkidle')
    await openDetails(page)
  }

  const byPerson = () =>
    [
      [null, states.filter(({ name }) => name === 'sign-in')],
      [everything, states.filter(({ name }) => name !== 'sign-in')],
    ] as const

  test('each page of the register has something opened here', () => {
    const shown = new Set(states.map(({ address }) => address.split(/[/?]/)[1]))
    deepEqual(
      pageNames().filter((name) => !shown.has(name)),
      [],
    )
  })

  test('none of 13 has a barrier that axe finds, on a wide light screen in English and a narrow dark one in Arabic', async () => {
    for (const [language, colorScheme, width] of [
      ['en', 'light', 1280],
      ['ar', 'dark', 360],
    ] as const)
      for (const [as, shown] of byPerson()) {
        const context = await pagesOf.open(as, { colorScheme, viewport: { width, height: 800 } })
        await context.addInitScript(inLanguage(language))
        const page = await context.newPage()
        for (const state of shown) {
          await show(page, state)
          deepEqual(await barriers(page), [], `${state.name} in ${language}, ${colorScheme}`)
          deepEqual(await page.evaluate(cutOff), [], `${state.name} in ${language}, ${width}`)
          await keepPictures(page, `opened-${state.name}-${language}`, { colorScheme, width })
        }
        await context.close()
      }
  })

  test('none is wider than 360 pixels or cut off there in any of 8 languages, the map with its legend included', async () => {
    for (const [as, shown] of byPerson()) {
      const context = await pagesOf.open(as, { viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      for (const state of shown.filter(({ act }) => act === undefined)) {
        await show(page, state)
        for (const language of pageLanguages) {
          await page.selectOption('select >> nth=0', language)
          await waitUntil(page, `document.documentElement.lang === '${language}'`)
          await waitUntil(page, state.ready)
          await page.waitForLoadState('networkidle')
          await openDetails(page)
          const width = await page.evaluate<number>('document.documentElement.scrollWidth')
          ok(width <= 360, `${state.name} in ${language} is ${width} wide`)
          deepEqual(await page.evaluate(cutOff), [], `${state.name} in ${language}`)
        }
      }
      await context.close()
    }
  })

  test('Rosa signs in, finds a row that waits and accepts it by Tab, Enter and letters alone', async () => {
    await service.person('rosa', ['reviewer'], true)
    const context = await pagesOf.open(null)
    const page = await context.newPage()
    await goTo(page, service.address)
    await tabTo(page, /^Name/)
    await page.keyboard.type('rosa')
    await tabTo(page, /^Password/)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('nav a[aria-current]')
    await waitUntil(page, "document.querySelector('main ul')")
    await tabTo(page, /^To the content$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^victim w-0$/i)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/review/*')
    await page.waitForSelector('main table')
    const row = new URL(page.url()).pathname.split('/').at(-1)
    await tabTo(page, /^Accept$/)
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => address.searchParams.get('decided') === row)
    const { state } = (await (await service.ask('GET', `/api/drafts/${row}`, { as: everything })).json()) as {
      state: string
    }
    equal(state, 'accepted')
    await context.close()
  })

  test('no opened page asked anybody else for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
