/** Ground or a spot where explosive ordnance is known or suspected (IMSMA "Land"; IMAS 07.11). */
import { placeFields, shapeWords } from './common.js'
import type { Kind } from './definition.js'
import { deviceCodes } from './device.js'
import { code, coded, computedArea, date, integer, list, point, shape, text, yesNo } from './fields.js'
import {
  blockageCodes,
  directEvidenceCodes,
  hazardClassCodes,
  hazardStatusCodes,
  indirectEvidenceCodes,
  markingCodes,
  pointKindCodes,
} from './hazard-codes.js'

export const hazard: Kind = {
  kind: 'hazard',
  table: 'hazards',
  version: 1,
  label: 'hazard',
  about:
    'An area, or a spot, where explosive ordnance is known or suspected. The area is public with a margin; exact points are confidential, and storage is confidential until it is closed.',
  privacy: 'public',
  listed: ['class', 'status', 'computed_area_square_metres', 'priority'],
  confidentialWhile: 'held_back',
  fields: [
    ...placeFields('confidential'),
    coded('class', 'class', 'public', hazardClassCodes, {
      required: true,
      synonyms: {
        en: ['class', 'hazard class', 'hazard type', 'area type', 'land class', 'type of area'],
        es: ['clase', 'tipo de área', 'tipo de zona'],
        fr: ['classe', 'type de zone'],
        ru: ['класс', 'тип района', 'тип участка'],
        ar: ['نوع المنطقة', 'تصنيف المنطقة'],
      },
      standard: 'IMSMA land class',
    }),
    coded('status', 'status', 'public', hazardStatusCodes, {
      required: true,
      synonyms: {
        en: ['status', 'hazard status', 'area status', 'status of the hazardous area'],
        es: ['estado', 'estado del área'],
        fr: ['statut', 'état'],
        ru: ['статус', 'состояние'],
        ar: ['الحالة', 'حالة المنطقة الخطرة'],
      },
      standard: 'IMSMA land status',
    }),
    date('status_changed_on', 'status changed on', 'public', {
      synonyms: { en: ['status changed on', 'status changed date'], es: ['fecha de cambio de estado'] },
      standard: 'IMSMA Status Changed Date',
    }),
    text('status_reason', 'why the status changed', 'public', {
      synonyms: { en: ['status reason', 'status changed reason', 'reason for closure'] },
      standard: 'IMSMA status_changed_reason',
    }),
    coded('direct_evidence', 'direct evidence', 'public', directEvidenceCodes, {
      several: true,
      synonyms: {
        en: ['direct evidence'],
        es: ['evidencia directa'],
        fr: ['preuve directe'],
        ru: ['прямые признаки'],
        ar: ['دليل مباشر'],
      },
      standard: 'IMSMA Direct Evidence',
    }),
    coded('indirect_evidence', 'indirect evidence', 'public', indirectEvidenceCodes, {
      several: true,
      synonyms: {
        en: ['indirect evidence'],
        es: ['evidencia indirecta'],
        fr: ['preuve indirecte'],
        ru: ['косвенные признаки'],
        ar: ['دليل غير مباشر'],
      },
      standard: 'IMSMA Indirect Evidence',
    }),
    text('evidence_standard', 'whose standard says which evidence is direct', 'public', {
      synonyms: { en: ['evidence standard', 'national standard'] },
    }),
    coded('device', 'devices', 'public', deviceCodes, {
      several: true,
      synonyms: {
        en: ['device', 'devices', 'type of contamination', 'ordnance', 'mine type'],
        es: ['artefactos', 'tipo de contaminación'],
        fr: ['engins', 'type de contamination'],
        ru: ['боеприпасы', 'вид загрязнения'],
        ar: ['نوع التلوث', 'نوع الذخائر'],
      },
      standard: 'IMSMA Type of Contamination',
    }),
    list(
      'points',
      'points',
      'confidential',
      [
        text('number', 'point number', 'confidential'),
        coded('kind', 'kind of point', 'confidential', pointKindCodes, { dimension: false }),
        point('position', 'position', 'confidential'),
        text('description', 'description', 'confidential'),
      ],
      { required: true, standard: 'IMSMA Point No., Point Type, Point ID' },
    ),
    integer('estimated_area_square_metres', 'estimated area in square metres, as told', 'public', {
      minimum: 0,
      synonyms: {
        en: ['estimated area', 'area', 'area size', 'area m2', 'area sqm', 'area square metres'],
        es: ['área', 'área estimada', 'area m2', 'superficie'],
        fr: ['superficie', 'superficie estimée', 'surface'],
        ru: ['площадь', 'площадь кв м', 'площадь м2'],
        ar: ['المساحة', 'المساحة التقديرية'],
      },
      standard: 'IMSMA Estimated Area',
    }),
    shape('shape', 'the area as drawn', 'public', {
      synonyms: shapeWords,
      standard: 'IMSMA polygon',
    }),
    computedArea('shape', 'public'),
    coded('marked', 'marked', 'public', yesNo, {
      synonyms: {
        en: ['marked', 'area marked'],
        es: ['señalizada', 'marcada'],
        fr: ['marquée'],
        ru: ['обозначен', 'маркировка'],
        ar: ['معلمة', 'هل المنطقة معلمة'],
      },
    }),
    coded('marking_method', 'how it is marked', 'public', markingCodes, {
      several: true,
      synonyms: { en: ['marking', 'marking method', 'marking type'], es: ['tipo de señalización'] },
      standard: 'IMAS 08.40',
    }),
    text('terrain', 'terrain', 'public', {
      synonyms: {
        en: ['terrain'],
        es: ['terreno'],
        fr: ['terrain'],
        ru: ['рельеф', 'местность'],
        ar: ['التضاريس'],
      },
      standard: 'IMSMA terraincategory',
    }),
    text('slope', 'slope', 'public', {
      synonyms: { en: ['slope'], es: ['pendiente'], fr: ['pente'], ru: ['уклон'], ar: ['الانحدار'] },
      standard: 'IMSMA slopeenum',
    }),
    text('vegetation', 'vegetation', 'public', {
      synonyms: {
        en: ['vegetation', 'vegetation density'],
        es: ['vegetación'],
        fr: ['végétation'],
        ru: ['растительность'],
        ar: ['الغطاء النباتي'],
      },
      standard: 'IMSMA vegetationdensity',
    }),
    text('landowner', 'landowner', 'confidential', {
      synonyms: {
        en: ['landowner', 'land owner', 'owner'],
        es: ['propietario'],
        fr: ['propriétaire'],
        ru: ['владелец земли', 'собственник'],
        ar: ['مالك الأرض'],
      },
      standard: 'IMSMA Landowner',
    }),
    text('land_dispute', 'land dispute', 'confidential', {
      synonyms: { en: ['land dispute', 'land related disputes'], es: ['disputa de tierras'] },
      standard: 'IMSMA land_related_disputes',
    }),
    coded('blockage', 'what it blocks', 'public', blockageCodes, {
      several: true,
      synonyms: {
        en: ['blockage', 'blockages', 'blocked', 'blocks'],
        es: ['bloqueo', 'uso bloqueado'],
        fr: ['blocage', 'blocages'],
        ru: ['что блокирует', 'ограничения доступа'],
        ar: ['العوائق', 'المرافق المعطلة'],
      },
      standard: 'IMSMA blockages',
    }),
    integer('people_affected', 'people affected', 'public', {
      minimum: 0,
      synonyms: {
        en: ['people affected', 'affected population'],
        es: ['personas afectadas'],
        fr: ['personnes touchées'],
        ru: ['число затронутых людей'],
        ar: ['عدد المتضررين'],
      },
    }),
    coded(
      'priority',
      'priority',
      'public',
      [
        code('high', 'high', { es: ['alta'], fr: ['élevée', 'haute'], ru: ['высокий'], ar: ['عالية'] }),
        code('medium', 'medium', { es: ['media'], fr: ['moyenne'], ru: ['средний'], ar: ['متوسطة'] }),
        code('low', 'low', { es: ['baja'], fr: ['faible', 'basse'], ru: ['низкий'], ar: ['منخفضة'] }),
      ],
      {
        synonyms: {
          en: ['priority'],
          es: ['prioridad'],
          fr: ['priorité'],
          ru: ['приоритет'],
          ar: ['الأولوية'],
        },
        standard: 'IMSMA priorityenum',
      },
    ),
    text('priority_reason', 'why that priority', 'public', { synonyms: { en: ['priority reason'] } }),
    integer('returnees_expected', 'returnees expected', 'public', {
      minimum: 0,
      synonyms: {
        en: ['returnees expected'],
        es: ['retornados esperados'],
        fr: ['retours attendus'],
        ru: ['ожидается возвращенцев'],
        ar: ['العائدون المتوقعون'],
      },
      standard: 'IMSMA returnees_expected',
    }),
  ],
  computed: [
    {
      name: 'held_back',
      label: 'held back: storage that is not closed',
      privacy: 'public',
      column: 'boolean',
      from: ({ class: type, status }) =>
        type === 'ammunition_storage' && status !== 'closed' && status !== 'handed_over',
    },
  ],
}
