/** Where knowledge comes from. What one source says is kept in the records; what it is, here. */
import type { Kind } from './definition.js'
import { code, coded, date, list, otherCode, reference, text } from './fields.js'

const typeCodes = [
  code('interview', 'interview', {
    es: ['entrevista'],
    fr: ['entretien'],
    ru: ['интервью', 'опрос'],
    ar: ['مقابلة'],
  }),
  code('official_record', 'official record', {
    en: ['official document'],
    es: ['registro oficial'],
    fr: ['document officiel'],
    ru: ['официальный документ'],
    ar: ['وثيقة رسمية'],
  }),
  code('hospital_record', 'hospital record', {
    en: ['medical record'],
    es: ['historia clínica', 'registro hospitalario'],
    fr: ['dossier médical'],
    ru: ['медицинский документ'],
    ar: ['سجل طبي'],
  }),
  code('media', 'media', {
    en: ['press', 'news'],
    es: ['prensa'],
    fr: ['presse'],
    ru: ['сми'],
    ar: ['إعلام'],
  }),
  code('photo_video', 'photo or video', { en: ['photo', 'video', 'photo/video'], ru: ['фото', 'видео'] }),
  code('minefield_record', 'minefield record', { en: ['mine map'], ru: ['формуляр минного поля'] }),
  code('survey', 'survey', {
    es: ['encuesta', 'estudio'],
    fr: ['enquête'],
    ru: ['обследование'],
    ar: ['مسح'],
  }),
  code('list', 'list', { es: ['lista', 'listado'], fr: ['liste'], ru: ['список'], ar: ['قائمة'] }),
  otherCode,
]

export const source: Kind = {
  kind: 'source',
  table: 'sources',
  version: 1,
  label: 'source',
  about:
    'An interview, document, list, photograph or map from which records are made. Whether two sources are independent is computed from what each derives from.',
  privacy: 'restricted',
  listed: ['type', 'publisher', 'date', 'language'],
  happened: ['date'],
  fields: [
    text('title', 'title', 'restricted', {
      synonyms: {
        en: ['title', 'name', 'source name'],
        es: ['título', 'nombre'],
        fr: ['titre', 'nom'],
        ru: ['название', 'заголовок'],
        ar: ['العنوان', 'اسم المصدر'],
      },
    }),
    coded('type', 'type', 'public', typeCodes, {
      required: true,
      synonyms: {
        en: ['type', 'source type', 'information source'],
        es: ['tipo', 'tipo de fuente'],
        fr: ['type', 'type de source'],
        ru: ['тип', 'тип источника'],
        ar: ['نوع المصدر'],
      },
      standard: 'IMSMA informationsource',
    }),
    text('publisher', 'publisher', 'restricted', {
      synonyms: {
        en: ['publisher', 'author', 'published by'],
        es: ['editor', 'publicado por', 'autor'],
        fr: ['éditeur', 'auteur'],
        ru: ['издатель', 'автор'],
        ar: ['الناشر', 'المؤلف'],
      },
    }),
    date('date', 'date', 'restricted', {
      synonyms: {
        en: ['date', 'published on', 'source date'],
        es: ['fecha', 'fecha de publicación'],
        fr: ['date', 'date de publication'],
        ru: ['дата', 'дата публикации'],
        ar: ['التاريخ', 'تاريخ النشر'],
      },
    }),
    text('language', 'language', 'restricted', {
      synonyms: { en: ['language'], es: ['idioma'], fr: ['langue'], ru: ['язык'], ar: ['اللغة'] },
    }),
    text('file_name', 'file, as named by its sender', 'restricted', {
      synonyms: { en: ['file', 'file name'], es: ['archivo'], fr: ['fichier'], ru: ['файл'], ar: ['الملف'] },
    }),
    text('file_sha256', 'SHA-256 of the original bytes, hex', 'restricted', {
      synonyms: { en: ['sha256', 'hash', 'checksum'] },
      standard: 'Berkeley Protocol, preservation',
    }),
    list(
      'custody',
      'custody of the original',
      'restricted',
      [
        text('held_by', 'held by', 'restricted'),
        date('from', 'from', 'restricted'),
        text('what', 'what was done with it', 'restricted'),
      ],
      { standard: 'Berkeley Protocol, chain of custody' },
    ),
    reference('derived_from', 'derived from', 'restricted', ['source'], {
      several: true,
      synonyms: { en: ['derived from', 'original source'], es: ['derivado de'], fr: ['dérivé de'] },
    }),
    coded(
      'seen_by_staff',
      'seen by staff',
      'restricted',
      [
        code('original', 'original', { ru: ['оригинал', 'подлинник'], ar: ['أصل'] }),
        code('copy', 'copy', { es: ['copia'], fr: ['copie'], ru: ['копия'], ar: ['نسخة'] }),
        code('told', 'told', { es: ['relatado'], fr: ['rapporté'], ru: ['со слов'] }),
      ],
      { synonyms: { en: ['seen by staff', 'seen as'] } },
    ),
    text('restrictions', 'restrictions', 'restricted', {
      synonyms: {
        en: ['restrictions', 'conditions of use', 'confidentiality'],
        es: ['restricciones'],
        fr: ['restrictions'],
        ru: ['ограничения'],
        ar: ['القيود'],
      },
    }),
  ],
}
