/** The invented appeals in seven more languages, held against the text that counts: the same numbers, some in words. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseDocument } from '../core/document/parse.js'
import { readTranslation } from '../core/document/translation.js'
import { partedNumbers } from '../core/document/translation-parting.js'
import { capacities, ways } from '../core/signature/codes.js'
import { fromCsv } from '../examples/generate/csv.js'
import { examplesFolder } from '../examples/make.js'
import { translationsBeside } from '../publish/translations.js'

const languages = ['ar', 'az', 'es', 'fr', 'hy', 'ru', 'zh']
const textOf = (side: string, name: string) => readFileSync(join(examplesFolder, side, name), 'utf8')

for (const side of ['ildoma', 'nevaru']) {
  test(`the appeal of ${side} states the same numbers in 7 other languages, at least 4 of them in words`, async () => {
    const original = parseDocument(textOf(side, 'appeal.md'), 'appeal')
    const texts = await translationsBeside(join(examplesFolder, side, 'appeal.md'))
    deepEqual(Object.keys(texts), languages)
    for (const [tag, text] of Object.entries(texts)) {
      const { document } = readTranslation(original, tag, text)
      ok(document, tag)
      deepEqual(partedNumbers(original.numbers, document.numbers).findings, [], tag)
      const inWords = document.numbers.filter(({ binding, text: words }) => {
        return binding.type !== 'none' && !/\d/.test(words)
      })
      ok(inWords.length >= 4, `${tag}: ${inWords.length} in words`)
      deepEqual(
        [...text.matchAll(/\{#(a\d)\}/g)].map(([, ask]) => ask),
        ['a1', 'a2', 'a3'],
        tag,
      )
      ok(original.frontMatter.title[tag] !== undefined, `a title in ${tag}`)
    }
  })

  test(`the list of ${side} holds every capacity, 6 ways on paper and beyond, dead beside injured kin, one who withdrew`, () => {
    const rows = fromCsv(textOf(side, 'signatories.csv'))
    const least = side === 'ildoma' ? 40 : 30
    ok(rows.length >= least && rows.length < least + 10, `${rows.length} signatories`)
    const held = (column: string) => new Set(rows.flatMap((row) => (row[column] ?? '').split('; ')))
    for (const { code } of capacities) ok(held('capacity').has(code), code)
    for (const { code } of ways)
      if (['paper', 'mark', 'thumb', 'voice', 'email_link', 'passkey'].includes(code))
        ok(held('way').has(code), code)
    ok(rows.some((row) => row.kin_outcome === 'killed; injured'))
    ok(rows.some((row) => row.name_and_photo_of_the_dead === 'no' && row.kin_of !== ''))
    ok(rows.some((row) => (row.capacity ?? '').includes(';')))
    equal(rows.filter((row) => row.withdrawn_on !== '').length, 1)
    for (const way of ['mark', 'thumb', 'voice'])
      for (const row of rows.filter((entry) => entry.way === way))
        ok(row.witness !== '', `${way} before a witness`)
  })
}
