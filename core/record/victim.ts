/** What happened to one person in one explosion. Who it was is a person record, apart. */
import type { Code, Kind } from './definition.js'
import { code, coded, date, decimal, integer, list, point, reference, text, unknownCode } from './fields.js'

export const sexCodes: readonly Code[] = [
  code('male', 'male', {
    en: ['male', 'm', 'man', 'boy'],
    es: ['hombre', 'masculino', 'h'],
    fr: ['homme', 'masculin', 'h'],
    ru: ['мужской', 'муж', 'м', 'мужчина'],
    ar: ['ذكر', 'رجل'],
  }),
  code('female', 'female', {
    en: ['female', 'f', 'woman', 'girl'],
    es: ['mujer', 'femenino'],
    fr: ['femme', 'féminin', 'f'],
    ru: ['женский', 'жен', 'ж', 'женщина'],
    ar: ['أنثى', 'امرأة'],
  }),
  code('other', 'other', { en: ['other'], es: ['otro'], fr: ['autre'], ru: ['другой'], ar: ['آخر'] }),
]

const outcomeCodes: readonly Code[] = [
  code('killed', 'killed', {
    en: ['killed', 'dead', 'died', 'fatal', 'death'],
    es: ['muerto', 'muerta', 'fallecido', 'fallecida'],
    fr: ['tué', 'tuée', 'mort', 'décédé'],
    ru: ['погиб', 'погибла', 'убит', 'убита', 'умер'],
    ar: ['قتيل', 'متوفى', 'وفاة', 'قتل'],
  }),
  code('injured', 'injured', {
    en: ['injured', 'wounded', 'hurt', 'survivor'],
    es: ['herido', 'herida', 'lesionado'],
    fr: ['blessé', 'blessée'],
    ru: ['ранен', 'ранена', 'травмирован'],
    ar: ['جريح', 'مصاب', 'إصابة'],
  }),
  code('missing', 'missing', {
    en: ['missing'],
    es: ['desaparecido'],
    fr: ['disparu'],
    ru: ['пропал без вести'],
    ar: ['مفقود'],
  }),
]

const statusCodes: readonly Code[] = [
  code('civilian', 'civilian', {
    en: ['civilian', 'civil'],
    es: ['civil'],
    fr: ['civil', 'civile'],
    ru: ['гражданский', 'гражданское лицо'],
    ar: ['مدني', 'مدنية'],
  }),
  code(
    'security_forces',
    'security forces',
    {
      en: ['security forces', 'security force'],
      es: ['fuerza pública', 'fuerza publica'],
      fr: ['forces de sécurité'],
      ru: ['силовые структуры'],
      ar: ['قوات الأمن'],
    },
    [
      code('military', 'military', {
        en: ['military', 'soldier', 'army'],
        es: ['militar', 'soldado'],
        fr: ['militaire'],
        ru: ['военный', 'военнослужащий'],
        ar: ['عسكري'],
      }),
      code('police', 'police', {
        en: ['police'],
        es: ['policía'],
        fr: ['police'],
        ru: ['полиция'],
        ar: ['شرطة'],
      }),
    ],
  ),
  code('peacekeeper', 'peacekeeper', { en: ['peacekeeper'] }),
  code('other_protected_person', 'other protected person', { en: ['other protected person'] }),
  code('directly_participating', 'person directly participating in hostilities', {
    en: ['person directly participating in hostilities'],
  }),
  code('other', 'other', { en: ['other'], es: ['otro'], fr: ['autre'], ru: ['другое'], ar: ['آخر'] }),
]

export const ageGroupCodes: readonly Code[] = [
  code('child', 'child, under 18', {
    en: ['child', 'minor', 'under 18'],
    es: ['menor de 18 años', 'menor', 'niño', 'niña'],
    fr: ['enfant', 'mineur'],
    ru: ['ребенок', 'несовершеннолетний'],
    ar: ['طفل', 'قاصر'],
  }),
  code('adult', 'adult, 18 and over', {
    en: ['adult', '18 and over', 'over 18'],
    es: ['mayor de 18 años', 'mayor', 'adulto'],
    fr: ['adulte', 'majeur'],
    ru: ['взрослый', 'совершеннолетний'],
    ar: ['بالغ', 'راشد'],
  }),
]

export const victim: Kind = {
  kind: 'victim',
  table: 'victims',
  version: 1,
  label: 'victim',
  about:
    'One person killed, injured, missing or otherwise affected in one explosion. A person hurt twice is two victims and one person.',
  privacy: 'restricted',
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
      { synonyms: { en: ['involvement'] }, standard: 'CCM art. 2; IMAS 13.10' },
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
      [code('body', 'body'), code('document', 'document'), code('told', 'told')],
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
    coded(
      'deminer',
      'deminer',
      'restricted',
      [
        code('yes', 'yes', { en: ['yes'], es: ['sí', 'si'], fr: ['oui'], ru: ['да'], ar: ['نعم'] }),
        code('no', 'no', { en: ['no'], es: ['no'], fr: ['non'], ru: ['нет'], ar: ['لا'] }),
      ],
      {
        synonyms: {
          en: ['deminer'],
          es: ['desminador'],
          fr: ['démineur'],
          ru: ['сапер', 'сапёр'],
          ar: ['مزيل ألغام'],
        },
      },
    ),
    text('employer', 'employer', 'confidential'),
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
    list(
      'injuries',
      'injuries',
      'confidential',
      [
        text('injury', 'injury (IMSMA hierarchy)', 'confidential'),
        text('as_told', 'as told', 'confidential'),
      ],
      { standard: 'IMSMA cause hierarchy C1' },
    ),
    decimal('hours_to_first_care', 'hours to first care', 'restricted', {
      minimum: 0,
      synonyms: { en: ['hours to first care', 'time to hospital'] },
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
    coded(
      'risk_education_before',
      'risk education before',
      'confidential',
      [code('yes', 'yes'), code('no', 'no')],
      { dimension: false },
    ),
    coded(
      'knew_area_dangerous',
      'knew the area was dangerous',
      'confidential',
      [code('yes', 'yes'), code('no', 'no')],
      { dimension: false },
    ),
    coded('tampering', 'tampering', 'confidential', [code('yes', 'yes'), code('no', 'no')], {
      dimension: false,
    }),
    text('status_concluded_by', 'who concluded the status', 'confidential'),
    text('displacement', 'displacement status', 'restricted'),
    text('ethnic_group', 'ethnic group as stated', 'confidential', {
      synonyms: { en: ['ethnic group', 'ethnicity'], es: ['grupo étnico', 'grupoetnico', 'grupo etnico'] },
    }),
    coded('breadwinner', 'breadwinner', 'restricted', [code('yes', 'yes'), code('no', 'no')], {
      dimension: false,
    }),
    text('next_of_kin', 'next of kin', 'confidential', { synonyms: { en: ['next of kin'] } }),
    list('needs', 'needs', 'restricted', [text('need', 'need', 'restricted')]),
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
function ageGroup(values: Readonly<Record<string, unknown>>): string {
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
