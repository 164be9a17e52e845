/** The word by which somebody signs in, and what a password must be. */

/**
 * The name in the form in which it is compared: NFKC, lower case; letters and digits of any script, and . _ - between
 * them, 2 to 40 characters. Null where it is none.
 */
export function readSignInName(text: string): string | null {
  const name = text.normalize('NFKC').trim().toLowerCase()
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{1,39}$/u.test(name) ? name : null
}

/** OWASP ASVS 4.0.3, 2.1.1 and 2.1.2: at least 12 characters, at most 128, nothing asked of their kinds. */
export const leastPasswordLength = 12
export const mostPasswordLength = 128

/** Why a password is refused, or null: too short, too long, of fewer than five different characters, or with the name in it. */
export function passwordFault(
  password: string,
  name: string,
): 'too_short' | 'too_long' | 'too_plain' | 'holds_name' | null {
  const characters = [...password.normalize('NFC')]
  if (characters.length < leastPasswordLength) return 'too_short'
  if (characters.length > mostPasswordLength) return 'too_long'
  if (new Set(characters).size < 5) return 'too_plain'
  const isInside = name.length >= 4 && password.normalize('NFKC').toLowerCase().includes(name)
  return isInside ? 'holds_name' : null
}
