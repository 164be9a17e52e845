/** Invented signatories, each capacity among them. */
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

/** One row a signatory; who did not agree to be named in public is counted and not printed. */
export function inventSignatories(
  land: string,
  count: number,
  signedFrom: string,
  chance: Chance,
): readonly CsvRow[] {
  return Array.from({ length: count }, (_, index) => {
    const capacity = chance.weighted({ officer: 22, survivor: 30, kin: 36, supporter: 12 })
    const signedOn = new Date(Date.parse(signedFrom) + chance.integer(0, 12) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    return {
      number: String(index + 1),
      name: inventedName(chance),
      capacity,
      organisation: capacity === 'officer' ? organisation(land, chance) : '',
      position: capacity === 'officer' ? chance.pick(positions) : '',
      kin_of: capacity === 'kin' ? inventedName(chance) : '',
      relation: capacity === 'kin' ? chance.pick(relations) : '',
      way: chance.weighted({ paper: 60, link: 30, read_aloud: 10 }),
      signed_on: signedOn,
      name_in_public: chance.happens(0.85) ? 'yes' : 'no',
    }
  })
}

function organisation(land: string, chance: Chance): string {
  return `${land} ${chance.pick(organisations)} of ${chance.pick(subjects)}`
}
