/** index.html of a bundle: readable without script, printed well, asking nothing of any server. Pure: same input, same bytes. */
import type { CheckedDocument } from './check.js'
import type { FiguresFile } from './figures-file.js'
import { titleIn } from './front-matter.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import { claimList, figureTable, numberNotes, sumList } from './page-figures.js'
import { signatoryList } from './page-signatories.js'
import { pageStyle } from './page-style.js'
import { documentHtml, markdownHtml } from './page-text.js'
import { summary } from './report.js'
import type { Signatories } from './signatories.js'

/** All that a page is made of. It holds neither the checkpoint nor the entry that seals it: it is hashed into that. */
export interface Page {
  readonly checked: CheckedDocument
  readonly figures: FiguresFile
  /** METHOD.md. */
  readonly method: string
  /** null where the document names no signatories. */
  readonly signatories: Signatories | null
  /** SHA-256 of the register's public key, hex. */
  readonly fingerprint: string
  /** Names of texts in other languages that lie beside this one. */
  readonly translations: readonly string[]
}

/** Both stand beside every result (figures-and-documents.md, "What a bundle shows"). */
export const notShown =
  'It does not show that a record is true. It does not show that no other record exists.'

/** The page. */
export function renderPage(page: Page): string {
  const { checked, figures } = page
  const { frontMatter } = checked.document
  const title = titleIn(frontMatter, frontMatter.language)
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
  const head = html`<!doctype html>
<html lang="${frontMatter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${{ html: pageStyle }}</style>
</head>
<body>
`
  const body = [
    header(page, title),
    html`<article>\n${documentHtml(checked.document.body, checked.document.numbers, checked.numbers)}</article>\n`,
    page.signatories === null
      ? nothing
      : section('signatories', 'Signatories', signatoryList(page.signatories)),
    section(
      'numbers',
      'Every number of the text',
      html`<p>${summary(checked.numbers)}</p>\n${numberNotes(checked.numbers)}`,
    ),
    section('sums', 'Numbers against each other', sumList(checked.arithmetic)),
    section(
      'figures',
      'Figures',
      html`<p>Counted as of entry ${figures.asOf} of the log ${figures.origin}.</p>\n${figureTable(figures)}`,
    ),
    section('statements', 'Stated by others', claimList(figures)),
    section('not-covered', 'What is not covered', notCovered(page)),
    section('method', 'Method', markdownHtml(page.method, 2)),
    section(
      'not-shown',
      'What is not shown',
      html`<p>This page shows what one register had recorded as of one entry of its log. ${notShown} Unchanged is not true: whether a record is true rests on its sources.</p>`,
    ),
    section('check', 'Check this page', howToCheck(page)),
  ]
  return html`${head}${body}</body>\n</html>\n`.html
}

function section(id: string, title: string, content: Html): Html {
  return html`<section id="${id}">\n<h2>${title}</h2>\n${content}\n</section>\n`
}

function header({ checked, figures, translations }: Page, title: string): Html {
  const { kind, publisher, place, date, to } = checked.document.frontMatter
  const line = [kind, publisher, place, date].filter((text) => text !== undefined).join(' · ')
  const offices = to.map(({ office, name, body, id }) =>
    [office ?? name ?? id, body].filter(Boolean).join(', '),
  )
  const addressed = offices.length > 0 ? html`<p class="about">To: ${offices.join('; ')}</p>\n` : nothing
  const others =
    translations.length > 0
      ? html`<p class="about">In other languages, beside this page: ${translations.join(', ')}. The numbers of those texts were not checked.</p>\n`
      : nothing
  return html`<header>\n<p class="about">${line}</p>\n<h1>${title}</h1>\n${addressed}${others}<p class="about">Beside each number stands a sign: = matches, ≠ differs, ≈ as worded, ≉ not as worded, ❝ attributed, ▨ withheld, ∅ not covered, · unbound. Register: ${figures.register.name}, as of entry ${figures.asOf}. ${notShown}</p>\n</header>\n`
}

function notCovered({ checked, figures }: Page): Html {
  const bare = checked.numbers
    .filter(({ verdict }) => verdict === 'unbound')
    .map(({ text, line }) => `${text} (line ${line})`)
  const empty = checked.numbers
    .filter(({ verdict }) => verdict === 'not-covered')
    .map(({ text, line }) => `${text} (line ${line})`)
  const list = (label: string, texts: readonly string[]) =>
    html`<li>${label}: ${texts.length > 0 ? texts.join('; ') : 'none'}.</li>\n`
  const { contact } = figures.register
  return html`<ul class="plain">\n${list('Numbers bound to no figure and no statement', bare)}${list('Numbers for which nothing is recorded', empty)}<li>Which sources the register takes, who is included and who is not: see <a href="#method">Method</a>.</li>\n${contact === null ? nothing : html`<li>Whom to ask: ${contact}</li>\n`}</ul>`
}

function howToCheck({ fingerprint }: Page): Html {
  return html`<p>On a computer that has Truebearing from elsewhere, with this folder or the .zip beside it:</p>
<pre>truebearing verify FOLDER --key KEY</pre>
<p>KEY is the line in log/key.vkey, as you received it by another way. Its fingerprint (SHA-256 of the public key):</p>
<pre class="key">${fingerprint}</pre>
<p>Compare it with the one in the letter. Without a key of your own, the command shows only that the bundle is whole.</p>
<p>This page checks nothing by itself. A dishonest page could lie here too; for a check that does not trust it, use the command from elsewhere and compare the key.</p>`
}
