/** What every page of a bundle begins with: no script unless it is named, nothing fetched from anywhere. */
import { numberInEnglish, tell, termOf, toldIn } from '../words/told.js'
import type { FiguresFile } from './figures-file.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import { pageStyle } from './page-style.js'
import type { PageWords } from './words/page-words.js'
import { numberIn, wordsFor } from './words/page-words.js'

/** The head of a page. `also` goes into it; `policy` is added to what is allowed, which is nothing but the style. */
export function pageHead(
  { language, direction }: Pick<PageWords, 'language' | 'direction'>,
  title: string,
  { policy = '', also = nothing }: { readonly policy?: string; readonly also?: Html } = {},
): Html {
  const allowed = `default-src 'none'; style-src 'unsafe-inline'; ${policy}base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${allowed}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${also}<style>
${{ html: pageStyle }}</style>
</head>
<body>
`
}

/** The words of a language with the names that the bundle has in it. */
export function wordsOn(figures: Pick<FiguresFile, 'words'>, language: string): PageWords {
  const words = wordsFor(language)
  const told = toldIn(figures.words, words.language)
  return told ? { ...words, told } : words
}

/** A sentence of the program in the page's language, or in English and marked so. Numbers as the language writes them. */
export function toldOn(words: PageWords, text: string): Html {
  const parts = tell(words.told, text)
  if (parts === null) return inEnglish(words, text)
  return html`${parts.map(({ text: part, isValue }) => (isValue ? valueOn(words, part) : html`${part}`))}`
}

function valueOn(words: PageWords, value: string): Html {
  const read = numberInEnglish(value)
  return read === null ? html`<bdi>${value}</bdi>` : html`${numberIn(words, read)}`
}

/** A name in the page's language; in English, and marked so, where the bundle has none. */
export function termOn(words: PageWords, key: string, english: string): Html {
  const own = termOf(words.told, key, '')
  return own === '' ? inEnglish(words, english) : html`${own}`
}

/** What is written in English, marked so that it is read and set as such on a page in another language. */
export function inEnglish({ language }: PageWords, content: string | Html): Html {
  return language === 'en' ? html`${content}` : html`<span lang="en" dir="ltr">${content}</span>`
}

/** The sentence that stands beside every result (figures-and-documents.md, "What a bundle shows"). */
export function notShown({ notShown: label, notShownThat, colon, stop }: PageWords): Html {
  return html`<p class="about">${label}${colon}${notShownThat}${stop}</p>\n`
}
