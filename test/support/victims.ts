/** Invented victims: seeded tables of any length, and the mapping that reads them. */
import { Chance } from '../../examples/generate/random.js'

/** Reads the tables made here. */
export const mapping = {
  mapping: 1,
  title: 'Invented victims of a test',
  main: 'victim',
  file: { dates: ['YYYY-MM-DD'] },
  records: {
    victim: {
      kind: 'victim',
      fields: {
        local_id: { column: 'number' },
        information_date: { column: 'told' },
        accident: { record: 'accident' },
        person: { record: 'person' },
        involvement: { constant: 'direct' },
        outcome: { column: 'outcome', values: { k: 'killed', i: 'injured' } },
        sex: { column: 'sex', values: { m: 'male', f: 'female', '': 'unknown' } },
        age_least: { column: 'age' },
        age_most: { column: 'age' },
        status: { column: 'status', values: { c: 'civilian', p: 'police' } },
      },
    },
    accident: {
      kind: 'accident',
      fields: {
        local_id: { column: 'accident' },
        identified: { constant: 'yes' },
        date: { column: 'day' },
        device: { constant: 'ap_mine' },
      },
    },
    person: {
      kind: 'person',
      when: { column: 'name', is: 'not_empty' },
      fields: { name: { column: 'name' }, legal_basis: { constant: 'consent' } },
    },
  },
} as const

/** One row of the table; its keys are the columns. */
export interface VictimRow {
  readonly number: string
  readonly accident: string
  readonly day: string
  readonly outcome: 'k' | 'i' | '?'
  readonly sex: 'm' | 'f' | ''
  readonly age: string
  readonly status: 'c' | 'p'
  readonly name: string
  readonly told: string
}

const columns = ['number', 'accident', 'day', 'outcome', 'sex', 'age', 'status', 'name', 'told'] as const
const syllables = ['Sav', 'ris', 'Cal', 'lor', 'et', 'Mur', 'dan', 'Oli', 'vek', 'Tam'] as const

/** `count` victims; two in three share an accident with the row before. */
export function victims(seed: number, count: number): readonly VictimRow[] {
  const chance = new Chance(seed)
  let accident = 0
  let day = ''
  return Array.from({ length: count }, (_, index): VictimRow => {
    if (index === 0 || chance.happens(1 / 3)) {
      accident += 1
      day = date(chance, 2040, 2042)
    }
    return {
      number: `V${seed}-${index + 1}`,
      accident: `A${seed}-${accident}`,
      day,
      outcome: chance.happens(0.3) ? 'k' : 'i',
      sex: chance.pick(['m', 'm', 'f', '']),
      age: chance.happens(0.2) ? '' : String(chance.integer(1, 80)),
      status: chance.happens(0.8) ? 'c' : 'p',
      name: chance.happens(0.7) ? `${word(chance)} ${word(chance)}` : '',
      told: date(chance, 2043, 2043),
    }
  })
}

function word(chance: Chance): string {
  return `${chance.pick(syllables)}${chance.pick(syllables).toLowerCase()}${chance.integer(1, 999)}`
}

function date(chance: Chance, from: number, until: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${chance.integer(from, until)}-${two(chance.integer(1, 12))}-${two(chance.integer(1, 28))}`
}

/** So many victims alike but for their numbers; no two share an accident. */
export function alike(name: string, count: number, row: Partial<VictimRow> = {}): VictimRow[] {
  return Array.from({ length: count }, (_, index) => ({
    number: `${name}-${index}`,
    accident: `A-${name}-${index}`,
    day: '2041-03-01',
    outcome: 'i',
    sex: 'm',
    age: '30',
    status: 'c',
    name: '',
    told: '2043-01-01',
    ...row,
  }))
}

/** The rows as CSV. */
export function csv(rows: readonly VictimRow[]): string {
  return `${[columns.join(','), ...rows.map((row) => columns.map((name) => row[name]).join(','))].join('\n')}\n`
}
