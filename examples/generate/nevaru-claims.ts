/** What was stated about the basin, as the record of Nevaru keeps it: its own side's words and the other's. */
import type { Claim } from './files.js'

/** `ildomaRecent` is the number that Ildoma's appeal stated. */
export function nevaruClaims(ildomaRecent: number): readonly Claim[] {
  return [
    {
      id: 'nevaru-laid-2022',
      statedBy: 'Survey Office of Nevaru',
      statedOn: '2022-10-06',
      about: 'mines laid',
      words: 'After a second reading of the archives we hold to about 120,000 mines.',
      low: '120000',
      unit: 'mines',
      basis: 'estimate',
    },
    {
      id: 'ildoma-laid-2020',
      statedBy: 'Mine Action Centre of Ildoma',
      statedOn: '2020-10-02',
      about: 'mines laid',
      words: 'We expect more than 300,000 mines to have been laid between the lake and the passes.',
      low: '300000',
      unit: 'mines',
      basis: 'estimate',
    },
    {
      id: 'ildoma-appeal-2022',
      statedBy: "Ildoma Mine Victims' Register",
      statedOn: '2022-09-08',
      about: 'casualties',
      words: `Up to 31 August 2022 our register holds ${ildomaRecent} people hit by mines and other explosive ordnance.`,
      low: String(ildomaRecent),
      unit: 'people',
      basis: 'count',
    },
    {
      id: 'nevaru-sheets-2022',
      statedBy: 'Survey Office of Nevaru',
      statedOn: '2022-02-18',
      about: 'existence or handover of a record',
      words: 'We have handed over 412 map sheets.',
      low: '412',
      unit: 'map sheets',
      basis: 'count',
    },
    {
      id: 'ildoma-sheets-given-2022',
      statedBy: 'Mine Action Centre of Ildoma',
      statedOn: '2022-06-14',
      about: 'existence or handover of a record',
      words: 'We have handed over 530 map sheets.',
      low: '530',
      unit: 'map sheets',
      basis: 'count',
    },
    {
      id: 'nevaru-sheets-received-2022',
      statedBy: 'Survey Office of Nevaru',
      statedOn: '2022-07-01',
      about: 'existence or handover of a record',
      words: 'Of the sheets promised to us 118 have arrived.',
      low: '118',
      unit: 'map sheets',
      basis: 'count',
    },
  ]
}
