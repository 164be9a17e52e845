/** The register of one side: Ildoma. */

import type { Casualty } from './casualties.js'
import { inventCasualties } from './casualties.js'
import { inventActivities, inventDayLines } from './clearance.js'
import type { CountedPerson } from './count.js'
import { apartIn, casualtiesIn, explosionsIn, having, sumOf, usable } from './count.js'
import type { CsvRow } from './csv.js'
import { fromCsv, toCsv } from './csv.js'
import { activitiesCsv, claimsCsv, itemsCsv, placesCsv } from './files.js'
import { appeal, appealEnd, appealStart } from './ildoma-appeal.js'
import { ildomaClaims } from './ildoma-claims.js'
import { casualtiesMapping } from './ildoma-mapping.js'
import { ildomaMethod, ildomaProgramme, ildomaReadme } from './ildoma-texts.js'
import { landOf } from './land.js'
import { sharedMappings } from './mappings.js'
import { Chance } from './random.js'
import { inventSignatories } from './signatories.js'

const until = appealEnd
const seed = 20220908

const explosions = [
  188, 226, 204, 150, 108, 92, 84, 74, 69, 64, 55, 52, 48, 47, 44, 41, 40, 38, 36, 34, 33, 31, 30, 29, 28, 27,
  27, 62, 84, 66, 52,
]

/** Every file of the programme by name. */
export function makeIldoma(): { readonly files: Readonly<Record<string, string>>; readonly recent: number } {
  const chance = new Chance(seed)
  const districts = ['Upper Quellin', 'Middle Quellin', 'Lakeshore']
  const land = landOf('IQ', (root) => root, districts, chance)
  const people = inventCasualties(
    land,
    { firstYear: 1992, explosions, wholeFrom: '2019-01-01', until },
    chance,
  )
  const operators = ['Ildoma Clearance Corps', 'Open Field Trust', 'Lakeshore Demining']
  const plan = { firstYear: 1996, lastYear: 2022, until, activitiesAYear: 26, operators }
  const activities = inventActivities(land, plan, chance)
  const casualties = toCsv(people.map(casualtyRow))
  const items = itemsCsv(inventDayLines(activities, chance))
  const numbers = countIldoma(casualties, items)
  usable(numbers)
  const files = {
    'places.csv': placesCsv('IQ', land),
    'casualties.csv': casualties,
    'items.csv': items,
    'activities.csv': activitiesCsv(activities),
    'claims.csv': claimsCsv(ildomaClaims),
    'signatories.csv': toCsv(inventSignatories('Ildoma', 43, '2022-08-20', chance)),
    'mapping-casualties.json': casualtiesMapping,
    ...sharedMappings('Ildoma'),
    'programme.json': ildomaProgramme,
    'METHOD.md': ildomaMethod,
    'README.md': ildomaReadme(numbers),
    'appeal.md': appeal(numbers),
  }
  return { files, recent: numbers.recent }
}

const deviceWords: Readonly<Record<Casualty['device'], string>> = {
  ap_mine: 'AP mine',
  av_mine: 'AV mine',
  mine: 'mine',
  submunition: 'submunition',
  uxo: 'UXO',
  mine_or_erw: 'mine or ERW',
  unknown: 'not known',
}

function casualtyRow(person: Casualty): CsvRow {
  const { date, settlement } = person
  return {
    case_no: `IC-${String(person.number).padStart(5, '0')}`,
    explosion_no: `IE-${String(person.explosion).padStart(5, '0')}`,
    year: String(date.year),
    month: date.month ? String(date.month) : '',
    day: date.day ? String(date.day) : '',
    settlement_code: settlement.code,
    settlement: settlement.name,
    device: deviceWords[person.device],
    set_off_by: person.activation === 'unknown' ? 'not known' : person.activation,
    outcome: person.outcome === 'unknown' ? 'not known' : person.outcome,
    sex: person.sex === 'unknown' ? 'not known' : person.sex,
    age: person.age === null ? '' : String(person.age),
    age_group: person.ageGroup === 'unknown' ? 'not known' : person.ageGroup,
    status: person.status === 'unknown' ? 'not known' : person.status,
    name: person.name,
    two_sources_agree: person.isConfirmed ? 'yes' : 'no',
    information_date: person.reportedOn,
  }
}

function read(row: CsvRow): CountedPerson {
  const [from, until] = dates(row)
  const plain = (column: string): string => (row[column] === 'not known' ? 'unknown' : (row[column] ?? ''))
  return {
    from,
    until,
    outcome: plain('outcome'),
    sex: plain('sex'),
    ageGroup: plain('age_group'),
    status: plain('status').replace(/military|police/, 'security_forces'),
    activation: plain('set_off_by'),
    explosion: row.explosion_no ?? '',
  }
}

function dates({ year = '', month = '', day = '' }: CsvRow): readonly [string, string] {
  if (month === '') return [`${year}-01-01`, `${year}-12-31`]
  const start = `${year}-${month.padStart(2, '0')}`
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return day === ''
    ? [`${start}-01`, `${start}-${last}`]
    : [`${start}-${day.padStart(2, '0')}`, `${start}-${day.padStart(2, '0')}`]
}

/** The numbers that the appeal states. */
export type IldomaNumbers = ReturnType<typeof countIldoma>

function countIldoma(casualtiesCsv: string, itemsCsv: string) {
  const people = fromCsv(casualtiesCsv).map(read)
  const recent = casualtiesIn(people, appealStart, appealEnd)
  const all = casualtiesIn(people, '0000', appealEnd)
  return {
    recent: recent.length,
    killed: having(recent, { outcome: 'killed' }),
    injured: having(recent, { outcome: 'injured' }),
    civilian: having(recent, { status: 'civilian' }),
    forces: having(recent, { status: 'security_forces' }),
    statusUnknown: having(recent, { status: 'unknown' }),
    all: all.length,
    allKilled: having(all, { outcome: 'killed' }),
    allInjured: having(all, { outcome: 'injured' }),
    allUnknown: having(all, { outcome: 'unknown' }),
    children: having(all, { ageGroup: 'child' }),
    women: having(all, { sex: 'female', ageGroup: 'adult' }),
    apart: apartIn(people, appealStart, appealEnd),
    explosions: explosionsIn(people, appealStart, appealEnd),
    items: sumOf(itemsCsv, 'quantity', (row) => (row.found_on ?? '') <= appealEnd),
  }
}
