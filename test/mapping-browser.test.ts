/** The columns of a file in Debian's Chromium: where each goes is chosen there, tried, taken in, and known afterwards. */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Mapping } from '../intake/table/mapping.js'
import { outsideFiles } from '../store/programme.js'
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

/** A list of other columns, for which nothing was chosen before. */
const otherList = list.replace('k7', 'k9')

async function propose(page: Page, address: string, text = list): Promise<void> {
  await goTo(page, `${address}/import`)
  await page.setInputFiles('input[type=file]', {
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await page.click('button.main >> nth=0')
  await page.waitForSelector('fieldset[data-column]')
}

const broughtBack = /What you typed here until .* and did not send was brought back/

/** What the tab keeps of choices that were made. */
const kept = (page: Page) =>
  page.evaluate<string>(
    "Object.keys(sessionStorage).filter((each) => each.startsWith('truebearing-typed')).map((each) => sessionStorage[each]).join()",
  )

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
  const shared = sharedRegister('embedded')
  const pagesOf = registerPages(shared, 'MAPPED')
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

  test('the file again begins with the mapping last used, and the fresh proposal can be taken; a note goes when its column is decided; a reload loses no choice', async () => {
    const context = await pagesOf.open(fen)
    const page = await context.newPage()
    await propose(page, service.address)
    const last = /This is the mapping last used for a file with these columns, on .*20\d\d/
    await page.getByText(last).waitFor()
    equal(await page.inputValue('fieldset[data-column="w1"] select'), 'victim/outcome///')
    equal(await page.locator('fieldset[data-column] .doubt').count(), 0)
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'mapping-again-en')

    await page.getByRole('button', { name: 'Take the fresh proposal instead' }).press('Enter')
    match((await page.textContent('main')) ?? '', /8 columns nobody has said/)
    const notes = page.locator('details', { hasText: 'notes of the reading' })
    match((await notes.textContent()) ?? '', /The column "w2" is not mapped/)
    await choose(page, 'w2', 'accident/date///')
    doesNotMatch((await notes.textContent()) ?? '', /"w2"/)
    match((await notes.textContent()) ?? '', /The column "w3" is not mapped/)
    doesNotMatch(String((await written(page)).notes), /"w2"/)
    await page.getByRole('button', { name: 'Take the mapping last used' }).click()
    equal(await page.inputValue('fieldset[data-column="w3"] select'), 'place/name///')
    await page.getByRole('button', { name: 'Take the fresh proposal instead' }).click()
    equal(await page.inputValue('fieldset[data-column="w2"] select'), 'accident/date///')

    await page.getByLabel('Name of the source').fill('an invented list')
    await page.reload()
    await page.getByText(broughtBack).waitFor()
    equal(await page.inputValue('fieldset[data-column="w2"] select'), 'accident/date///')
    equal(await page.inputValue('fieldset[data-column="w3"] select'), 'undecided')
    equal(await page.getByLabel('Name of the source').inputValue(), 'an invented list')
    doesNotMatch((await notes.textContent()) ?? '', /"w2"/)
    match(await kept(page), /an invented list/)
    doesNotMatch(await kept(page), /Ildoma|41\.75|2041/)
    await page.getByRole('button', { name: 'Throw it away' }).click()
    equal(await page.inputValue('fieldset[data-column="w3"] select'), 'place/name///')
    equal(await kept(page), '')
    await page.getByRole('button', { name: 'Bring it back' }).click()
    equal(await page.inputValue('fieldset[data-column="w2"] select'), 'accident/date///')
    await context.close()
  })

  test('after a reload a file that waits no longer is told, and nothing of it is kept; what was taken in is not brought back', async () => {
    const context = await pagesOf.open(fen)
    const page = await context.newPage()
    await propose(page, service.address, otherList)
    await choose(page, 'w4', 'kept')
    const { folder } = outsideFiles(shared.place.directory, 'MAPPED')
    rmSync(join(folder, 'uploads'), { recursive: true })
    await page.reload()
    await page.getByText('Your file no longer waits here. Send it again').waitFor()
    deepEqual([await kept(page), await page.locator('fieldset[data-column]').count()], ['', 0])

    await propose(page, service.address)
    match(await kept(page), /list\.csv/)
    await page.click('button.main:has-text("Import")')
    await page.waitForSelector('text=Received as import')
    equal(await kept(page), '')
    await context.close()
  })

  test('what is said of the mapping last used, in Arabic, dark and at 360 px, has no barrier and is no wider than its window', async () => {
    const context = await pagesOf.open(fen, { colorScheme: 'dark', viewport: { width: 360, height: 800 } })
    await context.addInitScript(inLanguage('ar'))
    const page = await context.newPage()
    await propose(page, service.address)
    await page.reload()
    await page.waitForSelector('fieldset[data-column]')
    equal(await page.locator('[role=status] button').count(), 2)
    deepEqual(await barriers(page), [])
    equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await keepPicture(page, 'mapping-again-ar-dark-360')
    await context.close()
  })

  test('choices and text are the same mapping: what is typed is shown as choices, and half a position cannot be tried', async () => {
    const context = await pagesOf.open(fen)
    const page = await context.newPage()
    await propose(page, service.address, otherList)
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
      await propose(page, service.address, otherList)
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
