/** A register of invented people behind its pages, in a real browser, for tests. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { changeMethod } from '../store/programme-changes.js'
import { repository } from './reading-files.js'
import type { ServedAccounts, SignedIn } from './served-accounts.js'
import { servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import type { SharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

const executablePath = '/usr/bin/chromium'

/** Why no page is opened; false where one is. */
export const skipWithoutBrowser = existsSync(executablePath)
  ? false
  : `NO BROWSER: ${executablePath} is not there (Debian's package chromium), so no page was opened`

// WebGL without a GPU, for the map. The pages themselves are drawn by Chromium's own software: drawn through the emulated
// GPU too, that process works three times as much.
const withoutGpu = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-gpu-rasterization',
]

/** Where pictures of the pages are kept to be looked at. */
export const pictureFolder = fileURLToPath(new URL('../pictures', import.meta.url))

/** A browser at the pages of a register. */
export interface RegisterPages {
  readonly service: ServedAccounts
  readonly browser: Browser
  /** A context of its own, signed in as that person where one is given. */
  open(as: SignedIn | null, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>
  /** Every address that was asked for, by every page. */
  readonly requests: readonly string[]
  /** What a page said of a failure of its own. */
  readonly failures: readonly string[]
}

/** Serves a register of 40 invented victims, five rows of which wait, and starts a browser. */
export function registerPages(register: SharedRegister, code: string): RegisterPages {
  const service = servedAccounts(register, code)
  const requests: string[] = []
  const failures: string[] = []
  let browser: Browser | null = null
  before(async () => {
    mkdirSync(pictureFolder, { recursive: true })
    const { programme } = service
    await changeMethod(programme, '## Types of sources\n\nAll five parts, invented.\n')
    await importText(programme, csv([...alike('k', 12, { outcome: 'k' }), ...alike('i', 28)]))
    await importText(programme, csv(alike('w', 5)), { accept: false, source: 'a second list' })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...withoutGpu] })
  })
  after(() => browser?.close())
  const there = () => {
    if (!browser) throw new Error('the browser is there inside tests only')
    return browser
  }
  return {
    service,
    get browser() {
      return there()
    },
    requests,
    failures,
    open: async (as, options = {}) => {
      const context = await there().newContext({ viewport: { width: 1280, height: 900 }, ...options })
      context.on('request', (request) => requests.push(request.url()))
      context.on('weberror', (error) => failures.push(error.error().message))
      if (as) await signIn(context, service, as)
      return context
    },
  }
}

async function signIn(context: BrowserContext, { address, programme }: ServedAccounts, { secret }: SignedIn) {
  await context.addCookies([
    {
      name: `truebearing-${programme.code}`,
      value: secret,
      url: address,
      httpOnly: true,
      sameSite: 'Strict',
    },
  ])
}

/** The names of every page, as web/app/pages.ts lists them: a page that is added there is looked at by tests. */
export function pageNames(): readonly string[] {
  const listed = readFileSync(join(repository, 'web/app/pages.ts'), 'utf8').matchAll(
    /^ {2}\{ name: '(\w+)'/gm,
  )
  const names = [...listed].map(([, name = '']) => name)
  if (names.length === 0) throw new Error('web/app/pages.ts lists no page in the form that is read here')
  return names
}

/** Goes to a page and waits until nothing of it is awaited any more. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForSelector('h1')
  await page.waitForLoadState('networkidle')
}

/** Keeps a picture of a page as it is seen. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictureFolder, `${name}.png`), fullPage: true })
}

/** Waits until an expression holds in the page; its policy lets no text be run there by itself. */
export async function waitUntil(page: Page, expression: string): Promise<void> {
  const attempts = 300
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await page.evaluate<boolean>(`Boolean(${expression})`)) return
    await page.waitForTimeout(50)
  }
  throw new Error(`in the page it never held that ${expression}`)
}

/** Puts the choice of a language where the pages keep it. */
export function inLanguage(language: string): { readonly content: string } {
  return {
    content: `if (location.protocol === 'http:') localStorage.setItem('truebearing-language', '${language}')`,
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What WCAG 2.2 AA does not allow and axe can see (axe-core's own tags). */
export async function barriers(page: Page): Promise<readonly string[]> {
  // A page that is looked at again has it already; one that was loaded anew has not.
  if (!(await page.evaluate<boolean>("typeof globalThis.axe?.run === 'function'"))) await page.evaluate(axe)
  return page.evaluate<readonly string[]>(
    `axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  )
}

/** What pages asked of others than their service, which is nothing. */
export function askedOfOthers({ requests, service }: RegisterPages): readonly string[] {
  return requests.filter(
    (address) => !address.startsWith(service.address) && !/^(?:data|blob|about):/.test(address),
  )
}
