import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { kinds } from './kinds.js'
import { type Upgrades, upgrade, upgrades } from './upgrade.js'

/** A made-up kind: version 2 renamed `colour`, version 3 split `size`. */
const lanterns: Upgrades = {
  versionOf: () => 3,
  upgraders: {
    'lantern@1': ({ color = null, ...rest }) => ({ ...rest, colour: color }),
    'lantern@2': ({ size = null, ...rest }) => {
      const [height = null, width = null] = String(size).split('x')
      return { ...rest, height_centimetres: height, width_centimetres: width }
    },
  },
}

test('a record of version 1 goes through every step to the present version', () => {
  deepEqual(upgrade('lantern@1', { color: 'red', size: '30x12' }, lanterns), {
    colour: 'red',
    height_centimetres: '30',
    width_centimetres: '12',
  })
})

test('a record of the present version stays as it is', () => {
  const values = { colour: 'red' }
  equal(upgrade('lantern@3', values, lanterns), values)
  equal(upgrade('victim@1', values), values)
})

test('a gap, a future version and a word that is no schema are bugs', () => {
  const gap = { ...lanterns, versionOf: () => 4 }
  throws(() => upgrade('lantern@1', { size: '1x1' }, gap), /no upgrader from lantern@3 to lantern@4/)
  throws(() => upgrade('lantern@9', {}, lanterns), /newer than lantern@3/)
  throws(() => upgrade('lantern', {}, lanterns), /no schema/)
  throws(() => upgrade('lantern@0', {}, lanterns), /no schema/)
})

test('every kind can be reached from each of its earlier versions', () => {
  for (const { kind, version } of kinds)
    for (let earlier = 1; earlier < version; earlier++)
      equal(typeof upgrades.upgraders[`${kind}@${earlier}`], 'function')
})
