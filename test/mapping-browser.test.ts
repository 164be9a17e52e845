/** The columns of a file in Debian's Chromium: where each goes is chosen there, tried, taken in, and known afterwards. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Mapping } from '../intake/table/mapping.js'
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
import { sharedRegister } from './support/registers.js'

/** An invented list whose headers say nothing to anybody but its writer. */
const list = `k7,blast7,w1,w2,bb,ll,w3,w4
X-1,B-1,perished,04.03.2041,3.25,41.5,Ildoma Ford,blue
X-2,B-1,scratched,04.03.2041,3.25,41.5,Ildoma Ford,green
X-3,B-2,perished,09.11.2042,3.5,41.75,Ildoma Mill,blue
`

/** The label of a choice in the box of a column. */
async function choose(page: Page, column: string, field: string): Promise<void> {
  const place = `fieldset[data-column="${column}"] select >> nth=0`
  await page.selectOption(place, field)
}

async function propose(page: Page, address: string): Promise<void> {
  await goTo(page, `${address}/import`)
  await page.setInputFiles('input[type=file]', {
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(list),
  })
  await page.click('button.main >> nth=0')
  await page.waitForSelector('fieldset[data-column]')
}

/** The mapping as the text below the choices holds it. */
async function written(page: Page): Promise<Mapping> {
  return JSON.parse(await page.inputValue('textarea')) as Mapping
}

/** Chooses for every column by its box alone. */
async function mapAll(page: Page): Promise<void> {
  await page.selectOption('label:has-text("Make one more record") select', {
    label: 'place (accident: place)',
  })
  await page.click('button:has-text("Add") >> nth=0')
  await choose(page, 'k7', 'victim/local_id///')
  await choose(page, 'blast7', 'accident/local_id///')
  await choose(page, 'w1', 'victim/outcome///')
  await choose(page, 'w2', 'accident/date///')
  await choose(page, 'bb', 'accident/position///latitude')
  await choose(page, 'll', 'accident/position///longitude')
  await choose(page, 'w3', 'place/name///')
  await choose(page, 'w4', 'kept')
  await page.click('fieldset[data-column="w1"] summary')
  await page.selectOption('label.meaning:has-text("perished") select', 'killed')
  await page.selectOption('label.meaning:has-text("scratched") select', 'injured')
}

async function fix(page: Page, field: string, value: string): Promise<void> {
  await page.selectOption('h3:has-text("The same in every row") ~ .row select >> nth=0', field)
  await page.selectOption('h3:has-text("The same in every row") ~ .row select >> nth=1', value)
  await page.click('button:has-text("Add") >> nth=-1')
}

describe('columns in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'MAPPED')
  const { service } = pagesOf
  let fen: SignedIn
  let cato: SignedIn
  before(async () => {
    fen = await service.person('fen', ['data_entry'])
    cato = await service.person('cato', ['reviewer'])
  })

  test('8 columns that nobody recognises are mapped by choices alone, tried, taken in, and 3 victims are known by them', async () => {
    const context = await pagesOf.open(fen)
    const page = await context.newPage()
    await propose(page, service.address)
    match((await page.textContent('main')) ?? '', /8 columns nobody has said/)
    match(
      (await page.textContent('fieldset[data-column="w2"]')) ?? '',
      /Such as: 04\.03\.2041 · 09\.11\.2042/,
    )
    await mapAll(page)
    await fix(page, 'victim/status///', 'civilian')
    deepEqual((await written(page)).records, {
      victim: {
        kind: 'victim',
        fields: {
          accident: { record: 'accident' },
          local_id: { column: 'k7' },
          outcome: { column: 'w1', values: { perished: 'killed', scratched: 'injured' } },
          status: { constant: 'civilian' },
        },
      },
      accident: {
        kind: 'accident',
        fields: {
          place: { record: 'place' },
          local_id: { column: 'blast7' },
          date: { column: 'w2', dates: ['DD.MM.YYYY'] },
          position: { basis: 'unknown', latitude: 'bb', longitude: 'll' },
        },
      },
      place: { kind: 'place', match: true, fields: { name: { column: 'w3' } } },
    })
    deepEqual((await written(page)).ignored, ['w4'])
    equal(await page.locator('fieldset[data-column] .doubt').count(), 0)
    await keepPicture(page, 'mapping-chosen')
    await page.click('button:has-text("Try without keeping")')
    await page.waitForSelector('text=Nothing was kept')
    match((await page.textContent('section.block')) ?? '', /to be reviewed: 3\s*waiting: 0/)
    await page.click('button.main:has-text("Import")')
    await page.waitForSelector('a.button[href^="/review?import="]')
    await context.close()
    const drafts = await service.ask('GET', '/api/drafts?limit=200', { as: cato })
    const { drafts: rows } = (await drafts.json()) as { drafts: { id: string; localId?: string }[] }
    const ids = rows.map(({ id }) => id).slice(-3)
    await service.ask('POST', '/api/decisions', { as: cato, body: { act: 'accept', ids } })
    const found = await service.ask('GET', '/api/victims?q=X&limit=200', { as: cato })
    const { items } = (await found.json()) as {
      items: { localId: string; values: Record<string, unknown> }[]
    }
    deepEqual(items.map(({ localId, values }) => [localId, values.outcome, values.status]).sort(), [
      ['X-1', 'killed', 'civilian'],
      ['X-2', 'injured', 'civilian'],
      ['X-3', 'killed', 'civilian'],
    ])
    const blasts = await service.ask('GET', '/api/accidents?q=B&limit=200', { as: cato })
    const made = (await blasts.json()) as { items: { localId: string; values: Record<string, unknown> }[] }
    deepEqual(made.items.map(({ localId }) => localId).sort(), ['B-1', 'B-2'])
    ok(JSON.stringify(made.items).includes('2042-11-09'))
    ok(JSON.stringify(made.items).includes('41.75'))
  })

  test('choices and text are the same mapping: what is typed is shown as choices, and half a position cannot be tried', async () => {
    const context = await pagesOf.open(fen)
    const page = await context.newPage()
    await propose(page, service.address)
    await choose(page, 'bb', 'accident/position///latitude')
    match((await page.textContent('main')) ?? '', /position: a column is missing \(longitude\)/)
    ok(await page.isDisabled('button:has-text("Try without keeping")'))
    const mapping = await written(page)
    const typed = {
      ...mapping,
      records: {
        ...mapping.records,
        accident: {
          kind: 'accident',
          fields: { position: { latitude: 'bb', longitude: 'll', basis: 'gps' } },
        },
      },
    }
    await page.click('summary:has-text("For experts")')
    await page.fill('textarea', JSON.stringify(typed))
    equal(await page.inputValue('fieldset[data-column="ll"] select'), 'accident/position///longitude')
    equal(await page.inputValue('fieldset[data-column="bb"] select >> nth=1'), 'gps')
    equal(await page.isDisabled('button:has-text("Try without keeping")'), false)
    await page.fill('textarea', '{ "mapping": 1,')
    equal(await page.locator('fieldset[data-column]').count(), 0)
    ok(await page.isDisabled('button:has-text("Try without keeping")'))
    await page.fill('textarea', JSON.stringify(typed))
    equal(await page.locator('fieldset[data-column]').count(), 8)
    await context.close()
  })

  test('by keyboard, a column is given its field; no barrier in English and Arabic, light and dark, wide and at 360 px', async () => {
    for (const [language, colorScheme, width] of [
      ['en', 'light', 1280],
      ['en', 'dark', 360],
      ['ar', 'light', 360],
      ['ar', 'dark', 1280],
    ] as const) {
      const context = await pagesOf.open(fen, { colorScheme, viewport: { width, height: 800 } })
      await context.addInitScript(inLanguage(language))
      const page = await context.newPage()
      await propose(page, service.address)
      await choose(page, 'w1', 'victim/outcome///')
      await page.focus('fieldset[data-column="w1"] summary')
      await page.keyboard.press('Enter')
      await page.waitForSelector('label.meaning')
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowDown')
      await waitUntil(page, "document.querySelector('label.meaning select').value !== '?'")
      deepEqual(await barriers(page), [], `${language} ${colorScheme} ${width}`)
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      equal(await page.evaluate<number>(over), 0, `${language} ${width} is wider than its window`)
      await keepPicture(page, `mapping-${language}-${colorScheme}-${width}`)
      await context.close()
    }
  })

  test('the page asked nobody else for anything, and none failed', () => {
    deepEqual(askedOfOthers(pagesOf), [])
    deepEqual(pagesOf.failures, [])
  })
})
