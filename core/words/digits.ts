/** Digits in groups of three, which every language of the pages writes with another mark between them. */

/** The digits of a whole number, grouped where there are at least `from` of them; a sign before them stays. */
export function grouped(digits: string, mark: string, from = 4): string {
  return digits.replace(/\D/g, '').length < from ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, mark)
}
