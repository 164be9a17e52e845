/** An explosion and what is known of it (IMAS 10.60; IMSMA "Accident"). */

import { placeFields } from './common.js'
import type { Kind } from './definition.js'
import { activationCodes, deviceCodes } from './device.js'
import { code, coded, date, flag, integer, text } from './fields.js'

export const accident: Kind = {
  kind: 'accident',
  table: 'accidents',
  version: 1,
  label: 'accident',
  about:
    'An explosion. One that is not identified is a stub for victims whose explosion is not known, and is never counted as an accident.',
  privacy: 'public',
  fields: [
    coded(
      'identified',
      'identified',
      'public',
      [
        code('yes', 'identified', {
          en: ['yes', 'identified'],
          es: ['sí'],
          fr: ['oui'],
          ru: ['да'],
          ar: ['نعم'],
        }),
        code('no', 'not identified', {
          en: ['no', 'not identified'],
          es: ['no'],
          fr: ['non'],
          ru: ['нет'],
          ar: ['لا'],
        }),
      ],
      { required: true, synonyms: { en: ['identified'] } },
    ),
    date('date', 'date of the explosion', 'public', {
      required: true,
      levels: ['month', 'year'],
      synonyms: {
        en: [
          'date',
          'accident date',
          'date of accident',
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
    ...placeFields('restricted'),
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
        code('demining_worksite', 'demining worksite', { en: ['demining worksite', 'worksite'] }),
        code('elsewhere', 'elsewhere', { en: ['elsewhere', 'community'] }),
      ],
      { synonyms: { en: ['setting'] } },
    ),
    coded(
      'accident_class',
      'accident class',
      'public',
      [
        code('demining_accident', 'demining accident'),
        code('cluster_accident', 'cluster accident'),
        code('ied_accident', 'IED accident'),
        code('mine_accident', 'mine accident'),
        code('stored_ammunition_accident', 'stored ammunition accident'),
        code('uxo_axo_accident', 'UXO/AXO accident'),
        code('other', 'other'),
      ],
      { synonyms: { en: ['accident class', 'accident type'] }, standard: 'IMSMA accident class' },
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
    coded('area_marked', 'area marked at the time', 'public', [code('yes', 'yes'), code('no', 'no')], {
      synonyms: { en: ['area marked', 'marked'] },
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
    integer('killed_most', 'killed as told, at most', 'public', { minimum: 0 }),
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
    integer('injured_most', 'injured as told, at most', 'public', { minimum: 0 }),
    text('vehicle', 'vehicle', 'public', {
      synonyms: { en: ['vehicle'], es: ['vehículo'], fr: ['véhicule'], ru: ['транспорт'], ar: ['المركبة'] },
    }),
    text('property_damage', 'damage to property', 'public', { synonyms: { en: ['property', 'damage'] } }),
    flag('moved_before', 'ordnance moved before the explosion', 'restricted'),
  ],
}
