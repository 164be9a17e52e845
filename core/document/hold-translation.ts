/** Holds a translation against the text that counts and against what was counted for it. Pure: no register is asked. */
import { Problem } from '../problem.js'
import type { CheckedDocument } from './check.js'
import { checkDocument } from './check.js'
import type { Register } from './count-once.js'
import type { DocumentNumber, ParsedDocument } from './parse.js'
import { FigureMissing, registerOf } from './recheck.js'
import type { Cleared, Translation } from './translation.js'
import { readTranslation } from './translation.js'
import type { PartedNumber } from './translation-parting.js'
import { partedNumbers } from './translation-parting.js'
import type { CheckedNumber } from './verdict.js'
import { digits, verdictSigns } from './verdict.js'

/** A number that parts the two texts, and whether the translator has cleared it. */
export interface TranslationFinding extends PartedNumber {
  readonly cleared: Cleared | null
}

/** A linked number of a translation that its figure does not bear out; nobody can clear it. */
export interface FailingNumber {
  readonly text: string
  readonly line: number
  /** null where it could not be compared at all. */
  readonly verdict: 'differs' | 'not-as-worded' | null
  readonly counted: number | null
  /** One sentence. */
  readonly what: string
}

/** A translation held against its text. */
export interface HeldTranslation extends Translation {
  /** How many numbers were read in it. */
  readonly numbers: number
  readonly findings: readonly TranslationFinding[]
  /** Of each number of the text that counts the one that stands for it here, if any. */
  readonly counterparts: readonly (DocumentNumber | null)[]
  readonly failing: readonly FailingNumber[]
  /** Sentences: a language that is not read, a clearance of nothing. */
  readonly remarks: readonly string[]
}

/**
 * Every translation, by language tag. `asOf`: the entry as of which the document was counted. Throws
 * `translation-not-understood` and `document-too-long`.
 */
export async function holdTranslations(
  checked: CheckedDocument,
  texts: Readonly<Record<string, string>>,
  asOf: number,
): Promise<readonly HeldTranslation[]> {
  const held: HeldTranslation[] = []
  for (const [tag, text] of Object.entries(texts)) {
    held.push(await hold(checked, readTranslation(checked.document, tag, text), asOf))
  }
  return held
}

async function hold(
  checked: CheckedDocument,
  translation: Translation,
  asOf: number,
): Promise<HeldTranslation> {
  const { document, tag } = translation
  if (!document) {
    const remarks = [
      `No numbers are read in "${tag}"; none of this text was held against the one that counts.`,
    ]
    const counterparts = checked.document.numbers.map(() => null)
    return { ...translation, numbers: 0, findings: [], counterparts, failing: [], remarks }
  }
  const { findings: parted, counterparts } = partedNumbers(checked.document.numbers, document.numbers)
  const { findings, idle } = withCleared(parted, translation.cleared)
  const failing: FailingNumber[] = []
  const { results: figures, sharesOfNothing, claims } = checked
  const register = registerOf({ asOf, figures, sharesOfNothing, claims, numbers: [] })
  for (const number of document.numbers) failing.push(...(await failure(document, number, register)))
  return {
    ...translation,
    numbers: document.numbers.length,
    findings,
    counterparts,
    failing,
    remarks: [...languageRemarks(translation), ...idle.map(idleRemark)],
  }
}

/** Each clearance takes away one finding of its number. `idle`: those for which there was none. */
function withCleared(parted: readonly PartedNumber[], cleared: readonly Cleared[]) {
  const waiting = [...cleared]
  const findings = parted.map((finding): TranslationFinding => {
    const at = waiting.findIndex(({ number, is }) => number === finding.value && is === finding.is)
    return { ...finding, cleared: (at < 0 ? undefined : waiting.splice(at, 1)[0]) ?? null }
  })
  return { findings, idle: waiting }
}

function languageRemarks({ otherLanguage, tag }: Translation): readonly string[] {
  if (otherLanguage === null) return []
  return [`It says that it is in "${otherLanguage}"; it was read in the language of its name, "${tag}".`]
}

function idleRemark({ number, is }: Cleared): string {
  return `${digits(number)} is cleared as "${is}", and no such number parts the two texts.`
}

/** What is wrong with a linked number of the translation: at most one thing. */
async function failure(
  document: ParsedDocument,
  number: DocumentNumber,
  register: Register,
): Promise<readonly FailingNumber[]> {
  const { binding, line, text } = number
  if (binding.type === 'none') return []
  const uncompared = (what: string) => [{ text, line, verdict: null, counted: null, what }]
  const unknown = `"${text}" is linked to a figure that the text that counts does not cite.`
  if (binding.type === 'figure' && !Object.hasOwn(document.frontMatter.figures, binding.figure))
    return uncompared(unknown)
  try {
    const { numbers } = await checkDocument({ ...document, numbers: [number] }, register)
    return numbers.flatMap((entry) => failingNumber(entry))
  } catch (error) {
    if (error instanceof FigureMissing) return uncompared(unknown)
    if (error instanceof Problem) return uncompared(error.message)
    throw error
  }
}

function failingNumber({ verdict, text, line, counted }: CheckedNumber): readonly FailingNumber[] {
  if (verdict !== 'differs' && verdict !== 'not-as-worded') return []
  const beside = counted === null ? '' : `; counted ${digits(counted)}`
  return [{ text, line, verdict, counted, what: `"${text}" ${verdictSigns[verdict].words}${beside}.` }]
}
