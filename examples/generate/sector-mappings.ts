/** How the tables of the invented sector are read. */

const column = (name: string) => ({ column: name })

const operator = {
  kind: 'organisation',
  fields: { local_id: column('operator'), name: column('operator'), type: { constant: 'operator' } },
}

const mapping = (main: string, records: object, ignored: object = {}) =>
  `${JSON.stringify(
    {
      mapping: 1,
      title: `The invented sector: ${main}`,
      main,
      records,
      ignored: { example: 'says in each row that it is invented', ...ignored },
    },
    null,
    2,
  )}\n`

const at = { latitude: 'latitude', longitude: 'longitude', basis: 'gps' }

export const sectorMappings = {
  'mapping-activities.json': mapping('activity', {
    operator,
    activity: {
      kind: 'activity',
      fields: {
        local_id: column('number'),
        type: { constant: 'clearance' },
        report_kind: { constant: 'completion' },
        status: { constant: 'completed' },
        organisation: { record: 'operator' },
        start: column('start'),
        end: column('end'),
        information_date: column('end'),
        land: {
          entries: [{ release: { constant: 'cleared' }, shape: { geometry: 'geometry', basis: 'survey' } }],
        },
        items_found: { entries: [{ quantity: column('items') }] },
      },
    },
  }),
  'mapping-items.json': mapping(
    'item',
    {
      item: {
        kind: 'item',
        fields: {
          local_id: column('number'),
          device: { column: 'device', values: { 'AP mine': 'ap_mine', 'AV mine': 'av_mine' } },
          quantity: { constant: '1' },
          position: at,
          found_on: column('found_on'),
          information_date: column('found_on'),
          disposal: { constant: 'destroyed_in_place' },
        },
      },
    },
    { activity: 'the search that found it' },
  ),
  'mapping-accidents.json': mapping('accident', {
    accident: {
      kind: 'accident',
      fields: {
        local_id: column('number'),
        identified: { constant: 'yes' },
        date: column('date'),
        information_date: column('date'),
        device: { constant: 'ap_mine' },
        position: at,
      },
    },
  }),
  'mapping-hazards.json': mapping('hazard', {
    hazard: {
      kind: 'hazard',
      fields: {
        local_id: column('number'),
        class: { column: 'class', values: 'recognise' },
        status: { constant: 'open' },
        information_date: { constant: '2023-01-01' },
        terrain: column('terrain'),
        shape: { geometry: 'geometry', basis: 'survey' },
      },
    },
  }),
}
