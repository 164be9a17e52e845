/** A quality inspection (IMAS 07.40; IMSMA "QA"). */
import { placeFields } from './common.js'
import type { Kind } from './definition.js'
import { code, coded, date, integer, list, reference, text } from './fields.js'

const severityCodes = [
  code('minor', 'minor', { es: ['menor', 'leve'], fr: ['mineure'], ru: ['незначительное'], ar: ['طفيفة'] }),
  code('major', 'major', { es: ['mayor', 'grave'], fr: ['majeure'], ru: ['существенное'], ar: ['كبيرة'] }),
  code('critical', 'critical', { es: ['crítica'], fr: ['critique'], ru: ['критическое'], ar: ['حرجة'] }),
]

export const inspection: Kind = {
  kind: 'inspection',
  table: 'inspections',
  version: 1,
  label: 'inspection',
  about: 'Who inspected whom, when, how much was sampled, what was found and what was done about it.',
  privacy: 'public',
  listed: ['inspected_on', 'sampled_square_metres'],
  happened: ['inspected_on'],
  fields: [
    ...placeFields('confidential'),
    reference('inspector', 'who inspected', 'public', ['organisation'], {
      synonyms: {
        en: ['inspector', 'inspected by', 'inspecting organisation', 'qa organisation'],
        es: ['inspector', 'inspeccionado por'],
        fr: ['inspecteur', 'inspecté par'],
        ru: ['кто проверял', 'инспектор'],
        ar: ['الجهة المفتشة', 'المفتش'],
      },
      standard: 'MDR 2018 organisation inspecting',
    }),
    reference('inspected', 'whom', 'public', ['organisation'], {
      synonyms: {
        en: ['inspected', 'inspected organisation', 'organisation inspected'],
        es: ['inspeccionado', 'organización inspeccionada'],
        fr: ['organisation inspectée'],
        ru: ['кого проверяли'],
        ar: ['الجهة الخاضعة للتفتيش'],
      },
      standard: 'MDR 2018 organisation inspected',
    }),
    reference('activity', 'activity inspected', 'public', ['activity'], {
      synonyms: {
        en: ['activity', 'activity inspected'],
        es: ['actividad'],
        fr: ['activité'],
        ru: ['работы'],
      },
    }),
    reference('task', 'task inspected', 'public', ['task'], { synonyms: { en: ['task'], es: ['tarea'] } }),
    date('inspected_on', 'inspected on', 'public', {
      required: true,
      levels: ['month', 'year'],
      synonyms: {
        en: ['inspected on', 'inspection date', 'qa date', 'date'],
        es: ['fecha de inspección', 'fecha'],
        fr: ["date d'inspection", 'date'],
        ru: ['дата проверки', 'дата'],
        ar: ['تاريخ التفتيش', 'التاريخ'],
      },
    }),
    integer('sampled_square_metres', 'sampled square metres', 'public', {
      minimum: 0,
      synonyms: {
        en: ['sampled area', 'sampled m2', 'sample size'],
        es: ['área muestreada'],
        fr: ['superficie échantillonnée'],
        ru: ['проверенная площадь'],
        ar: ['المساحة المفحوصة'],
      },
      standard: 'IMAS 09.20',
    }),
    list('findings', 'findings', 'public', [
      text('finding', 'finding', 'public', {
        synonyms: {
          en: ['finding', 'nonconformity', 'non-conformity', 'noncompliance'],
          es: ['hallazgo', 'no conformidad'],
          fr: ['constat', 'non-conformité'],
          ru: ['замечание', 'несоответствие'],
          ar: ['الملاحظة', 'عدم المطابقة'],
        },
      }),
      coded('severity', 'severity', 'public', severityCodes, {
        dimension: false,
        synonyms: { en: ['severity'], es: ['gravedad'], fr: ['gravité'], ru: ['степень'], ar: ['الخطورة'] },
      }),
      text('action', 'action', 'public', {
        synonyms: { en: ['action', 'corrective action', 'measures taken'], es: ['acción correctiva'] },
      }),
      date('closed_on', 'closed on', 'public', { synonyms: { en: ['closed on'], es: ['fecha de cierre'] } }),
    ]),
  ],
}
