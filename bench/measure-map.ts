/**
 * Colombia's 36,527 events on the map, on the embedded engine, in Chromium without a GPU: until the map is idle for the
 * first time, and whether it is ever blank while it is panned. `node dist/bench/measure-map.js [FOLDER]`; a folder that
 * holds the register of an earlier run is used again.
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
import { warmUp } from '../store/warm-up.js'

const limitMilliseconds = 3000
const rounds = 5
const pans = 8
const settledMilliseconds = 1500
const code = 'MAP'
const repository = fileURLToPath(new URL('../..', import.meta.url))
const events = join(repository, '..', 'shared', 'data', 'colombia-events')

async function register(directory: string) {
  const place = {
    directory,
    databaseUrl: undefined,
    now: () => new Date('2026-11-27T12:00:00Z'),
    person: 'bench',
  }
  if (existsSync(join(directory, 'programmes'))) return openProgramme(place, code)
  const made = await initProgramme(place, code)
  const mapping = await loadMapping(join(repository, 'examples', 'mappings', 'colombia-events.json'))
  const paths = readdirSync(events)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(events, name))
  await importFiles(made.programme, { paths, mapping, source: 'events', accept: true, dryRun: false })
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

/**
 * Milliseconds from asking for the page until nothing of the map is awaited and it is drawn. It begins over the country: a
 * few positions of the list lie oceans away, and a map of all of them is mostly empty.
 */
async function firstIdle(page: Page, address: string): Promise<number> {
  const begun = performance.now()
  await page.goto(`${address}/map?at=5.5,-74.5,6`)
  await page.waitForSelector('.map[aria-busy=false]', { timeout: 120_000 })
  return performance.now() - begun
}

/** As `firstIdle`, by a link of the page of work, which somebody who has signed in sees first. */
async function idleByLink(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.evaluate(`document.querySelector('a[href="/map"]').href = '/map?at=5.5,-74.5,6'`)
  const begun = performance.now()
  await page.click('a[href^="/map"]')
  await page.waitForSelector('.map[aria-busy=false]', { timeout: 120_000 })
  return performance.now() - begun
}

/** Of how many pictures, taken while the map is dragged, none shows anything drawn. */
async function blankPictures(page: Page): Promise<{ readonly taken: number; readonly blank: number }> {
  const box = await page.locator('.map').boundingBox()
  if (!box) throw new Error('the map is not on the page')
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
  { address, secret }: { readonly address: string; readonly secret: string },
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

function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  })
}

/** The map by its whole address: the first time, then in new contexts of the same browser. */
async function measureAddress(at: { address: string; secret: string }, picture: string): Promise<void> {
  const browser = await startBrowser()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1)
    times.push(await withPage(browser, at, (page) => firstIdle(page, at.address)))
  const { taken, blank } = await withPage(browser, at, async (page) => {
    await firstIdle(page, at.address)
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
async function measureLink(at: { address: string; secret: string }): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const browser = await startBrowser()
    times.push(await withPage(browser, at, (page) => idleByLink(page, at.address)))
    await browser.close()
  }
  console.log(
    `map idle, by its link, new browsers: ${times.map(Math.round).join(', ')} ms (limit ${limitMilliseconds})`,
  )
}

async function main(): Promise<void> {
  if (!existsSync(events)) {
    console.error(`MAP NOT MEASURED: ${events} is not there.`)
    return
  }
  const directory = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'truebearing-map-'))
  const { programme, close } = await register(directory)
  const service = await serveProgramme(programme, {
    port: 0,
    host: '127.0.0.1',
    address: null,
    log: () => undefined,
  })
  try {
    // As `truebearing serve` does once it listens.
    await warmUp(programme)
    const at = { address: service.address, secret: await secretOf(programme) }
    await measureAddress(at, join(directory, 'map.png'))
    await measureLink(at)
  } finally {
    await service.close()
    await close()
  }
}

await main()
