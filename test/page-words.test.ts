/** The words of published pages: eight tables with the same keys and the same gaps, and no word that promises. */
import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { directionOf } from '../core/document/language-tag.js'
import { fill, numberIn, pageWords, wordsFor } from '../core/document/words/page-words.js'

/** Every sentence of a table by its key. */
function sentencesOf(table: object, at = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${at}${key}`, value] as const]
        : [...sentencesOf(value as object, `${at}${key}.`)],
    ),
  )
}

const gapsOf = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()
const [english, ...others] = pageWords.map((table) => sentencesOf(table))

test('8 languages have the same keys, the same gaps, and nothing empty', () => {
  deepEqual(
    pageWords.map(({ language }) => language),
    ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'az', 'hy'],
  )
  for (const table of others) {
    deepEqual([...table.keys()].sort(), [...english!.keys()].sort())
    for (const [key, sentence] of table) {
      ok(sentence.trim() !== '' || key === 'group', key)
      deepEqual(gapsOf(sentence), gapsOf(english!.get(key)!), `${table.get('language')} ${key}`)
    }
  }
})

test('each of the 7 other tables is written in its own language, but for marks and names of files', () => {
  const marks = ['language', 'group', 'decimal', 'semicolon', 'comma', 'colon', 'stop', 'direction']
  for (const table of others) {
    const same = [...table].filter(
      ([key, sentence]) => !marks.includes(key) && english!.get(key) === sentence,
    )
    ok(same.length <= 4, `${table.get('language')}: ${same.map(([key]) => key).join()}`)
  }
})

test('no English sentence says proved, verified, authentic or certified, and true stands in 2 that deny it', () => {
  const sentences = [...english!.values()]
  deepEqual(
    sentences.filter((sentence) => /\b(proved|verified|authentic|certified|safe)\b|!/i.test(sentence)),
    [],
  )
  equal(sentences.filter((sentence) => /\btrue\b/i.test(sentence)).length, 2)
})

test('numbers, directions and gaps: 12,390.5 in 3 forms', () => {
  deepEqual(
    ['en', 'fr-CH', 'ru'].map((tag) => numberIn(wordsFor(tag), 12390.5)),
    ['12,390.5', '12\u202f390,5', '12\u00a0390,5'],
  )
  deepEqual(['ar', 'fa-IR', 'ku-Latn', 'hy'].map(directionOf), ['rtl', 'rtl', 'ltr', 'ltr'])
  equal(wordsFor('pt').language, 'en')
  equal(fill('{n} of {n}', { n: 3 }), '3 of 3')
  throws(() => fill('{n}', {}), /no value for \{n\}/)
})
