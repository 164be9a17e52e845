/** messages/findings/: a sentence for every rule of a finding, in the seven languages that are not English. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { pageLanguages } from '../core/access/languages.js'
import { sourceOf } from '../scripts/house/source.js'
import { repository } from './reading-files.js'
import { letters } from './support/messages.js'

const others = pageLanguages.filter((language) => language !== 'en')
const folder = join(repository, 'messages', 'findings')
const wordsIn = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
const rules = Object.keys(wordsIn('fr'))

/** Where findings that pages show are made. */
const makers = [
  'core/check',
  'core/geo',
  'core/record',
  'core/signature',
  'core/transcription',
  'intake/gis',
  'intake/import',
  'intake/signatures',
  'intake/table',
]

/** Words with a hyphen in those sources that are no rules: what is decided on a row, a word of lists, a package, a state. */
const notRules = ['accept-draft', 'already-waiting', 'e-mail', 'geographiclib-geodesic', 'quote-in-quoted']
/** Files of codes and their synonyms, and of refusals, which are no findings. */
const without =
  /\.test\.ts$|problems\.ts$|codes|device|activity|words|json-schema|core\/record\/(?:minefield-record|inspection|organisation|person|place)\.ts$/

const sources = makers.flatMap((maker) =>
  readdirSync(join(repository, maker), { recursive: true, encoding: 'utf8' })
    .map((path) => `${maker}/${path}`)
    .filter((path) => path.endsWith('.ts') && !without.test(path))
    .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') })),
)
const literals = sources.flatMap(({ path, text }) => sourceOf(path, text).literals.map((each) => each.text))
/** Rules of one word, which only their place tells from other words; what is doubtful in a mapping has words of its own. */
const ofOneWord = sources
  .filter(({ path }) => !path.startsWith('core/record/mapping/'))
  .flatMap(({ text }) => [
    ...text.matchAll(/(?:\brule: |(?:\bblocked|\bnote|\.doubt)\((?:\w+, )?)'([a-z]+)'/g),
  ])
  .map(([, rule]) => rule ?? '')

test('each rule that a source names has words, and no words name a rule that is none', () => {
  const all = new Set(literals)
  const joined = [...all].filter((text) => /^[a-z]+(?:-[a-z]+)+$/.test(text) && !notRules.includes(text))
  const named = [...joined, ...ofOneWord]
  ok(named.length > 150, `${named.length}`)
  deepEqual(
    named.filter((rule) => !rules.includes(rule)),
    [],
  )
  deepEqual(
    rules.filter((rule) => !all.has(rule)),
    [],
  )
})

test('there is one file for each language but English, with the same keys in one order', () => {
  deepEqual(readdirSync(folder).sort(), others.map((language) => `${language}.json`).sort())
  equal(others.length, 7)
  deepEqual(rules, [...rules].sort())
  for (const language of others) deepEqual(Object.keys(wordsIn(language)), rules, language)
})

test('each sentence is a message with nothing to fill in, in the letters of its language, and does not shout', () => {
  for (const language of others)
    for (const [rule, text] of Object.entries(wordsIn(language))) {
      equal(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(), text, rule)
      ok((letters[language] ?? /\p{Script=Latin}{3}/u).test(text), `${language} ${rule}`)
      ok(/[.。։]$/.test(text) && !/[!！¡]/.test(text), `${language} ${rule}`)
    }
})
