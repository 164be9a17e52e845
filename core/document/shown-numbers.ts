/** Numbers with their verdicts and their places in the text as it was written: what a writer sees while writing. */
import type { CheckedDocument } from './check.js'
import type { HeldTranslation } from './hold-translation.js'
import type { CheckedNumber } from './verdict.js'
import { writtenPlaces } from './written-places.js'

/** A number of a text. Places are units of the text with line ends of one unit; null where they are not known. */
export interface ShownNumber extends CheckedNumber {
  readonly from: number | null
  readonly to: number | null
}

/** The numbers of the text that counts. */
export function numbersShown(
  text: string,
  { document, numbers }: Pick<CheckedDocument, 'document' | 'numbers'>,
): readonly ShownNumber[] {
  const place = writtenPlaces(text)
  return numbers.map((number, index) => {
    const at = document.numbers[index]
    return { ...number, ...ends(at ? place(at.block, at) : null) }
  })
}

/**
 * The numbers of a translation: each has the verdict of the one that it stands for, unless its own figure does not bear
 * it out; one that stands for none is unbound, and its remark says so.
 */
export function translationShown(
  text: string,
  held: HeldTranslation,
  checked: Pick<CheckedDocument, 'numbers'>,
): readonly ShownNumber[] {
  const place = writtenPlaces(text)
  return (held.document?.numbers ?? []).map((number) => {
    const { line, stated, text: words } = number
    const counterpart = checked.numbers[held.counterparts.indexOf(number)]
    const isHere = (other: { readonly text: string | null; readonly line: number | null }) =>
      other.text === words && other.line === line
    const failing = held.failing.find(isHere)
    const findings = held.findings.filter((finding) => isHere(finding) && finding.cleared === null)
    return {
      text: words,
      line,
      value: stated?.value ?? null,
      stated,
      verdict: failing?.verdict ?? counterpart?.verdict ?? 'unbound',
      counted: failing?.counted ?? counterpart?.counted ?? null,
      query: counterpart?.query ?? null,
      claim: counterpart?.claim ?? null,
      remarks: [...(failing ? [failing.what] : []), ...findings.map(({ what }) => what)],
      ...ends(place(number.block, number)),
    }
  })
}

function ends(span: { readonly start: number; readonly end: number } | null) {
  return { from: span?.start ?? null, to: span?.end ?? null }
}
