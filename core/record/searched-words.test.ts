import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { foldText, wantedWords, wordsOf } from './searched-words.js'

/** Whether a text is found by what somebody wrote. */
function finds(text: string, wanted: string): boolean {
  const words = wordsOf(text)
  const each = wantedWords(wanted)
  return each.length > 0 && each.every((one) => words.some((word) => word.startsWith(one)))
}

test('24 ways to write a name or number find it', () => {
  for (const [text, wanted] of [
    ['Çelik köyü', 'celik KOYU'],
    ['Celik', 'çelik'],
    ['Łódź', 'lodz'],
    ['Straße', 'STRASSE'],
    ['İstanbul', 'istanbul'],
    ['Ağrı', 'agri'],
    ['Ёлкин', 'елкин'],
    ['Николай', 'НИКОЛАИ'],
    ['أميرة', 'اميره'],
    ['مُحَمَّد', 'محمد'],
    ['الموصل', 'موصل'],
    ['علی', 'علي'],
    ['Անահիտ', 'ԱՆԱ'],
    ['և', 'եւ'],
    ['Ἀθῆναι', 'αθηναι'],
    ['שָׁלוֹם', 'שלומ'.slice(0, 3)],
    ['王小明', '小明'],
    ['ひらがな', 'らが'],
    ['김철수', '김철'],
    ['محضر ١٢٣', '123'],
    ['V-000123', '123'],
    ['V-000123', 'v-0001'],
    ['2003/12-44', '2003.12'],
    ['AB12', '12'],
  ] as const)
    ok(finds(text, wanted), `${wanted} in ${text}: ${wordsOf(text).join(' ')}`)
})

test('a word is found by its beginning alone, and signs by nothing: 6 find nothing', () => {
  for (const [text, wanted] of [
    ['neighbour', 'bour'],
    ['V-000123', '23'],
    ['王小明', '小王'],
    ['told by a clinic', 'clinics'],
    ['100 %', '%'],
    ['a_b', '_'],
  ] as const)
    ok(!finds(text, wanted), `${wanted} in ${text}`)
})

test('a number of 3 forms, and a text of 4 letters without spaces, are kept so', () => {
  deepEqual(wordsOf('V-0012'), ['v-0012', '0012', '12'])
  deepEqual(wordsOf('地雷清除'), ['地雷清除', '雷清除', '清除', '除'])
  deepEqual(wordsOf(' -- '), [])
})

test('what is longer than 32 letters is found by all of it and kept by 32', () => {
  const long = 'a'.repeat(40)
  deepEqual(wordsOf(long), ['a'.repeat(32)])
  ok(finds(long, long))
  ok(finds('地雷清除中心工作人员名单', '地雷清除中心工作人员名单'))
})

test('folding twice is folding once, for 65,000 characters and none of them becomes a sign of LIKE', () => {
  for (let point = 1; point < 0x10000; point += 1) {
    const folded = foldText(String.fromCharCode(point))
    equal(foldText(folded), folded, point.toString(16))
    ok(!/[%_\\\0]/.test(folded), point.toString(16))
  }
})
