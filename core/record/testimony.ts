/** A person's own words, with a consent of their own. */
import { consentList } from './consent.js'
import type { Kind } from './definition.js'
import { reference, text } from './fields.js'

export const testimony: Kind = {
  kind: 'testimony',
  table: 'testimonies',
  version: 1,
  label: 'testimony',
  about: 'What a person tells in their own words, kept and shown only as they consented for it.',
  privacy: 'confidential',
  fields: [
    reference('person', 'person', 'confidential', ['person'], {
      required: true,
      synonyms: {
        en: ['person', 'witness'],
        es: ['persona', 'testigo'],
        fr: ['personne', 'témoin'],
        ru: ['лицо'],
      },
    }),
    text('own_words', 'own words', 'confidential', {
      required: true,
      synonyms: {
        en: ['own words', 'testimony', 'statement'],
        es: ['testimonio', 'relato'],
        fr: ['témoignage', 'récit'],
        ru: ['показания', 'рассказ'],
        ar: ['الشهادة', 'الإفادة'],
      },
    }),
    text('language', 'language', 'confidential', {
      synonyms: { en: ['language'], es: ['idioma'], fr: ['langue'], ru: ['язык'], ar: ['اللغة'] },
    }),
    consentList('consents', 'consents for this testimony'),
  ],
}
