/** Invented signatories: every capacity and way among them, one with dead and injured kin, one who withdrew. */
import type { CsvRow } from './csv.js'
import { inventedName } from './land.js'
import type { Chance } from './random.js'

const organisations = ['Association', 'Union', 'Circle', 'Council', 'Committee']
const subjects = [
  'Survivors',
  'Families of the Dead',
  'Field Nurses',
  'Returning Villages',
  'Prosthetists',
  'Shepherds',
]
const positions = ['chair', 'secretary', 'treasurer', 'board member']
const relations = ['mother', 'father', 'sister', 'brother', 'widow', 'widower', 'daughter', 'son']
const words = ['survivor', 'victim', 'mine survivor', 'veteran']

/** The columns that an example fills, in their order. */
const columns = [
  'number',
  'name',
  'capacity',
  'own_word',
  'organisation',
  'position',
  'decided_by',
  'decided_on',
  'kin_of',
  'relation',
  'kin_outcome',
  'guardian_of',
  'representative_of',
  'authority',
  'way',
  'read_aloud_in',
  'witness',
  'signed_on',
  'withdrawn_on',
  'language',
  'explained_by',
  'sign',
  'name_in_public',
  'name_to_addressee',
  'capacity_in_public',
  'name_and_photo_of_the_dead',
  'contact_by_un',
  'contact_by_press',
  'share_with_authorities',
  'share_with_ngos',
] as const

/** One row a signatory. The first show each capacity and way once; the others are drawn. */
export function inventSignatories(
  land: string,
  count: number,
  signedFrom: string,
  chance: Chance,
): readonly CsvRow[] {
  const witness = inventedName(chance)
  const shown = everyCapacity(land, dayAfter(signedFrom, -7), chance)
  return Array.from({ length: count }, (_, index) => {
    const signedOn = dayAfter(signedFrom, chance.integer(0, 9))
    const row = shown[index] ?? drawn(land, chance)
    const inPublic = row.name_in_public ?? (chance.happens(0.85) ? 'yes' : 'no')
    const consents = {
      name_in_public: inPublic,
      name_to_addressee: 'yes',
      capacity_in_public: inPublic === 'yes' && chance.happens(0.95) ? 'yes' : 'no',
      contact_by_un: chance.happens(0.5) ? 'yes' : 'no',
      contact_by_press: chance.happens(0.2) ? 'yes' : 'no',
      share_with_authorities: chance.happens(0.3) ? 'yes' : 'no',
      share_with_ngos: chance.happens(0.6) ? 'yes' : 'no',
    }
    const whole = {
      number: String(index + 1),
      way: chance.weighted({ paper: 70, email_link: 30 }),
      signed_on: signedOn,
      language: 'en',
      explained_by: witness,
      sign: 'yes',
      ...consents,
      ...row,
      ...(row.witness === 'yes' ? { witness } : {}),
      ...(row.withdrawn_on ? { withdrawn_on: dayAfter(signedOn, 2) } : {}),
    }
    const cells = new Map<string, string>(Object.entries(whole))
    return Object.fromEntries(columns.map((column) => [column, cells.get(column) ?? '']))
  })
}

function everyCapacity(land: string, decidedOn: string, chance: Chance): readonly CsvRow[] {
  const family = () => `${inventedName(chance)}; ${inventedName(chance)}`
  return [
    { ...officer(land, chance), name_in_public: 'yes' },
    {
      capacity: 'organisation',
      organisation: organisation(land, chance),
      decided_by: 'the general assembly',
      decided_on: decidedOn,
      name_in_public: 'yes',
    },
    {
      ...officer(land, chance),
      capacity: 'officer; survivor',
      own_word: chance.pick(words),
      name_in_public: 'yes',
    },
    {
      name: inventedName(chance),
      capacity: 'kin',
      kin_of: family(),
      relation: 'mother; mother',
      kin_outcome: 'killed; injured',
      name_in_public: 'yes',
      capacity_in_public: 'yes',
      name_and_photo_of_the_dead: 'yes',
    },
    {
      name: inventedName(chance),
      capacity: 'survivor',
      own_word: 'survivor',
      way: 'mark',
      read_aloud_in: 'en',
      witness: 'yes',
      name_in_public: 'yes',
    },
    {
      name: inventedName(chance),
      capacity: 'guardian',
      guardian_of: inventedName(chance),
      way: 'thumb',
      witness: 'yes',
      name_in_public: 'no',
    },
    {
      name: inventedName(chance),
      capacity: 'representative',
      representative_of: inventedName(chance),
      authority: `letter of ${decidedOn}, seen by the secretary`,
      name_in_public: 'yes',
    },
    {
      name: inventedName(chance),
      capacity: 'survivor',
      own_word: 'victim',
      way: 'voice',
      read_aloud_in: 'en',
      witness: 'yes',
      name_in_public: 'no',
    },
    { name: inventedName(chance), capacity: 'supporter', way: 'passkey', name_in_public: 'yes' },
    { name: inventedName(chance), capacity: 'supporter', withdrawn_on: 'yes', name_in_public: 'yes' },
    {
      name: inventedName(chance),
      capacity: 'kin',
      kin_of: family(),
      relation: 'brother; not stated',
      kin_outcome: 'killed; killed',
      name_in_public: 'yes',
      capacity_in_public: 'yes',
      name_and_photo_of_the_dead: 'no',
    },
  ]
}

function drawn(land: string, chance: Chance): CsvRow {
  const capacity = chance.weighted({ officer: 22, survivor: 30, kin: 36, supporter: 12 })
  if (capacity === 'officer') return officer(land, chance)
  const person = { name: inventedName(chance), capacity }
  if (capacity === 'survivor') return { ...person, own_word: chance.pick(words) }
  if (capacity === 'supporter') return person
  const outcome = chance.weighted({ killed: 60, injured: 40 })
  return {
    ...person,
    kin_of: inventedName(chance),
    relation: chance.pick(relations),
    kin_outcome: outcome,
    name_and_photo_of_the_dead: outcome === 'killed' && chance.happens(0.6) ? 'yes' : '',
  }
}

function officer(land: string, chance: Chance): CsvRow {
  return {
    name: inventedName(chance),
    capacity: 'officer',
    organisation: organisation(land, chance),
    position: chance.pick(positions),
  }
}

function organisation(land: string, chance: Chance): string {
  return `${land} ${chance.pick(organisations)} of ${chance.pick(subjects)}`
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
