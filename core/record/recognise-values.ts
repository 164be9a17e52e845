/** How well the values of a column fit the codes of a field. */
import { comparable, findCode, flatCodes } from './codes.js'
import type { Code } from './definition.js'

/** Share of the stated values that the codes recognise; values that say "unknown" stand outside. Null where none is left. */
export function shareOf(codes: readonly Code[], samples: readonly string[]): number | null {
  const stated = samples.filter((sample) => comparable(sample) !== '')
  const found = stated.map((sample) => findCode(codes, sample)?.code ?? null)
  const evidence = found.filter((code) => code !== 'unknown')
  return evidence.length === 0 ? null : evidence.filter((code) => code !== null).length / evidence.length
}

/**
 * 0.3 for the header, 0.7 for the values. Without a word of the header, values must be recognised nearly all, and yes
 * and no or single letters and digits, which fit many fields, are no evidence. Values that are all empty or unknown
 * say nothing, and the header counts as for a field without codes.
 */
export function codeFieldsScore(codes: readonly Code[], header: number, samples: readonly string[]): number {
  const share = shareOf(codes, samples)
  if (share === null) return 0.75 * header
  if (header === 0 && (share < 0.8 || isGeneric(codes))) return 0
  return 0.3 * header + 0.7 * share
}

function isGeneric(codes: readonly Code[]): boolean {
  return flatCodes(codes).every(
    ({ code }) => code.length === 1 || code === 'yes' || code === 'no' || code === 'unknown',
  )
}
