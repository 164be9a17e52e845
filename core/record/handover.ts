/** Land given back to those who use it (IMAS 08.30, post-clearance documentation). */
import { placeFields } from './common.js'
import type { Field, Kind } from './definition.js'
import { date, decimal, integer, reference, text } from './fields.js'

const told = (people: string, synonyms: Field['synonyms']): Field =>
  integer(`residual_risk_told_${people}`, `${people} told of the residual risk`, 'public', {
    minimum: 0,
    synonyms,
    standard: 'IMAS 08.30; IMSMA number of boys, girls, men, women involved in handover',
  })

export const handover: Kind = {
  kind: 'handover',
  table: 'handovers',
  version: 1,
  label: 'handover',
  about: 'Land given back: to whom, when, searched to what depth, and who was told of the risk that remains.',
  privacy: 'public',
  listed: ['handed_over_on', 'depth_centimetres'],
  happened: ['handed_over_on'],
  fields: [
    ...placeFields('confidential'),
    reference('hazards', 'hazards handed over', 'public', ['hazard'], {
      several: true,
      synonyms: { en: ['hazards', 'hazard', 'hazard id', 'area handed over'], es: ['área entregada'] },
    }),
    reference('task', 'task', 'public', ['task'], {
      synonyms: { en: ['task', 'task number'], es: ['tarea'] },
    }),
    reference('handed_to', 'to whom', 'public', ['organisation'], {
      synonyms: {
        en: ['handed over to', 'to whom', 'recipient'],
        es: ['entregado a', 'receptor'],
        fr: ['remis à', 'destinataire'],
        ru: ['кому передано'],
        ar: ['الجهة المستلمة'],
      },
    }),
    text('handed_to_as_written', 'to whom, as written', 'restricted'),
    date('handed_over_on', 'handed over on', 'public', {
      required: true,
      levels: ['month', 'year'],
      synonyms: {
        en: ['handed over on', 'handover date', 'date'],
        es: ['fecha de entrega', 'fecha'],
        fr: ['date de remise', 'date'],
        ru: ['дата передачи', 'дата'],
        ar: ['تاريخ التسليم', 'التاريخ'],
      },
    }),
    decimal('depth_centimetres', 'searched depth in centimetres', 'public', {
      minimum: 0,
      synonyms: {
        en: ['depth', 'depth cm', 'clearance depth'],
        es: ['profundidad'],
        fr: ['profondeur'],
        ru: ['глубина'],
        ar: ['العمق'],
      },
    }),
    told('girls', { en: ['girls'], es: ['niñas'], fr: ['filles'], ru: ['девочки'], ar: ['فتيات'] }),
    told('boys', { en: ['boys'], es: ['niños'], fr: ['garçons'], ru: ['мальчики'], ar: ['فتيان'] }),
    told('women', { en: ['women'], es: ['mujeres'], fr: ['femmes'], ru: ['женщины'], ar: ['نساء'] }),
    told('men', { en: ['men'], es: ['hombres'], fr: ['hommes'], ru: ['мужчины'], ar: ['رجال'] }),
    reference('document', 'document', 'public', ['source'], {
      synonyms: {
        en: ['document', 'certificate', 'handover certificate'],
        es: ['documento', 'acta de entrega'],
        fr: ['document', 'certificat de remise'],
        ru: ['документ', 'акт передачи'],
        ar: ['شهادة التسليم', 'الوثيقة'],
      },
      standard: 'IMSMA handover certificate',
    }),
  ],
}
