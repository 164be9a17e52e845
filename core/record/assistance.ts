/** Assistance to a victim: what was needed, who gave it, what came of it (IMAS 13.10). */
import type { Code, Kind } from './definition.js'
import { code, coded, date, reference, text } from './fields.js'

/** What a victim needs; shared with the victim record. */
export const needCodes: readonly Code[] = [
  code('medical', 'medical', {
    es: ['médica', 'atención médica'],
    fr: ['médicale'],
    ru: ['медицинская'],
    ar: ['طبية'],
  }),
  code('rehabilitation', 'rehabilitation', {
    en: ['physiotherapy', 'physical rehabilitation'],
    es: ['rehabilitación'],
    fr: ['réadaptation'],
    ru: ['реабилитация'],
    ar: ['إعادة تأهيل'],
  }),
  code('prosthesis', 'prosthesis', {
    en: ['prosthetics', 'orthosis', 'artificial limb'],
    es: ['prótesis'],
    fr: ['prothèse'],
    ru: ['протез', 'протезирование'],
    ar: ['طرف صناعي'],
  }),
  code('psychosocial', 'psychosocial', {
    en: ['psychological', 'pss'],
    es: ['psicosocial'],
    ru: ['психологическая', 'психосоциальная'],
    ar: ['دعم نفسي', 'نفسي اجتماعي'],
  }),
  code('education', 'education', {
    es: ['educación'],
    fr: ['éducation'],
    ru: ['образование'],
    ar: ['تعليم'],
  }),
  code('livelihood', 'livelihood', {
    en: ['economic', 'income', 'employment'],
    es: ['medios de vida'],
    fr: ['moyens de subsistance'],
    ru: ['заработок', 'трудоустройство'],
    ar: ['سبل العيش'],
  }),
  code('legal', 'legal', {
    es: ['jurídica', 'legal'],
    fr: ['juridique'],
    ru: ['юридическая'],
    ar: ['قانونية'],
  }),
]

const statusCodes: readonly Code[] = [
  code('requested', 'requested', { es: ['solicitada'], fr: ['demandée'], ru: ['запрошено'] }),
  code('referred', 'referred', { es: ['remitida'], fr: ['orientée'], ru: ['направлено'], ar: ['محال'] }),
  code('ongoing', 'ongoing', { en: ['in progress'], es: ['en curso'], fr: ['en cours'], ru: ['ведется'] }),
  code('completed', 'completed', {
    en: ['provided'],
    es: ['completada'],
    fr: ['achevée'],
    ru: ['завершено'],
  }),
  code('refused', 'refused', { en: ['declined'], es: ['rechazada'], fr: ['refusée'], ru: ['отказано'] }),
]

export const assistance: Kind = {
  kind: 'assistance',
  table: 'assistances',
  version: 1,
  label: 'assistance',
  about: 'Help that one victim needed, was referred for or received.',
  privacy: 'confidential',
  fields: [
    reference('victim', 'victim', 'confidential', ['victim'], {
      required: true,
      synonyms: {
        en: ['victim', 'victim id'],
        es: ['víctima'],
        fr: ['victime'],
        ru: ['пострадавший'],
        ar: ['الضحية'],
      },
    }),
    coded('need', 'need', 'confidential', needCodes, {
      synonyms: {
        en: ['need', 'type of assistance', 'assistance type', 'service'],
        es: ['necesidad', 'tipo de asistencia'],
        fr: ['besoin', "type d'assistance"],
        ru: ['потребность', 'вид помощи'],
        ar: ['نوع المساعدة', 'الحاجة'],
      },
    }),
    text('referral', 'referral', 'confidential', {
      synonyms: {
        en: ['referral', 'referral id', 'referred to'],
        es: ['remisión'],
        fr: ['orientation'],
        ru: ['направление'],
        ar: ['الإحالة', 'رقم نموذج التحويل'],
      },
    }),
    reference('provider', 'provider', 'confidential', ['organisation'], {
      synonyms: {
        en: ['provider', 'service provider', 'organisation'],
        es: ['prestador', 'proveedor'],
        fr: ['prestataire'],
        ru: ['поставщик помощи', 'кем оказана'],
        ar: ['مقدم الخدمة'],
      },
    }),
    date('date', 'date', 'confidential', {
      levels: ['month', 'year'],
      synonyms: {
        en: ['date', 'assistance date'],
        es: ['fecha'],
        fr: ['date'],
        ru: ['дата'],
        ar: ['التاريخ'],
      },
    }),
    coded('status', 'state of the assistance', 'confidential', statusCodes, {
      synonyms: { en: ['status', 'state'], es: ['estado'], fr: ['statut'], ru: ['статус'], ar: ['الحالة'] },
      standard: 'IMSMA victim_assistance status',
    }),
    text('outcome', 'outcome', 'confidential', {
      synonyms: {
        en: ['outcome', 'result'],
        es: ['resultado'],
        fr: ['résultat'],
        ru: ['результат'],
        ar: ['النتيجة'],
      },
    }),
  ],
}
