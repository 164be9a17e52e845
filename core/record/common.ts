/** The fields that every kind has (records.md, "Common to all"). */

import type { Code, Field, Synonyms } from './definition.js'
import { code, coded, date, list, point, reference, text } from './fields.js'

const reliability: readonly Code[] = [
  code('a', 'A, completely reliable'),
  code('b', 'B, usually reliable'),
  code('c', 'C, fairly reliable'),
  code('d', 'D, not usually reliable'),
  code('e', 'E, unreliable'),
  code('f', 'F, reliability cannot be judged'),
]

const credibility: readonly Code[] = [
  code('1', '1, confirmed by other sources'),
  code('2', '2, probably true'),
  code('3', '3, possibly true'),
  code('4', '4, doubtful'),
  code('5', '5, improbable'),
  code('6', '6, cannot be judged'),
]

/** Sources of a record, each with the page or minute and what it supports. */
export const sourceParts: readonly Field[] = [
  reference('source', 'source', 'public', ['source']),
  text('where', 'page, minute or row', 'restricted'),
  text('supports', 'what it supports', 'public'),
]

/** Fields common to all kinds, in the order in which they are shown. */
export const commonFields: readonly Field[] = [
  text('local_id', "people's own number", 'restricted', {
    synonyms: {
      en: ['id', 'local id', 'local_id', 'number', 'no', 'record id', 'case id', 'reference'],
      es: ['id', 'código', 'codigo', 'número', 'numero', 'consecutivo'],
      fr: ['id', 'identifiant', 'numéro', 'numero'],
      ru: ['номер', 'код', 'идентификатор'],
      ar: ['الرقم', 'رقم', 'المعرف'],
    },
    standard: 'IMSMA local id',
  }),
  date('information_date', 'information date', 'public', {
    required: true,
    synonyms: {
      en: ['information date', 'information_date', 'date of information', 'report date', 'updated'],
      es: ['fecha de información', 'fecha informacion', 'fecha del informe', 'fecha de corte'],
      fr: ["date de l'information", 'date du rapport'],
      ru: ['дата информации', 'дата сообщения'],
      ar: ['تاريخ المعلومات', 'تاريخ التقرير'],
    },
    standard: 'IMSMA date of information',
  }),
  list('sources', 'sources', 'public', sourceParts, { required: true }),
  coded('source_reliability', 'source reliability', 'restricted', reliability, { dimension: false }),
  coded('information_credibility', 'information credibility', 'restricted', credibility, {
    dimension: false,
  }),
  coded(
    'confirmation',
    'confirmation',
    'public',
    [
      code('confirmed', 'confirmed', {
        en: ['confirmed'],
        es: ['confirmado'],
        fr: ['confirmé'],
        ru: ['подтверждено'],
        ar: ['مؤكد'],
      }),
      code('unconfirmed', 'unconfirmed', {
        en: ['unconfirmed', 'not confirmed'],
        es: ['sin confirmar', 'no confirmado'],
        fr: ['non confirmé'],
        ru: ['не подтверждено'],
        ar: ['غير مؤكد'],
      }),
    ],
    {
      synonyms: {
        en: ['confirmation', 'confirmed'],
        es: ['confirmación'],
        fr: ['confirmation'],
        ru: ['подтверждение'],
        ar: ['التأكيد'],
      },
    },
  ),
  text('comment', 'comment', 'restricted', {
    synonyms: {
      en: ['comment', 'comments', 'remarks', 'notes'],
      es: ['observaciones', 'comentario'],
      fr: ['commentaire', 'remarques'],
      ru: ['примечание', 'комментарий'],
      ar: ['ملاحظات', 'تعليق'],
    },
  }),
  text('reason', 'reason of this version', 'restricted'),
]

/** Headers of columns that hold a geometry. */
export const shapeWords: Synonyms = {
  en: ['shape', 'geometry', 'geom', 'the geom', 'polygon', 'wkt', 'geojson', 'boundary', 'outline'],
  es: ['geometría', 'polígono'],
  fr: ['géométrie', 'polygone'],
  ru: ['геометрия', 'полигон', 'контур'],
  ar: ['الشكل', 'المضلع'],
}

/**
 * Where a record is: a place of the gazetteer and, where known, a position. Kinds that have a place include these.
 * The region of a place is public even where the place itself is not.
 */
export function placeFields(
  pointPrivacy: Field['privacy'],
  placePrivacy: Field['privacy'] = 'public',
): readonly Field[] {
  return [
    reference('place', 'place', placePrivacy, ['place'], {
      levels: ['region'],
      levelPrivacy: 'public',
      synonyms: {
        en: ['place', 'municipality', 'district', 'town', 'village', 'settlement', 'community', 'location'],
        es: ['municipio', 'lugar', 'localidad', 'vereda', 'población'],
        fr: ['lieu', 'localité', 'commune', 'village'],
        ru: ['место', 'населенный пункт', 'район', 'село', 'город'],
        ar: ['المكان', 'البلدية', 'القرية', 'المدينة', 'الموقع'],
      },
    }),
    point('position', 'position', pointPrivacy, {
      synonyms: {
        en: ['position', 'coordinates', 'latitude', 'longitude', 'lat', 'lon'],
        es: ['coordenadas', 'latitud', 'longitud', 'ubicación'],
        fr: ['coordonnées', 'latitude', 'longitude'],
        ru: ['координаты', 'широта', 'долгота'],
        ar: ['الإحداثيات', 'خط العرض', 'خط الطول'],
      },
    }),
  ]
}
