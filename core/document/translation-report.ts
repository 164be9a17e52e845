/** What is said of a document's translations, for a person and for --json. */
import type { HeldTranslation, TranslationFinding } from './hold-translation.js'

/** Whether the answer of `check` is no: a linked number that does not hold, or (strict) a finding nobody cleared. */
export function translationsFail(held: readonly HeldTranslation[], strict: boolean): boolean {
  return held.some(
    ({ failing, findings, document }) =>
      failing.length > 0 ||
      (strict && (document === null || findings.some(({ cleared }) => cleared === null))),
  )
}

/** What `check --json` says of the translations; nothing where there are none. */
export function translationsJson(held: readonly HeldTranslation[]) {
  if (held.length === 0) return {}
  return {
    translations: held.map(({ tag, document, translator, numbers, findings, failing, remarks }) => ({
      language: tag,
      read: document !== null,
      translator,
      numbers,
      findings: findings.map(({ is, value, line, originalLine, what, cleared }) => ({
        is,
        value,
        line,
        originalLine,
        what,
        cleared: cleared?.why ?? null,
      })),
      failing: failing.map(failingLine),
      remarks,
    })),
  }
}

/** What `check` and `publish` print of the translations. */
export function translationLines(held: readonly HeldTranslation[]): readonly string[] {
  return held.flatMap((translation) => {
    const { tag, document, numbers, findings, failing, remarks } = translation
    const open = findings.filter(({ cleared }) => cleared === null).length
    const head =
      document === null
        ? `${tag}: not held.`
        : `${tag}: ${numbers} number${numbers === 1 ? '' : 's'} read in ${document.language.name}; ${open} not as in the text that counts, ${findings.length - open} cleared.`
    const shown = findings.map((finding) => findingLine(finding, translation.translator))
    return [head, ...[...failing.map(failingLine), ...shown, ...remarks].map((line) => `  ${line}`)]
  })
}

/** What stands beside the answer of `verify`: findings that nobody cleared break nothing, and the page says so. */
export function translationNotes(held: readonly HeldTranslation[]): readonly string[] {
  return held.flatMap(({ tag, document, findings, failing }) => {
    const name = `document.${tag}.md`
    if (document === null) return [`${name}: no numbers are read in this language, and the page says so.`]
    const open = findings.filter(({ cleared }) => cleared === null)
    return [
      ...failing.map(({ line, what }) => `${name}, line ${line}: ${what} The page says so.`),
      ...open.map(({ line, originalLine, what }) =>
        line === null
          ? `${name}: ${what} It stands in line ${originalLine} of document.md. The page says so.`
          : `${name}, line ${line}: ${what} The page says so.`,
      ),
    ]
  })
}

function failingLine({ line, what }: HeldTranslation['failing'][number]): string {
  return `Line ${line}: ${what}`
}

function findingLine(finding: TranslationFinding, translator: string | null): string {
  const { line, originalLine, what, cleared } = finding
  const place = line === null ? `Line ${originalLine} of the text` : `Line ${line}`
  const by = cleared ? ` Cleared by ${translator}: ${cleared.why}` : ''
  return `${place}: ${what}${by}`
}
