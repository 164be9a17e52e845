/** series.html: every number of a document beside what the earlier documents of its series counted. Without script. */
import { parseQuery } from '../figure/parse.js'
import { countIn } from '../figure/query.js'
import type { Html } from './html.js'
import { html, joined, nothing } from './html.js'
import type { Page } from './page.js'
import { pageNameOf } from './page-essentials.js'
import { amountIn, countedIn, titleOf } from './page-figures.js'
import { inEnglish, notShown, pageHead, wordsOn } from './page-head.js'
import type { ComparedNumber, SeriesChange, SeriesFile, SeriesNumber } from './series-file.js'
import type { PageWords } from './words/page-words.js'
import { fill, numberIn } from './words/page-words.js'
import type { SeriesWords } from './words/series-words.js'
import { seriesWordsFor } from './words/series-words.js'

/** The series page of a language; that of the text that counts has no language in its name. */
export function seriesPageName(tag: string | null): string {
  return tag === null ? 'series.html' : `series.${tag}.html`
}

interface Drawing {
  readonly page: Page
  readonly file: SeriesFile
  readonly words: PageWords
  readonly own: SeriesWords
  /** The language of titles. */
  readonly language: string
}

/** The page. `tag` null: beside the text that counts, else beside a translation. */
export function renderSeriesPage(page: Page, file: SeriesFile, tag: string | null): string {
  const language = tag ?? page.checked.document.frontMatter.language
  const words = wordsOn(page.figures, language)
  const own = seriesWordsFor(words.language)
  const drawing: Drawing = { page, file, words, own, language }
  const foreign = words.language === 'en' ? nothing : html`<p class="about">${words.inEnglish}</p>\n`
  const back = html`<nav class="ways"><a href="${pageNameOf(tag)}">${words.backToText}</a></nav>\n`
  const numbers = file.numbers.map((number) => numberSection(number, drawing))
  const head = html`<header>\n<p class="about"><bdi>${file.series}</bdi></p>\n<h1>${own.title}</h1>\n<p><bdi>${titleOfDocument(file, drawing)}</bdi></p>\n${back}</header>\n`
  const body = html`<main>\n${earlierSection(drawing)}${foreign}${numbers}${goneSection(drawing)}${unboundLine(drawing)}${notShown(words)}</main>\n<footer>\n<p class="small">${words.unread}</p>\n</footer>\n`
  return html`${pageHead(words, own.title)}${head}${body}</body>\n</html>\n`.html
}

function titleOfDocument(
  { title, document }: Pick<SeriesFile, 'title' | 'document'>,
  { language }: Drawing,
): string {
  return title[language] ?? Object.values(title)[0] ?? document
}

function earlierSection(drawing: Drawing): Html {
  const { file, words, own } = drawing
  const title = html`<section id="earlier">\n<h2>${own.earlier}</h2>\n`
  if (file.earlier.length === 0) return html`${title}<p>${own.first}</p>\n</section>\n`
  const items = file.earlier.map(
    (entry) =>
      html`<li><bdi>${titleOfDocument(entry, drawing)}</bdi>${words.comma}<bdi class="day" dir="ltr">${entry.date}</bdi>${words.semicolon}${fill(words.asOf, { n: numberIn(words, entry.asOf) })}<br><code dir="ltr">${entry.figuresSha256}</code></li>\n`,
  )
  return html`${title}<ol>\n${items}</ol>\n<p>${own.compare}</p>\n<pre dir="ltr">truebearing verify FOLDER --earlier EARLIER</pre>\n</section>\n`
}

function numberSection(number: ComparedNumber, drawing: Drawing): Html {
  const { page, file, words, own } = drawing
  const { now, before, definition } = number
  const figure = page.figures.figures.find(({ query }) => query === now.query)
  const what = figure
    ? countedIn(figure, titleOf(figure, page.figures, words), words)
    : html`<code dir="ltr">${now.link}</code>`
  const rows = [
    ...before.map(({ at, number: was, change }) => {
      const document = file.earlier[at]
      const name = document ? titleOfDocument(document, drawing) : ''
      return row(
        html`<bdi>${name}</bdi>${words.comma}<bdi class="day" dir="ltr">${document?.date ?? ''}</bdi>`,
        was,
        change,
        drawing,
      )
    }),
    row(html`<b>${own.here}</b>`, now, number.change, drawing),
  ]
  const heads = [own.document, words.numbers, words.number, words.revisions].map(
    (text, at) => html`<th scope="col"${at === 2 ? { html: ' class="number"' } : nothing}>${text}</th>`,
  )
  const table = html`<div class="wide" tabindex="0" role="region" aria-label="${now.texts.join('; ')}"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows}</tbody></table></div>\n`
  const texts = definition
    ? html`<dl class="terms"><dt>${own.was}</dt><dd>${definitionText(definition.was, words)}</dd><dt>${own.now}</dt><dd>${definitionText(definition.now, words)}</dd></dl>\n`
    : nothing
  return html`<section>\n<h2><bdi>${now.texts.join('; ')}</bdi></h2>\n<p>${what}</p>\n${differs(number, drawing)}${texts}${table}</section>\n`
}

function definitionText(
  { name, title, text }: { readonly name: string; readonly title: string; readonly text: string },
  words: PageWords,
): Html {
  return inEnglish(words, html`<b>${title}</b> (${name}): ${text}`)
}

function row(name: Html, number: SeriesNumber, change: SeriesChange | null, drawing: Drawing): Html {
  const { words } = drawing
  const texts = number.texts.join('; ')
  const value =
    number.unit === 'percent' && number.value !== null
      ? `${amountIn(words, number.value, 'people')} %`
      : amountIn(words, number.value, 'people')
  const asOf = asOfIn(number)
  const entry =
    asOf === null
      ? nothing
      : html`<br><span class="small">${fill(words.asOf, { n: numberIn(words, asOf) })}</span>`
  return html`<tr><td>${name}${entry}</td><td><bdi>${texts}</bdi></td><td class="number">${value}</td><td class="said">${changeInWords(change, drawing)}</td></tr>\n`
}

function asOfIn({ query }: SeriesNumber): number | null {
  return query === null ? null : countIn(parseQuery(query)).asOf
}

function changeInWords(change: SeriesChange | null, { words, own }: Drawing): Html {
  if (change === null) return html`${own.firstStated}`
  switch (change.told) {
    case 'same':
      return html`${own.same}`
    case 'waits':
      return html`${words.reasonsWait}`
    case 'not-itemised':
      return html`${own.notItemised}`
    case 'itemised': {
      const reasons = { ...words.reasons, ...own.reasons }
      const each = change.items.map(
        ({ what, reason, count }) =>
          html`${words[what]} ${numberIn(words, count)}${words.colon}${reasons[reason]}`,
      )
      return joined(each, words.semicolon)
    }
  }
}

/** In what the question is another than that of the last document; the entry alone always is. */
function differs({ differs: found }: ComparedNumber, { words, own }: Drawing): Html {
  const aspects = found.filter((aspect) => aspect !== 'as-of')
  if (aspects.length === 0) return nothing
  const names = aspects.map((aspect) => html`${own.aspects[aspect]}`)
  return html`<p><b>${own.askedOtherwise}</b>${words.colon}${joined(names, words.comma)}${words.stop}</p>\n`
}

function goneSection({ file, words, own }: Drawing): Html {
  if (file.gone.length === 0) return nothing
  const items = file.gone.map(
    ({ texts, query, link }) =>
      html`<li><bdi>${texts.join('; ')}</bdi>${words.colon}<code dir="ltr">${query ?? link}</code></li>\n`,
  )
  return html`<section id="gone">\n<h2>${own.gone}</h2>\n<ul class="plain">\n${items}</ul>\n</section>\n`
}

function unboundLine({ file, words, own }: Drawing): Html {
  return html`<p class="about">${fill(own.unbound, { n: numberIn(words, file.unbound) })}${words.stop}</p>\n`
}
