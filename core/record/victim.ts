/** What happened to one person in one explosion. Who it was is a person record, apart. */
import type { Kind, Values } from './definition.js'
import { code, coded, date, integer, list, point, reference, text, unknownCode, yesNo } from './fields.js'
import { ageGroupCodes, outcomeCodes, sexCodes, statusCodes } from './people-codes.js'
import { circumstanceFields } from './victim-circumstances.js'

export { ageGroupCodes, sexCodes } from './people-codes.js'

export const victim: Kind = {
  kind: 'victim',
  table: 'victims',
  version: 1,
  label: 'victim',
  about:
    'One person killed, injured, missing or otherwise affected in one explosion. A person hurt twice is two victims and one person.',
  privacy: 'restricted',
  listed: ['date', 'outcome', 'sex', 'age_group', 'status', 'confirmation'],
  happened: ['date'],
  fields: [
    reference('accident', 'accident', 'restricted', ['accident'], { required: true }),
    reference('person', 'person', 'confidential', ['person']),
    coded(
      'involvement',
      'involvement',
      'restricted',
      [
        code('direct', 'direct', {
          en: ['direct'],
          es: ['directa'],
          fr: ['directe'],
          ru: ['прямое'],
          ar: ['مباشر'],
        }),
        code('indirect', 'indirect', {
          en: ['indirect'],
          es: ['indirecta'],
          fr: ['indirecte'],
          ru: ['косвенное'],
          ar: ['غير مباشر'],
        }),
      ],
      {
        synonyms: {
          en: ['involvement', 'direct or indirect'],
          es: ['tipo de víctima'],
          fr: ['implication'],
          ar: ['نوع الضحية'],
        },
        standard: 'CCM art. 2; IMAS 13.10',
      },
    ),
    coded('outcome', 'outcome', 'restricted', outcomeCodes, {
      required: true,
      synonyms: {
        en: ['outcome', 'killed or injured', 'casualty type', 'result'],
        es: ['estado', 'resultado', 'desenlace'],
        fr: ['issue', 'résultat'],
        ru: ['исход', 'результат'],
        ar: ['النتيجة', 'الحالة'],
      },
      standard: 'IMSMA killedorinjuredenum',
    }),
    date('died_on', 'died later, on', 'restricted', {
      synonyms: {
        en: ['date of death', 'died on'],
        es: ['fecha de muerte'],
        fr: ['date du décès'],
        ru: ['дата смерти'],
        ar: ['تاريخ الوفاة'],
      },
    }),
    coded(
      'outcome_basis',
      'how the outcome is known',
      'restricted',
      [
        code('body', 'body seen', {
          en: ['body'],
          es: ['cuerpo'],
          fr: ['corps'],
          ru: ['тело'],
          ar: ['الجثة'],
        }),
        code('document', 'document', {
          en: ['certificate', 'medical document'],
          es: ['documento', 'certificado'],
          fr: ['document', 'certificat'],
          ru: ['документ'],
          ar: ['وثيقة'],
        }),
        code('told', 'told', {
          en: ['testimony', 'informant'],
          es: ['testimonio'],
          fr: ['témoignage'],
          ru: ['со слов'],
          ar: ['شهادة'],
        }),
      ],
      { dimension: false },
    ),
    integer('age_least', 'age at the event in years, at least', 'restricted', {
      minimum: 0,
      maximum: 130,
      synonyms: {
        en: ['age', 'age at event', 'age years'],
        es: ['edad'],
        fr: ['âge', 'age'],
        ru: ['возраст'],
        ar: ['العمر', 'السن'],
      },
    }),
    integer('age_most', 'age at the event in years, at most', 'restricted', { minimum: 0, maximum: 130 }),
    coded(
      'age_basis',
      'how the age is known',
      'restricted',
      [code('known', 'known'), code('estimated', 'estimated'), code('group_only', 'child or adult only')],
      { dimension: false },
    ),
    coded('age_group_stated', 'age group as stated', 'restricted', ageGroupCodes, {
      dimension: false,
      synonyms: {
        en: ['age group', 'age range', 'adult or child'],
        es: ['rango de edad', 'rangoedad', 'grupo de edad'],
        fr: ["groupe d'âge", "tranche d'âge"],
        ru: ['возрастная группа'],
        ar: ['الفئة العمرية'],
      },
    }),
    coded('sex', 'sex', 'restricted', sexCodes, {
      required: true,
      synonyms: {
        en: ['sex', 'gender'],
        es: ['sexo', 'género', 'genero'],
        fr: ['sexe', 'genre'],
        ru: ['пол'],
        ar: ['الجنس', 'النوع'],
      },
      standard: 'SDG 16.1.2 sex',
    }),
    coded('status', 'status at the event', 'restricted', statusCodes, {
      required: true,
      synonyms: {
        en: ['status', 'civilian status', 'civil or military'],
        es: ['condición', 'condicion'],
        fr: ['statut'],
        ru: ['статус'],
        ar: ['الصفة', 'الوضع'],
      },
      standard: 'SDG 16.1.2 status',
    }),
    coded('deminer', 'deminer', 'restricted', yesNo, {
      synonyms: {
        en: ['deminer'],
        es: ['desminador'],
        fr: ['démineur'],
        ru: ['сапер', 'сапёр'],
        ar: ['مزيل ألغام'],
      },
    }),
    text('employer', 'employer', 'restricted', {
      synonyms: {
        en: ['employer', 'organisation of the victim'],
        es: ['empleador', 'entidad'],
        fr: ['employeur'],
        ru: ['работодатель'],
        ar: ['جهة العمل'],
      },
    }),
    text('citizenship', 'citizenship as stated', 'confidential', {
      synonyms: {
        en: ['citizenship', 'nationality'],
        es: ['nacionalidad'],
        fr: ['nationalité'],
        ru: ['гражданство'],
        ar: ['الجنسية'],
      },
    }),
    reference('residence', 'residence at the event', 'restricted', ['place'], {
      levels: ['region'],
      synonyms: {
        en: ['residence', 'home', 'place of residence'],
        es: ['residencia'],
        fr: ['résidence', 'domicile'],
        ru: ['место жительства'],
        ar: ['مكان الإقامة'],
      },
    }),
    point('residence_position', 'position of the residence', 'restricted'),
    coded(
      'residence_precision',
      'how precisely the residence is known',
      'restricted',
      [
        code('point', 'point', { en: ['gps', 'exact'] }),
        code('settlement', 'settlement', {
          en: ['village', 'town'],
          es: ['localidad'],
          ru: ['село', 'город'],
        }),
        code('municipality', 'municipality', { en: ['district'], es: ['municipio'], ru: ['район'] }),
        code('region', 'region', { en: ['province', 'governorate'], es: ['departamento'], ru: ['область'] }),
        code('country', 'country', { es: ['país'], fr: ['pays'], ru: ['страна'], ar: ['البلد'] }),
      ],
      { dimension: false },
    ),
    list(
      'injuries',
      'injuries',
      'restricted',
      [
        text('injury', 'injury (IMSMA hierarchy)', 'restricted'),
        text('as_told', 'as told', 'restricted', {
          synonyms: {
            en: ['injury', 'injuries', 'wounds'],
            es: ['lesión', 'lesiones'],
            fr: ['blessure', 'blessures'],
            ru: ['травма', 'ранение', 'травмы'],
            ar: ['الإصابة', 'الإصابات', 'الجروح'],
          },
        }),
      ],
      { standard: 'IMSMA cause hierarchy C1' },
    ),
    ...circumstanceFields,
  ],
  copies: [
    { reference: 'accident', fields: ['date', 'place', 'device', 'activation', 'setting', 'identified'] },
  ],
  computed: [
    {
      name: 'age_group',
      label: 'age group',
      privacy: 'restricted',
      column: 'text',
      codes: [...ageGroupCodes, unknownCode],
      dimension: true,
      from: (values) => ageGroup(values),
    },
  ],
}

/** child under 18 at the event; unknown where the stated range spans 18 or nothing is stated (records.md, "child"). */
function ageGroup(values: Values): string {
  const least = wholeNumber(values.age_least)
  const most = wholeNumber(values.age_most) ?? least
  if (most !== null && most < 18) return 'child'
  if (least !== null && least >= 18) return 'adult'
  if (least !== null || most !== null) return 'unknown'
  const stated = values.age_group_stated
  return stated === 'child' || stated === 'adult' ? stated : 'unknown'
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : null
}
