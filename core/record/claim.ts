/** What somebody stated. A claim is never counted as a record and never rated; two that differ stand side by side. */
import type { Kind } from './definition.js'
import { code, coded, date, decimal, otherCode, reference, text } from './fields.js'

const aboutCodes = [
  code('mines_laid', 'mines laid', {
    es: ['minas sembradas'],
    fr: ['mines posées'],
    ru: ['установленные мины'],
  }),
  code('area', 'area', { es: ['área'], fr: ['superficie'], ru: ['площадь'], ar: ['المساحة'] }),
  code('displaced', 'displaced', { es: ['desplazados'], fr: ['déplacés'], ru: ['перемещенные лица'] }),
  code('saved', 'saved'),
  code('casualties', 'casualties', { es: ['víctimas'], fr: ['victimes'], ru: ['пострадавшие'] }),
  code('accuracy', 'accuracy', { es: ['exactitud'], fr: ['exactitude'], ru: ['точность'] }),
  code('existence_or_handover_of_a_record', 'existence or handover of a record'),
  code('laying', 'laying'),
  code('transfer', 'transfer', { es: ['transferencia'], fr: ['transfert'], ru: ['передача'] }),
  code('intent', 'intent'),
  otherCode,
]

const basisCodes = [
  code('survey', 'survey', { es: ['estudio'], fr: ['enquête'], ru: ['обследование'] }),
  code('count', 'count', { es: ['conteo'], fr: ['comptage'], ru: ['подсчет'] }),
  code('estimate', 'estimate', { es: ['estimación'], fr: ['estimation'], ru: ['оценка'] }),
  code('none', 'none', { es: ['ninguna'], fr: ['aucune'], ru: ['нет'] }),
]

export const claim: Kind = {
  kind: 'claim',
  table: 'claims',
  version: 1,
  label: 'claim',
  about:
    'What somebody stated, in their words. It is attributed, never counted as a record and never rated; two that differ stand side by side.',
  privacy: 'public',
  listed: ['about', 'stated_on', 'quantity_low', 'quantity_high', 'unit'],
  happened: ['stated_on'],
  fields: [
    reference('stated_by', 'stated by', 'public', ['organisation'], {
      required: true,
      synonyms: {
        en: ['stated by', 'claimed by', 'speaker', 'author'],
        es: ['declarado por', 'afirmado por'],
        fr: ['déclaré par', 'affirmé par'],
        ru: ['кем заявлено', 'заявитель'],
        ar: ['صرح به', 'الجهة المصرحة'],
      },
    }),
    date('stated_on', 'stated on', 'public', {
      required: true,
      synonyms: {
        en: ['stated on', 'date stated', 'claim date'],
        es: ['fecha de la declaración'],
        fr: ['date de la déclaration'],
        ru: ['дата заявления'],
        ar: ['تاريخ التصريح'],
      },
    }),
    text('words', 'words, in the original language', 'public', {
      required: true,
      synonyms: {
        en: ['words', 'statement', 'quotation', 'quote'],
        es: ['declaración', 'cita'],
        fr: ['déclaration', 'citation'],
        ru: ['слова', 'заявление', 'цитата'],
        ar: ['التصريح', 'الاقتباس'],
      },
    }),
    text('language', 'language', 'public', {
      synonyms: { en: ['language'], es: ['idioma'], fr: ['langue'], ru: ['язык'], ar: ['اللغة'] },
    }),
    coded('about', 'about', 'public', aboutCodes, {
      synonyms: {
        en: ['about', 'subject', 'topic'],
        es: ['tema'],
        fr: ['sujet'],
        ru: ['тема'],
        ar: ['الموضوع'],
      },
    }),
    decimal('quantity_low', 'quantity, at least', 'public', {
      minimum: 0,
      synonyms: {
        en: ['quantity', 'quantity low', 'at least', 'number stated'],
        es: ['cantidad', 'mínimo'],
        fr: ['quantité', 'minimum'],
        ru: ['количество', 'не менее'],
        ar: ['الكمية', 'العدد'],
      },
    }),
    decimal('quantity_high', 'quantity, at most', 'public', {
      minimum: 0,
      synonyms: {
        en: ['quantity high', 'at most'],
        es: ['máximo'],
        fr: ['maximum'],
        ru: ['не более'],
        ar: ['الحد الأقصى'],
      },
    }),
    text('unit', 'unit', 'public', {
      synonyms: { en: ['unit'], es: ['unidad'], fr: ['unité'], ru: ['единица'], ar: ['الوحدة'] },
    }),
    reference('place', 'place that it speaks of', 'public', ['place'], {
      levels: ['region'],
      levelPrivacy: 'public',
      synonyms: { en: ['place', 'location'], es: ['lugar'], fr: ['lieu'], ru: ['место'], ar: ['المكان'] },
    }),
    date('period', 'period that it speaks of', 'public', {
      synonyms: {
        en: ['period'],
        es: ['período', 'periodo'],
        fr: ['période'],
        ru: ['период'],
        ar: ['الفترة'],
      },
    }),
    coded('basis_given', 'basis given', 'public', basisCodes, {
      synonyms: {
        en: ['basis', 'basis given'],
        es: ['base'],
        fr: ['base'],
        ru: ['основание'],
        ar: ['الأساس'],
      },
    }),
    reference('document', 'document', 'public', ['source'], {
      synonyms: { en: ['document'], es: ['documento'], fr: ['document'], ru: ['документ'], ar: ['الوثيقة'] },
    }),
    reference('answers', 'the claim or request that it replies to', 'public', ['claim'], {
      synonyms: { en: ['answers', 'replies to'] },
    }),
    coded(
      'standing',
      'standing, as its author left it',
      'public',
      [
        code('stands', 'stands'),
        code('corrected', 'corrected', { es: ['corregida'], fr: ['corrigée'], ru: ['исправлено'] }),
        code('withdrawn', 'withdrawn', { es: ['retirada'], fr: ['retirée'], ru: ['отозвано'] }),
      ],
      { synonyms: { en: ['standing'] } },
    ),
  ],
}
