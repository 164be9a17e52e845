/** Which numbers of a printed translation are not as in the text that counts. */
import type { HeldTranslation, TranslationFinding } from '../document/hold-translation.js'
import { digits } from '../document/verdict.js'
import type { Block } from './tree.js'
import { bullets, paragraph } from './tree.js'
import type { PrintWords } from './words/print-words.js'
import { filled, isolated } from './words/print-words.js'

/** A sentence and, where there are any, each difference, those that the translator cleared too. */
export function translationBlocks(held: HeldTranslation, words: PrintWords): readonly Block[] {
  const { document, findings, failing, numbers } = held
  if (document === null) return [paragraph(words.translationUnread)]
  if (findings.length + failing.length === 0)
    return [paragraph(filled(words.translationAgrees, { n: digits(numbers) }))]
  const open = findings.filter(({ cleared }) => cleared === null).length + failing.length
  return [
    paragraph(filled(words.translationParts, { n: digits(open) })),
    bullets([
      ...failing.map(({ text, line, verdict, what }) =>
        verdict === null
          ? isolated(words.text, what)
          : `${placed(text, filled(words.line, { line }), words)}: ${words.verdicts[verdict]}`,
      ),
      ...findings.map((finding) => findingText(finding, held, words)),
    ]),
  ]
}

function findingText(
  { is, text, line, originalText, originalLine, cleared }: TranslationFinding,
  { translator }: HeldTranslation,
  words: PrintWords,
): string {
  const here = text === null || line === null ? [] : [placed(text, filled(words.line, { line }), words)]
  const there =
    originalText === null || originalLine === null
      ? []
      : [placed(originalText, filled(words.lineThere, { n: originalLine }), words)]
  const by = cleared ? [filled(words.cleared, { who: translator ?? '', why: cleared.why })] : []
  return [`${[...here, ...there].join('; ')}: ${words.partings[is]}`, ...by].join('; ')
}

function placed(text: string, line: string, words: PrintWords): string {
  return `${isolated(words.text, text)} (${line})`
}
