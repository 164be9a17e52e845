import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { numberLanguage } from '../core/document/number-language.js'
import { readNumbers } from '../core/document/read-numbers.js'
import { bearsOut, hedgeRules, roundTo, significantDigits } from '../core/document/stated.js'

const english = numberLanguage('en-GB')!

/** Numbers of a sentence as `text = hedge value unit`. */
function read(sentence: string): readonly string[] {
  return readNumbers(english, sentence).map(({ text, stated }) => {
    const { hedge, value, high, unit } = stated
    const number = high === null ? `${value}` : `${value}..${high}`
    return `${text} = ${[hedge === 'exact' ? '' : hedge, number, unit === 'count' ? '' : unit].filter(Boolean).join(' ')}`
  })
}

const sentences: readonly (readonly [string, ...string[]])[] = [
  ['sixty-one people', 'sixty-one = 61'],
  ['two hundred and eighty-seven people', 'two hundred and eighty-seven = 287'],
  ['287 became casualties', '287 = 287'],
  ['12,390 mines', '12,390 = 12390'],
  ['12\u00a0390 mines and 12\u202f390 more', '12\u00a0390 = 12390', '12\u202f390 = 12390'],
  ['about 60 thousand mines', 'about 60 thousand = about 60000'],
  ['About sixty thousand mines', 'About sixty thousand = about 60000'],
  ['more than 400,000 mines', 'more than 400,000 = more-than 400000'],
  ['over 1.5 million', 'over 1.5 million = more-than 1500000'],
  ['1.1 million', '1.1 million = 1100000'],
  ['at least a hundred', 'at least a hundred = at-least 100'],
  ['no fewer than 20', 'no fewer than 20 = at-least 20'],
  ['not more than thirty', 'not more than thirty = at-most 30'],
  ['fewer than 1,000', 'fewer than 1,000 = less-than 1000'],
  ['less than five hundred', 'less than five hundred = less-than 500'],
  ['up to 40 people', 'up to 40 = at-most 40'],
  ['nearly 95 thousand', 'nearly 95 thousand = nearly 95000'],
  ['almost one thousand two hundred', 'almost one thousand two hundred = nearly 1200'],
  ['just over 300', 'just over 300 = just-over 300'],
  ['just under three hundred', 'just under three hundred = nearly 300'],
  ['approximately 250', 'approximately 250 = about 250'],
  ['some 30 families', 'some 30 = about 30'],
  ['around twenty', 'around twenty = about 20'],
  ['between 20 and 30 people', 'between 20 and 30 = between 20..30'],
  ['between sixty and seventy thousand', 'between sixty and seventy thousand = between 60000..70000'],
  ['15–20 people', '15–20 = between 15..20'],
  ['it rose from 3 to 5', '3 = 3', '5 = 5'],
  ['over the past 3 years', 'over the past 3 years = 3 year'],
  ['in the last twenty-four hours', 'in the last twenty-four hours = 24 hour'],
  ['a dozen men', 'a dozen = 12'],
  ['two dozen mines', 'two dozen = 24'],
  ['half a million mines', 'half a million = 500000'],
  ['one and a half million', 'one and a half million = 1500000'],
  ['thousands of mines', 'thousands = at-least 2000'],
  ['tens of thousands of people', 'tens of thousands = at-least 20000'],
  ['several hundred people', 'several hundred = at-least 200'],
  ['400,000 or more', '400,000 or more = at-least 400000'],
  ['100+ items', '100+ = at-least 100'],
  ['12.5% of them', '12.5% = 12.5 percent'],
  ['twenty per cent', 'twenty per cent = 20 percent'],
  ['more than half of the victims', 'more than half = more-than 50 percent'],
  ['two thirds were civilians', 'two thirds = about 66.7 percent'],
  ['71 killed and 216 injured', '71 = 71', '216 = 216'],
  ['killed: five, six and seven', 'five = 5', 'six = 6', 'seven = 7'],
  ['one hundred and five', 'one hundred and five = 105'],
  ['a million two hundred thousand and one', 'a million two hundred thousand and one = 1200001'],
  ['٢٨٧ people', '٢٨٧ = 287'],
  ['zero casualties', 'zero = 0'],
  ['In 2040, 52 people and in 2041 61 people', '52 = 52', '61 = 61'],
  ['2021 mines were found', '2021 = 2021'],
]

const noNumbers: readonly string[] = [
  'Since 11 February 2038',
  'on February 11, 2038 and March 2nd, 2039',
  'from 2038-02-11 to 2041-03-01',
  'on 11.02.2038 at 14:30',
  'in 2038, 2039 and 2040',
  'since 1991 (2021) and 2038–2041',
  'the 21st century, the twenty-first and the 1990s',
  'the first, second and third accident',
  'Article 7, page 12, paragraphs 3 and 4, No. 5',
  'a PMN-2 and a TM57',
  'no one told one another',
  'https://example.org/2041/287',
  '10-12 May 2040',
  'mid-2038',
]

test('number words, digits and hedges are read as a careful reader reads them', () => {
  for (const [sentence, ...expected] of sentences) deepEqual(read(sentence), expected, sentence)
})

test('dates, ordinals, references and names of types are no numbers', () => {
  for (const sentence of noNumbers) deepEqual(read(sentence), [], sentence)
})

test('a year that is all a link to a figure holds is a number there', () => {
  const found = readNumbers(english, 'of 2041 people, since 2040', [{ start: 3, end: 7 }])
  deepEqual(
    found.map((entry) => entry.text),
    ['2041'],
  )
  deepEqual(
    readNumbers(english, 'since 2041', [{ start: 6, end: 10 }]).map((entry) => entry.text),
    ['2041'],
  )
})

test('no range goes from one link into another', () => {
  const text = 'between 3 and 5'
  const links = [
    { start: 8, end: 9 },
    { start: 14, end: 15 },
  ]
  deepEqual(
    readNumbers(english, text, links).map((entry) => entry.stated.value),
    [3, 5],
  )
})

/** Words, then what bears them out, then what does not. */
const rules: readonly (readonly [string, readonly number[], readonly number[]])[] = [
  ['287', [287], [286, 288]],
  ['about 60 thousand', [55_000, 60_000, 64_999], [54_999, 65_000]],
  ['about 287', [287], [286]],
  ['about 100', [95, 100, 149], [94, 150]],
  ['more than 400,000', [400_001], [400_000]],
  ['at least 400,000', [400_000], [399_999]],
  ['fewer than 5', [4, 0], [5]],
  ['up to 40', [40, 1], [41]],
  ['nearly 400', [350, 399], [349, 400]],
  ['just over 400', [401, 450], [400, 451]],
  ['between 20 and 30', [20, 30], [19, 31]],
  ['25 %', [24.5, 25.4], [24.4, 25.5]],
  ['25.0 %', [25.04], [25.4]],
  ['thousands of', [2000], [1999]],
]

test('docs/documents.md states every rule in its words', () => {
  const page = readFileSync('docs/documents.md', 'utf8')
  for (const { sentence } of Object.values(hedgeRules)) ok(page.includes(sentence), sentence)
})

test('each hedge holds and fails where its rule says', () => {
  for (const [words, hold, fail] of rules) {
    const [found] = readNumbers(english, words)
    for (const counted of hold) equal(bearsOut(found!.stated, counted), true, `${words}: ${counted}`)
    for (const counted of fail) equal(bearsOut(found!.stated, counted), false, `${words}: ${counted}`)
  }
})

test('rounding is half up and loses nothing to binary fractions', () => {
  equal(roundTo(0.285 * 100, 0), 29)
  equal(roundTo(24.949999, 1), 24.9)
  deepEqual([60_000, 1_500_000, 287, 12.5, 0].map(significantDigits), [1, 2, 3, 3, 1])
})
