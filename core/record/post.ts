/** A post where checks are made: the checks without finds are the denominator of the seizures. */
import { placeFields } from './common.js'
import type { Kind } from './definition.js'
import { date, integer, list, text } from './fields.js'
import { sumOfList } from './sum-of-list.js'

export const post: Kind = {
  kind: 'post',
  table: 'posts',
  version: 1,
  label: 'post',
  about:
    'A post where passing traffic is checked, with the checks that found nothing: the denominator of the seizures.',
  privacy: 'public',
  listed: ['opened', 'closed'],
  happened: ['opened'],
  fields: [
    text('name', 'name', 'public', {
      synonyms: {
        en: ['name', 'post', 'checkpoint', 'post name'],
        es: ['nombre', 'puesto'],
        fr: ['nom', 'poste'],
        ru: ['название', 'пост'],
        ar: ['الاسم', 'نقطة التفتيش'],
      },
    }),
    ...placeFields('public'),
    date('opened', 'opened', 'public', {
      synonyms: {
        en: ['opened', 'opened on'],
        es: ['apertura'],
        fr: ['ouverture'],
        ru: ['открыт'],
        ar: ['تاريخ الفتح'],
      },
    }),
    date('closed', 'closed', 'public', {
      synonyms: {
        en: ['closed', 'closed on'],
        es: ['cierre'],
        fr: ['fermeture'],
        ru: ['закрыт'],
        ar: ['تاريخ الإغلاق'],
      },
    }),
    list('checks', 'checks made without finds, by period', 'public', [
      date('period', 'period', 'public', {
        synonyms: { en: ['period'], es: ['período'], fr: ['période'], ru: ['период'], ar: ['الفترة'] },
      }),
      integer('without_finds', 'checks made without finds', 'public', {
        minimum: 0,
        synonyms: {
          en: ['checks', 'checks without finds', 'vehicles checked'],
          es: ['controles', 'controles sin hallazgos'],
          fr: ['contrôles'],
          ru: ['проверки', 'проверки без находок'],
          ar: ['عمليات التفتيش'],
        },
      }),
    ]),
  ],
  computed: [
    {
      name: 'checks_without_finds',
      label: 'checks made without finds',
      privacy: 'public',
      column: 'integer',
      from: (values) => sumOfList(values, 'checks', 1),
    },
  ],
}
