/**
 * One page looked at in one language, theme and width after another, for tests. A new context for each would fetch and
 * read the whole application again: a page that is there already follows its theme and width without being loaded anew.
 */
import { equal } from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { goTo, inLanguage } from './register-pages.js'

/** In which language, which theme and how wide a page is looked at. */
export interface Look {
  readonly language: string
  readonly colorScheme: 'light' | 'dark'
  readonly width: number
  readonly height?: number
}

/** Looks in which one language stands beside the other, so that a page is loaded once in each. */
export function looksIn(languages: readonly string[], widths: readonly number[], height = 900): Look[] {
  return languages.flatMap((language) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      widths.map((width) => ({ language, colorScheme, width, height })),
    ),
  )
}

/** From left to right and from right to left, light and dark, on a wide screen and on the narrowest. */
export const everyLook = looksIn(['en', 'ar'], [1280, 360])

/** Goes to a page in a look, whatever was done in it before. */
export async function goInLook(page: Page, address: string, look: Look): Promise<void> {
  await dress(page, look)
  const isNew = page.url() === 'about:blank'
  // Only a page of the service can keep its language.
  if (isNew) await goTo(page, address)
  if (!isNew || (await page.getAttribute('html', 'lang')) !== look.language) {
    await page.evaluate(inLanguage(look.language).content)
    await goTo(page, address)
  }
  equal(await page.getAttribute('html', 'lang'), look.language)
}

/** A page in each look; it is loaded anew where the language changes, and else keeps what was opened in it. */
export async function* inLooks(page: Page, address: string, looks: readonly Look[]): AsyncGenerator<Look> {
  let language: string | null = null
  for (const look of looks) {
    if (look.language === language) await dress(page, look)
    else await goInLook(page, address, look)
    language = look.language
    yield look
  }
}

async function dress(page: Page, { colorScheme, width, height = 900 }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width, height })
  // What watches the size of its place is drawn by the second frame.
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))',
  )
  equal(
    await page.evaluate(
      `innerWidth === ${width} && matchMedia('(prefers-color-scheme: ${colorScheme})').matches`,
    ),
    true,
  )
}
