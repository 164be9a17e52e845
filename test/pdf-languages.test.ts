/** Printed translations: the words of eight languages, Arabic from right to left, Chinese letters. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { filled } from '../core/print/words/print-words.js'
import { printWords } from '../core/print/words/words.js'
import { newPrinter } from '../publish/print/printed-files.js'
import { readWith, skipWithoutPoppler, unpacked } from './printed.js'
import { appeal, exampleLog, publishExample } from './verify-example.js'

const english = printWords('en')
const languages = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'az', 'hy']
const translations = {
  ar: '---\ntitle: x\n---\n# ما نعدّه\n\nمنذ 2 مارس 2038، أصبح [87](#recent) شخصا ضحايا للألغام.\n',
  hy: '2038 թվականի մարտի 2-ից [87](#recent) մարդ ականների զոհ է դարձել։\n',
  zh: '自2038年3月2日以来，87人成为地雷的受害者。\n',
}

test('each of 8 languages has every word, with the same gaps as English', () => {
  const gaps = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  const tables = languages.map(printWords)
  equal(new Set(tables.map(({ sheet }) => sheet)).size, 8)
  for (const words of tables) {
    for (const [key, text] of Object.entries(words)) {
      if (typeof text === 'string') {
        ok(text.trim().length > 0, key)
        deepEqual(gaps(text), gaps(String(english[key as keyof typeof english])), `${words.text}: ${key}`)
      }
    }
  }
})

test('beside Arabic words a date keeps its order, by 2 marks around it', () => {
  equal(filled(printWords('ar').toDay, { to: '2041-03-02' }).includes('\u20682041-03-02\u2069'), true)
  equal(filled(english.toDay, { to: '2041-03-02' }), 'from the beginning to 2041-03-02, that day included')
})

describe('3 translations, as poppler reads them', { skip: skipWithoutPoppler }, async () => {
  const { files } = await publishExample(exampleLog(), appeal, [], { print: newPrinter(), translations })
  const textOf = (language: string) =>
    readWith('pdftotext', files.get(`document.${language}.pdf`)!).replace(/[\u2066-\u2069\u202a-\u202e]/g, '')

  test('Arabic words come out whole, letter after letter as they are read', () => {
    const text = textOf('ar')
    for (const word of ['ضحايا', 'مارس', 'منذ', 'المصادر', 'السجل'])
      ok(text.includes(word), `${word}\n${text}`)
    match(unpacked(files.get('document.ar.pdf')!), /\/Lang \(ar/)
    match(text, /2038-03-02/)
    ok(!text.includes('title: x'))
  })

  test('Armenian and Chinese are printed with letters of their own', () => {
    ok(textOf('hy').includes('մարդ ականների զոհ է դարձել'))
    ok(textOf('zh').includes('人成为地雷的受害者'))
    for (const language of ['ar', 'hy', 'zh']) {
      const fonts = readWith('pdffonts', files.get(`document.${language}.pdf`)!)
        .split('\n')
        .slice(2)
      for (const line of fonts.filter(Boolean)) match(line, /^[A-Z]{6}\+Noto(Sans|Naskh)/)
    }
  })
})
