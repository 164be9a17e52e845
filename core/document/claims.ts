/** Whether a number repeats what somebody stated. It is never compared with a count. */
import { say } from '../words/sentences.js'
import { numberLanguage } from './number-language.js'
import { readNumbers } from './read-numbers.js'
import type { Stated } from './stated.js'
import { bearsOut } from './stated.js'
import type { StatedClaim } from './verdict.js'
import { digits } from './verdict.js'

/**
 * A number repeats a claim when it is the claim's least or greatest quantity, or when its words hold for the least:
 * "more than 400,000" repeats 412,345. Where the claim has no quantity its own words are read. null: no number there.
 */
export function repeatsClaim(stated: Stated, claim: StatedClaim): boolean | null {
  const written = [claim.quantityLow, claim.quantityHigh].flatMap((text) =>
    text === null ? [] : [Number(text)],
  )
  const quantities = written.filter(Number.isFinite)
  const numbers = quantities.length > 0 ? quantities : numbersIn(claim)
  const [low] = numbers
  if (low === undefined) return null
  if (stated.high !== null) return numbers.includes(stated.value) && numbers.includes(stated.high)
  return numbers.includes(stated.value) || (stated.hedge !== 'exact' && bearsOut(stated, low))
}

const assumed = 'en'

function numbersIn(claim: StatedClaim): readonly number[] {
  const language = numberLanguage(claim.language ?? assumed)
  if (!language) return []
  return readNumbers(language, claim.words).flatMap(({ stated }) =>
    stated.high === null ? [stated.value] : [stated.value, stated.high],
  )
}

/** Who stated it, when, in which words, and whether it stands. */
export function claimRemarks(claim: StatedClaim): readonly string[] {
  const { quantityLow: low, quantityHigh: high, unit, standing } = claim
  const ends = [...new Set([low, high].filter((end) => end !== null))]
  const stated = { who: claim.statedBy, day: claim.statedOn, words: claim.words }
  const quantity = `${ends.map(grouped).join(' to ')}${unit ? ` ${unit}` : ''}`
  const left = standing === 'corrected' || standing === 'withdrawn' ? [say(`claim_${standing}`)] : []
  return [
    ends.length > 0 ? say('claim_of_quantity', { ...stated, quantity }) : say('claim_in_words', stated),
    ...left,
    ...(ends.length > 0 ? [] : languageRemarks(claim)),
  ]
}

/** Where the words of a claim are its only quantity, in which language they were read, if at all. */
function languageRemarks({ language }: StatedClaim): readonly string[] {
  if (language === null) return [say('claim_read_as_english')]
  if (numberLanguage(language) !== null) return []
  return [say('claim_not_read', { language })]
}

function grouped(decimal: string): string {
  return /^\d{1,15}(?:\.\d+)?$/.test(decimal) ? digits(Number(decimal)) : decimal
}
