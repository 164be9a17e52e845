/** How casualties.csv of Nevaru is read: one date of one, two or three parts, letters for words. */
import { mappingFile, placeByCode } from './mappings.js'

const question = { '?': 'unknown' }

export const casualtiesMapping = mappingFile('Casualties of Nevaru', {
  main: 'victim',
  file: { dates: ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'] },
  records: {
    victim: {
      kind: 'victim',
      fields: {
        local_id: { column: 'casualty_id' },
        information_date: { column: 'entered' },
        accident: { record: 'accident' },
        person: { record: 'person' },
        involvement: { constant: 'direct' },
        outcome: { column: 'result', values: { K: 'killed', I: 'injured', M: 'missing', ...question } },
        sex: { column: 'gender', values: { m: 'male', f: 'female', ...question } },
        age_least: { column: 'age_years' },
        age_most: { column: 'age_years' },
        age_group_stated: {
          column: 'adult_or_child',
          values: { adult: 'adult', child: 'child', ...question },
        },
        confirmation: { column: 'paper_held', values: { x: 'confirmed', '': 'unconfirmed' } },
        status: {
          column: 'capacity',
          values: { civilian: 'civilian', military: 'military', police: 'police', ...question },
        },
      },
    },
    accident: {
      kind: 'accident',
      fields: {
        local_id: { column: 'event_id' },
        identified: { constant: 'yes' },
        date: { column: 'event_date' },
        place: { record: 'place' },
        device: {
          column: 'weapon',
          values: {
            'anti-personnel mine': 'ap_mine',
            'anti-vehicle mine': 'av_mine',
            'mine, type not seen': 'mine_of_unspecified_type',
            bomblet: 'submunition',
            'unexploded ordnance': 'uxo',
            'mine or shell, not told apart': 'mine_or_erw_not_told_apart',
            ...question,
          },
        },
        activation: {
          column: 'set_off',
          values: { 'by victim': 'victim', 'by command': 'command', ...question },
        },
      },
    },
    person: {
      kind: 'person',
      when: { column: 'full_name', is: 'not_empty' },
      fields: {
        name: { column: 'full_name' },
        legal_basis: { constant: 'consent' },
      },
    },
    place: placeByCode('place_code'),
  },
  ignored: { example: 'says in each row that it is invented' },
})
