/** An invented register for tests of lists: two regions, their accidents and victims, hazards and who somebody was. */
import type { Programme } from '../store/programme.js'
import { day, idOf, writeRows } from './figure-register.js'
import { at, writeCurrent } from './served-register.js'

/** Two regions, a town in each, and a village under the town of the first. */
export const places = {
  north: idOf(700, 0),
  northTown: idOf(700, 1),
  northVillage: idOf(700, 2),
  south: idOf(700, 3),
  southTown: idOf(700, 4),
}

/** Victims by their index: 3 in the north, 2 in the south, 1 whose place nobody said. */
export const victimId = (index: number): string => idOf(710, index)
export const accidentId = (index: number): string => idOf(720, index)
export const hazardId = (index: number): string => idOf(730, index)
export const personId = idOf(740, 0)

/** Words that no list shows: of a confidential field each. */
export const secrets = [
  'Citizen of Nowhereland',
  'Kin of Ildoma',
  'A neighbour with a dog',
  'Savris Calloret',
]

/** Fills a programme. The tables alone are written, as a test of reading needs. */
export async function fillListed(programme: Programme): Promise<void> {
  const dated = { information_date: day('2041-06-01') }
  await writeCurrent(programme, 'place', { prefix: 700 }, [
    { ...dated, name: 'North Ildoma', level: 'region', local_id: 'P0' },
    {
      ...dated,
      name: 'Tarn',
      alternative_names: [['Тарн', 'ru', null]],
      level: 'municipality',
      parent: places.north,
    },
    { ...dated, name: 'Upper Tarn', level: 'settlement', parent: places.northTown },
    { ...dated, name: 'South Ildoma', level: 'region' },
    { ...dated, name: 'Muret', level: 'municipality', parent: places.south },
  ])
  const where = [
    places.northTown,
    places.northVillage,
    places.north,
    places.southTown,
    places.southTown,
    null,
  ]
  await writeCurrent(
    programme,
    'accident',
    { prefix: 720 },
    where.map((place, index) => ({
      ...dated,
      local_id: `A${index}`,
      date: day(`2041-0${index + 1}-03`),
      device: index % 2 === 0 ? 'ap_mine' : 'uxo',
      activation: index === 0 ? 'tampering' : 'victim',
      place,
      position: at(17 + index / 10, 44),
    })),
  )
  await writeCurrent(
    programme,
    'victim',
    { prefix: 710 },
    where.map((place, index) => ({
      ...dated,
      local_id: index === 5 ? null : `V${index}`,
      accident: accidentId(index),
      date: day(`2041-0${index + 1}-03`),
      activation: index === 0 ? 'tampering' : 'victim',
      place,
      person: index === 0 ? personId : null,
      outcome: index < 2 ? 'killed' : 'injured',
      sex: index % 2 === 0 ? 'female' : 'male',
      age_most: String(60 - index),
      citizenship: secrets[0],
      next_of_kin: secrets[1],
      comment: index === 3 ? 'رسالة from the clinic' : null,
    })),
  )
  await writeCurrent(programme, 'hazard', { prefix: 730 }, [
    {
      ...dated,
      local_id: 'H0',
      class: 'minefield',
      status: 'open',
      place: places.north,
      landowner: secrets[2],
    },
    { ...dated, local_id: 'H1', class: 'ammunition_storage', status: 'open', place: places.south },
  ])
  await writeCurrent(programme, 'person', { prefix: 740 }, [{ ...dated, name: secrets[3], local_id: 'P-1' }])
  const waiting = { role: 'submitted' as const, from: 900, to: null, programmeId: programme.programmeId }
  await programme.engine.transaction((session) =>
    writeRows(session, 'victim', [
      {
        ...waiting,
        recordId: victimId(50),
        values: { ...dated, local_id: 'W1', place: places.southTown, outcome: 'killed' },
      },
    ]),
  )
}
