/** A document as it is printed: one sheet of its numbers, the text, who signed, every number, the method, the key. */
import type { FrontMatter } from '../document/front-matter.js'
import { addresseeIn, titleIn } from '../document/front-matter.js'
import type { HeldTranslation } from '../document/hold-translation.js'
import { primaryLanguage } from '../document/language-tag.js'
import type { Page } from '../document/page.js'
import { signsByBlock } from '../document/page-text.js'
import { wordedNumbers } from '../document/page-translation.js'
import { termOf, toldIn } from '../words/told.js'
import { figureSections, numberSections } from './figure-sections.js'
import { markdownBlocks } from './from-markdown.js'
import { sheetBlocks } from './sheet.js'
import { signatoryBlocks, signatoryCountBlocks } from './signatory-blocks.js'
import { printedSign } from './signs.js'
import { translationBlocks } from './translation-blocks.js'
import type { Block, PrintedDocument } from './tree.js'
import { bullets, heading, paragraph, withDirections } from './tree.js'
import type { PrintWords } from './words/print-words.js'
import { filled } from './words/print-words.js'

/** A text in another language than the one that was checked. */
export interface TranslatedText {
  readonly language: string
  readonly body: string
}

const rightToLeft = /^(?:ar|fa|he|ps|ur|ckb|dv|sd|ug|yi)(?:-|$)/

/** The document, or a translation of it, in the words of its language. */
export function printedDocument(page: Page, words: PrintWords, translated?: TranslatedText): PrintedDocument {
  return inDirections(assembled(page, words, translated))
}

function inDirections(document: PrintedDocument): PrintedDocument {
  if (!document.rightToLeft) return document
  return { ...document, sheet: withDirections(document.sheet), rest: withDirections(document.rest) }
}

function assembled(whole: Page, given: PrintWords, translated?: TranslatedText): PrintedDocument {
  const { frontMatter } = whole.checked.document
  const language = translated?.language ?? frontMatter.language
  const held = whole.held.find(({ tag }) => tag === translated?.language)
  const page = inWordsOf(whole, held)
  const words = withNames(page, given, language)
  return {
    title: titleIn(frontMatter, language),
    language,
    rightToLeft: rightToLeft.test(language),
    date: frontMatter.date,
    about: aboutLines(page, words, translated),
    sheet: sheetBlocks(page, words),
    rest: [
      heading(1, words.text),
      ...(translated ? markdownBlocks(translated.body, 2) : signedText(page)),
      ...askBlocks(page, words, language),
      ...(page.signatories === null
        ? []
        : [...signatoryBlocks(page.signatories, words), ...signatoryCountBlocks(page.signatories, words)]),
      ...numberSections(page, words, held ? translationBlocks(held, words) : []),
      ...figureSections(page, words),
      heading(1, words.method),
      ...markdownBlocks(page.method, 2),
      heading(1, words.notShown),
      paragraph(words.notShownText),
      heading(1, words.check),
      paragraph(words.checkText),
      paragraph(`${words.key}: ${page.fingerprint}`),
    ],
  }
}

/** The words of a language with the names that the bundle has in it. */
function withNames({ figures }: Page, words: PrintWords, language: string): PrintWords {
  const told = toldIn(figures.words, primaryLanguage(language))
  return told ? { ...words, told } : words
}

/** The page with its numbers in the words of a translation. */
function inWordsOf(page: Page, held: HeldTranslation | undefined): Page {
  const { checked } = page
  const numbers = wordedNumbers(checked.numbers, held, checked.document.frontMatter.language)
  return { ...page, checked: { ...checked, numbers } }
}

/** What is handed in where a channel wants Word: title, addressees, the text without signs, and who signed. */
export function handedInDocument(
  page: Page,
  words: PrintWords,
  translated?: TranslatedText,
): PrintedDocument {
  const body = translated?.body ?? page.checked.document.body
  const own = page.checked.document.frontMatter.language
  return inDirections({
    ...assembled(page, words, translated),
    sheet: [],
    rest: [
      ...markdownBlocks(body, 1),
      ...(page.signatories === null
        ? []
        : signatoryBlocks(page.signatories, withNames(page, words, translated?.language ?? own))),
    ],
  })
}

/** The body with the sign of each verdict beside its number. */
function signedText({ checked }: Page): readonly Block[] {
  const { body, numbers } = checked.document
  const signs = numbers.map((number, index) => {
    const verdict = checked.numbers[index]?.verdict
    if (!verdict) throw new Error(`no verdict on number ${index + 1}`)
    return { block: number.block, at: number.signAt, content: printedSign(verdict) }
  })
  return markdownBlocks(body, 2, signsByBlock(signs))
}

function aboutLines({ checked }: Page, words: PrintWords, translated?: TranslatedText): readonly string[] {
  const { kind, publisher, place, date, language } = checked.document.frontMatter
  const offices = officesOf(checked.document.frontMatter, translated?.language)
  return [
    [termOf(words.told, `code.document.${kind}`, kind), publisher, place, date]
      .filter((text) => text !== undefined)
      .join(' · '),
    ...(offices.size > 0 ? [`${words.to}: ${[...offices.values()].join('; ')}`] : []),
    ...(translated ? [filled(words.translation, { language })] : []),
  ]
}

function officesOf({ to, language }: FrontMatter, inLanguage?: string): ReadonlyMap<string, string> {
  return new Map(
    to.map((addressee) => [addressee.id, addresseeIn(addressee, inLanguage ?? language, language)]),
  )
}

/** Each ask that names a day: to whom, and by when. Their words stand in the text. */
function askBlocks({ checked }: Page, words: PrintWords, language: string): readonly Block[] {
  const { asks } = checked.document.frontMatter
  const offices = officesOf(checked.document.frontMatter, language)
  const texts = asks.flatMap(({ to: asked, reply_by: day }) => {
    if (day === undefined) return []
    const names = [asked].flat().map((id) => offices.get(id) ?? id)
    return [filled(words.answerBy, { to: names.join('; '), day })]
  })
  return texts.length === 0 ? [] : [heading(1, words.asks), bullets(texts)]
}
