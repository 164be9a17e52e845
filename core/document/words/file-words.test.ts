import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { pageLanguages } from '../../access/languages.js'
import type { FileSentence } from '../../verify/sentences.js'
import { fileSentences, sayOfFile } from '../../verify/sentences.js'
import { tell } from '../../words/told.js'
import { wordsOfCheck } from './file-words.js'

const names = Object.keys(fileSentences) as FileSentence[]
const others = pageLanguages.filter((language) => language !== 'en')
/** What a stranger's files could hold in each gap: no word of a sentence. */
const values = {
  name: 'log/manifest.json',
  line: 13,
  entry: 9881,
  key: 'truebearing/EXAMPLE/00000000+00000000',
  text: 'about 40',
  verdict: 'differs',
  counted: '41',
  was: '40: matches',
  sum: '12 + 28 = 41',
  query: 'casualties@1 where outcome = killed as of 87',
  names: 'example.org/one, example.org/two',
  files: 'document.pdf, document.fr.pdf',
}
const gapsOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap).sort()

test(`the ${names.length} sentences of the check are told in the 7 other languages, each with what stands in its gaps`, () => {
  for (const language of others) {
    const words = wordsOfCheck(language)
    equal(words.language, language)
    for (const name of names) {
      const said = sayOfFile(name, values)
      const parts = tell(words.told, said)
      ok(parts, `${language}: ${said}`)
      const told = parts.map(({ text }) => text).join('')
      notEqual(told, said)
      const kept = gapsOf(fileSentences[name]).filter((gap) => gap !== 'verdict')
      for (const gap of kept) {
        const value = String(values[gap as keyof typeof values])
        ok(
          parts.some(({ text, isValue }) => isValue && text === value),
          `${language}: ${told} without ${value}`,
        )
      }
      // Beside its gaps and the name of a file nothing of a sentence is left in Latin letters, where those are not its own.
      const own = parts.filter(({ isValue }) => !isValue).map(({ text }) => text)
      if (!['az', 'es', 'fr'].includes(language))
        deepEqual(
          own
            .join(' ')
            .replace('document.md', '')
            .match(/[A-Za-z]{2,}/g),
          null,
          told,
        )
    }
  }
})

test('a verdict in a sentence is told as the page names it', () => {
  const said = sayOfFile('other_number', values)
  const parts = tell(wordsOfCheck('fr').told, said) ?? []
  equal(parts.map(({ text }) => text).join(''), 'le nombre about 40 : diffère (41) ; publié : 40: matches')
})

test('English, and a language without a table, are told as the command says it', () => {
  for (const tag of ['en', 'en-GB', 'km']) equal(wordsOfCheck(tag).told, undefined, tag)
})
