import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { signerSheet, signerSheetHtml } from './signer-sheet.js'
import { signerWords } from './signer-words.js'

const signed = { title: 'A letter <of> 3', date: '2041-03-02', publisher: 'Orvane Register', contact: null }

test('in 8 languages the half-page has 9 paragraphs, under 1,500 letters, with nothing left to fill in', () => {
  equal(Object.keys(signerWords).length, 8)
  for (const language of Object.keys(signerWords)) {
    const sheet = signerSheet({ ...signed, language })
    equal(sheet.language, language)
    equal(sheet.paragraphs.length, 9)
    const text = sheet.paragraphs.join('\n')
    ok(text.length < 1500, `${language} ${text.length}`)
    ok(!text.includes('{') && text.includes('A letter <of> 3') && text.includes('2041-03-02'), language)
    ok(text.includes('Orvane Register') && text.includes(signerWords[language]!.thoseWhoAsk), language)
  }
})

test('in Arabic 2041-03-02 keeps its order, in a page and in print', () => {
  const { paragraphs } = signerSheet({ ...signed, language: 'ar' })
  ok(paragraphs.join('').includes('\u20682041-03-02\u2069'))
  ok(
    !signerSheet({ ...signed, language: 'fr' })
      .paragraphs.join('')
      .includes('\u2068'),
  )
})

test('each language is in its own script, and 7 are not in English', () => {
  const scripts = {
    ar: /\p{Script=Arabic}/gu,
    ru: /\p{Script=Cyrillic}/gu,
    zh: /\p{Script=Han}/gu,
    hy: /\p{Script=Armenian}/gu,
  }
  for (const [language, script] of Object.entries(scripts)) {
    const text = Object.values(signerWords[language]!).join('')
    const letters = text.replace(/\{\w+\}/g, '').match(/\p{L}/gu)?.length ?? 0
    ok((text.match(script)?.length ?? 0) / letters > 0.99, language)
  }
  const helps = Object.values(signerWords).map(({ help }) => help)
  equal(new Set(helps).size, 8)
})

test('a language without words falls back to English, a region to its language; no title breaks out of the page', () => {
  deepEqual(signerSheet({ ...signed, language: 'sw' }).language, 'en')
  deepEqual(signerSheet({ ...signed, language: 'fr-CA' }).language, 'fr')
  const page = signerSheetHtml(
    signerSheet({ ...signed, language: 'ar', title: '</p><script>1</script>{contact}' }),
  )
  ok(page.includes('dir="rtl"') && page.includes('&lt;script&gt;') && !page.includes('<script'))
  ok(page.includes('{contact}'))
})
