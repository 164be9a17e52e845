/** Work done and reported (IMSMA "Activity"): survey, clearance, risk education and the rest. */
import { beneficiaryFields, beneficiaryTotals } from './activity-beneficiaries.js'
import {
  activityTypeCodes,
  assetCodes,
  deliveryCodes,
  layerCodes,
  releaseCodes,
  reportKindCodes,
} from './activity-codes.js'
import { placeFields, shapeWords } from './common.js'
import type { Computed, Kind, Values } from './definition.js'
import { deviceCodes } from './device.js'
import { coded, computedArea, date, decimal, integer, list, reference, shape, text, yesNo } from './fields.js'
import { collectedShapes, geojsonOf } from './shape-cells.js'
import { sumOfList } from './sum-of-list.js'
import { workStatusCodes } from './task.js'

/** The parts of an entry of `land`: release and square metres come first, because the computed sums read them. */
const landParts = [
  coded('release', 'release', 'public', releaseCodes, {
    dimension: false,
    synonyms: { en: ['release', 'release type', 'product'], es: ['tipo de liberación'] },
  }),
  decimal('area_square_metres', 'square metres', 'public', {
    minimum: 0,
    synonyms: {
      en: ['area', 'area m2', 'cleared area', 'released area', 'square metres', 'm2', 'sqm'],
      es: ['área despejada', 'areadespejada', 'área', 'metros cuadrados', 'área liberada'],
      fr: ['superficie', 'superficie dépolluée'],
      ru: ['площадь', 'очищенная площадь', 'кв м'],
      ar: ['المساحة', 'المساحة المطهرة'],
    },
    standard: 'IMSMA Cancelled Area, Cleared Area, Reduced Area',
  }),
  coded('layer', 'layer', 'public', layerCodes, { dimension: false }),
  decimal('depth_centimetres', 'depth in centimetres', 'public', {
    minimum: 0,
    synonyms: { en: ['depth', 'clearance depth', 'depth cm'], es: ['profundidad'], ru: ['глубина'] },
  }),
  date('on', 'on', 'public'),
  shape('shape', 'the ground as drawn', 'public', { synonyms: shapeWords, standard: 'IMSMA polygon' }),
  computedArea('shape', 'public'),
  coded('boundary_growth', 'the ground was larger than recorded', 'public', yesNo, {
    dimension: false,
    synonyms: { en: ['boundary growth', 'boundary increase', 'fade-out', 'beyond the hazard'] },
    standard: 'IMAS 07.11',
  }),
]

const shapePart = landParts.findIndex((part) => part.name === 'shape')

/** What of the land is drawn, so that an activity stands on a map and is found near a place. */
const landShape: Computed = {
  name: 'land_shape',
  label: 'the land as drawn, all entries together',
  privacy: 'public',
  column: 'shape',
  from: ({ land }: Values) => {
    const entries = Array.isArray(land) ? land : []
    return collectedShapes(
      entries.flatMap((entry) => (Array.isArray(entry) ? (geojsonOf(entry[shapePart]) ?? []) : [])),
    )
  },
}

const released: readonly Computed[] = (['cancelled', 'reduced', 'cleared'] as const).map((release) => ({
  name: `${release}_square_metres`,
  label: `${release} square metres`,
  privacy: 'public',
  column: 'decimal',
  from: (values) => sumOfList(values, 'land', 1, (entry) => entry[0] === release),
}))

export const activity: Kind = {
  kind: 'activity',
  table: 'activities',
  version: 1,
  label: 'activity',
  about:
    'Work done and reported. Progress reports add; a completion report is a control total, compared and never added.',
  privacy: 'public',
  listed: ['type', 'status', 'start', 'end'],
  happened: ['end', 'start'],
  fields: [
    coded('type', 'type', 'public', activityTypeCodes, {
      required: true,
      synonyms: {
        en: ['type', 'activity type', 'type of activity', 'activity'],
        es: ['tipo', 'tipo de actividad', 'actividad'],
        fr: ['type', "type d'activité", 'activité'],
        ru: ['тип', 'вид работ', 'вид деятельности'],
        ar: ['نوع النشاط', 'حدد نوع النشاط'],
      },
      standard: 'IMSMA hazreductype',
    }),
    coded('report_kind', 'kind of report', 'public', reportKindCodes, {
      required: true,
      synonyms: {
        en: ['report kind', 'report type', 'kind of report'],
        es: ['tipo de informe'],
        fr: ['type de rapport'],
        ru: ['вид отчета'],
        ar: ['نوع التقرير'],
      },
    }),
    coded('status', 'status', 'public', workStatusCodes, {
      required: true,
      synonyms: {
        en: ['status', 'activity status'],
        es: ['estado', 'estado de la actividad'],
        fr: ['statut', 'état'],
        ru: ['статус'],
        ar: ['الحالة', 'حالة النشاط'],
      },
      standard: 'IMSMA activity status',
    }),
    ...placeFields('restricted'),
    reference('task', 'task', 'public', ['task'], {
      synonyms: {
        en: ['task', 'task number'],
        es: ['tarea'],
        fr: ['tâche'],
        ru: ['задание'],
        ar: ['المهمة'],
      },
    }),
    list('project_shares', 'shares of projects', 'restricted', [
      reference('project', 'project', 'restricted', ['project'], {
        synonyms: { en: ['project', 'donor'], es: ['proyecto', 'donante'], ru: ['проект'], ar: ['المانح'] },
      }),
      decimal('share_percent', 'share in percent', 'restricted', { minimum: 0, maximum: 100 }),
    ]),
    reference('organisation', 'organisation', 'public', ['organisation'], {
      required: true,
      synonyms: {
        en: ['organisation', 'organization', 'operator', 'implementing organisation'],
        es: ['organización', 'operador'],
        fr: ['organisation', 'opérateur'],
        ru: ['организация', 'оператор'],
        ar: ['المنظمة', 'اسم المنظمة'],
      },
    }),
    date('start', 'start', 'public', {
      required: true,
      levels: ['month', 'year'],
      synonyms: {
        en: ['start', 'start date', 'from', 'date', 'session date', 'year', 'month', 'day'],
        es: ['inicio', 'fecha de inicio', 'fecha', 'ano', 'año', 'mes'],
        fr: ['début', 'date de début', 'date', 'année', 'mois'],
        ru: ['начало', 'дата начала', 'дата', 'год', 'месяц'],
        ar: ['تاريخ البدء', 'التاريخ', 'تاريخ الجلسة'],
      },
    }),
    date('end', 'end', 'public', {
      levels: ['month', 'year'],
      synonyms: {
        en: ['end', 'end date', 'to', 'completion date'],
        es: ['fin', 'fecha de finalización', 'fecha fin'],
        fr: ['fin', 'date de fin'],
        ru: ['окончание', 'дата окончания'],
        ar: ['تاريخ الانتهاء', 'النهاية'],
      },
    }),
    coded('assets', 'assets', 'public', assetCodes, {
      several: true,
      synonyms: {
        en: ['assets', 'asset', 'deployed asset'],
        es: ['medios'],
        fr: ['moyens'],
        ru: ['средства'],
      },
      standard: 'IMSMA deployed_asset',
    }),
    decimal('hours', 'hours', 'public', {
      minimum: 0,
      synonyms: {
        en: ['hours', 'hours worked'],
        es: ['horas'],
        fr: ['heures'],
        ru: ['часы'],
        ar: ['الساعات'],
      },
    }),
    list('land', 'land released', 'public', landParts, { standard: 'IMAS 07.11' }),
    list(
      'items_found',
      'items found in all, as reported: compared with item records, never added',
      'public',
      [
        coded('device', 'device', 'public', deviceCodes, { dimension: false }),
        text('model', 'model', 'public'),
        integer('quantity', 'quantity', 'public', { minimum: 0 }),
      ],
    ),
    integer('sessions', 'sessions of risk education', 'public', {
      minimum: 0,
      synonyms: {
        en: ['sessions', 'number of sessions', 'number of sessions conducted'],
        es: ['sesiones'],
        fr: ['séances'],
        ru: ['занятия', 'число занятий'],
        ar: ['عدد الجلسات', 'عدد جلسات التوعية'],
      },
    }),
    coded('delivery_method', 'delivery method of risk education', 'public', deliveryCodes, {
      synonyms: {
        en: ['delivery method', 'method'],
        es: ['método de entrega'],
        fr: ['mode de diffusion'],
        ru: ['способ проведения'],
        ar: ['طريقة التوعية', 'الطريقة المستخدمة'],
      },
      standard: 'IMAS 12.10',
    }),
    ...beneficiaryFields,
  ],
  computed: [...released, landShape, ...beneficiaryTotals],
}
