/** Azerbaijani number words with the endings of the cases. */

import { digitMarks } from './digit-marks.js'
import type { NumberWord } from './number-sum.js'
import { fitsInto } from './number-sum.js'
import type { NumberWords } from './number-words.js'
import { wordAt } from './number-words.js'
import { wordTable } from './word-table.js'

const table = wordTable({
  add: {
    0: 'sıfır',
    1: 'bir',
    2: 'iki',
    3: 'üç',
    4: 'dörd',
    5: 'beş',
    6: 'altı',
    7: 'yeddi',
    8: 'səkkiz',
    9: 'doqquz',
    10: 'on',
    20: 'iyirmi',
    30: 'otuz',
    40: 'qırx',
    50: 'əlli',
    60: 'altmış',
    70: 'yetmiş',
    80: 'səksən',
    90: 'doxsan',
  },
  times: { 100: 'yüz' },
  scale: { 1e3: 'min', 1e6: 'milyon mln', 1e9: 'milyard mlrd' },
})

// Endings follow the last vowel of the word: minə, altmışa; "mina" is a mine and no thousand.
const afterFront = /^(?:y?ə|n?[iü]n|y?[iü]|s[iü]|s[iü]n[iüə]|s[iü]n[iü]n|[dt]ən?|d[iü]r)$/u
const afterBack = /^(?:y?a|n?[ıu]n|y?[ıu]|s[ıu]|s[ıu]n[ıua]|s[ıu]n[ıu]n|[dt]an?|d[ıu]r)$/u
// Cases of "he", of "one" and of "mount", written as those of ten, one and a thousand; "for", written as "of three".
const others = /^(?:üçün|on(?:un|a|u|da|dan|dur)|bir(?:i|in|inin|də|dən|ə|si)|min(?:in|i|dir))$/u

function read(word: string): NumberWord | null {
  const whole = table(word)
  if (whole || others.test(word)) return whole
  for (let cut = 1; cut <= 4; cut += 1) {
    const stem = word.slice(0, -cut)
    const found = table(stem)
    const lastVowel = stem.match(/[aıoueəiöü]/gu)?.at(-1) ?? ''
    const endings = /[eəiöü]/u.test(lastVowel) ? afterFront : afterBack
    if (found && endings.test(word.slice(-cut))) return found
  }
  return null
}

/** The marks in the digits of Azerbaijani. */
export const azerbaijaniMarks = digitMarks({ groups: ' .', decimals: ',.' })

/** The number words of Azerbaijani. */
export const azerbaijaniWords: NumberWords = {
  parseDigits: azerbaijaniMarks.parseDigits,
  read,
  extend: (group, value, joined) => (!joined && fitsInto(group, value, true) ? group + value : null),
  joiners: new Set(),
  openers: new Set(),
  isOrdinal: (word) =>
    /^(?:bir|ik|üç|dörd|beş|alt|yedd|səkkiz|doqquz|on|iyirm|otuz|qırx|əll|altmış|yetmiş|səksən|doxsan|yüz|min|milyon)[ıiuü]nc[ıiuü]/u.test(
      word,
    ),
  articles: new Set(['bir']),
  beforeOne: new Set(['azı', 'cəmi', 'yalnız', 'düz']),
  vague: { onlarca: 10, yüzlərlə: 100, yüzlərcə: 100, minlərlə: 1e3, minlərcə: 1e3, milyonlarla: 1e6 },
  of: new Set(),
  several: new Set(['neçə']),
  half: new Set(['yarım']),
  multiples: {},
  fractions: {},
  shares: { yarısı: 50, yarısından: 50, yarısını: 50, yarısına: 50, üçdəbiri: 33.3, dörddəbiri: 25 },
  special: (tokens, first) => {
    const word = tokens[first]?.text ?? ''
    const next = wordAt(tokens, first + 1) ?? ''
    // "bir neçə yüz" is several hundred, "bir qədər" is some.
    if (word === 'bir' && /^(?:neçə|qədər|az|çox|sıra|qism|daha)$/u.test(next))
      return { value: 1, decimals: 0, next: first + 1, notANumber: true }
    // "onlarla" is "with them" too.
    if (word === 'onlarla') {
      const thousands = table(next)
      if (thousands?.type === 'scale')
        return { value: 20 * thousands.value, decimals: 0, next: first + 2, hedge: 'at-least' }
      return counted.test(next) ? { value: 20, decimals: 0, next: first + 1, hedge: 'at-least' } : null
    }
    return fraction(word, next, first)
  },
}

const counted = /^(?:nəfər|insan|adam|mina|ailə|kənd|şəxs|mülki|uşaq|qadın|kişi|hadisə|partlayış|ev)/u
const fractionOf: Readonly<Record<string, number>> = { üçdə: 3, dörddə: 4, beşdə: 5, onda: 10 }

/** "üçdə iki": of three, two. */
function fraction(word: string, next: string, first: number) {
  const of = fractionOf[word]
  const parts = read(next) ?? (/^biri/u.test(next) ? ({ type: 'add', value: 1 } as const) : null)
  if (of === undefined || parts?.type !== 'add' || parts.value === 0 || parts.value >= of) return null
  const value = Math.round((1000 * parts.value) / of) / 10
  return { value, decimals: 1, next: first + 2, hedge: 'about', unit: 'percent' } as const
}
