import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf } from './columns.js'
import { kindNamed, kinds } from './kinds.js'
import { numberOrder, numberOrderColumn } from './number-order.js'

const order = (written: string) => numberOrder(written) ?? ''
/** As a database puts them by bytes. */
const compared = (one: string, other: string) =>
  Buffer.compare(Buffer.from(order(one)), Buffer.from(order(other)))
const inOrder = (...numbers: readonly string[]) => {
  for (const [at, number] of numbers.entries())
    for (const later of numbers.slice(at + 1)) ok(compared(number, later) < 0, `${number} before ${later}`)
}

test('numbers stand by what they count: I-2 before I-10, in every part of them', () => {
  inOrder('I-1', 'I-2', 'I-9', 'I-10', 'I-11', 'I-99', 'I-100', 'I-1000000000', 'I-10000000000')
  inOrder('2', '10', 'k-2', 'k-10')
  inOrder('2041/2/9', '2041/2/10', '2041/10/1', '2042/1/1')
  inOrder('H1a2', 'H1a10', 'H2a1', 'H10a1')
  inOrder('I', 'I-0', 'I-1')
})

test('20,000 pairs of numbers of any length compare as the numbers', () => {
  let state = 7
  const digits = (): string => {
    let text = ''
    state = (state * 48_271) % 2_147_483_647
    for (let left = 1 + (state % 30); left > 0; left -= 1) {
      state = (state * 48_271) % 2_147_483_647
      text += String(state % 10)
    }
    return text
  }
  for (let pair = 0; pair < 20_000; pair += 1) {
    const [one, other] = [digits(), digits()]
    const difference = BigInt(one) - BigInt(other)
    if (difference !== 0n) equal(compared(`I-${one}`, `I-${other}`) < 0, difference < 0n, `${one}, ${other}`)
  }
})

test('digits of other scripts are the same digits, and mix with those of ours', () => {
  inOrder('م-٢', 'م-3', 'م-١٠', 'م-11', 'م-۱۲')
  inOrder('ख-२', 'ख-10', 'ख-११')
  inOrder('地雷２', '地雷10', '地雷１１')
  inOrder('I-\u{11137}', 'I-2', 'I-\u{11137}\u{11136}')
})

test('neither case nor leading zeros nor spaces part what is the same number, and they stand among each other always alike', () => {
  inOrder('v-6', 'V-007', 'V-07', 'V-7', 'v-007', 'v-7', 'V-8')
  inOrder('I-0', 'I-00', 'I-1')
  equal(order(' I \t-\n2 '), order('I - 2'))
  equal(order('\u200fI-2\u200e'), order('I-2'))
  notEqual(order('I-2'), order('I2'))
  // Written with one character or with two.
  equal(compared('É-2', 'E\u0301-3') < 0 && compared('E\u0301-2', 'É-3') < 0, true)
})

test('where nothing is written there is no order', () => {
  deepEqual(['', ' ', '\t\n', '\u200f', '\0', '\ud800'].map(numberOrder), [
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('10,000 digits, half characters and signs that no database holds have a short order of whole characters', () => {
  const nines = '9'.repeat(10_000)
  const hostile = [
    nines,
    `1${nines}`,
    '٩'.repeat(10_000),
    '\ud83d'.repeat(999),
    '😀'.repeat(999),
    `a${'😀'.repeat(999)}`,
    '\ufdfa'.repeat(99),
    `I\0-\u00012`,
    `I-\ud8002`,
  ]
  for (const number of hostile) {
    const made = numberOrder(number)
    ok(made === null || Buffer.byteLength(made) < 800, `${number.slice(0, 9)}: ${made?.length}`)
    ok(made === null || (!/\p{Cs}|\0/u.test(made) && made.split('\u0001').length === 2))
  }
  ok(compared(nines, `1${nines}`) < 0)
  ok(compared('2', nines) < 0)
})

test('each kind that has a list has an order, for those alone who may read the number; persons have none', () => {
  for (const kind of kinds) {
    const made = columnsOf(kind, kindNamed).find(({ name }) => name === numberOrderColumn)
    equal(made?.privacy, kind.privacy === 'confidential' ? undefined : 'restricted', kind.kind)
  }
  const made = columnsOf(kindNamed('item'), kindNamed).find(({ name }) => name === numberOrderColumn)
  equal(made?.from({ local_id: 'I-10' }), order('I-10'))
  equal(made?.from({}), null)
})
