/** Codes about people, shared by victim, person and the figures. */
import type { Code } from './definition.js'
import { code, confidentialCode, otherCode } from './fields.js'

/** Sex as recorded (SDG 16.1.2). */
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
  otherCode,
]

/** What the explosion did to the person. */
export const outcomeCodes: readonly Code[] = [
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

/** Status at the event (SDG 16.1.2). */
export const statusCodes: readonly Code[] = [
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
  code('peacekeeper', 'peacekeeper', {
    en: ['peace keeper', 'un peacekeeper'],
    es: ['fuerza de paz', 'casco azul'],
    fr: ['soldat de la paix', 'casque bleu'],
    ru: ['миротворец'],
    ar: ['حفظ السلام'],
  }),
  code('other_protected_person', 'other protected person', {
    es: ['otra persona protegida'],
    fr: ['autre personne protégée'],
    ru: ['иное покровительствуемое лицо'],
    ar: ['شخص محمي آخر'],
  }),
  confidentialCode(
    code('person_directly_participating_in_hostilities', 'person directly participating in hostilities', {
      en: ['direct participant in hostilities'],
      es: ['persona que participa directamente en las hostilidades'],
      fr: ['personne participant directement aux hostilités'],
      ru: ['лицо, непосредственно участвующее в военных действиях'],
      ar: ['شخص يشارك مباشرة في الأعمال العدائية'],
    }),
  ),
  otherCode,
]

/** Age group at the event; the cut is 18 (SADD). */
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
