/** A place of the gazetteer: it is renamed, split and claimed, and none of that is settled here. */
import type { Kind } from './definition.js'
import { code, coded, date, integer, list, otherCode, point, reference, shape, text } from './fields.js'

const systemCodes = [
  code('p_code', 'P-code', { en: ['pcode', 'p code', 'ocha'] }),
  code('dane', 'DANE', { es: ['dane', 'divipola'] }),
  code('iso_3166', 'ISO 3166', { en: ['iso'] }),
  code('geonames', 'GeoNames', { en: ['geoname id', 'geonameid'] }),
  code('national', 'national code'),
  otherCode,
]

export const place: Kind = {
  kind: 'place',
  table: 'places',
  version: 1,
  label: 'place',
  about:
    'A named place. Which larger place it lies in is said by a source; several may stand, and on disputed ground none is the default.',
  privacy: 'public',
  listed: ['level', 'code', 'population'],
  fields: [
    text('name', 'name', 'public', {
      required: true,
      synonyms: {
        en: ['name', 'place name', 'municipality', 'settlement', 'village', 'community', 'toponym'],
        es: ['nombre', 'nombre del lugar', 'municipio', 'vereda', 'localidad'],
        fr: ['nom', 'nom du lieu', 'localité', 'commune'],
        ru: ['название', 'населенный пункт', 'наименование'],
        ar: ['الاسم', 'اسم المكان', 'القرية', 'البلدة'],
      },
    }),
    list('alternative_names', 'alternative names', 'public', [
      text('name', 'name', 'public', {
        synonyms: {
          en: ['alternative name', 'alternate names', 'other names', 'also known as', 'former name'],
          es: ['otros nombres', 'nombre alternativo'],
          fr: ['autres noms', 'autre nom'],
          ru: ['другие названия', 'прежнее название'],
          ar: ['أسماء أخرى', 'الاسم البديل'],
        },
      }),
      text('language', 'language', 'public'),
      text('script', 'script', 'public'),
    ]),
    coded(
      'level',
      'level',
      'public',
      [
        code('country', 'country', { es: ['país'], fr: ['pays'], ru: ['страна'], ar: ['البلد', 'دولة'] }),
        code('region', 'region', {
          en: ['province', 'governorate', 'oblast', 'department', 'state', 'admin1'],
          es: ['departamento', 'región'],
          fr: ['région', 'département'],
          ru: ['область', 'регион', 'край'],
          ar: ['محافظة', 'المحافظة'],
        }),
        code('district', 'district', {
          en: ['admin2', 'county'],
          es: ['distrito'],
          fr: ['district'],
          ru: ['район'],
          ar: ['المنطقة', 'قضاء'],
        }),
        code('municipality', 'municipality', {
          en: ['sub-district', 'admin3', 'commune'],
          es: ['municipio'],
          fr: ['commune', 'municipalité'],
          ru: ['муниципалитет', 'община'],
          ar: ['الناحية', 'بلدية'],
        }),
        code('settlement', 'settlement', {
          en: ['village', 'town', 'city', 'community', 'admin4', 'populated place'],
          es: ['localidad', 'vereda', 'pueblo', 'ciudad', 'centro poblado'],
          fr: ['localité', 'village', 'ville'],
          ru: ['населенный пункт', 'село', 'деревня', 'город'],
          ar: ['قرية', 'مدينة', 'بلدة'],
        }),
        otherCode,
      ],
      {
        synonyms: {
          en: ['level', 'admin level', 'administrative level', 'place type'],
          es: ['nivel', 'nivel administrativo'],
          fr: ['niveau', 'niveau administratif'],
          ru: ['уровень'],
          ar: ['المستوى الإداري'],
        },
        standard: 'IMSMA country structure level',
      },
    ),
    reference('parent', 'lies in', 'public', ['place'], {
      synonyms: {
        en: ['parent', 'lies in', 'region', 'province', 'governorate', 'department', 'district'],
        es: ['departamento', 'provincia', 'región'],
        fr: ['région', 'département', 'province'],
        ru: ['область', 'регион', 'район'],
        ar: ['المحافظة', 'المنطقة', 'الناحية'],
      },
    }),
    reference('parent_according_to', 'lies in, according to', 'public', ['source']),
    list('other_parents', 'lies in, according to other sources', 'public', [
      reference('parent', 'lies in', 'public', ['place']),
      reference('according_to', 'according to', 'public', ['source']),
    ]),
    text('code', 'code', 'public', {
      synonyms: {
        en: ['code', 'pcode', 'p-code', 'place code', 'admin code', 'community code'],
        es: ['codigodanemunicipio', 'código dane', 'codigo dane municipio', 'divipola', 'código municipio'],
        fr: ['code', 'code lieu', 'code commune'],
        ru: ['код места', 'код населенного пункта', 'октмо', 'катотг'],
        ar: ['رمز المكان', 'رمز المنطقة'],
      },
      standard: 'P-code',
    }),
    coded('code_system', 'code system', 'public', systemCodes, {
      dimension: false,
      synonyms: { en: ['code system', 'coding system'], es: ['sistema de códigos'] },
    }),
    list('codes', 'other codes', 'public', [
      coded('system', 'code system', 'public', systemCodes, { dimension: false }),
      text('code', 'code', 'public'),
    ]),
    point('position', 'position', 'public', {
      synonyms: {
        en: ['position', 'coordinates', 'latitude', 'longitude', 'lat', 'lon', 'centroid'],
        es: ['coordenadas', 'latitud', 'longitud', 'latitudcabecera', 'longitudcabecera'],
        fr: ['coordonnées', 'latitude', 'longitude'],
        ru: ['координаты', 'широта', 'долгота'],
        ar: ['الإحداثيات', 'خط العرض', 'خط الطول'],
      },
    }),
    shape('boundary', 'boundary', 'public', {
      synonyms: { en: ['boundary'], es: ['límite'], ru: ['граница'] },
    }),
    integer('population', 'population', 'public', {
      minimum: 0,
      synonyms: {
        en: ['population', 'inhabitants'],
        es: ['población', 'habitantes'],
        fr: ['population', 'habitants'],
        ru: ['население', 'численность населения'],
        ar: ['عدد السكان', 'السكان'],
      },
    }),
    date('valid_from', 'valid from', 'public', {
      synonyms: { en: ['valid from', 'since'], es: ['vigente desde'], fr: ['valable dès'] },
    }),
    date('valid_to', 'valid to', 'public', {
      synonyms: { en: ['valid to', 'until'], es: ['vigente hasta'], fr: ["valable jusqu'à"] },
    }),
    coded(
      'basis',
      'how the place is known',
      'public',
      [
        code('gazetteer', 'gazetteer', { en: ['official gazetteer'] }),
        code('named_in_source', 'named in a source'),
        code('surveyed', 'surveyed'),
        otherCode,
      ],
      { dimension: false },
    ),
  ],
}
