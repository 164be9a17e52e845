/** Tags of languages (RFC 5646) as far as words are chosen by them. */

/** The language without script and region, in small letters: `fr` of `fr-CH`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}
