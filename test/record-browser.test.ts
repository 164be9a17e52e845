/** The page of one record in Debian's Chromium: by which source each field is told, what is disputed, and where it lies. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { draftsWhere } from '../store/import/drafts.js'
import { goTo, keepPicture, registerPages, skipWithoutBrowser } from './register-pages.js'
import { takeSector } from './sector-register.js'
import type { SignedIn } from './served-accounts.js'
import { sharedRegister } from './support/registers.js'

interface Hazard {
  readonly id: string
  readonly current: {
    readonly entry: number
    readonly values: Readonly<Record<string, unknown>>
  } | null
}

describe('a record in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'RECORD')
  const { service } = pagesOf
  let enters: SignedIn
  let reviews: SignedIn
  let hazard: Hazard

  before(async () => {
    await takeSector(service.programme)
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
    const list = await service.ask('GET', '/api/hazards?sort=local_id', { as: enters })
    const { items } = (await list.json()) as { items: readonly { readonly id: string }[] }
    hazard = await hazardNow(items[0]?.id ?? '')
  })
  const hazardNow = async (id: string) =>
    (await (await service.ask('GET', `/api/hazards/${id}`, { as: enters })).json()) as Hazard
  /** Sends a correction of the hazard from a source of that name; gives the id of the row that waits. */
  const correct = async (values: Readonly<Record<string, unknown>>, source: string) => {
    const body = { values: { ...hazard.current?.values, ...values }, source }
    const answer = await service.ask('PUT', `/api/hazards/${hazard.id}`, { as: enters, body })
    equal(answer.status, 200, await answer.clone().text())
    return ((await answer.json()) as { draft: string }).draft
  }
  const open = async (options = {}): Promise<Page> => {
    const page = await (await pagesOf.open(reviews, options)).newPage()
    await goTo(page, `${service.address}/register/hazards/${hazard.id}`)
    await page.waitForSelector('.map[aria-busy=false]')
    return page
  }
  /** The numbers beside a field, and the name of the source that each of them leads to. */
  const marksOf = (page: Page, field: string) =>
    page.evaluate<string[]>(`[...document.querySelectorAll('dl.fields dt')]
      .filter((term) => term.textContent === '${field}')
      .flatMap((term) => [...term.nextElementSibling.querySelectorAll('a.mark')])
      .map((mark) => mark.textContent + ' ' + document.querySelector(mark.getAttribute('href')).querySelector('a').textContent)`)

  test('each field leads to the source from which its value comes; a corrected one to the second', async () => {
    const draft = await correct({ status: 'closed', information_date: '2024-06-01' }, 'An invented visit')
    const answer = await service.ask('POST', '/api/decisions', {
      as: reviews,
      body: { act: 'accept', ids: [draft] },
    })
    equal(answer.status, 200, await answer.clone().text())
    hazard = await hazardNow(hazard.id)
    const page = await open()
    const [status = ''] = await marksOf(page, 'status')
    const [klass = ''] = await marksOf(page, 'class')
    match(
      (await page.textContent('aside')) ?? '',
      /Version 2, current since entry \d+\s·\s\w+ \d{1,2}, \d{4}/,
    )
    match(status, /An invented visit$/)
    ok(klass !== '' && !klass.endsWith('An invented visit'), klass)
    await page.context().close()
  })

  test('a field of which another report says otherwise on the same date says so, and no other does', async () => {
    await correct({ status: 'open' }, 'An invented letter')
    const page = await open()
    deepEqual(
      await page.evaluate<string[]>(
        `[...document.querySelectorAll('dd .doubt')].map((each) => each.closest('dd').previousElementSibling.textContent)`,
      ),
      ['status'],
    )
    await page.context().close()
  })

  test('beside what is known the report is shown by names, who sent it, and which field differs', async () => {
    const { waiting } = (await hazardNow(hazard.id)) as Hazard & { waiting: readonly { id: string }[] }
    const page = await (await pagesOf.open(reviews)).newPage()
    await goTo(page, `${service.address}/review/${waiting[0]?.id}`)
    deepEqual(await page.locator('tr.differs th').allTextContents(), ['status'])
    const main = (await page.textContent('main')) ?? ''
    match(main, /a form\s·\sInvented enters\s·\s/)
    match(main, /An invented letter/)
    const table = (await page.textContent('table')) ?? ''
    ok(!/[0-9a-f]{8}-[0-9a-f]{4}-7/.test(table), 'no id of a record stands for its name')
    await page.context().close()
  })

  test('a form that was returned opens again with what was typed and why it came back, and is sent again', async () => {
    const values = { local_id: 'H-77', class: 'suspected_hazardous_area', status: 'open', terrain: 'stony' }
    const body = { values: { ...values, information_date: '2041-05-01' } }
    const sent = await service.ask('POST', '/api/hazards', { as: enters, body })
    const { draft } = (await sent.json()) as { draft: string }
    const returned = { act: 'return', ids: [draft], reason: 'Stony all over?' }
    equal((await service.ask('POST', '/api/decisions', { as: reviews, body: returned })).status, 200)
    const page = await (await pagesOf.open(enters)).newPage()
    await goTo(page, `${service.address}/work`)
    await page.click(`a[href^="/review/${draft}"]`)
    await page.click('a:has-text("Correct and send again")')
    await page.waitForSelector('form button.main')
    match((await page.textContent('main')) ?? '', /Stony all over\?/)
    const terrain = page.locator('label:has(span:text("terrain")) input')
    equal(await terrain.inputValue(), 'stony')
    await terrain.fill('stony in the east')
    await page.locator('label:has(span:text("landowner")) input').fill('An invented neighbour')
    await keepPicture(page, 'form-again-en')
    await page.click('form button.main')
    await page.waitForSelector('[role=status] a.button')
    equal((await service.ask('GET', `/api/drafts/${draft}`, { as: enters })).status, 200)
    await page.click('[role=status] a.button')
    await page.waitForSelector('main table')
    const shown = (await page.textContent('main')) ?? ''
    match(shown, /stony in the east/)
    ok(!shown.includes('An invented neighbour'), 'what is confidential is typed and not shown')
    const { engine, programmeId } = service.programme
    const submission = Number(/review\/(\d+)[.]/.exec(page.url())?.[1])
    const [row] = await engine.transaction((session) => draftsWhere(session, programmeId, { submission }))
    equal(row?.records[0]?.values.landowner, 'An invented neighbour')
    await page.context().close()
  })

  test('an empty confidential field says so when it is opened; the auditor reads who opened it and why, and what entries are about', async () => {
    const page = await open()
    const value = page.locator('dt:text-is("landowner") + dd')
    await value.locator('summary').click()
    await value.locator('input').fill('An invented question of a neighbour')
    await value.locator('button').click()
    await value.locator('[role=status]').waitFor()
    match((await value.textContent()) ?? '', /Nothing is recorded in this field/)
    await page.context().close()
    const context = await pagesOf.open(await service.person('audits', ['auditor']))
    const audits = await context.newPage()
    await goTo(audits, `${service.address}/programme`)
    const row = audits.locator('tr:has-text("An invented question of a neighbour")')
    match((await row.textContent()) ?? '', /Invented reviews\s*hazard .{8}: landowner/)
    ok(
      (await audits.locator(`a[href="/register/hazards/${hazard.id}"]`).count()) > 1,
      'the log leads to the record too',
    )
    await keepPicture(audits, 'programme-openings-en')
    await context.close()
  })

  test('the map shows where it lies; its corners stand in a table with bearing and distance to the next', async () => {
    const page = await open()
    const outline = page.locator('dd details:has(summary:text-is("Points"))')
    await outline.locator('summary').click()
    const cells = outline.locator('tbody tr').first().locator('td')
    await cells.nth(3).waitFor()
    const [latitude = '', longitude = '', bearing = '', metres = ''] = await cells.allTextContents()
    const [geojson] = (hazard.current?.values.shape ?? []) as readonly string[]
    const shape = JSON.parse(geojson ?? 'null') as { coordinates: readonly (readonly number[][])[] } | null
    const first = shape?.coordinates[0]?.[0] ?? []
    deepEqual([Number(latitude), Number(longitude)], [first[1], first[0]])
    match(bearing, /^\d{1,3}(?:\.\d)?°$/)
    ok(Number(metres.replaceAll(',', '')) > 1, metres)
    ok(!(await page.textContent('main'))?.includes('"coordinates"'), 'no page prints GeoJSON')
    await page.context().close()
  })

  test('pictures of the record are kept in English and Arabic, light and dark, wide and narrow', async () => {
    for (const [language, look, width] of [
      ['en', 'light', 1280],
      ['en', 'dark', 360],
      ['ar', 'dark', 1280],
      ['ar', 'light', 360],
    ] as const) {
      const page = await open({ locale: language, colorScheme: look, viewport: { width, height: 900 } })
      await page.click('dd details summary')
      equal(
        await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'),
        false,
        `${language} ${width}`,
      )
      await keepPicture(page, `record-${language}-${look}-${width}`)
      await page.context().close()
    }
    deepEqual(pagesOf.failures, [])
  })
})
