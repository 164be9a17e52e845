/** An explosion and what is known of it (IMAS 10.60; IMSMA "Accident"). */

import { placeFields } from './common.js'
import type { Kind } from './definition.js'
import { activationCodes, deviceCodes } from './device.js'
import { code, coded, date, flag, integer, otherCode, text, yesNo } from './fields.js'

export const accident: Kind = {
  kind: 'accident',
  table: 'accidents',
  version: 1,
  label: 'accident',
  about:
    'An explosion. One that is not identified is a stub for victims whose explosion is not known, and is never counted as an accident.',
  privacy: 'public',
  listed: ['date', 'device', 'activation', 'confirmation'],
  happened: ['date'],
  fields: [
    coded('identified', 'identified', 'public', yesNo, {
      required: true,
      synonyms: { en: ['identified'] },
    }),
    date('date', 'date of the explosion', 'restricted', {
      required: true,
      levels: ['month', 'year'],
      levelPrivacy: 'public',
      synonyms: {
        en: [
          'date',
          'accident date',
          'date of accident',
          'date of explosion',
          'explosion date',
          'date of incident',
          'event date',
          'incident date',
          'year',
          'month',
          'day',
        ],
        es: ['fecha', 'fecha del evento', 'fecha del accidente', 'ano', 'año', 'mes', 'día', 'dia'],
        fr: ['date', "date de l'accident", 'année', 'annee', 'mois', 'jour'],
        ru: ['дата', 'дата происшествия', 'год', 'месяц', 'день'],
        ar: ['التاريخ', 'تاريخ الحادث', 'السنة', 'الشهر', 'اليوم'],
      },
      standard: 'IMSMA date of accident',
    }),
    ...placeFields('restricted', 'restricted'),
    coded('device', 'device', 'public', deviceCodes, {
      required: true,
      synonyms: {
        en: ['device', 'device type', 'explosive', 'cause', 'ordnance', 'type of device', 'weapon'],
        es: ['artefacto', 'tipo de artefacto', 'tipo artefacto', 'tipoevento', 'tipo de evento'],
        fr: ['engin', "type d'engin"],
        ru: ['устройство', 'тип устройства', 'боеприпас'],
        ar: ['نوع الجهاز', 'الذخيرة', 'السبب'],
      },
    }),
    coded('activation', 'activation', 'public', activationCodes, {
      synonyms: {
        en: ['activation', 'activated by', 'how activated'],
        es: ['activación'],
        fr: ['activation', 'déclenchement'],
        ru: ['срабатывание'],
        ar: ['التفعيل'],
      },
    }),
    coded(
      'setting',
      'setting',
      'public',
      [
        code('demining_worksite', 'demining worksite', {
          en: ['worksite', 'demining site', 'at work'],
          es: ['sitio de desminado'],
          fr: ['chantier de déminage'],
          ru: ['участок разминирования', 'место работ'],
          ar: ['موقع إزالة الألغام'],
        }),
        code('elsewhere', 'elsewhere', {
          en: ['community', 'away from the worksite'],
          es: ['otro lugar', 'comunidad'],
          fr: ['ailleurs'],
          ru: ['вне участка работ'],
          ar: ['مكان آخر'],
        }),
      ],
      { synonyms: { en: ['setting'], es: ['contexto'] }, standard: 'IMAS 10.60 demining accident' },
    ),
    coded(
      'accident_class',
      'accident class',
      'public',
      [
        code('demining_accident', 'demining accident', { en: ['demining'] }),
        code('cluster_accident', 'cluster accident', { en: ['cluster'] }),
        code('ied_accident', 'IED accident', { en: ['ied'] }),
        code('mine_accident', 'mine accident', {
          en: ['mine'],
          es: ['accidente por map', 'accidente por mina'],
          fr: ['accident de mine'],
          ru: ['подрыв на мине'],
          ar: ['حادث لغم'],
        }),
        code('stored_ammunition_accident', 'stored ammunition accident', { en: ['stored ammunition'] }),
        code('uxo_axo_accident', 'UXO/AXO accident', {
          en: ['uxo', 'axo', 'uxo/axo'],
          es: ['accidente por muse'],
        }),
        otherCode,
      ],
      {
        synonyms: {
          en: ['accident class', 'accident type', 'type of accident', 'accidenttypeenum'],
          es: ['tipo de accidente', 'clase de accidente'],
          fr: ["type d'accident"],
          ru: ['вид происшествия', 'тип происшествия'],
          ar: ['نوع الحادث'],
        },
        standard: 'IMSMA accident class (accidenttypeenum)',
      },
    ),
    text('description', 'what happened, as told', 'restricted', {
      synonyms: {
        en: ['description', 'narrative', 'what happened'],
        es: ['descripción', 'sitio'],
        fr: ['description'],
        ru: ['описание'],
        ar: ['الوصف'],
      },
    }),
    coded('area_marked', 'area marked at the time', 'public', yesNo, {
      synonyms: {
        en: ['area marked', 'marked', 'area marked before', 'areamarked'],
        es: ['área señalizada', 'zona señalizada', 'señalizado'],
        fr: ['zone marquée', 'marquage'],
        ru: ['район обозначен', 'обозначено'],
        ar: ['هل المنطقة معلمة', 'تعليم المنطقة'],
      },
      standard: 'IMSMA areamarked',
    }),
    integer('killed_least', 'killed as told, at least', 'public', {
      minimum: 0,
      synonyms: {
        en: ['killed', 'number killed', 'deaths'],
        es: ['muertos', 'fallecidos'],
        fr: ['tués'],
        ru: ['погибло'],
        ar: ['عدد القتلى'],
      },
    }),
    integer('killed_most', 'killed as told, at most', 'public', {
      minimum: 0,
      synonyms: { en: ['killed at most', 'killed maximum'] },
    }),
    integer('injured_least', 'injured as told, at least', 'public', {
      minimum: 0,
      synonyms: {
        en: ['injured', 'number injured', 'wounded'],
        es: ['heridos'],
        fr: ['blessés'],
        ru: ['ранено'],
        ar: ['عدد الجرحى'],
      },
    }),
    integer('injured_most', 'injured as told, at most', 'public', {
      minimum: 0,
      synonyms: { en: ['injured at most', 'injured maximum'] },
    }),
    text('vehicle', 'vehicle', 'public', {
      synonyms: { en: ['vehicle'], es: ['vehículo'], fr: ['véhicule'], ru: ['транспорт'], ar: ['المركبة'] },
    }),
    text('property_damage', 'damage to property', 'public', {
      synonyms: {
        en: ['property', 'damage', 'property damage'],
        es: ['daños materiales'],
        fr: ['dégâts matériels'],
        ru: ['ущерб имуществу'],
        ar: ['الأضرار المادية'],
      },
    }),
    flag('moved_before', 'ordnance moved before the explosion', 'restricted', {
      synonyms: { en: ['ordnance moved before', 'moved before the accident'] },
      standard: 'IMSMA was_the_ordnance_moved_before_the_accident',
    }),
  ],
}
