/** Eastern Armenian number words: tens and units are one word, and the last word carries the ending of its case. */
import { digitMarks } from './digit-marks.js'
import type { NumberWord } from './number-sum.js'
import { fitsInto } from './number-sum.js'
import type { NumberWords } from './number-words.js'
import { wordTable } from './word-table.js'

const units = ['մեկ', 'երկու', 'երեք', 'չորս', 'հինգ', 'վեց', 'յոթ', 'ութ', 'ինը']
const tens = ['տասն', 'քսան', 'երեսուն', 'քառասուն', 'հիսուն', 'վաթսուն', 'յոթանասուն', 'ութսուն', 'իննսուն']

const spelledOut = wordTable({
  add: {
    0: 'զրո',
    ...Object.fromEntries(units.map((unit, index) => [index + 1, unit === 'ինը' ? 'ինը ինն' : unit])),
    ...Object.fromEntries(tens.map((ten, index) => [10 * (index + 1), index === 0 ? 'տասը տաս տասն' : ten])),
    ...Object.fromEntries(
      tens.flatMap((ten, row) =>
        units.map((unit, column) => [
          10 * (row + 1) + column + 1,
          unit === 'ինը' ? `${ten}ինը ${ten}ինն` : ten + unit,
        ]),
      ),
    ),
    ...Object.fromEntries(units.slice(1).map((unit, index) => [100 * (index + 2), `${unit}հարյուր`])),
  },
  times: { 10: 'տասնյակ', 12: 'դյուժին', 100: 'հարյուր' },
  scale: { 1e3: 'հազար հազ', 1e6: 'միլիոն մլն', 1e9: 'միլիարդ մլրդ' },
})

// "one of them", "for one": a pronoun.
const pronoun = /^մեկ(?:ը|ն|ի|ին)$/u

function read(word: string): NumberWord | null {
  const whole = spelledOut(word)
  if (whole || pronoun.test(word)) return whole
  const stem = word.replace(/(?:ից|ին|ով|ում|ի|ը|ն|ս)$/u, '')
  // The nine loses its last letter before an ending: ինից of ինը.
  if (stem === word) return null
  // Two stands without a noun as երկուս.
  return (
    spelledOut(stem) ??
    spelledOut(`${stem}ը`) ??
    (/երկուս$/u.test(stem) ? spelledOut(stem.slice(0, -1)) : null)
  )
}

/** The marks in the digits of Armenian. */
export const armenianMarks = digitMarks({ groups: ' .', decimals: ',.' })

/** The number words of Armenian. */
export const armenianWords: NumberWords = {
  parseDigits: armenianMarks.parseDigits,
  read,
  extend: (group, value, joined) => (!joined && fitsInto(group, value) ? group + value : null),
  joiners: new Set(),
  openers: new Set(),
  isOrdinal: (word) => /րորդ\p{L}{0,4}$/u.test(word),
  articles: new Set(),
  beforeOne: new Set(),
  vague: {
    տասնյակ: 10,
    տասնյակներ: 10,
    տասնյակներով: 10,
    տասնյակավոր: 10,
    հարյուրավոր: 100,
    հարյուրներով: 100,
    հազարավոր: 1e3,
    հազարներով: 1e3,
    միլիոնավոր: 1e6,
  },
  of: new Set(),
  several: new Set(['քանի']),
  half: new Set(['կես']),
  multiples: { մեկուկես: 1.5, երկուսուկես: 2.5 },
  fractions: {
    երրորդ: 3,
    երրորդը: 3,
    երրորդի: 3,
    երրորդից: 3,
    քառորդ: 4,
    քառորդը: 4,
    հինգերորդ: 5,
    հինգերորդը: 5,
    տասներորդ: 10,
    տասներորդը: 10,
  },
  shares: { կեսը: 50, կեսն: 50, կեսից: 50, կեսի: 50 },
}
