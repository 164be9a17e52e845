/** The pages of a bundle: readable without script, printed well, asking nothing of any server. Pure: same input, same bytes. */
import { termOf } from '../words/told.js'
import type { CheckedDocument } from './check.js'
import { feedName } from './feed.js'
import type { FiguresFile } from './figures-file.js'
import { addresseeIn, titleIn } from './front-matter.js'
import type { HeldTranslation } from './hold-translation.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import { directionOf } from './language-tag.js'
import { essentials, languageLinks, pageNameOf } from './page-essentials.js'
import { claimList, figureTable, numberNotes, revisionList, sumList } from './page-figures.js'
import { notShown, pageHead, wordsOn } from './page-head.js'
import {
  byCommand,
  checkAddress,
  checkPageName,
  checkScriptName,
  fileList,
  howToCheck,
  notCovered,
  saidBefore,
} from './page-sections.js'
import { signatoryList } from './page-signatories.js'
import { documentHtml, markdownHtml } from './page-text.js'
import { translationDifferences, translationWarning, wordedNumbers } from './page-translation.js'
import type { SeriesFile } from './series-file.js'
import { renderSeriesPage, seriesPageName } from './series-page.js'
import type { Signatories } from './signatories.js'
import type { PageWords } from './words/page-words.js'
import { wordsFor } from './words/page-words.js'
import { seriesWordsFor } from './words/series-words.js'

/** All that the pages are made of: neither the checkpoint nor the entry that seals them, into which they are hashed. */
export interface Page {
  readonly checked: CheckedDocument
  readonly figures: FiguresFile
  /** METHOD.md. */
  readonly method: string
  /** null where the document names no signatories. */
  readonly signatories: Signatories | null
  /** SHA-256 of the register's public key, hex. */
  readonly fingerprint: string
  /** The document's texts in other languages by language tag. */
  readonly translations: ReadonlyMap<string, string>
  /** The same, held against the text that counts (hold-translation.ts). */
  readonly held: readonly HeldTranslation[]
  /** The document beside the earlier ones of its series; null where it names none. */
  readonly series: SeriesFile | null
  /** Paths of everything else that the log seals, sorted. */
  readonly files: readonly string[]
}

/** Every page of a bundle by its name: one for each language, and the one on which the check runs. */
export function renderPages(page: Page): ReadonlyMap<string, string> {
  return new Map([
    ...[null, ...page.translations.keys()].map((tag) => [pageNameOf(tag), renderPage(page, tag)] as const),
    ...seriesPages(page),
    [checkPageName, renderCheckPage(page)],
  ])
}

function seriesPages(page: Page): readonly (readonly [string, string])[] {
  const { series } = page
  if (series === null) return []
  return [null, ...page.translations.keys()].map((tag) => [
    seriesPageName(tag),
    renderSeriesPage(page, series, tag),
  ])
}

/** The page of one text. `tag` null: of the text that counts, else that of a translation. */
export function renderPage(page: Page, tag: string | null): string {
  const { frontMatter } = page.checked.document
  const language = tag ?? frontMatter.language
  const words = wordsOn(page.figures, language)
  const title = titleIn(frontMatter, language)
  const feed = page.files.includes(feedName)
    ? html`<link rel="alternate" type="application/atom+xml" href="${feedName}">\n`
    : nothing
  const text = html`<article lang="${language}" dir="${directionOf(language)}">\n${articleOf(page, tag, words)}</article>\n`
  const body = html`${header(page, tag, words)}<main>\n${text}${sections(page, tag, words)}</main>\n<footer>\n${notShown(words)}<p class="small">${words.unread}</p>\n</footer>\n`
  return html`${pageHead(words, title, { also: feed })}${body}</body>\n</html>\n`.html
}

function articleOf({ checked, translations }: Page, tag: string | null, words: PageWords): Html {
  const { document, numbers } = checked
  if (tag === null) return documentHtml(document.body, document.numbers, { checked: numbers, words })
  const text = (translations.get(tag) ?? '').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  return markdownHtml(text.replace(/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/, ''), 1)
}

function header(page: Page, tag: string | null, words: PageWords): Html {
  const { frontMatter } = page.checked.document
  const { kind, publisher, place, date, to, language } = frontMatter
  const line = [termOf(words.told, `code.document.${kind}`, kind), publisher, place, date]
    .filter((text) => text !== undefined)
    .join(' · ')
  const offices = to.map((addressee) => addresseeIn(addressee, tag ?? language, language))
  const addressed =
    offices.length > 0
      ? html`<p class="about">${words.to}${words.colon}<bdi>${offices.join('; ')}</bdi></p>\n`
      : nothing
  const isTranslation =
    tag === null
      ? nothing
      : html`<p class="about">${words.translation} <a href="${pageNameOf(null)}" hreflang="${language}">${pageNameOf(null)}</a></p>\n${translationWarning(heldIn(page, tag), words)}`
  return html`<header>\n${languageLinks(page, tag, words)}<p class="about"><bdi>${line}</bdi></p>\n<h1><bdi>${titleIn(frontMatter, tag ?? language)}</bdi></h1>\n${addressed}${isTranslation}${essentials(page, words)}${ways(page, tag, words)}</header>\n`
}

/** Where to go from the first screen. */
function ways({ files, series }: Page, tag: string | null, words: PageWords): Html {
  const pdf = tag === null ? 'document.pdf' : `document.${tag}.pdf`
  const paper = files.includes(pdf) ? html`<a href="${pdf}">PDF</a>` : nothing
  const before =
    series === null
      ? nothing
      : html`<a href="${seriesPageName(tag)}">${seriesWordsFor(words.language).title}</a>`
  return html`<nav class="ways"><a href="${checkAddress(tag)}">${words.check}</a>${paper}${before}<a href="#not-covered">${words.notCovered}</a><a href="#method">${words.method}</a><a href="#files">${words.files}</a></nav>\n`
}

function heldIn({ held }: Page, tag: string | null): HeldTranslation | undefined {
  return held.find((translation) => translation.tag === tag)
}

/** Every number with its verdict; of a translation first which of its own are not as in the text that counts. */
function numbers(page: Page, tag: string | null, words: PageWords): Html {
  const held = heldIn(page, tag)
  const { checked } = page
  const { language } = checked.document.frontMatter
  const differences = held ? translationDifferences(held, language, words) : nothing
  const worded = wordedNumbers(checked.numbers, held, language)
  return html`${differences}${numberNotes(worded, words, tag === null)}\n${notShown(words)}`
}

function sections(page: Page, tag: string | null, words: PageWords): readonly Html[] {
  const { checked, figures, signatories } = page
  const foreign =
    words.language === 'en' || words.told ? nothing : html`<p class="about">${words.inEnglish}</p>\n`
  const counted = html`${foreign}${figureTable(figures, words)}${notShown(words)}`
  const notes = html`${foreign}${numbers(page, tag, words)}`
  return [
    signatories === null
      ? nothing
      : section('signatories', words.signatories, signatoryList(signatories, words)),
    section('numbers', words.everyNumber, notes),
    section('sums', words.sums, sumList(checked.arithmetic, words)),
    section('figures', words.figures, counted),
    section('statements', words.statements, claimList(figures, words)),
    figures.revisions
      ? section('revisions', words.revisions, revisionList(figures.revisions, words))
      : nothing,
    section('not-covered', words.notCovered, notCovered(page, words)),
    section('method', words.method, html`<div dir="auto">${markdownHtml(page.method, 2)}</div>`),
    section('receipts', words.receipts, html`<p>${words.receiptsText}</p>`),
    section(
      'not-shown',
      words.notShown,
      html`<p>${words.notShownThat}${words.stop}</p>\n<p>${words.notShownText}</p>`,
    ),
    section('files', words.files, fileList(page.files, words)),
    section('check', words.check, howToCheck(page, checkAddress(tag), words)),
  ]
}

function section(id: string, title: string, content: Html): Html {
  return html`<section id="${id}">\n<h2>${title}</h2>\n${content}\n</section>\n`
}

/**
 * The page on which the check runs: the only one with a script, which is read from beside it and may read nothing but
 * what lies beside it. The script draws it again in the language that the address names after `#`.
 */
export function renderCheckPage(page: Page): string {
  const { checked, figures, fingerprint } = page
  const words = wordsFor(checked.document.frontMatter.language)
  const before = figures.page === 1 ? html`${saidBefore(page, words)}\n` : nothing
  const head = pageHead(words, words.check, { policy: "script-src 'self'; connect-src 'self'; " })
  return html`${head}<main id="check" data-language="${words.language}" data-document="${figures.document}">
<h1>${words.check}</h1>
<p><a href="${pageNameOf(null)}">${words.backToText}</a></p>
<p>${words.needsScript}</p>
${byCommand(fingerprint, words)}${before}${notShown(words)}</main>
<script src="${checkScriptName}"></script>
</body>
</html>
`.html
}
