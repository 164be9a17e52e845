/** How casualties.csv of Ildoma is read: the date in three columns, words written out. */
import { mappingFile, placeByCode } from './mappings.js'

const notKnown = { 'not known': 'unknown' }

export const casualtiesMapping = mappingFile('Casualties of Ildoma', {
  main: 'victim',
  file: { dates: ['YYYY-MM-DD'] },
  records: {
    victim: {
      kind: 'victim',
      fields: {
        local_id: { column: 'case_no' },
        information_date: { column: 'information_date' },
        accident: { record: 'accident' },
        person: { record: 'person' },
        involvement: { constant: 'direct' },
        outcome: {
          column: 'outcome',
          values: { killed: 'killed', injured: 'injured', missing: 'missing', ...notKnown },
        },
        sex: { column: 'sex', values: { male: 'male', female: 'female', ...notKnown } },
        age_least: { column: 'age' },
        age_most: { column: 'age' },
        age_group_stated: { column: 'age_group', values: { child: 'child', adult: 'adult', ...notKnown } },
        confirmation: { column: 'two_sources_agree', values: { yes: 'confirmed', no: 'unconfirmed' } },
        status: {
          column: 'status',
          values: { civilian: 'civilian', military: 'military', police: 'police', ...notKnown },
        },
      },
    },
    accident: {
      kind: 'accident',
      fields: {
        local_id: { column: 'explosion_no' },
        identified: { constant: 'yes' },
        date: { parts: { year: 'year', month: 'month', day: 'day' } },
        place: { record: 'place' },
        device: {
          column: 'device',
          values: {
            'AP mine': 'ap_mine',
            'AV mine': 'av_mine',
            mine: 'mine_of_unspecified_type',
            submunition: 'submunition',
            UXO: 'uxo',
            'mine or ERW': 'mine_or_erw_not_told_apart',
            ...notKnown,
          },
        },
        activation: { column: 'set_off_by', values: { victim: 'victim', command: 'command', ...notKnown } },
      },
    },
    person: {
      kind: 'person',
      when: { column: 'name', is: 'not_empty' },
      fields: {
        name: { column: 'name' },
        legal_basis: { constant: 'consent' },
      },
    },
    place: placeByCode('settlement_code'),
  },
  ignored: {
    settlement: 'the name beside the code; places.csv has both',
    example: 'says in each row that it is invented',
  },
})
