/** The words of the pages: the same keys in every language, each of them used, each of them a message. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pageLanguages } from '../core/access/languages.js'
import { foundBy } from '../core/record/found-by.js'
import { kindNamed, kinds } from '../core/record/kinds.js'
import { repository } from './reading-files.js'
import { argumentsOf } from './support/messages.js'

const folder = join(repository, 'messages')
const messagesIn = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
const english = messagesIn('en')

test('there is one file for each of the 8 languages, with the same keys', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  deepEqual(files.sort(), pageLanguages.map((language) => `${language}.json`).sort())
  for (const language of pageLanguages)
    deepEqual(Object.keys(messagesIn(language)), Object.keys(english), language)
})

test('each message is read as ICU and fills in what the English one fills in', () => {
  for (const language of pageLanguages)
    for (const [key, text] of Object.entries(messagesIn(language))) {
      ok(text.trim() !== '', `${language} ${key}`)
      deepEqual(argumentsOf(text, language), argumentsOf(english[key] ?? '', 'en'), `${language} ${key}`)
    }
})

test('no message shouts, and each file says whether a native speaker has read it', () => {
  for (const language of pageLanguages) {
    const messages = messagesIn(language)
    for (const [key, text] of Object.entries(messages)) ok(!/[!！]/.test(text), `${language} ${key}`)
    ok((messages['about.read'] ?? '').length > 10, language)
  }
})

/** Keys that are put together from a word of the definitions. */
const families =
  /^(?:page|theme|verdict|state|role|kind|field|code|figure|map\.drawn|review\.code|nearby\.click|programme\.state|programme\.examined|programme\.looked_at|to\.status|setting|import\.state|import\.piece|outline\.basis|attachment\.shows|attachment\.step|attachment\.hidden|work\.why|entry\.search_by|sent\.state|sent\.step|figures\.unit|signing\.mail|signing\.trouble)\./

test('each key is used by a page, and each key that a page names has words', () => {
  const sources = readdirSync(join(repository, 'web', 'app'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:svelte|ts)$/.test(path))
    .map((path) => readFileSync(join(repository, 'web', 'app', path), 'utf8'))
  const server = readFileSync(join(repository, 'server', 'resources', 'public.ts'), 'utf8')
  const text = [...sources, server].join('\n')
  const named = [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g), ...text.matchAll(/\['\w+', '(map\.\w+)'\]/g)].map(
    ([, key]) => key ?? '',
  )
  for (const key of named) ok(english[key] !== undefined, `${key} has no words`)
  const idle = Object.keys(english).filter(
    (key) => !named.includes(key) && !families.test(key) && !text.includes(`'${key}'`),
  )
  equal(idle.join(', '), '')
})

test('the search for records of each kind has words that say by what it finds them', () => {
  for (const kind of kinds.filter(({ privacy }) => privacy !== 'confidential'))
    ok(english[`entry.search_by.${foundBy(kind)}`] !== undefined, `${kind.kind}: ${foundBy(kind)}`)
  const foundAs = (name: string) => foundBy(kindNamed(name))
  deepEqual(['organisation', 'place', 'source', 'task', 'victim', 'post'].map(foundAs), [
    'name',
    'name',
    'title',
    'number_place',
    'number_place',
    'name_place',
  ])
})
