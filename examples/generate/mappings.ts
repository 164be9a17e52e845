/** The mapping files (docs/mapping.md) of the tables that both sides keep in the same columns. */

/** A mapping file from its content; the title says that all of it is invented. */
export function mappingFile(title: string, content: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ mapping: 1, title: `${title} (invented example)`, ...content }, null, 2)}\n`
}

const dates = { dates: ['YYYY-MM-DD'] }
const exampleColumn = { example: 'says in each row that it is invented' }

/** A place found by its code; the register has it from places.csv. */
export function placeByCode(column: string) {
  return { kind: 'place', match: true, fields: { code: { column }, code_system: { constant: 'national' } } }
}

function places(land: string): string {
  return mappingFile(`Places of ${land}`, {
    main: 'place',
    file: dates,
    records: {
      place: {
        kind: 'place',
        fields: {
          name: { column: 'name' },
          code: { column: 'code' },
          code_system: { constant: 'national' },
          level: {
            column: 'level',
            values: { region: 'region', district: 'district', settlement: 'settlement' },
          },
          parent: { record: 'lies_in' },
          basis: { constant: 'gazetteer' },
          information_date: { column: 'information_date' },
        },
      },
      lies_in: { ...placeByCode('lies_in_code'), when: { column: 'lies_in_code', is: 'not_empty' } },
    },
    ignored: exampleColumn,
  })
}

function items(land: string): string {
  return mappingFile(`Day lines of ${land}`, {
    main: 'item',
    file: dates,
    records: {
      item: {
        kind: 'item',
        fields: {
          local_id: { column: 'line_no' },
          found_on: { column: 'found_on' },
          information_date: { column: 'found_on' },
          device: {
            column: 'device',
            values: {
              'AP mine': 'ap_mine',
              'AV mine': 'av_mine',
              submunition: 'submunition',
              UXO: 'uxo',
              AXO: 'axo',
              fuze: 'fuze',
              'small arms ammunition': 'small_arms_ammunition',
            },
          },
          quantity: { column: 'quantity' },
          day_line: { constant: true },
          depth_centimetres: { column: 'depth_cm' },
          place: { record: 'place' },
          disposal: {
            column: 'disposal',
            values: {
              'destroyed in place': 'destroyed_in_place',
              'moved and destroyed': 'moved_and_destroyed',
              'none yet': 'none_yet',
              'not known': 'unknown',
            },
          },
        },
      },
      place: placeByCode('place_code'),
    },
    ignored: { ...exampleColumn, activity_no: 'joins the line to its activity; links are a later step' },
  })
}

function activities(land: string): string {
  return mappingFile(`Activities of ${land}`, {
    main: 'activity',
    file: dates,
    records: {
      activity: {
        kind: 'activity',
        fields: {
          local_id: { column: 'activity_no' },
          information_date: { column: 'end' },
          type: {
            column: 'type',
            values: {
              clearance: 'clearance',
              'technical survey': 'technical_survey',
              'non technical survey': 'non_technical_survey',
              'eod spot task': 'eod_spot_task',
              'risk education': 'risk_education',
            },
          },
          report_kind: { column: 'report', values: { completion: 'completion' } },
          status: { column: 'status', values: { completed: 'completed' } },
          organisation: { record: 'operator' },
          place: { record: 'place' },
          start: { column: 'start' },
          end: { column: 'end' },
          hours: { column: 'hours' },
        },
      },
      operator: {
        kind: 'organisation',
        fields: {
          local_id: { column: 'operator' },
          name: { column: 'operator' },
          type: { constant: 'operator' },
        },
      },
      place: placeByCode('place_code'),
    },
    ignored: exampleColumn,
  })
}

function claims(land: string): string {
  return mappingFile(`Claims kept by ${land}`, {
    main: 'claim',
    file: dates,
    records: {
      claim: {
        kind: 'claim',
        fields: {
          local_id: { column: 'claim_id' },
          information_date: { column: 'stated_on' },
          stated_by: { record: 'speaker' },
          stated_on: { column: 'stated_on' },
          about: {
            column: 'about',
            values: {
              'mines laid': 'mines_laid',
              'existence or handover of a record': 'existence_or_handover_of_a_record',
              casualties: 'casualties',
              displaced: 'displaced',
            },
          },
          words: { column: 'words' },
          language: { column: 'language' },
          quantity_low: { column: 'at_least' },
          quantity_high: { column: 'at_most' },
          unit: { column: 'unit' },
          basis_given: { column: 'basis', values: { estimate: 'estimate', count: 'count' } },
          standing: { column: 'standing', values: { stands: 'stands' } },
        },
      },
      speaker: {
        kind: 'organisation',
        fields: {
          local_id: { column: 'stated_by' },
          name: { column: 'stated_by' },
        },
      },
    },
    ignored: exampleColumn,
  })
}

/** The mapping files by name. */
export function sharedMappings(land: string): Readonly<Record<string, string>> {
  return {
    'mapping-places.json': places(land),
    'mapping-items.json': items(land),
    'mapping-activities.json': activities(land),
    'mapping-claims.json': claims(land),
  }
}
