/** The records of the invented sector: one side's as JSON, the other's as lines of CSV. */

const present = Object.fromEntries(
  [
    'reference_points',
    'dimensions',
    'map',
    'perimeter',
    'type',
    'number',
    'method',
    'fuse',
    'date',
    'anti_handling',
    'mine_locations',
  ].map((name) => [name, 'present']),
)

const elements = { ...present, life_time: 'illegible', other: 'absent', booby_traps: 'not_applicable' }

const common = {
  supplied_by: 'Ildoma Army Archive (invented)',
  supplied_on: '2023-03-01',
  original_or_copy: 'copy',
  rule_set: 'amended_protocol_ii',
  method: 'by_hand',
  pattern: 'rows',
  datum: 'WGS 84',
  positions: { basis: 'map', accuracy_metres: '10', north: 'true' },
}

const row = (from: string, start: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    number: String(index + 1),
    device: 'ap_mine',
    from,
    bearing: '90',
    distance: String(start + 10 * index),
  }))

const records = [
  {
    number: 'IL-1',
    ...common,
    laid_from: '1993-05-20',
    landmarks: [
      {
        name: 'L1',
        description: 'corner of the pump house',
        position: '12 00 00 N 30 00 00 W',
        found: 'yes',
        found_position: '12.000036158 -30',
      },
      { name: 'L2', description: 'iron post', from: 'L1', bearing: '90', distance: '200', found: 'no' },
    ],
    mines: row('L1', 20, 10),
    mine_types: [{ device: 'ap_mine', quantity: '10', fuse: 'illegible' }],
    elements,
  },
  {
    number: 'IL-2',
    ...common,
    laid_from: 'illegible',
    landmarks: [
      { name: 'L3', position: '12 00 00 N 29 58 55 W' },
      { name: 'L4', from: 'L3', bearing: '0', distance: '150' },
    ],
    mines: row('L3', 20, 4),
    mine_types: [{ device: 'ap_mine', quantity: '4' }],
    elements,
  },
  {
    number: 'IL-3',
    ...common,
    laid_from: '1993-06',
    landmarks: [
      { name: 'L1', position: '12 00 00 N 30 00 00 W' },
      { name: 'L5', from: 'L1', bearing: '180', distance: '200' },
    ],
    mines: row('L5', 200, 4),
    mine_types: [{ device: 'ap_mine', quantity: '4' }],
    elements,
  },
]

export const ildomaRecords = `${JSON.stringify({ transcription: 1, notes: ['Invented example.'], records }, null, 2)}\n`

const header =
  'record,what,name,value,position,from,bearing,distance,north,declination,declination_year,basis,accuracy_metres,device,quantity,start,end'

type Cells = Readonly<Record<string, string>>

const columns = header.split(',')

function lines(record: string, entries: readonly Cells[]): readonly string[] {
  return entries.map((entry) =>
    columns.map((column) => (column === 'record' ? record : (entry[column] ?? ''))).join(','),
  )
}

const field = (name: string, value: string): Cells => ({ what: 'field', name, value })
const leg = (what: string, name: string, from: string, bearing: string, distance: string): Cells => ({
  what,
  name,
  from,
  bearing,
  distance,
})

const nevaruFields = [
  field('supplied_by', 'Nevaru Defence Archive (invented)'),
  field('supplied_on', '2023-03-01'),
  field('original_or_copy', 'copy'),
  field('rule_set', 'amended_protocol_ii'),
  field('method', 'by_hand'),
  field('pattern', 'rows'),
  field('comment', 'Invented example.'),
]

/** A compass that stood 10 degrees west of true north: 100 on it is 90. */
const compass: Cells = {
  what: 'positions',
  basis: 'map',
  accuracy_metres: '10',
  north: 'magnetic',
  declination: '10 W',
  declination_year: '1991',
}

const allElements = Object.entries(elements).map(([name, value]): Cells => ({ what: 'element', name, value }))
const datum = field('datum', 'WGS 84')
const benchmark: Cells = { what: 'landmark', name: 'N1', position: '12 00 00 N 30 00 00 W' }

export const nevaruLines = `${[
  header,
  ...lines('NV-1', [
    ...nevaruFields,
    datum,
    compass,
    benchmark,
    leg('landmark', 'N2', 'N1', '10', '1000'),
    leg('point', 'A', 'N2', '100', '50'),
    leg('point', 'B', 'A', '100', '100'),
    leg('point', 'C1', 'N2', '114.0362', '41.2311'),
    leg('point', 'C2', 'C1', '100', '120'),
    leg('point', 'C3', 'C2', '10', '20'),
    leg('point', 'C4', 'C3', '280', '120'),
    ...['C1', 'C2', 'C3', 'C4'].map((name): Cells => ({ what: 'corner', name })),
    { what: 'closing_leg', bearing: '190', distance: '21.5' },
    { what: 'row', name: '1', start: 'A', end: 'B', quantity: '12' },
    { what: 'type', device: 'ap_mine', quantity: '12' },
    ...allElements,
  ]),
  ...lines('NV-2', [
    ...nevaruFields,
    compass,
    { what: 'landmark', name: 'N3', position: '12 01 10 N 30 02 00 W' },
    { what: 'type', device: 'ap_mine', quantity: '8' },
    leg('mine', '1', 'N3', '100', '30'),
    ...allElements,
  ]),
  ...lines('NV-3', [
    ...nevaruFields,
    datum,
    compass,
    benchmark,
    leg('landmark', 'N2', 'N1', '10', '1000'),
    ...['300', '310', '320', '330'].map((distance, index) => ({
      ...leg('mine', String(index + 1), 'N2', '100', distance),
      device: 'ap_mine',
    })),
    { what: 'type', device: 'ap_mine', quantity: '4' },
    ...allElements,
  ]),
].join('\n')}\n`
