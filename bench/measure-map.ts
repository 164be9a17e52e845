/**
 * Colombia's 36,527 events and the 11,068 suspected areas of Bosnia and Herzegovina on the map, on the embedded engine, in
 * Chromium without a GPU: until the map is idle for the first time, and whether it is ever blank while it is panned.
 * `node dist/bench/measure-map.js [FOLDER]`; a folder that holds the registers of an earlier run is used again.
 */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { serveProgramme } from '../server/listen.js'
import { addAccount } from '../store/accounts/add-account.js'
import { startSession } from '../store/accounts/sessions.js'
import { initProgramme, openProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'

const limitMilliseconds = 3000
const rounds = 5
const pans = 8
const settledMilliseconds = 1500
const code = 'MAP'
const repository = fileURLToPath(new URL('../..', import.meta.url))
const shared = join(repository, '..', 'shared', 'data')

/** What is drawn, and where its map begins: latitude, longitude and zoom. Positions that lie oceans away are not in sight. */
interface Drawn {
  readonly name: string
  readonly folder: string
  readonly files: RegExp
  readonly mapping: string
  readonly view: string
}

const everything: readonly Drawn[] = [
  {
    name: 'colombia',
    folder: 'colombia-events',
    files: /[.]json$/,
    mapping: 'colombia-events.json',
    view: '5.5,-74.5,6',
  },
  {
    name: 'bosnia',
    folder: 'bosnia-hazards',
    files: /^suspect_areas/,
    mapping: 'bosnia-suspected.json',
    view: '44.2,17.8,7.5',
  },
]

async function register(directory: string, drawn: Drawn) {
  const place = {
    directory,
    databaseUrl: undefined,
    now: () => new Date('2026-11-27T12:00:00Z'),
    person: 'bench',
  }
  if (existsSync(join(directory, 'programmes'))) return openProgramme(place, code)
  const made = await initProgramme(place, code)
  const mapping = await loadMapping(join(repository, 'examples', 'mappings', drawn.mapping))
  const folder = join(shared, drawn.folder)
  const paths = readdirSync(folder)
    .filter((name) => drawn.files.test(name))
    .map((name) => join(folder, name))
  await importFiles(made.programme, { paths, mapping, source: drawn.name, accept: true, dryRun: false })
  return made
}

/** The secret of a session of somebody who may look at the map. */
function secretOf(programme: Programme): Promise<string> {
  return programme.engine.transaction(async (session) => {
    const account = await addAccount(session, programme, {
      name: `bench.${process.pid}`,
      shownName: 'Bench',
      roles: ['analyst'],
      placeIds: null,
      organisationId: null,
      language: 'en',
    })
    return startSession(session, programme, account.accountId)
  })
}

/** A service, the session of somebody who may look, and where the map begins. */
interface Asked {
  readonly address: string
  readonly secret: string
  readonly view: string
}

/** Milliseconds from asking for the page until nothing of the map is awaited and it is drawn. */
async function firstIdle(page: Page, { address, view }: Asked): Promise<number> {
  const begun = performance.now()
  await page.goto(`${address}/map?at=${view}`)
  await page.waitForSelector('.map[aria-busy=false]', { timeout: 120_000 })
  return performance.now() - begun
}

/** As `firstIdle`, by a link of the page of work, which somebody who has signed in sees first. */
async function idleByLink(page: Page, { address, view }: Asked): Promise<number> {
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(`document.querySelector('a[href="/map"]').href = '/map?at=${view}'`)
  const begun = performance.now()
  await page.click('a[href^="/map"]')
  await page.waitForSelector('.map[aria-busy=false]', { timeout: 120_000 })
  return performance.now() - begun
}

/** Of how many pictures, taken while the map is dragged, none shows anything drawn. */
async function blankPictures(page: Page): Promise<{ readonly taken: number; readonly blank: number }> {
  const box = await page.locator('.map').boundingBox()
  if (!box) throw new Error('the map is not on the page')
  // Ground that nobody surveyed is dotted, which is no record.
  await page.evaluate("document.querySelector('.map').classList.remove('dotted')")
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  let taken = 0
  let blank = 0
  for (let pan = 0; pan < pans; pan += 1) {
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.down()
    const [across, down] = pan % 2 === 0 ? [-160, 0] : [160, 0]
    await page.mouse.move(middle.x + across, middle.y + down, { steps: 6 })
    const picture = await page.locator('.map').screenshot()
    await page.mouse.up()
    taken += 1
    // An even ground takes a few kilobytes; whatever is drawn on it takes many times that.
    if (picture.length < 6000) blank += 1
  }
  return { taken, blank }
}

/** A browser without a GPU, and a page in a context of its own that holds a session. */
async function withPage<T>(
  browser: Browser,
  { address, secret }: Asked,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const cookie = { name: `truebearing-${code}`, value: secret, url: address }
  await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  // The window stands before somebody goes to a page with it; opening it takes the browser a second.
  await page.goto('about:blank')
  await page.waitForTimeout(settledMilliseconds)
  const result = await work(page)
  await context.close()
  return result
}

/** As it starts by itself on a computer without a GPU: pages are put together, and WebGL is drawn, by the processor. */
function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
}

/** The map by its whole address: the first time, then in new contexts of the same browser. */
async function measureAddress(asked: Asked, picture: string): Promise<void> {
  const browser = await startBrowser()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1)
    times.push(await withPage(browser, asked, (page) => firstIdle(page, asked)))
  const { taken, blank } = await withPage(browser, asked, async (page) => {
    await firstIdle(page, asked)
    const found = await blankPictures(page)
    await page.screenshot({ path: picture })
    return found
  })
  await browser.close()
  const [first = 0, ...again] = times
  console.log(
    `map idle, service and browser just started: ${Math.round(first)} ms (limit ${limitMilliseconds})`,
  )
  console.log(
    `map idle, in new contexts: ${again.map(Math.round).join(', ')} ms (limit ${limitMilliseconds})`,
  )
  console.log(`blank while panned: ${blank} of ${taken} pictures (limit 0)`)
}

/** The map by its link on the page of work, each time in a browser that was just started. */
async function measureLink(asked: Asked): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const browser = await startBrowser()
    times.push(await withPage(browser, asked, (page) => idleByLink(page, asked)))
    await browser.close()
  }
  console.log(
    `map idle, by its link, new browsers: ${times.map(Math.round).join(', ')} ms (limit ${limitMilliseconds})`,
  )
}

async function measure(directory: string, drawn: Drawn): Promise<void> {
  const { programme, close } = await register(directory, drawn)
  const service = await serveProgramme(programme, {
    port: 0,
    host: '127.0.0.1',
    address: null,
    log: () => undefined,
  })
  try {
    // As `truebearing serve` does once it listens.
    await service.warmUp()
    const asked = { address: service.address, secret: await secretOf(programme), view: drawn.view }
    await measureAddress(asked, join(directory, 'map.png'))
    await measureLink(asked)
  } finally {
    await service.close()
    await close()
  }
}

const directory = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'truebearing-map-'))
for (const drawn of everything) {
  if (!existsSync(join(shared, drawn.folder))) {
    console.error(`MAP NOT MEASURED: ${drawn.folder} is not there.`)
    continue
  }
  console.log(drawn.name)
  await measure(join(directory, drawn.name), drawn)
}
