/** Around and after the explosion: what the person was doing, knew and needs. Confidential fields leave as country counts only. */
import { needCodes } from './assistance.js'
import type { Field } from './definition.js'
import { coded, decimal, text, yesNo } from './fields.js'

export const circumstanceFields: readonly Field[] = [
  decimal('hours_to_first_care', 'hours to first care', 'restricted', {
    minimum: 0,
    synonyms: {
      en: ['hours to first care', 'time to hospital', 'hours to hospital'],
      es: ['horas hasta la atención', 'horas hasta el hospital'],
      fr: ['heures avant les premiers soins'],
      ru: ['часов до первой помощи'],
      ar: ['الوقت حتى الوصول إلى المستشفى'],
    },
    standard: 'IMSMA time_range_to_first_medical_facility',
  }),
  text('activity_at_time', 'activity at the time', 'confidential', {
    synonyms: {
      en: ['activity', 'activity at time of accident'],
      es: ['actividad'],
      fr: ['activité'],
      ru: ['занятие', 'деятельность'],
      ar: ['النشاط'],
    },
  }),
  coded('risk_education_before', 'risk education before', 'confidential', yesNo, {
    dimension: false,
    synonyms: {
      en: ['risk education before', 'received risk education', 'mre', 'eore'],
      es: ['educación en el riesgo', 'erm'],
      fr: ['éducation aux risques'],
      ru: ['информирование о минной опасности'],
      ar: ['التوعية بالمخاطر'],
    },
    standard: 'IMSMA mineavoidancetrained',
  }),
  coded('knew_area_dangerous', 'knew the area was dangerous', 'confidential', yesNo, {
    dimension: false,
    synonyms: {
      en: ['knew area was dangerous', 'knew the area was dangerous', 'knewareadangerous'],
      es: ['conocía el peligro'],
      fr: ['connaissait le danger'],
      ru: ['знал об опасности'],
      ar: ['هل كان يعلم بأن المنطقة خطرة'],
    },
    standard: 'IMSMA knewareadangerous',
  }),
  coded('tampering', 'tampering', 'confidential', yesNo, {
    dimension: false,
    synonyms: {
      en: ['tampering', 'tampered with device', 'touched the device', 'intentionally touched'],
      es: ['manipulación'],
      fr: ['manipulation'],
      ru: ['вскрытие боеприпаса'],
      ar: ['العبث بالجسم'],
    },
    standard: 'IMSMA intentionally_touched',
  }),
  text('status_concluded_by', 'who concluded the status', 'confidential', {
    synonyms: { en: ['status concluded by'] },
  }),
  text('displacement', 'displacement status', 'restricted', {
    synonyms: {
      en: ['displacement status', 'idp status', 'refugee status'],
      es: ['desplazamiento', 'condición de desplazamiento'],
      fr: ['situation de déplacement'],
      ru: ['статус переселенца', 'впл'],
      ar: ['حالة النزوح'],
    },
    standard: 'IMSMA displacement_status',
  }),
  text('ethnic_group', 'ethnic group as stated', 'confidential', {
    synonyms: { en: ['ethnic group', 'ethnicity'], es: ['grupo étnico', 'grupoetnico', 'grupo etnico'] },
  }),
  coded('breadwinner', 'breadwinner', 'restricted', yesNo, {
    dimension: false,
    synonyms: {
      en: ['breadwinner', 'head of household', 'victim breadwinner'],
      es: ['cabeza de familia', 'sostén del hogar'],
      fr: ['soutien de famille', 'chef de ménage'],
      ru: ['кормилец', 'глава семьи'],
      ar: ['معيل الأسرة', 'المعيل'],
    },
    standard: 'IMSMA victim_breadwinner',
  }),
  text('next_of_kin', 'next of kin', 'confidential', {
    synonyms: {
      en: ['next of kin', 'kin', 'family contact'],
      es: ['familiar', 'pariente más cercano'],
      fr: ['plus proche parent'],
      ru: ['ближайший родственник'],
      ar: ['أقرب الأقارب'],
    },
  }),
  coded('needs', 'needs', 'restricted', needCodes, {
    several: true,
    synonyms: {
      en: ['needs', 'assistance needed'],
      es: ['necesidades'],
      fr: ['besoins'],
      ru: ['потребности', 'нужды'],
      ar: ['الاحتياجات'],
    },
  }),
]
