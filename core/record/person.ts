/** Who somebody is, kept apart from what happened to them. Every field is confidential. */
import { consentList } from './consent.js'
import type { Kind } from './definition.js'
import { code, coded, date, list, reference, text } from './fields.js'
import { sexCodes } from './people-codes.js'

export const person: Kind = {
  kind: 'person',
  table: 'persons',
  version: 1,
  label: 'person',
  about:
    'Who somebody is, apart from what happened to them: a person erased is still counted, because victim and person are two records.',
  privacy: 'confidential',
  fields: [
    text('name', 'name as first written', 'confidential', {
      synonyms: {
        en: ['name', 'full name', 'victim name', 'person name'],
        es: ['nombre', 'nombre completo', 'nombres y apellidos'],
        fr: ['nom', 'nom complet', 'nom et prénom'],
        ru: ['имя', 'фио', 'ф.и.о.', 'полное имя'],
        ar: ['الاسم', 'الاسم الكامل', 'اسم الضحية', 'الاسم الثلاثي'],
      },
    }),
    list('names', 'names as written', 'confidential', [
      text('name', 'name', 'confidential', {
        synonyms: {
          en: ['other name', 'name in latin script', 'name variant'],
          es: ['otro nombre', 'alias'],
        },
      }),
      text('script', 'script', 'confidential'),
      text('language', 'language', 'confidential'),
    ]),
    text('given_name', 'given name', 'confidential', {
      synonyms: {
        en: ['given name', 'first name', 'forename'],
        es: ['nombres', 'primer nombre'],
        fr: ['prénom', 'prénoms'],
        ru: ['личное имя'],
        ar: ['الاسم الأول'],
      },
    }),
    text('family_name', 'family name', 'confidential', {
      synonyms: {
        en: ['family name', 'last name', 'surname'],
        es: ['apellido', 'apellidos'],
        fr: ['nom de famille'],
        ru: ['фамилия'],
        ar: ['اسم العائلة', 'الكنية', 'اللقب'],
      },
    }),
    text('patronymic', 'patronymic', 'confidential', {
      synonyms: {
        en: ['patronymic', "father's name", 'father name'],
        es: ['nombre del padre'],
        fr: ['nom du père', 'patronyme'],
        ru: ['отчество', 'имя отца'],
        ar: ['اسم الأب'],
      },
    }),
    text(
      'word_chosen',
      'the word they choose for themselves (survivor, victim, family ...)',
      'confidential',
      {
        synonyms: { en: ['word chosen', 'preferred word'] },
      },
    ),
    coded('sex', 'sex', 'confidential', sexCodes, {
      synonyms: {
        en: ['sex', 'gender'],
        es: ['sexo', 'género'],
        fr: ['sexe', 'genre'],
        ru: ['пол'],
        ar: ['الجنس', 'النوع'],
      },
      standard: 'IMSMA genderenum',
    }),
    date('birth_date', 'birth date', 'confidential', {
      levels: ['year'],
      synonyms: {
        en: ['birth date', 'date of birth', 'dob', 'birthday', 'year of birth'],
        es: ['fecha de nacimiento', 'año de nacimiento'],
        fr: ['date de naissance', 'année de naissance'],
        ru: ['дата рождения', 'год рождения'],
        ar: ['تاريخ الميلاد', 'سنة الميلاد', 'تاريخ الولادة'],
      },
    }),
    coded(
      'birth_date_basis',
      'how the birth date is known',
      'confidential',
      [
        code('document', 'document', { es: ['documento'], ru: ['документ'], ar: ['وثيقة'] }),
        code('told', 'told', { es: ['dicho'], ru: ['со слов'] }),
        code('estimated', 'estimated', { es: ['estimada'], fr: ['estimée'], ru: ['оценка'] }),
      ],
      { dimension: false },
    ),
    text('contact', 'contact', 'confidential', {
      synonyms: {
        en: ['contact', 'phone', 'telephone', 'address', 'e-mail', 'email'],
        es: ['contacto', 'teléfono', 'dirección', 'correo'],
        fr: ['contact', 'téléphone', 'adresse', 'courriel'],
        ru: ['контакт', 'телефон', 'адрес'],
        ar: ['رقم الهاتف', 'الهاتف', 'العنوان'],
      },
    }),
    text('identity_document', 'identity document, never shown', 'confidential', {
      synonyms: {
        en: ['identity document', 'identification', 'id card', 'passport', 'national id'],
        es: ['documento de identidad', 'cédula', 'identificación'],
        fr: ["pièce d'identité", 'passeport'],
        ru: ['паспорт', 'удостоверение личности'],
        ar: ['الهوية', 'رقم الهوية', 'جواز السفر'],
      },
      standard: 'MDR 2018 identification',
    }),
    consentList('consents', 'consents'),
    coded(
      'legal_basis',
      'legal basis of keeping this',
      'confidential',
      [
        code('consent', 'consent', { es: ['consentimiento'], fr: ['consentement'], ru: ['согласие'] }),
        code('vital_interest', 'vital interest'),
        code('public_interest', 'public interest'),
        code('legitimate_interest', 'legitimate interest'),
        code('contract', 'contract'),
        code('legal_obligation', 'legal obligation'),
      ],
      { dimension: false, standard: 'ICRC Handbook on Data Protection' },
    ),
    reference('guardian', 'guardian', 'confidential', ['person'], {
      synonyms: {
        en: ['guardian'],
        es: ['tutor', 'acudiente'],
        fr: ['tuteur'],
        ru: ['опекун'],
        ar: ['ولي الأمر'],
      },
    }),
  ],
}
