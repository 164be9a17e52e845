/** The register of the other side: Nevaru, which writes in other columns and other words. */
import type { Casualty } from './casualties.js'
import { inventCasualties } from './casualties.js'
import { inventActivities, inventDayLines } from './clearance.js'
import type { CountedPerson } from './count.js'
import { apartIn, casualtiesIn, daysOf, explosionsIn, having, sumOf, usable } from './count.js'
import type { CsvRow } from './csv.js'
import { fromCsv, toCsv } from './csv.js'
import { activitiesCsv, claimsCsv, itemsCsv, placesCsv } from './files.js'
import { landOf } from './land.js'
import { sharedMappings } from './mappings.js'
import { appeal, appealEnd, appealStart } from './nevaru-appeal.js'
import { nevaruClaims } from './nevaru-claims.js'
import { casualtiesMapping } from './nevaru-mapping.js'
import { nevaruMethod, nevaruProgramme, nevaruReadme } from './nevaru-texts.js'
import { Chance } from './random.js'
import { inventSignatories } from './signatories.js'

const until = appealEnd
const seed = 20221122

const explosions = [
  146, 201, 214, 176, 131, 108, 97, 80, 74, 66, 60, 58, 50, 46, 45, 43, 42, 37, 35, 36, 31, 30, 32, 27, 26,
  28, 25, 58, 80, 71, 55,
]

/** Nevaru spells the settlements of the basin with an ending of its own. */
function spell(root: string): string {
  return `${root.replace(/[aeou]$/, '')}en`
}

/** Every file of the programme by name; `ildomaRecent` is the number that the other appeal stated. */
export function makeNevaru(ildomaRecent: number): Readonly<Record<string, string>> {
  const chance = new Chance(seed)
  const land = landOf('NQ', spell, ['South Shore', 'Mill Valleys', 'High Pastures', 'Passes'], chance)
  const people = inventCasualties(
    land,
    { firstYear: 1992, explosions, wholeFrom: '2019-01-01', until },
    chance,
  )
  const operators = ['Nevaru Engineers Pool', 'Hill and Pasture Clearance', 'Mill Valleys Survey']
  const plan = { firstYear: 1997, lastYear: 2022, until, activitiesAYear: 24, operators }
  const activities = inventActivities(land, plan, chance)
  const casualties = toCsv(people.map(casualtyRow))
  const items = itemsCsv(inventDayLines(activities, chance))
  const numbers = countNevaru(casualties, items)
  usable(numbers)
  return {
    'places.csv': placesCsv('NQ', land),
    'casualties.csv': casualties,
    'items.csv': items,
    'activities.csv': activitiesCsv(activities),
    'claims.csv': claimsCsv(nevaruClaims(ildomaRecent)),
    'signatories.csv': toCsv(inventSignatories('Nevaru', 32, '2022-11-02', chance)),
    'mapping-casualties.json': casualtiesMapping,
    ...sharedMappings('Nevaru'),
    'programme.json': nevaruProgramme,
    'METHOD.md': nevaruMethod,
    'README.md': nevaruReadme(numbers),
    'appeal.md': appeal(numbers, ildomaRecent),
  }
}

const weapons: Readonly<Record<Casualty['device'], string>> = {
  ap_mine: 'anti-personnel mine',
  av_mine: 'anti-vehicle mine',
  mine: 'mine, type not seen',
  submunition: 'bomblet',
  uxo: 'unexploded ordnance',
  mine_or_erw: 'mine or shell, not told apart',
  unknown: '?',
}

const results: Readonly<Record<Casualty['outcome'], string>> = {
  killed: 'K',
  injured: 'I',
  missing: 'M',
  unknown: '?',
}
const genders: Readonly<Record<Casualty['sex'], string>> = { male: 'm', female: 'f', unknown: '?' }

function casualtyRow(person: Casualty): CsvRow {
  const { year, month, day } = person.date
  const parts = [
    String(year),
    ...[month, day].filter((part) => part > 0).map((part) => String(part).padStart(2, '0')),
  ]
  return {
    casualty_id: `N${person.number}`,
    event_id: `E${person.explosion}`,
    event_date: parts.join('-'),
    place_code: person.settlement.code,
    weapon: weapons[person.device],
    set_off: person.activation === 'unknown' ? '?' : `by ${person.activation}`,
    result: results[person.outcome],
    gender: genders[person.sex],
    age_years: person.age === null ? '' : String(person.age),
    adult_or_child: person.ageGroup === 'unknown' ? '?' : person.ageGroup,
    capacity: person.status === 'unknown' ? '?' : person.status,
    full_name: person.name,
    paper_held: person.isConfirmed ? 'x' : '',
    entered: person.reportedOn,
  }
}

function read(row: CsvRow): CountedPerson {
  const [from, until] = daysOf(row.event_date ?? '')
  return {
    from,
    until,
    outcome: { K: 'killed', I: 'injured', M: 'missing' }[row.result ?? ''] ?? 'unknown',
    sex: { m: 'male', f: 'female' }[row.gender ?? ''] ?? 'unknown',
    ageGroup: row.adult_or_child === '?' ? 'unknown' : (row.adult_or_child ?? ''),
    status: row.capacity ?? '',
    activation: (row.set_off ?? '').replace('by ', ''),
    explosion: row.event_id ?? '',
  }
}

/** The numbers that the appeal states. */
export type NevaruNumbers = ReturnType<typeof countNevaru>

function countNevaru(casualtiesCsv: string, itemsCsv: string) {
  const people = fromCsv(casualtiesCsv).map(read)
  const recent = casualtiesIn(people, appealStart, appealEnd)
  const all = casualtiesIn(people, '0000', appealEnd)
  return {
    recent: recent.length,
    killed: having(recent, { outcome: 'killed' }),
    injured: having(recent, { outcome: 'injured' }),
    male: having(recent, { sex: 'male' }),
    female: having(recent, { sex: 'female' }),
    sexUnknown: having(recent, { sex: 'unknown' }),
    all: all.length,
    adults: having(all, { ageGroup: 'adult' }),
    children: having(all, { ageGroup: 'child' }),
    ageUnknown: having(all, { ageGroup: 'unknown' }),
    apart: apartIn(people, appealStart, appealEnd),
    explosions: explosionsIn(people, appealStart, appealEnd),
    destroyed: sumOf(itemsCsv, 'quantity', isDestroyed),
  }
}

function isDestroyed(row: CsvRow): boolean {
  return (
    (row.found_on ?? '') <= appealEnd && /^(destroyed in place|moved and destroyed)$/.test(row.disposal ?? '')
  )
}
