/** Messages of the pages that the server writes itself: the same files as the pages of the register have. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { type PageLanguage, pageLanguages } from '../core/access/languages.js'

/** Gives the message of a key, filled in. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

const known = new Map<PageLanguage, Promise<Readonly<Record<string, string>>>>()

/** The words of a language. A key that the file does not have is a bug. */
export async function wordsIn(language: PageLanguage): Promise<Words> {
  const reading = known.get(language) ?? readMessages(language)
  known.set(language, reading)
  const messages = await reading
  return (key, values = {}) => {
    const text = messages[key]
    if (text === undefined) throw new Error(`there is no message ${key} in ${language}`)
    return String(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(values))
  }
}

/** The language that a reader asks for: by the address, else by the browser, else English (RFC 9110, 12.5.4). */
export function languageAsked(named: string | undefined, accepted: string | undefined): PageLanguage {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find(Boolean)
      return { tag: tag.toLowerCase().split('-')[0] ?? '', quality: Number(quality ?? 1) }
    })
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)
  const tags = [named?.toLowerCase() ?? '', ...wanted]
  for (const tag of tags) {
    const found = pageLanguages.find((language) => language === tag)
    if (found) return found
  }
  return 'en'
}

async function readMessages(language: PageLanguage): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(join(packageFolder(), 'messages', `${language}.json`), 'utf8'))
}

function packageFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
