/** Consents, one by one: a purpose each, with date, language and who explained it. */
import type { Field } from './definition.js'
import { code, coded, date, list, otherCode, text } from './fields.js'

/** What may be consented to; each is asked for and withdrawn on its own. */
export const consentPurposes = [
  code('keep_record', 'keep this record'),
  code('sign', 'sign'),
  code('name_in_public', 'name in public'),
  code('name_to_addressee', 'name to the addressee only'),
  code('capacity', 'capacity in public'),
  code('name_and_photo_of_the_dead', 'name and photo of the dead'),
  code('testimony', 'publish the testimony'),
  code('contact_by_un', 'contact by the United Nations'),
  code('contact_by_press', 'contact by the press'),
  code('use_in_court', 'use in court'),
  code('share_with_authorities', 'share with authorities', { en: ['permission to share with authorities'] }),
  code('share_with_ngos', 'share with NGOs', { en: ['permission to share with ngos'] }),
  otherCode,
]

/** A confidential list of consents. */
export function consentList(name: string, label: string): Field {
  return list(
    name,
    label,
    'confidential',
    [
      coded('purpose', 'purpose', 'confidential', consentPurposes, { dimension: false }),
      date('given_on', 'given on', 'confidential'),
      text('language', 'language in which it was explained', 'confidential'),
      text('explained_by', 'who explained it', 'confidential'),
      date('until', 'until', 'confidential'),
    ],
    { standard: 'IMSMA permission_to_share_with_authorities, permission_to_share_with_ngos' },
  )
}
