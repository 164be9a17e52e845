import { doesNotMatch, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { pageLanguages } from '../../access/languages.js'
import type { FileSentence } from '../../verify/sentences.js'
import { fileSentences, sayOfFile } from '../../verify/sentences.js'
import { tell } from '../../words/told.js'
import { wordsOfCheck } from './file-words.js'
import { fill } from './page-words.js'

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
  was: '1.500',
  published: 'matches',
  sum: '12 + 28 = 41',
  query: 'casualties@1 where outcome = killed as of 87',
  names: 'example.org/one, example.org/two',
  files: 'document.pdf, document.fr.pdf',
}

test(`the ${names.length} sentences of the check are told in the 7 other languages, each as its own and with what stands in its gaps`, () => {
  for (const language of others) {
    const words = wordsOfCheck(language)
    equal(words.language, language)
    const { differs, matches } = words.verdicts
    for (const name of names) {
      const said = sayOfFile(name, values)
      const parts = tell(words.told, said)
      ok(parts, `${language}: ${said}`)
      const own = words.told?.sentences[fileSentences[name]] ?? ''
      equal(
        parts.map(({ text }) => text).join(''),
        fill(own, { ...values, verdict: differs, published: matches }),
      )
      // Beside its gaps and names nothing of a sentence is left in Latin letters, where those are not its own.
      const plain = own.replace(/\{\w+\}|document\.md|UTF-8/g, '')
      if (!['az', 'es', 'fr'].includes(language)) doesNotMatch(plain, /[A-Za-z]{2}/)
    }
  }
})

test('a verdict in a sentence is told as the page names it, and a number of the text as it is written there', () => {
  const said = sayOfFile('other_number', values)
  const parts = tell(wordsOfCheck('fr').told, said) ?? []
  equal(
    parts.map(({ text }) => text).join(''),
    'le nombre about 40 : diffère (41) ; publié : 1.500, correspond',
  )
  equal(
    parts.some(({ text, isValue }) => isValue && text === '1.500'),
    true,
  )
})

test('English, and a language without a table, are told as the command says it', () => {
  for (const tag of ['en', 'en-GB', 'km']) equal(wordsOfCheck(tag).told, undefined, tag)
})
