import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { numberLanguage, numberLanguages } from './number-language.js'
import { readNumbers } from './read-numbers.js'
import { doubtfulLetters, readableText } from './readable-text.js'
import { printStated } from './stated.js'

function read(tag: string, text: string): readonly string[] {
  return readNumbers(numberLanguage(tag)!, text).map(
    (entry) => `${entry.text} = ${printStated(entry.stated)}`,
  )
}

test('zero-width spaces, soft hyphens and marks of direction inside 12 numbers change none of them', () => {
  for (const mark of ['\u200b', '\u00ad', '\u200e', '\u200f', '\u2060', '\ufeff', '\u061c', '\u2066']) {
    deepEqual(read('en', `2${mark}87 people`), [`2${mark}87 = 287`])
    deepEqual(read('fr', `deux${mark} cent quatre-${mark}vingts`), [
      `deux${mark} cent quatre-${mark}vingts = 280`,
    ])
    deepEqual(read('ar', `م${mark}ئتان`), [`م${mark}ئتان = 200`])
  }
  deepEqual(read('ru', 'трёхсот; трёхсот'), ['трёхсот = 300', 'трёхсот = 300'])
  deepEqual(read('es', 'veintidós'), ['veintidós = 22'])
})

test('digits of 4 scripts are one number, also where they are mixed', () => {
  deepEqual(read('en', '٢٨٧, ۲۸۷, ２８７ and 2٨۷'), ['٢٨٧ = 287', '۲۸۷ = 287', '２８７ = 287', '2٨۷ = 287'])
})

test('places are those of the text as written, whatever was left out before them', () => {
  const text = '\u200b\u200bété\u0301 \u{1f4a3} 2\u200b87'
  const readable = readableText(text)
  const [found] = readNumbers(numberLanguage('fr')!, text)
  equal(text.slice(found!.start, found!.end), '2\u200b87')
  const span = { start: text.indexOf('2'), end: text.length }
  deepEqual(readable.toWritten(readable.fromWritten(span)), span)
})

test('letters of another script in a word make it no number, and both doubts are said', () => {
  deepEqual(read('ru', 'двecти человек'), [])
  deepEqual(doubtfulLetters('двecти человек'), [
    'The word "двecти" mixes letters of two scripts; no number is read in it.',
  ])
  equal(doubtfulLetters('count \u202e782\u202c')[0]?.startsWith('It holds a mark that turns the order'), true)
  deepEqual(doubtfulLetters('ПМН-2 and PMN-2, 287 մարդ'), [])
})

test('20,000 letters of every hostile kind are read to their end in each of 8 languages', () => {
  const length = 20_000
  const seeds = [
    'two hundred ',
    'deux cent quatre-vingt ',
    'сто тысяч ',
    'مئة و',
    '一万',
    '一',
    'yüz min ',
    'հարյուր հազար ',
    '7',
    '1 234',
    '1.',
    '1,234.',
    '2031-',
    'a',
    ' ',
    'مئتان\u200f',
    '\u200b',
    'e\u0301\u0302\u0303',
    'между ',
    'more than ',
    '(2031–',
    '3 mai ',
  ]
  for (const language of numberLanguages) {
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(length / seed.length))
      for (const { stated, start, end } of readNumbers(language, text)) {
        ok(Number.isFinite(stated.value) && stated.value >= 0, `${language.name}: ${seed}`)
        ok(start < end && end <= text.length)
      }
    }
  }
})

test('a number of 400 digits is finite and equals nothing that was counted', () => {
  for (const { language } of numberLanguages) {
    const [found] = readNumbers(numberLanguage(language)!, '9'.repeat(400))
    equal(found?.stated.value, Number.MAX_VALUE, language)
  }
})
