import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { sumOfDigits, sumOfList } from './sum-of-list.js'

test('sums of decimals are exact to the last one', () => {
  equal(sumOfDigits(['0.1', '0.2']), '0.3')
  equal(sumOfDigits(['1521.82', '-1521.9']), '-0.08')
  equal(sumOfDigits(['5', '7']), '12')
  equal(sumOfDigits(['9007199254740993', '0.5']), '9007199254740993.5')
  equal(sumOfDigits(['x', null, undefined]), null)
})

test('only the entries that are asked for are added', () => {
  const values = {
    land: [
      ['cleared', '1.50'],
      ['reduced', '9'],
      ['cleared', '2'],
    ],
  }
  equal(
    sumOfList(values, 'land', 1, (entry) => entry[0] === 'cleared'),
    '3.50',
  )
})
