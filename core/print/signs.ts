/** The signs of verdicts as the fonts of a printed document have them. */
import type { Verdict } from '../document/verdict.js'
import { verdictSigns } from '../document/verdict.js'

/** The sign beside a number. Of the heavy quotation mark the plain one: no bundled font has the other. */
export function printedSign(verdict: Verdict): string {
  return verdict === 'attributed' ? '“' : verdictSigns[verdict].sign
}
