/** A minefield record, or mine map, as a party drew it. Its existence is public; its rows, mines and scans are not. */
import { placeFields, shapeWords } from './common.js'
import type { Kind } from './definition.js'
import { deviceCodes } from './device.js'
import {
  code,
  coded,
  date,
  decimal,
  integer,
  list,
  otherCode,
  point,
  reference,
  shape,
  text,
  yesNo,
} from './fields.js'
import { elementCounts, elementFields } from './minefield-record-elements.js'

export const minefieldRecord: Kind = {
  kind: 'minefield_record',
  table: 'minefield_records',
  version: 1,
  label: 'minefield record',
  about:
    'A record of laid mines as a party drew it and as it was supplied. That it exists is public; its rows, mines and scans are confidential.',
  privacy: 'public',
  listed: ['drawn_on', 'supplied_on', 'original_or_copy', 'rule_set'],
  happened: ['drawn_on'],
  fields: [
    ...placeFields('confidential'),
    reference('made_by', 'made by', 'public', ['organisation'], {
      synonyms: {
        en: ['made by', 'drawn by'],
        es: ['elaborado por'],
        fr: ['établi par'],
        ru: ['кем составлен'],
      },
    }),
    text('drawn_by_as_written', 'who drew it, as written on it', 'confidential'),
    date('drawn_on', 'drawn on', 'public', {
      levels: ['month', 'year'],
      synonyms: { en: ['drawn on', 'date of record', 'date drawn'], ru: ['дата составления'] },
    }),
    reference('supplied_by', 'supplied by', 'public', ['organisation'], {
      required: true,
      synonyms: {
        en: ['supplied by', 'received from', 'provided by'],
        es: ['entregado por', 'suministrado por'],
        fr: ['remis par', 'fourni par'],
        ru: ['кем передан', 'передан кем'],
        ar: ['سلمه', 'الجهة المسلمة'],
      },
    }),
    date('supplied_on', 'supplied on', 'public', {
      levels: ['month', 'year'],
      synonyms: {
        en: ['supplied on', 'received on', 'date received'],
        es: ['fecha de entrega'],
        fr: ['date de remise'],
        ru: ['дата передачи'],
        ar: ['تاريخ التسليم'],
      },
    }),
    text('supplied_through', 'supplied through', 'public', {
      synonyms: { en: ['supplied through', 'via'], ru: ['через кого передан'] },
    }),
    coded(
      'original_or_copy',
      'original or copy',
      'public',
      [
        code('original', 'original', { ru: ['оригинал', 'подлинник'], ar: ['أصل'] }),
        code('copy', 'copy', { es: ['copia'], fr: ['copie'], ru: ['копия'], ar: ['نسخة'] }),
      ],
      { synonyms: { en: ['original or copy'] } },
    ),
    text('original_identifier', 'original identifier', 'public', {
      synonyms: {
        en: ['original identifier', 'minefield number', 'record number', 'form number'],
        es: ['identificador original'],
        fr: ['identifiant original'],
        ru: ['номер формуляра', 'номер минного поля'],
        ar: ['رقم حقل الألغام'],
      },
    }),
    coded(
      'rule_set',
      'rule set it is judged against',
      'public',
      [
        code('ccw_1980', 'CCW Protocol II of 1980', { en: ['ccw 1980', 'protocol ii 1980'] }),
        code('amended_protocol_ii', 'CCW Amended Protocol II', { en: ['apii', 'amended protocol ii'] }),
        code('none', 'none'),
      ],
      { synonyms: { en: ['rule set'] } },
    ),
    date('laid_from', 'laid from, as stated', 'public', {
      synonyms: { en: ['laid from', 'date laid', 'laid on'], es: ['sembrado desde'], ru: ['дата установки'] },
    }),
    date('laid_to', 'laid to, as stated', 'public', { synonyms: { en: ['laid to'] } }),
    text('emplacing_party', 'emplacing party, as stated', 'public', {
      synonyms: { en: ['emplacing party', 'laid by', 'unit'], ru: ['кем установлено', 'подразделение'] },
    }),
    coded(
      'method',
      'emplacing method',
      'public',
      [
        code('by_hand', 'by hand', { en: ['manual', 'hand laid'], es: ['manual'], ru: ['вручную'] }),
        code('mechanical', 'mechanical', { fr: ['mécanique'], es: ['mecánico'], ru: ['механизированно'] }),
        code('remotely_delivered', 'remotely delivered', {
          en: ['remote', 'scattered'],
          ru: ['дистанционно'],
        }),
        otherCode,
      ],
      { synonyms: { en: ['method', 'emplacing method', 'laying method'], ru: ['способ установки'] } },
    ),
    coded(
      'pattern',
      'pattern',
      'public',
      [
        code('rows', 'rows', {
          en: ['row', 'pattern'],
          es: ['hileras', 'filas'],
          fr: ['rangées'],
          ru: ['ряды'],
        }),
        code('clusters', 'clusters', {
          en: ['cluster', 'groups'],
          es: ['grupos'],
          fr: ['groupes'],
          ru: ['группы'],
        }),
        code('single', 'single', {
          en: ['individual'],
          es: ['individual'],
          fr: ['isolées'],
          ru: ['одиночные'],
        }),
      ],
      { synonyms: { en: ['pattern', 'type of minefield'], ru: ['схема', 'тип минного поля'] } },
    ),
    list('mine_types', 'what it claims per mine type', 'public', [
      coded('device', 'device', 'public', deviceCodes, { dimension: false }),
      text('model', 'model', 'public', { synonyms: { en: ['mine type', 'mine model'], ru: ['тип мины'] } }),
      integer('quantity', 'number', 'public', {
        minimum: 0,
        synonyms: { en: ['number of mines', 'quantity'], es: ['número de minas'], ru: ['количество мин'] },
      }),
      decimal('depth_centimetres', 'depth in centimetres', 'public'),
      decimal('spacing_metres', 'spacing in metres', 'public', { minimum: 0 }),
      coded('anti_handling', 'anti-handling device', 'public', yesNo, { dimension: false }),
      text('fuse', 'fuse', 'public'),
      coded('self_destruct', 'self-destruct', 'public', yesNo, { dimension: false }),
    ]),
    text('datum', 'datum', 'public', {
      synonyms: { en: ['datum', 'coordinate system'], ru: ['система координат'] },
    }),
    text('map_sheet', 'map sheet', 'public', {
      synonyms: { en: ['map sheet', 'map'], es: ['hoja cartográfica'], ru: ['лист карты', 'номенклатура'] },
    }),
    text('illegible', 'what of it is illegible', 'public'),
    shape('shape', 'the outline as drawn', 'confidential', {
      synonyms: shapeWords,
      standard: 'CCW Amended Protocol II, perimeter',
    }),
    list(
      'landmarks',
      'landmarks',
      'confidential',
      [
        text('name', 'name or number', 'confidential'),
        text('description', 'description', 'confidential'),
        point('position', 'position', 'confidential'),
        coded('found', 'found on the ground', 'confidential', yesNo, { dimension: false }),
        point('found_position', 'where it was found', 'confidential'),
      ],
      { standard: 'CCW Amended Protocol II: at least two reference points' },
    ),
    list('rows', 'rows', 'confidential', [
      text('number', 'row number', 'confidential'),
      point('start', 'start', 'confidential'),
      point('end', 'end', 'confidential'),
      integer('quantity', 'number of mines', 'confidential', { minimum: 0 }),
      text('model', 'model', 'confidential'),
      decimal('spacing_metres', 'spacing in metres', 'confidential', { minimum: 0 }),
    ]),
    list('mines', 'mines', 'confidential', [
      text('number', 'number', 'confidential'),
      coded('device', 'device', 'confidential', deviceCodes, { dimension: false }),
      text('model', 'model', 'confidential'),
      point('position', 'position', 'confidential'),
      decimal('depth_centimetres', 'depth in centimetres', 'confidential'),
      text('as_written', 'as written', 'confidential'),
    ]),
    reference('scans', 'scans', 'confidential', ['source'], { several: true }),
    ...elementFields,
  ],
  computed: elementCounts,
}
