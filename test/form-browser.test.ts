/** Forms in Debian's Chromium: lists typed line by line, by the keyboard alone. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
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
import { sharedRegister } from './support/registers.js'

const names = [
  ['Invented Ford', 'en', 'Latn'],
  ['مخاضة مختلقة', 'ar', 'Arab'],
]

describe('forms in Chromium', { skip: skipWithoutBrowser }, () => {
  if (skipWithoutBrowser) return
  const pagesOf = registerPages(sharedRegister('embedded'), 'FORMED')
  const { service } = pagesOf
  let enters: SignedIn
  let reviews: SignedIn
  let place = ''

  const accept = async (draft: string) => {
    const body = { act: 'accept', ids: [draft] }
    const answer = await service.ask('POST', '/api/decisions', { as: reviews, body })
    equal(answer.status, 200, await answer.clone().text())
  }
  const enter = async (kinds: string, values: object) => {
    const body = { values: { information_date: '2041-05-01', ...values } }
    const answer = await service.ask('POST', `/api/${kinds}`, { as: enters, body })
    equal(answer.status, 201, await answer.clone().text())
    return (await answer.json()) as { readonly id: string; readonly draft: string }
  }
  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
    const made = await enter('places', { local_id: 'P-1', name: 'Invented Ford', alternative_names: names })
    await accept(made.draft)
    place = made.id
  })
  const open = async (
    address: string,
    options = {},
    language = 'en',
    there = 'form button.main',
  ): Promise<Page> => {
    const context = await pagesOf.open(enters, options)
    await context.addInitScript(inLanguage(language))
    const page = await context.newPage()
    await goTo(page, service.address + address)
    await page.waitForSelector(there)
    return page
  }
  const linesOf = (page: Page, label: string) =>
    page.locator(`form fieldset.lines:has(> legend:text-is("${label}"))`)
  /** The words of what has the focus. */
  const focused = (page: Page) =>
    page.evaluate<string>(
      '(document.activeElement.labels?.[0]?.querySelector("span") ?? document.activeElement).textContent.trim()',
    )
  /** What a row that waits reports of its main record. */
  const reported = async (page: Page) => {
    const [, draft = ''] = /as (\d+\.\d+)/.exec((await page.textContent('[role=status]')) ?? '') ?? []
    const answer = await service.ask('GET', `/api/drafts/${draft}`, { as: enters })
    return ((await answer.json()) as { records: readonly { values: Record<string, unknown> }[] }).records[0]
      ?.values
  }

  test('by the keyboard alone a name is added, the first is taken away and had back, the second taken away', async () => {
    const page = await open(`/register/places/${place}/correct`)
    const list = linesOf(page, 'alternative names')
    equal(await list.locator('fieldset').count(), 2)
    await list.locator('button:has-text("Add a line")').focus()
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.activeElement.tagName === 'INPUT'")
    equal(await focused(page), 'name')
    await page.keyboard.type('Gué inventé')
    await list.locator('button:has-text("Take line 1 away")').focus()
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.activeElement.textContent.trim() === 'Undo'")
    match((await list.textContent()) ?? '', /Line 1 is taken away\./)
    await page.keyboard.press('Enter')
    await waitUntil(page, "document.activeElement.tagName === 'INPUT'")
    equal(await page.evaluate<string>('document.activeElement.value'), 'Invented Ford')
    await list.locator('button:has-text("Take line 2 away")').click()
    await page.fill('form input[type=date] >> nth=0', '2041-06-01')
    await page.click('button.main')
    await page.waitForSelector('[role=status]')
    deepEqual((await reported(page))?.alternative_names, [names[0], ['Gué inventé', null, null]])
    await page.context().close()
  })

  test('a form in which every line is taken away says that the list stays, and has nothing to report', async () => {
    const page = await open(`/register/places/${place}/correct`)
    const list = linesOf(page, 'alternative names')
    for (const line of [1, 2]) await list.locator(`button:has-text("Take line ${line} away")`).click()
    await waitUntil(page, "document.body.textContent.includes('the list that stands is not changed')")
    await page.click('button.main')
    match((await page.textContent('[role=alert] p[dir]')) ?? '', /says nothing that is not known already/)
    await page.context().close()
  })

  test('a list has no barrier that axe finds and is 360 pixels wide, in English and Arabic, light and dark', async () => {
    for (const language of ['en', 'ar'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        const viewport = { width: colorScheme === 'light' ? 360 : 1280, height: 800 }
        const page = await open(`/register/places/${place}/correct`, { colorScheme, viewport }, language)
        await page.locator('fieldset.lines').first().locator('> fieldset .link').first().click()
        deepEqual(await barriers(page), [], `${language}, ${colorScheme}`)
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        equal(width <= viewport.width, true, `${language} is ${width} wide`)
        await keepPicture(page, `form-list-${language}-${colorScheme}`)
        await page.context().close()
      }
  })

  test('of 3 further sources the 1 that is not found is told and all stay typed; corrected, they come back with a returned form', async () => {
    for (const values of [
      { local_id: 'Q-1', title: 'Minutes of the invented ford', type: 'official_record' },
      { local_id: 'Q-2', title: 'Talk with a shepherd', type: 'interview' },
    ])
      await accept((await enter('sources', values)).draft)
    const page = await open('/register/places/new')
    await page.fill('form label:has-text("name") input >> nth=0', 'Invented Bridge')
    await page.fill('form input[type=date] >> nth=0', '2041-05-02')
    const list = linesOf(page, 'Further sources')
    for (const name of ['Q-1', 'Talk with a sheperd', 'Minutes of the invented ford']) {
      await list.locator('button:has-text("Add a line")').focus()
      await page.keyboard.press('Enter')
      await waitUntil(page, "document.activeElement.tagName === 'INPUT'")
      await page.keyboard.type(name)
      await page.keyboard.press('Tab')
    }
    await list.locator('button:has-text("Take line 3 away")').click()
    await page.click('form > button.main')
    match(
      (await page.textContent('[role=alert] p[dir]')) ?? '',
      /line 2, "Talk with a sheperd", is not recorded/,
    )
    const typed = list.locator('fieldset input >> nth=0')
    equal(await typed.inputValue(), 'Q-1')
    await keepPicture(page, 'form-sources-not-found')
    await list.locator('fieldset >> nth=1 >> input >> nth=0').fill('talk with a shepherd')
    await page.click('form > button.main')
    await page.waitForSelector('main [role=status] a.button')
    const sources = (await reported(page))?.sources as readonly unknown[]
    equal(sources.length, 3)
    const [, draft = ''] = /as (\d+\.\d+)/.exec((await page.textContent('[role=status]')) ?? '') ?? []
    const body = { act: 'return', ids: [draft], reason: 'Where is it?' }
    equal((await service.ask('POST', '/api/decisions', { as: reviews, body })).status, 200)
    await goTo(page, `${service.address}/register/places/new?again=${draft}`)
    const again = linesOf(page, 'Further sources').locator('fieldset')
    await again.first().waitFor()
    equal(await again.locator('input >> nth=0').first().inputValue(), 'Minutes of the invented ford')
    equal(await again.count(), 2)
    await page.context().close()
  })

  test('further sources have no barrier that axe finds and are 360 pixels wide, in English and Arabic, light and dark', async () => {
    for (const language of ['en', 'ar'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        const viewport = { width: 360, height: 800 }
        const page = await open('/register/places/new', { colorScheme, viewport }, language)
        const list = page.locator('form fieldset.lines').last()
        for (const line of [0, 1]) {
          await list.locator('> button').click()
          await list
            .locator('> fieldset')
            .nth(line)
            .locator('input')
            .first()
            .fill(`Q-${line + 1}`)
        }
        deepEqual(await barriers(page), [], `${language}, ${colorScheme}`)
        const width = await page.evaluate<number>('document.documentElement.scrollWidth')
        equal(width <= viewport.width, true, `${language} is ${width} wide`)
        await keepPicture(page, `form-sources-${language}-${colorScheme}-360`)
        await page.setViewportSize({ width: 1280, height: 900 })
        await keepPicture(page, `form-sources-${language}-${colorScheme}-1280`)
        await page.context().close()
      }
  })

  test('what could not be read stands beside its field, in the form that is typed again and on the page of its row', async () => {
    const { draft } = await enter('hazards', {
      local_id: 'H-9',
      class: 'suspected_hazardous_area',
      status: 'open',
      people_affected: 'about forty',
      information_date: 'in May',
    })
    const page = await open(`/review/${draft}`, {}, 'en', 'a.button')
    const cell = (label: string) => page.textContent(`tr:has(th:text-is("${label}")) td`)
    match((await cell('people affected')) ?? '', /Could not be read: about forty/)
    match((await cell('information date')) ?? '', /Could not be read: in May/)
    match((await page.textContent('main > p.soft')) ?? '', /·\sa form\s·/)
    await keepPicture(page, 'form-unread-row')
    await page.click('a:has-text("Correct and send again")')
    await page.waitForSelector('form .doubt')
    const told = (name: string) =>
      page.evaluate<string>(`document.getElementById('unread-${name}').nextElementSibling.outerHTML`)
    match(await told('information_date'), /^<fieldset aria-describedby="unread-information_date"/)
    match(await told('people_affected'), /^<label.*aria-describedby="unread-people_affected"/s)
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'form-unread-again')
    await page.context().close()
  })

  test('a position is typed in degrees and minutes, told as it was read, and known as is chosen; at 360 pixels in English and Arabic', async () => {
    for (const [language, read, unread, known] of [
      ['en', /Read as .12\.06°. north, .47\.49472222°. east/, /not read as a position/, 'satellite receiver'],
      ['ar', /.12\.06°. شمالًا، .47\.49472222°. شرقًا/, /ليس موقعًا مقروءًا/, 'جهاز استقبال أقمار صناعية'],
    ] as const) {
      const page = await open(
        '/register/places/new',
        { viewport: { width: 360, height: 800 }, colorScheme: language === 'en' ? 'light' : 'dark' },
        language,
      )
      const field = page.locator('form fieldset:has(> label > input[aria-describedby^="read-"])').first()
      const told = field.locator('[role=status]')
      equal(await field.locator('input').getAttribute('inputmode'), 'text')
      await field.locator('input').fill('by the third tree')
      await page.keyboard.press('Tab')
      await field.locator('[aria-invalid=true]').waitFor()
      await told.locator('.doubt div').first().waitFor()
      match((await told.textContent()) ?? '', unread)
      deepEqual(await barriers(page), [], `${language}, unread`)
      await field.scrollIntoViewIfNeeded()
      await keepPicture(page, `form-position-unread-${language}-360`)
      await field.locator('input').fill(`12°03'36"N / 47 29 41 E`)
      await field.locator('select').focus()
      await field.locator('select').selectOption({ label: known })
      match((await told.textContent()) ?? '', read)
      deepEqual(await barriers(page), [], language)
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      equal(width <= 360, true, `${language} is ${width} wide`)
      await keepPicture(page, `form-position-${language}-360`)
      await page.setViewportSize({ width: 1280, height: 900 })
      await keepPicture(page, `form-position-${language}-1280`)
      await page.locator('form input[dir=auto]').nth(1).fill('Invented Ford')
      await page.fill('form input[type=date] >> nth=0', '2041-05-01')
      await page.click('form > button.main')
      await page.waitForSelector('main [role=status] a.button')
      const [, draft = ''] = /(\d+\.\d+)/.exec((await page.textContent('main [role=status]')) ?? '') ?? []
      const answer = await service.ask('GET', `/api/drafts/${draft}`, { as: enters })
      const { records } = (await answer.json()) as { records: readonly { values: Record<string, unknown> }[] }
      deepEqual(records[0]?.values.position, [
        '12.06',
        '47.49472222',
        `12°03'36"N / 47 29 41 E`,
        'gps',
        null,
        'WGS 84',
      ])
      await page.context().close()
    }
  })

  test('a position that cannot be read is kept as typed, comes back with its basis, and is read once it is corrected', async () => {
    const position = [null, null, 'by the third tree', 'described', null, null]
    const { draft } = await enter('places', { local_id: 'P-7', name: 'Invented Ford', position })
    const page = await open(`/review/${draft}`, {}, 'en', 'a.button')
    const row = (await page.textContent('tr:has(th:text-is("position")) td')) ?? ''
    match(row, /Could not be read: by the third tree/)
    equal(/position_/.test((await page.textContent('main')) ?? ''), false)
    await page.click('a:has-text("Correct and send again")')
    const field = page.locator('form fieldset:has(> label > input[aria-describedby^="read-"])').first()
    equal(await field.locator('input').inputValue(), 'by the third tree')
    equal(await field.locator('select').inputValue(), 'described')
    match((await field.locator('[role=status]').textContent()) ?? '', /not read as a position/)
    await keepPicture(page, 'form-position-again')
    await field.locator('input').fill('-12.06 47.5')
    match((await field.locator('[role=status]').textContent()) ?? '', /12\.06°. south/)
    await page.click('form > button.main')
    await page.waitForSelector('main [role=status] a.button')
    deepEqual(((await reported(page)) as { position: string[] }).position.slice(0, 4), [
      '-12.06',
      '47.5',
      '-12.06 47.5',
      'described',
    ])
    await page.context().close()
  })

  test('the search for a record says by what it finds it: an organisation by name, a place by name, a task by number or place', async () => {
    const page = await open('/register/activities/new')
    const box = (legend: string) => page.textContent(`fieldset:has(> legend:text-is("${legend}")) label span`)
    match((await box('organisation')) ?? '', /^Find by name or number$/)
    match((await box('place')) ?? '', /^Find by name or number$/)
    match((await box('task')) ?? '', /^Find by number or place$/)
    await page.context().close()
  })

  test('a person is typed in the form of a victim with the keyboard, and is opened field by field with a reason', async () => {
    const { draft, id } = await enter('accidents', { local_id: 'A-9', date: '2041-04-30', device: 'ap_mine' })
    await accept(draft)
    const page = await open('/register/victims/new')
    await page.fill('fieldset:has(> legend:text-matches("^accident")) input[type=search]', 'A-9')
    await page.waitForSelector(`option[value="${id}"]`, { state: 'attached' })
    await page.selectOption(`select:has(option[value="${id}"])`, id)
    await page.fill('form input[type=date] >> nth=0', '2041-05-01')
    await page.focus('details.block summary')
    await page.keyboard.press('Enter')
    await page.fill('details.block label:has-text("name as first written") input', 'اسم مختلق')
    deepEqual(await barriers(page), [])
    await keepPicture(page, 'form-person')
    await page.click('button.main')
    await page.waitForSelector('[role=status]')
    const [, row = ''] = /as (\d+\.\d+)/.exec((await page.textContent('[role=status]')) ?? '') ?? []
    await page.context().close()
    await accept(row)
    const answer = await service.ask('GET', '/api/victims?sort=-information_date', { as: enters })
    const { items } = (await answer.json()) as {
      items: readonly { id: string; values: { accident: string } }[]
    }
    const victim = items.find(({ values }) => values.accident === id)
    const opened = await (await pagesOf.open(await service.person('opens', ['administrator']))).newPage()
    await goTo(opened, `${service.address}/register/victims/${victim?.id}`)
    const openIn = async (term: string) => {
      const there = opened.locator(`dt:text-is("${term}") + dd details`).first()
      await there.locator('summary').click()
      await there.locator('input').fill('An invented call of the family')
      await there.locator('button').click()
    }
    await openIn('person')
    await opened.waitForSelector('dd dl.fields')
    await openIn('name as first written')
    await waitUntil(opened, "document.body.textContent.includes('اسم مختلق')")
    deepEqual(await barriers(opened), [])
    await keepPicture(opened, 'form-person-opened')
    await opened.context().close()
  })
})
