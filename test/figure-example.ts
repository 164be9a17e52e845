/**
 * A small programme written by hand: 7 accidents, 30 victim rows, 5 items, 6 reports, 6 places, 3 claims.
 * The numbers expected of it in figure.test.ts were worked out on paper from these lines.
 */
import type { Values } from '../core/record/definition.js'
import type { Session } from '../store/engine/engine.js'
import type { TestRow } from './figure-register.js'
import { day, idOf, interval, writeRows } from './figure-register.js'

const place = (number: number) => idOf(4, number)

// code, name, level, parent, valid from
const places = [
  ['EXL', 'Exampleland', 'country', null, null],
  ['EX01', 'North', 'region', 1, null],
  ['EX02', 'South', 'region', 1, null],
  ['EX0101', 'Example Town', 'settlement', 2, null],
  ['EX0102', 'Riverside', 'settlement', 2, null],
  ['EX0201', 'Riverside', 'settlement', 3, '2040-01-01'],
] as const

const accidents: readonly Values[] = [
  { identified: 'yes', date: day('2031-03-05'), place: place(4), device: 'ap_mine', activation: 'victim' },
  {
    identified: 'yes',
    date: interval('2031-07-01', '2031-07-31'),
    place: place(5),
    device: 'mine_of_unspecified_type',
    activation: null,
  },
  {
    identified: 'yes',
    date: interval('2030-12-31', '2031-01-02'),
    place: place(6),
    device: 'uxo',
    activation: 'tampering',
  },
  {
    identified: 'yes',
    date: day('2031-11-20'),
    place: place(6),
    device: 'ied_not_victim_activated',
    activation: 'command',
  },
  { identified: 'no', date: null, place: place(3), device: 'unknown', activation: 'unknown' },
  { identified: 'yes', date: day('2032-05-01'), place: null, device: 'av_mine', activation: 'victim' },
  {
    identified: 'yes',
    date: interval('2029-01-01', '2029-12-31'),
    place: place(2),
    device: 'ap_mine',
    activation: 'victim',
  },
]

// accident, outcome, sex, status, age group, confirmed?, involvement; then from, to, role, record where they differ
const victims: readonly (readonly [
  number,
  string,
  string,
  string,
  string,
  string,
  string,
  Partial<TestRow>?,
])[] = [
  [1, 'killed', 'male', 'civilian', 'adult', 'confirmed', 'direct'],
  [1, 'injured', 'female', 'civilian', 'child', 'confirmed', 'direct'],
  [1, 'injured', 'male', 'military', 'adult', 'unconfirmed', 'unknown'],
  [1, 'injured', 'female', 'civilian', 'adult', 'unconfirmed', 'indirect'],
  [1, 'missing', 'male', 'civilian', 'adult', 'unconfirmed', 'direct'],
  [2, 'killed', 'male', 'civilian', 'adult', 'confirmed', 'unknown'],
  [2, 'killed', 'female', 'civilian', 'unknown', 'unconfirmed', 'unknown'],
  [2, 'injured', 'male', 'police', 'adult', 'confirmed', 'direct'],
  [2, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
  [2, 'injured', 'male', 'civilian', 'child', 'unconfirmed', 'unknown'],
  [3, 'killed', 'male', 'civilian', 'adult', 'confirmed', 'direct'],
  [3, 'injured', 'male', 'civilian', 'child', 'unconfirmed', 'direct'],
  [3, 'injured', 'male', 'civilian', 'child', 'unconfirmed', 'direct'],
  [4, 'killed', 'male', 'military', 'adult', 'confirmed', 'direct'],
  [4, 'injured', 'male', 'military', 'adult', 'confirmed', 'direct'],
  [4, 'injured', 'male', 'security_forces', 'adult', 'confirmed', 'direct'],
  [5, 'killed', 'unknown', 'civilian', 'unknown', 'unconfirmed', 'unknown'],
  [5, 'killed', 'male', 'civilian', 'unknown', 'unconfirmed', 'unknown'],
  [5, 'injured', 'female', 'civilian', 'adult', 'unconfirmed', 'unknown'],
  [5, 'missing', 'male', 'unknown', 'unknown', 'unconfirmed', 'unknown'],
  [6, 'killed', 'male', 'military', 'adult', 'confirmed', 'direct'],
  [6, 'injured', 'male', 'military', 'adult', 'confirmed', 'direct'],
  [6, 'injured', 'male', 'other', 'adult', 'unconfirmed', 'direct'],
  [7, 'killed', 'male', 'civilian', 'adult', 'unconfirmed', 'unknown'],
  [7, 'injured', 'female', 'civilian', 'child', 'unconfirmed', 'unknown'],
  // Withdrawn at entry 40; another is accepted there.
  [1, 'killed', 'male', 'civilian', 'adult', 'confirmed', 'direct', { to: 40 }],
  [1, 'injured', 'female', 'civilian', 'adult', 'confirmed', 'direct', { from: 40 }],
  // Not reviewed yet; the second was decided at entry 35.
  [1, 'injured', 'male', 'civilian', 'adult', 'unconfirmed', 'direct', { role: 'submitted' }],
  [2, 'killed', 'male', 'civilian', 'adult', 'unconfirmed', 'direct', { role: 'submitted', to: 35 }],
  // Another source dates victim 7 to 2032.
  [
    6,
    'killed',
    'female',
    'civilian',
    'unknown',
    'unconfirmed',
    'unknown',
    { role: 'disputed', recordId: idOf(2, 7) },
  ],
]

const items: readonly Values[] = [
  {
    device: 'ap_mine',
    quantity: '3',
    found_on: day('2031-02-01'),
    disposal: 'destroyed_in_place',
    disposed_on: day('2031-02-03'),
    place: place(4),
  },
  { device: 'uxo', quantity: '10', found_on: day('2031-02-10'), disposal: 'moved_and_destroyed' },
  { device: 'av_mine', quantity: '1', found_on: day('2031-05-01'), disposal: 'none_yet' },
  {
    device: 'uxo',
    quantity: '200',
    found_on: day('2030-12-30'),
    disposal: 'moved_and_destroyed',
    disposed_on: day('2031-01-15'),
  },
  {
    device: 'fuze',
    quantity: '5',
    found_on: interval('2031-06-01', '2031-06-30'),
    disposal: 'kept_as_evidence',
  },
]

const activities: readonly Values[] = [
  { report_kind: 'progress', start: day('2031-01-01'), end: day('2031-01-31'), land: [['cleared', '1000']] },
  {
    report_kind: 'progress',
    start: day('2031-02-01'),
    land: [
      ['cleared', '500'],
      ['reduced', '200'],
    ],
  },
  {
    report_kind: 'completion',
    start: day('2031-01-01'),
    end: day('2031-06-30'),
    land: [['cleared', '1600']],
  },
  { report_kind: 'progress', start: interval('2031-03-01', '2031-03-31'), land: [['cancelled', '9000']] },
  { report_kind: 'cancellation', start: day('2031-04-01'), land: [['cancelled', '70']] },
  // Began in 2030 and ended in 2031: dated by its end.
  { report_kind: 'progress', start: day('2030-12-01'), end: day('2031-01-05'), land: [['cleared', '7']] },
]

const claims: readonly Values[] = [
  { local_id: 'population-2031', quantity_low: '250000' },
  { local_id: 'population-range', quantity_low: '200000', quantity_high: '400000' },
  { local_id: 'no-number', quantity_low: null },
]

function accepted(prefix: number, values: readonly Values[]): readonly TestRow[] {
  return values.map((entry, index) => ({
    recordId: idOf(prefix, index + 1),
    role: 'accepted',
    from: index + 1,
    to: null,
    values: entry,
  }))
}

function victimRow(
  [accident, outcome, sex, status, age, confirmation, involvement, other]: (typeof victims)[number],
  index: number,
): TestRow {
  const values = { outcome, sex, status, age_group_stated: age, confirmation, involvement }
  const row = accepted(2, [{ ...accidents[accident - 1], accident: idOf(1, accident), ...values }])[0]
  if (!row) throw new Error('no row')
  return { ...row, recordId: idOf(2, index + 1), from: index + 1, ...other }
}

/** Writes the programme. */
export async function writeExample(session: Session): Promise<void> {
  const placeValues = places.map(([code, name, level, parent, validFrom]) => ({
    code,
    name,
    level,
    parent: parent === null ? null : place(parent),
    valid_from: validFrom === null ? null : day(validFrom),
    alternative_names: code === 'EX0101' ? [['Ejemplo', 'es', 'Latn']] : null,
  }))
  await writeRows(session, 'place', accepted(4, placeValues))
  await writeRows(session, 'accident', accepted(1, accidents))
  await writeRows(session, 'victim', victims.map(victimRow))
  await writeRows(session, 'item', accepted(3, items))
  await writeRows(session, 'activity', accepted(5, activities))
  await writeRows(session, 'claim', accepted(6, claims))
}
