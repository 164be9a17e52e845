/** Two invented regions with an accident in each, and an organisation: what the limits of accounts are tested on. */
import type { Programme } from '../store/programme.js'
import { importText } from './support/programmes.js'

const accidents = {
  mapping: 1,
  title: 'Invented accidents by region',
  main: 'accident',
  file: { dates: ['YYYY-MM-DD'] },
  records: {
    accident: {
      kind: 'accident',
      fields: {
        local_id: { column: 'number' },
        information_date: { column: 'day' },
        identified: { constant: 'yes' },
        date: { column: 'day' },
        place: { record: 'place' },
      },
    },
    place: {
      kind: 'place',
      fields: {
        local_id: { column: 'region' },
        name: { column: 'region' },
        level: { constant: 'region' },
      },
    },
  },
}

const organisations = {
  mapping: 1,
  title: 'Invented organisations',
  main: 'organisation',
  file: { dates: ['YYYY-MM-DD'] },
  records: {
    organisation: {
      kind: 'organisation',
      fields: { information_date: { column: 'day' }, name: { column: 'name' }, local_id: { column: 'name' } },
    },
  },
}

/** The record ids of the places and the organisation, by their names: North Ildoma, South Ildoma, Lantern Society. */
export async function fillRegions(programme: Programme): Promise<ReadonlyMap<string, string>> {
  const rows = ['N-1,2041-05-01,North Ildoma', 'S-1,2041-05-02,South Ildoma']
  await importText(programme, ['number,day,region', ...rows].join('\n'), { mapping: accidents })
  const named = 'name,day\nLantern Society,2041-05-01'
  await importText(programme, named, { mapping: organisations, name: 'organisations.csv' })
  const found = await programme.engine.transaction((session) =>
    session.query<{ name: string; id: string }>(
      `select name, record_id::text as id from places where programme_id = $1 and current_to is null
       union all select name, record_id::text from organisations where programme_id = $1 and current_to is null`,
      [programme.programmeId],
    ),
  )
  return new Map(found.map(({ name, id }) => [name, id] as const))
}
