/** Arabic number words, both genders, every case, duals among them. Letters are folded; "and" is a token of its own. */

import type { Numeral, Token } from '../number-language.js'
import type { StatedUnit } from '../stated.js'
import { digitMarks } from './digit-marks.js'
import type { NumberWord } from './number-sum.js'
import type { NumberWords } from './number-words.js'
import { wordAt } from './number-words.js'
import { wordTable } from './word-table.js'

const ten = (stem: string) => `${stem}ون ${stem}ين`
const hundred = (stem: string) => `${stem}مئه ${stem}مائه ${stem}ميه`

const table = wordTable({
  add: {
    0: 'صفر',
    1: 'واحد واحده احد احدي',
    2: 'اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي',
    3: 'ثلاث ثلاثه',
    4: 'اربع اربعه',
    5: 'خمس خمسه',
    6: 'ست سته',
    7: 'سبع سبعه',
    8: 'ثمان ثماني ثمانيه',
    9: 'تسع تسعه',
    10: 'عشر عشره',
    20: ten('عشر'),
    30: ten('ثلاث'),
    40: ten('اربع'),
    50: ten('خمس'),
    60: ten('ست'),
    70: ten('سبع'),
    80: ten('ثمان'),
    90: ten('تسع'),
    200: 'مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي',
    300: hundred('ثلاث'),
    400: hundred('اربع'),
    500: hundred('خمس'),
    600: hundred('ست'),
    700: hundred('سبع'),
    800: `${hundred('ثمان')} ${hundred('ثماني')}`,
    900: hundred('تسع'),
  },
  times: { 100: 'مئه مائه ميه مئات', 10: 'عشرات' },
  scale: { 1e3: 'الف الفا الاف الوف', 1e6: 'مليون مليونا ملايين', 1e9: 'مليار مليارا مليارات' },
  dual: { 1e3: 'الفان الفين الفي', 1e6: 'مليونان مليونين مليوني', 1e9: 'ملياران مليارين ملياري' },
})

function read(word: string): NumberWord | null {
  const whole = table(word)
  // "I am not" looks like "for six".
  if (whole || word === 'لست') return whole
  // The accusative: ستًّا of ست.
  const units = /^(?:ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر|واحد)ا$/u.test(word) ? table(word.slice(0, -1)) : null
  if (units) return units
  return table(word.replace(/^[بل]/, '')) ?? table(word.replace(/^(?:[بك]?ال|لل)/, ''))
}

function extend(group: number, value: number, joined: boolean): number | null {
  const last = group % 100
  const units = last > 0 && last < 10
  if (value === 10 && units && !joined) return group + value
  if (group === 0) return value === 0 ? null : value
  // Folded, وأحد (and one) and واحد (one) are one word.
  if ((!joined && value !== 1) || value >= 100) return null
  if (last === 0) return group + value
  return units && value >= 20 ? group + value : null
}

/** The marks in the digits of Arabic. */
export const arabicMarks = digitMarks({ groups: ' ,٬،', decimals: '.٫,' })

/** The number words of Arabic. */
export const arabicWords: NumberWords = {
  parseDigits: arabicMarks.parseDigits,
  read,
  extend,
  joiners: new Set(['و']),
  openers: new Set(),
  isOrdinal: () => false,
  articles: new Set(['احد', 'احدي']),
  beforeOne: new Set(),
  vague: {
    عشرات: 10,
    العشرات: 10,
    مئات: 100,
    المئات: 100,
    مئاتا: 100,
    الاف: 1e3,
    الالاف: 1e3,
    الوف: 1e3,
    ملايين: 1e6,
    الملايين: 1e6,
  },
  of: new Set(['من']),
  several: new Set(['بضع', 'بضعه', 'عده']),
  half: new Set(['نصف']),
  multiples: {},
  fractions: { اثلاث: 3, ارباع: 4, اخماس: 5, اعشار: 10 },
  shares: {
    نصف: 50,
    النصف: 50,
    ثلث: 33.3,
    الثلث: 33.3,
    ثلثا: 66.7,
    ثلثي: 66.7,
    الثلثين: 66.7,
    ربع: 25,
    الربع: 25,
  },
  special: (tokens, first) =>
    ordinal(tokens, first) ?? dualOfScale(tokens, first) ?? dualOfTime(tokens, first) ?? dual(tokens, first),
}

const ordinals = /^(?:ال)?(?:حادي|حاديه|ثاني|ثانيه|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ه?$/u

/** "the twelfth", "the twenty-first". */
function ordinal(tokens: readonly Token[], first: number): Numeral | null {
  if (!ordinals.test(tokens[first]?.text ?? '')) return null
  const next = wordAt(tokens, first + 1) ?? ''
  const counts = { value: 0, decimals: 0, notANumber: true } as const
  if (/^عشره?$/u.test(next)) return { ...counts, next: first + 2 }
  const joined = next === 'و' ? read(wordAt(tokens, first + 2) ?? '') : null
  return joined?.type === 'add' ? { ...counts, next: first + 3 } : null
}

/** ألفا right before a noun is two thousand; before "and" or "of" it is one, as the object of a verb. */
function dualOfScale(tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  const next = wordAt(tokens, first + 1)
  if (!/^(?:الفا|مليونا|مليارا)$/u.test(word) || next === undefined || /^(?:و|من)$/u.test(next)) return null
  if (read(next) !== null) return null
  const scale = read(word)?.value ?? 1
  return { value: 2 * scale, decimals: 0, next: first + 1, scale }
}

const times: readonly (readonly [RegExp, StatedUnit])[] = [
  [/^(?:ال)?(?:عام|سنت)(?:ان|ين)$/u, 'year'],
  [/^(?:ال)?شهر(?:ان|ين)$/u, 'month'],
  [/^(?:ال)?اسبوع(?:ان|ين)$/u, 'week'],
  [/^(?:ال)?يوم(?:ان|ين)$/u, 'day'],
  [/^(?:ال)?ساعت(?:ان|ين)$/u, 'hour'],
]
const pastDual = /^(?:ال)?(?:ماضي|اخير|منصرم|سابق)ت?(?:ان|ين)$/u

/** "the two past years". */
function dualOfTime(tokens: readonly Token[], first: number): Numeral | null {
  const unit = times.find(([pattern]) => pattern.test(tokens[first]?.text ?? ''))?.[1]
  if (unit === undefined || !pastDual.test(wordAt(tokens, first + 1) ?? '')) return null
  return { value: 2, decimals: 0, next: first + 2, unit }
}

// Two of these are one word; forms that are a plural as well are left out.
const duals =
  /^(?:شخص|قتيل|جريح|طفل|رجل|لغم|جندي|حادث|انفجار|منزل)(?:ان|ين)$|^(?:امرا|ضحي|طفل|قري|عائل|قذيف|ذخير|حادث)ت(?:ان|ين)$|^(?:مدني|مصاب)ان$/u

function dual(tokens: readonly Token[], first: number): Numeral | null {
  return duals.test(tokens[first]?.text ?? '') ? { value: 2, decimals: 0, next: first + 1 } : null
}
