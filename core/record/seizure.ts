/** Ordnance seized on the way. What transfers prove is not the register's to say. */
import { placeFields } from './common.js'
import type { Kind } from './definition.js'
import { deviceCodes } from './device.js'
import { coded, date, integer, list, reference, text } from './fields.js'

export const seizure: Kind = {
  kind: 'seizure',
  table: 'seizures',
  version: 1,
  label: 'seizure',
  about:
    'Ordnance seized: when, where, on which route, from whom as stated. What a transfer shows is not said here.',
  privacy: 'restricted',
  listed: ['date', 'route', 'direction'],
  happened: ['date'],
  fields: [
    date('date', 'date', 'restricted', {
      required: true,
      levels: ['month', 'year'],
      synonyms: {
        en: ['date', 'seizure date', 'seized on'],
        es: ['fecha', 'fecha de incautación'],
        fr: ['date', 'date de saisie'],
        ru: ['дата', 'дата изъятия'],
        ar: ['التاريخ', 'تاريخ الضبط'],
      },
    }),
    reference('post', 'post', 'restricted', ['post'], {
      synonyms: {
        en: ['post', 'checkpoint'],
        es: ['puesto', 'retén'],
        fr: ['poste'],
        ru: ['пост'],
        ar: ['نقطة التفتيش'],
      },
    }),
    ...placeFields('restricted', 'restricted'),
    text('route', 'route', 'restricted', {
      synonyms: {
        en: ['route', 'road'],
        es: ['ruta', 'vía'],
        fr: ['itinéraire'],
        ru: ['маршрут', 'дорога'],
        ar: ['الطريق'],
      },
    }),
    text('direction', 'direction', 'restricted', {
      synonyms: {
        en: ['direction'],
        es: ['dirección'],
        fr: ['direction'],
        ru: ['направление'],
        ar: ['الاتجاه'],
      },
    }),
    list('items', 'items', 'restricted', [
      coded('device', 'device', 'restricted', deviceCodes, {
        dimension: false,
        synonyms: {
          en: ['device', 'item type'],
          es: ['artefacto'],
          fr: ['engin'],
          ru: ['боеприпас'],
          ar: ['النوع'],
        },
      }),
      text('model', 'model', 'restricted'),
      integer('quantity', 'quantity', 'restricted', {
        minimum: 0,
        synonyms: {
          en: ['quantity', 'number'],
          es: ['cantidad'],
          fr: ['quantité'],
          ru: ['количество'],
          ar: ['الكمية'],
        },
      }),
      text('lot', 'lot', 'restricted'),
    ]),
    text('carrier_as_stated', 'carrier, as stated', 'restricted', {
      synonyms: {
        en: ['carrier', 'carried by', 'vehicle'],
        es: ['transportador'],
        fr: ['transporteur'],
        ru: ['перевозчик'],
      },
    }),
    reference('authority', 'authority', 'restricted', ['organisation'], {
      synonyms: {
        en: ['authority', 'seized by'],
        es: ['autoridad'],
        fr: ['autorité'],
        ru: ['орган власти', 'кем изъято'],
        ar: ['السلطة', 'الجهة الضابطة'],
      },
    }),
  ],
}
