/** An organisation that works, states, supplies or funds. */
import type { Kind } from './definition.js'
import { code, coded, otherCode, text } from './fields.js'

export const organisation: Kind = {
  kind: 'organisation',
  table: 'organisations',
  version: 1,
  label: 'organisation',
  about:
    'An authority, operator, association or any other body that does, states, supplies or funds something.',
  privacy: 'public',
  listed: ['type', 'accreditation'],
  fields: [
    text('name', 'name', 'public', {
      required: true,
      synonyms: {
        en: ['name', 'organisation', 'organization', 'organisation name', 'agency'],
        es: ['nombre', 'organización', 'entidad', 'institución'],
        fr: ['nom', 'organisation', 'organisme'],
        ru: ['название', 'организация', 'учреждение'],
        ar: ['الاسم', 'المنظمة', 'اسم المنظمة', 'الجهة'],
      },
    }),
    coded(
      'type',
      'type',
      'public',
      [
        code('authority', 'authority', {
          en: ['national authority', 'government', 'ministry'],
          es: ['autoridad', 'gobierno'],
          fr: ['autorité', 'gouvernement'],
          ru: ['орган власти', 'министерство'],
          ar: ['سلطة', 'حكومة'],
        }),
        code('mine_action_centre', 'mine action centre', {
          en: ['mine action center', 'mac', 'nmac'],
          es: ['centro de acción contra minas'],
          fr: ["centre d'action contre les mines"],
          ru: ['центр по разминированию', 'противоминный центр'],
          ar: ['مركز مكافحة الألغام'],
        }),
        code('operator', 'operator', {
          en: ['demining operator', 'implementing partner', 'ngo'],
          es: ['operador'],
          fr: ['opérateur'],
          ru: ['оператор'],
          ar: ['منفذ', 'مشغل'],
        }),
        code('association', 'association', {
          en: ['survivor association', 'civil society'],
          es: ['asociación'],
          ru: ['ассоциация', 'объединение'],
          ar: ['جمعية'],
        }),
        code('un', 'United Nations', { en: ['united nations'], es: ['onu'], fr: ['onu'], ru: ['оон'] }),
        code('media', 'media', { es: ['medios'], fr: ['médias'], ru: ['сми'], ar: ['إعلام'] }),
        code('military', 'military', {
          en: ['armed forces'],
          es: ['militar', 'fuerzas militares'],
          fr: ['militaire', 'forces armées'],
          ru: ['вооруженные силы', 'военные'],
          ar: ['عسكري', 'القوات المسلحة'],
        }),
        otherCode,
      ],
      {
        synonyms: {
          en: ['type', 'organisation type', 'organization type'],
          es: ['tipo', 'tipo de organización'],
          fr: ['type', "type d'organisation"],
          ru: ['тип', 'тип организации'],
          ar: ['نوع المنظمة'],
        },
      },
    ),
    text('accreditation', 'accreditation', 'public', {
      synonyms: {
        en: ['accreditation', 'accredited by', 'licence'],
        es: ['acreditación'],
        fr: ['accréditation'],
        ru: ['аккредитация'],
        ar: ['الاعتماد'],
      },
      standard: 'IMAS 07.30',
    }),
    coded(
      'ecosoc_status',
      'ECOSOC status',
      'public',
      [
        code('general', 'general'),
        code('special', 'special', { es: ['especial'], fr: ['spécial'] }),
        code('roster', 'roster', { fr: ['liste'], es: ['lista'] }),
        code('none', 'none', { en: ['no'], es: ['ninguno'], fr: ['aucun'] }),
      ],
      { synonyms: { en: ['ecosoc status', 'ecosoc', 'consultative status'] } },
    ),
    text('contact', 'contact', 'restricted', {
      synonyms: {
        en: ['contact', 'phone', 'e-mail', 'email', 'address'],
        es: ['contacto', 'teléfono', 'correo'],
        fr: ['contact', 'téléphone', 'courriel'],
        ru: ['контакт', 'телефон', 'адрес'],
        ar: ['جهة الاتصال', 'الهاتف', 'البريد الإلكتروني'],
      },
    }),
  ],
}
