/** Explosive ordnance found: an item, or a day's line of one type at a task. */
import { placeFields } from './common.js'
import type { Kind, Values } from './definition.js'
import { deviceCodes } from './device.js'
import { code, coded, date, decimal, flag, integer, otherCode, reference, text } from './fields.js'

const conditionCodes = [
  code('armed', 'armed', { es: ['armado', 'activado'], fr: ['armé'], ru: ['взведен'], ar: ['مسلح'] }),
  code('unarmed', 'unarmed', { es: ['desarmado'], fr: ['non armé'], ru: ['не взведен'] }),
  code('deteriorated', 'deteriorated', {
    es: ['deteriorado'],
    fr: ['détérioré'],
    ru: ['разрушен'],
    ar: ['متدهور'],
  }),
]

const disposalCodes = [
  code('destroyed_in_place', 'destroyed in place', {
    en: ['destroyed in situ', 'blown in place', 'bip', 'destroyed'],
    es: ['destruido en el lugar', 'destruido in situ', 'destruido'],
    fr: ['détruit sur place', 'détruit'],
    ru: ['уничтожен на месте', 'уничтожен'],
    ar: ['دمر في مكانه', 'تفجير في المكان'],
  }),
  code('moved_and_destroyed', 'moved and destroyed', {
    en: ['removed and destroyed', 'destroyed elsewhere'],
    es: ['trasladado y destruido'],
    fr: ['déplacé et détruit'],
    ru: ['вывезен и уничтожен'],
    ar: ['نقل ودمر'],
  }),
  code('kept_as_evidence', 'kept as evidence', {
    en: ['evidence'],
    es: ['conservado como prueba'],
    fr: ['conservé comme preuve'],
    ru: ['сохранен как вещественное доказательство'],
  }),
  otherCode,
  code('none_yet', 'none yet', {
    en: ['none', 'pending', 'left in place', 'marked'],
    es: ['pendiente', 'ninguna'],
    fr: ['en attente', 'aucune'],
    ru: ['не уничтожен', 'ожидает'],
  }),
]

/** Items stay confidential until they are destroyed (records.md, "hazard"). */
function notDestroyed({ disposal }: Values): boolean {
  return disposal !== 'destroyed_in_place' && disposal !== 'moved_and_destroyed'
}

export const item: Kind = {
  kind: 'item',
  table: 'items',
  version: 1,
  label: 'item',
  about:
    'Explosive ordnance found: one item, or a day line (so many of one type at a task), for which a position is optional. Quantities are counted, not rows. Confidential until destroyed.',
  privacy: 'public',
  listed: ['device', 'found_on', 'quantity', 'disposal'],
  happened: ['found_on'],
  confidentialWhile: 'held_back',
  fields: [
    coded('device', 'device', 'public', deviceCodes, {
      required: true,
      synonyms: {
        en: ['device', 'device type', 'item type', 'ordnance type', 'category', 'ordnance'],
        es: ['artefacto', 'tipo de artefacto', 'tipo'],
        fr: ['engin', "type d'engin"],
        ru: ['тип боеприпаса', 'устройство'],
        ar: ['نوع الذخيرة', 'نوع الجسم'],
      },
      standard: 'MDR 2018 category found and destroyed',
    }),
    text('model', 'model', 'public', {
      synonyms: {
        en: ['model', 'mine model', 'nomenclature'],
        es: ['modelo'],
        fr: ['modèle'],
        ru: ['модель', 'марка', 'наименование'],
        ar: ['الطراز', 'الموديل', 'اسم اللغم'],
      },
    }),
    integer('quantity', 'quantity', 'public', {
      required: true,
      minimum: 1,
      synonyms: {
        en: ['quantity', 'number', 'count', 'number found', 'qty'],
        es: ['cantidad', 'totalartefactosdestruidos', 'total artefactos destruidos'],
        fr: ['quantité', 'nombre'],
        ru: ['количество', 'число', 'шт'],
        ar: ['الكمية', 'العدد'],
      },
    }),
    coded('condition', 'condition', 'public', conditionCodes, {
      synonyms: {
        en: ['condition', 'state of the item'],
        es: ['condición', 'estado'],
        fr: ['condition', 'état'],
        ru: ['состояние'],
        ar: ['حالة الجسم'],
      },
      standard: 'IMSMA mineuxocondition',
    }),
    ...placeFields('public'),
    decimal('depth_centimetres', 'depth in centimetres', 'public', {
      synonyms: {
        en: ['depth', 'depth cm', 'depth found', 'depth_cm'],
        es: ['profundidad', 'profundidad cm'],
        fr: ['profondeur', 'profondeur cm'],
        ru: ['глубина', 'глубина см'],
        ar: ['العمق'],
      },
    }),
    date('found_on', 'found on', 'public', {
      required: true,
      levels: ['month', 'year'],
      synonyms: {
        en: ['found on', 'date found', 'date', 'date of find', 'year', 'month', 'day'],
        es: ['fecha', 'fecha de hallazgo', 'ano', 'año', 'mes'],
        fr: ['date', 'date de découverte', 'année', 'mois'],
        ru: ['дата', 'дата обнаружения', 'год', 'месяц'],
        ar: ['التاريخ', 'تاريخ العثور'],
      },
    }),
    reference('found_by', 'found by', 'public', ['activity'], {
      synonyms: {
        en: ['found by', 'activity', 'report'],
        es: ['actividad'],
        fr: ['activité'],
        ru: ['кем найден'],
      },
    }),
    reference('task', 'task', 'public', ['task'], {
      synonyms: {
        en: ['task', 'task number'],
        es: ['tarea'],
        fr: ['tâche'],
        ru: ['задание'],
        ar: ['المهمة'],
      },
    }),
    flag('day_line', 'a day line: so many of one type at a task', 'public'),
    text('marking_country', 'country of manufacture, as marked', 'public', {
      synonyms: {
        en: ['country of manufacture', 'country', 'marking country'],
        es: ['país de fabricación'],
        fr: ['pays de fabrication'],
        ru: ['страна изготовления'],
        ar: ['بلد الصنع'],
      },
    }),
    integer('manufacture_month', 'month of manufacture', 'public', {
      minimum: 1,
      maximum: 12,
      synonyms: { en: ['manufacture month', 'month of manufacture'], ru: ['месяц изготовления'] },
    }),
    integer('manufacture_year', 'year of manufacture', 'public', {
      minimum: 1900,
      maximum: 2100,
      synonyms: {
        en: ['manufacture year', 'year of manufacture', 'production year'],
        es: ['año de fabricación'],
        fr: ['année de fabrication'],
        ru: ['год изготовления', 'год выпуска'],
        ar: ['سنة الصنع'],
      },
    }),
    text('lot', 'lot', 'public', {
      synonyms: {
        en: ['lot', 'batch', 'lot number'],
        es: ['lote'],
        fr: ['lot'],
        ru: ['партия'],
        ar: ['رقم الدفعة'],
      },
      standard: 'CCW Amended Protocol II, Technical Annex 1(d)',
    }),
    coded(
      'year_read',
      'how the year was read',
      'public',
      [
        code('stamped', 'stamped on the item', { en: ['stamp'], es: ['estampado'], ru: ['клеймо'] }),
        code('packaging', 'on the packaging', { es: ['embalaje'], fr: ['emballage'], ru: ['упаковка'] }),
        code('inferred', 'inferred', { es: ['inferido'], fr: ['déduit'], ru: ['выведен'] }),
      ],
      { synonyms: { en: ['year read', 'how the year was read'] } },
    ),
    reference('year_photo', 'photograph of the marking', 'restricted', ['source']),
    text('year_second_reader', 'second reader of the marking', 'restricted'),
    date('not_laid_before', 'not laid before', 'public', { synonyms: { en: ['not laid before'] } }),
    text('not_laid_before_basis', 'basis of "not laid before"', 'public'),
    date('not_laid_after', 'not laid after', 'public', { synonyms: { en: ['not laid after'] } }),
    text('not_laid_after_basis', 'basis of "not laid after"', 'public'),
    coded('disposal', 'disposal', 'public', disposalCodes, {
      synonyms: {
        en: ['disposal', 'disposal method', 'action taken'],
        es: ['disposición', 'destrucción'],
        fr: ['élimination', 'destruction'],
        ru: ['способ уничтожения', 'утилизация'],
        ar: ['طريقة التخلص', 'الإجراء'],
      },
    }),
    date('disposed_on', 'disposed on', 'public', {
      levels: ['month', 'year'],
      synonyms: {
        en: ['disposed on', 'destroyed on', 'date destroyed'],
        es: ['fecha de destrucción'],
        fr: ['date de destruction'],
        ru: ['дата уничтожения'],
        ar: ['تاريخ التدمير'],
      },
    }),
  ],
  computed: [
    {
      name: 'held_back',
      label: 'held back: not destroyed yet',
      privacy: 'public',
      column: 'boolean',
      from: notDestroyed,
    },
  ],
}
