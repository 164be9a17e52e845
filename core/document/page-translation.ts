/** What a translated page says of its own numbers: which are not as in the text that counts, and what stands for which. */
import type { HeldTranslation, TranslationFinding } from './hold-translation.js'
import type { Html } from './html.js'
import { html, joined, nothing } from './html.js'
import { directionOf } from './language-tag.js'
import { inEnglish } from './page-head.js'
import type { CheckedNumber } from './verdict.js'
import type { PageWords } from './words/page-words.js'
import { fill, numberIn } from './words/page-words.js'

/** Of the numbers that nobody cleared, and those that a figure does not bear out: how many there are. */
function openCount({ findings, failing }: HeldTranslation): number {
  return findings.filter(({ cleared }) => cleared === null).length + failing.length
}

/** A line at the head of the page where a number is not as in the text that counts; nothing where each is. */
export function translationWarning(held: HeldTranslation | undefined, words: PageWords): Html {
  if (!held) return nothing
  if (held.document === null) return html`<p class="about">${words.translationUnread}</p>\n`
  const open = openCount(held)
  if (open === 0) return nothing
  const said = fill(words.translationParts, { n: numberIn(words, open) })
  return html`<p class="about"><a href="#translation">${said}</a></p>\n`
}

/** Every difference, those that the translator cleared too. `language`: that of the text that counts. */
export function translationDifferences(held: HeldTranslation, language: string, words: PageWords): Html {
  if (held.document === null) return html`<p>${words.translationUnread}</p>\n`
  const { findings, failing, numbers } = held
  if (findings.length + failing.length === 0)
    return html`<p>${fill(words.translationAgrees, { n: numberIn(words, numbers) })}</p>\n`
  const open = fill(words.translationParts, { n: numberIn(words, openCount(held)) })
  const items = [
    ...failing.map((entry) => failingItem(entry, words)),
    ...findings.map((finding) => findingItem(finding, held, { language, words })),
  ]
  return html`<p id="translation">${open}${words.stop}</p>\n<ul class="plain">\n${items}</ul>\n`
}

function failingItem(
  { text, line, verdict, counted, what }: HeldTranslation['failing'][number],
  words: PageWords,
): Html {
  const beside =
    counted === null ? '' : `${words.semicolon}${words.counted}${words.colon}${numberIn(words, counted)}`
  const said =
    verdict === null
      ? inEnglish(words, what)
      : html`<b>${words.verdicts[verdict]}</b>${words.colon}${words.meanings[verdict]}${beside}`
  return html`<li><bdi>${text}</bdi> (${fill(words.line, { n: line })})${words.colon}${said}</li>\n`
}

function findingItem(
  { is, text, line, originalText, originalLine, cleared }: TranslationFinding,
  { translator }: HeldTranslation,
  { language, words }: { readonly language: string; readonly words: PageWords },
): Html {
  const here =
    text === null || line === null ? [] : [html`<bdi>${text}</bdi> (${fill(words.line, { n: line })})`]
  const there =
    originalText === null || originalLine === null
      ? []
      : [html`${inLanguage(language, originalText)} (${fill(words.lineThere, { n: originalLine })})`]
  const by = cleared
    ? html`${words.semicolon}${fill(words.cleared, { who: translator ?? '', why: cleared.why })}`
    : nothing
  return html`<li>${joined([...here, ...there], words.semicolon)}${words.colon}<b>${words.partings[is]}</b>${by}</li>\n`
}

function inLanguage(language: string, text: string): Html {
  return html`<bdi lang="${language}" dir="${directionOf(language)}">${text}</bdi>`
}

/** A number in the words of the text that is shown, and the line in which it stands there. */
export interface WordedNumber extends CheckedNumber {
  /** The language of its words, where that is not the one of the page. */
  readonly wordsIn: string | null
}

/**
 * The numbers of the text that counts in a translation's words, each with the line there; one that the translation does
 * not have keeps its own.
 */
export function wordedNumbers(
  numbers: readonly CheckedNumber[],
  held: HeldTranslation | undefined,
  language: string,
): readonly WordedNumber[] {
  return numbers.map((number, index) => {
    const counterpart = held?.counterparts[index]
    if (!counterpart) return { ...number, wordsIn: held ? language : null }
    return { ...number, text: counterpart.text, line: counterpart.line, wordsIn: null }
  })
}
