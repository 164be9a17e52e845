/** The pages of signing by e-mail: plain, readable without script, in the language of the text. */

import type { PageLanguage } from '../../core/access/languages.js'
import { nameOfLanguage } from '../../core/access/languages.js'
import { documentSheet } from '../../core/document/document-sheet.js'
import { separate, splitDocument, titleIn } from '../../core/document/front-matter.js'
import type { Html } from '../../core/document/html.js'
import { html, nothing } from '../../core/document/html.js'
import { pageStyle } from '../../core/document/page-style.js'
import { markdownHtml } from '../../core/document/page-text.js'
import { wordsFor } from '../../core/document/words/page-words.js'
import type { Asked, Message, SigningWords } from '../../core/signature/signing-words/signing-words.js'
import { fill, signingWordsFor } from '../../core/signature/signing-words/signing-words.js'
import type { OpenText } from '../../store/signing/documents.js'
import { languageLinks } from '../language-links.js'
import { formHtml } from './form-html.js'

const style = `${pageStyle}fieldset{border:1px solid var(--line);margin-block:1.25rem;padding:.5rem 1rem 1rem;min-inline-size:0}
legend{font-weight:700;padding-inline:.25rem}
.field{margin-block:.75rem}
.field input,.field select{inline-size:100%;min-block-size:2.75rem;padding-inline:.5rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft)}
.tick{display:flex;gap:.6rem;align-items:start;padding-block:.4rem}
.tick input{inline-size:1.4rem;block-size:1.4rem;min-block-size:0;flex:none;margin:.1rem 0 0}
.answers{display:flex;gap:2rem}
.wrong{background:var(--wash);border-inline-start:4px solid var(--ink);padding:.5rem 1rem}
.kin{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:0 1rem;align-items:end;border-block-start:1px solid var(--line)}
button{font-weight:700;color:var(--paper);background:var(--link);border:0;border-radius:.2rem}
`

/** A page of its own. */
export function signingPage(language: string, title: string, body: Html): string {
  const { direction, unread, language: ofWords } = wordsFor(language)
  const foot = ofWords === 'en' ? nothing : html`<footer><p class="small">${unread}</p></footer>`
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
${body}
</main>
${foot}
</body>
</html>
`.html
}

/** What is said of a programme on every page. */
export interface Around {
  /** Whom to ask; empty where nobody is named. */
  readonly contact: string
}

/** The same, and who keeps what is filled in where the document names no publisher. */
export interface Keeper extends Around {
  readonly name: string
}

/** The texts that are open; each in the languages that it has. */
export function listPage(texts: readonly OpenText[], reader: PageLanguage): string {
  const { language, words } = signingWordsFor(reader)
  const originals = texts.filter(({ isOriginal }) => isOriginal)
  const items = originals.map((original) => {
    const { frontMatter } = splitDocument(original.text, original.documentId)
    const links = texts
      .filter(({ documentId }) => documentId === original.documentId)
      .map(
        ({ language }) =>
          html`<li lang="${language}"><a href="${pathOf(original.documentId, language)}"><bdi>${titleIn(frontMatter, language)}</bdi></a> (${nameOfLanguage(language)})</li>`,
      )
    return html`<ul class="plain">${links}</ul>`
  })
  const list = items.length === 0 ? html`<p>${words.nothingToSign}</p>` : html`${items}`
  const body = html`${languageLinks('/sign')}<h1>${words.textsToSign}</h1>${list}`
  return signingPage(language, words.textsToSign, body)
}

/** Where a text is read and signed. */
export function pathOf(documentId: string, language: string): string {
  return `/sign/documents/${encodeURIComponent(documentId)}?language=${encodeURIComponent(language)}`
}

/** One document, in the language that is shown. */
export interface ShownText {
  readonly shown: OpenText
  readonly original: OpenText
  readonly languages: readonly string[]
}

/** The text, what a signer should know, and the form; with what was filled in where something must be looked at again. */
export function documentPage(
  text: ShownText,
  around: Keeper,
  filled: { readonly form: URLSearchParams; readonly wrong: readonly string[] },
): string {
  const { language, words } = signingWordsFor(text.shown.language)
  const { frontMatter } = splitDocument(text.original.text, text.original.documentId)
  const title = titleIn(frontMatter, text.shown.language)
  const sheet = documentSheet(frontMatter, { language: text.shown.language, contact: around.contact })
  const publisher = frontMatter.publisher ?? ''
  const body = html`<h1>${title}</h1>
<p class="about">${publisher === '' ? '' : `${publisher} · `}<span class="day">${frontMatter.date}</span></p>
${otherLanguages(text, words)}
<article lang="${text.shown.language}">${markdownHtml(separate(text.shown.text).body, 1)}</article>
<h2 id="sign">${words.signByMail}</h2>
<p>${words.how}</p>
<details open><summary>${sheet.heading}</summary>${sheet.paragraphs.map((each) => html`<p>${each}</p>`)}</details>
${formHtml(pathOf(text.shown.documentId, text.shown.language), { words, publisher: publisher || around.name }, filled)}`
  return signingPage(language, title, body)
}

function otherLanguages({ shown, languages }: ShownText, words: SigningWords): Html {
  const others = languages.filter((language) => language !== shown.language)
  if (others.length === 0) return nothing
  const links = others.map(
    (language) =>
      html`<a href="${pathOf(shown.documentId, language)}" hreflang="${language}" lang="${language}">${nameOfLanguage(language)}</a>`,
  )
  return html`<p class="languages">${words.otherLanguages}: ${links}</p>`
}

/** A page that says one thing. */
export function messagePage(
  language: string,
  message: Message,
  { contact, values = {} }: Around & { readonly values?: Readonly<Record<string, string>> },
): string {
  const { language: ofWords, words } = signingWordsFor(language)
  const ask = contact === '' ? nothing : html`<p>${fill(words.askWhom, { contact })}</p>`
  const text = fill(message.text, values)
  return signingPage(ofWords, message.heading, html`<h1>${message.heading}</h1><p>${text}</p>${ask}`)
}

/** A page that asks for one press; opening it changes nothing. */
export function askedPage(
  language: string,
  asked: Asked,
  how: { readonly title: string; readonly path: string; readonly token: string },
): string {
  const body = html`<h1>${asked.heading}</h1>
<p>${fill(asked.text, { title: how.title })}</p>
<form method="post" action="${how.path}"><input type="hidden" name="token" value="${how.token}"><p><button>${asked.button}</button></p></form>`
  return signingPage(signingWordsFor(language).language, asked.heading, body)
}
