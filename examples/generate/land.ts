/** An invented land: the Quellin Basin between Ildoma and Nevaru, which spell its settlements in two ways. */
import type { Chance } from './random.js'

export interface Settlement {
  readonly code: string
  readonly name: string
  readonly district: string
}

export interface Land {
  readonly region: string
  readonly districts: readonly string[]
  readonly settlements: readonly Settlement[]
  /** How often something happened there, in the order of `settlements`. */
  readonly weights: Readonly<Record<string, number>>
}

const roots = [
  'Tesmaru',
  'Olvanne',
  'Durrik',
  'Pellisane',
  'Ankoro',
  'Vishtel',
  'Maredda',
  'Culvane',
  'Hessary',
  'Iborane',
  'Jastelle',
  'Keddru',
  'Lumisk',
  'Norvelle',
  'Ossipane',
  'Qualdre',
  'Rimmoth',
  'Sedvane',
  'Tulloret',
  'Umbrisse',
  'Velloram',
  'Wessolt',
  'Yendrick',
  'Zolvane',
]

/** The land as one side spells it. */
export function landOf(
  prefix: string,
  spell: (root: string) => string,
  districts: readonly string[],
  chance: Chance,
): Land {
  const settlements = roots.map((root, index) => ({
    code: `${prefix}${String(index + 1).padStart(3, '0')}`,
    name: spell(root),
    district: districts[Math.floor((index * districts.length) / roots.length)] ?? '',
  }))
  const weights = Object.fromEntries(settlements.map(({ code }) => [code, chance.integer(2, 20)]))
  return { region: 'Quellin Basin', districts, settlements, weights }
}

const given = ['Tavo', 'Mirelle', 'Osken', 'Lirra', 'Denoro', 'Savri', 'Pellor', 'Junnet', 'Korvi', 'Eddaru']
const givenEnds = ['', 'n', 's', 'th']
const family = [
  'Lerrin',
  'Oskvane',
  'Tamirel',
  'Dovrith',
  'Quessel',
  'Umbary',
  'Hallorin',
  'Vessik',
  'Norridge',
  'Calloret',
]
const familyEnds = ['', 'a', 'o', 'et', 'ane']

/** The name of somebody who never lived. */
export function inventedName(chance: Chance): string {
  return `${chance.pick(given)}${chance.pick(givenEnds)} ${chance.pick(family)}${chance.pick(familyEnds)}`
}
