/** Tags of languages (RFC 5646) as far as words are chosen by them. */

/** The language without script and region, in small letters: `fr` of `fr-CH`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The direction of a text in a language, also of one that has no table. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const [primary = '', script = ''] = tag.toLowerCase().split('-')
  return script !== 'latn' && rightToLeft.has(primary) ? 'rtl' : 'ltr'
}
