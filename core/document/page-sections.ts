/** The sections of a page that are neither the text nor a table. */
import type { Html } from './html.js'
import { html, joined, nothing } from './html.js'
import type { Page } from './page.js'
import type { PageWords } from './words/page-words.js'
import { fill } from './words/page-words.js'

/** The page on which the check runs, and the check. */
export const checkPageName = 'check.html'
export const checkScriptName = 'check.js'

/** Files that every bundle has beside those that the log seals. */
export const unsealed = ['log/checkpoint', 'log/key.vkey', 'log/proofs.json', 'manifest.json', 'manifest.sig']

/** Numbers that rest on nothing, who is left out, and whom to ask. */
export function notCovered({ checked, figures }: Page, words: PageWords): Html {
  const numbersThat = (verdict: 'unbound' | 'not-covered') =>
    checked.numbers
      .filter((number) => number.verdict === verdict)
      .map(({ text, line }) => html`<bdi>${text}</bdi> (${fill(words.line, { n: line })})`)
  const list = (label: string, found: readonly Html[]) =>
    html`<li>${label}${words.colon}${found.length > 0 ? joined(found, words.semicolon) : words.none}${words.stop}</li>\n`
  const { contact } = figures.register
  const whom =
    contact === null ? nothing : html`<li>${words.askWhom}${words.colon}<bdi>${contact}</bdi></li>\n`
  return html`<ul class="plain">\n${list(words.unboundNumbers, numbersThat('unbound'))}${list(words.emptyNumbers, numbersThat('not-covered'))}<li>${words.whoIsIncluded} <a href="#method">${words.method}</a></li>\n${whom}</ul>`
}

/** Everything that lies beside the page. */
export function fileList(files: readonly string[], words: PageWords): Html {
  const link = (path: string) => html`<li><a href="${path}" dir="ltr">${path}</a></li>\n`
  return html`<p>${words.rowsText}</p>\n<ul class="plain">\n${[...files, ...unsealed].map(link)}</ul>`
}

/** Where the check of a page runs, in the language of that page. */
export function checkAddress(tag: string | null): string {
  return tag === null ? checkPageName : `${checkPageName}#${tag}`
}

/** How to check, here and elsewhere. */
export function howToCheck(page: Page, address: string, words: PageWords): Html {
  return html`<p><a href="${address}">${words.check}</a></p>\n${byCommand(page.fingerprint, words)}${saidBefore(page, words)}`
}

/** What pages of version 1 said before anything was checked; since then the check alone says it, with its result. */
export function saidBefore({ figures }: Page, words: PageWords): Html {
  return figures.page === 1 ? html`<p>${words.dishonest}</p>` : nothing
}

/** The check that does not trust the page. */
export function byCommand(fingerprint: string, words: PageWords): Html {
  return html`<p>${words.commandText}</p>
<pre dir="ltr">truebearing verify FOLDER --key KEY</pre>
<p>${words.keyText}</p>
<pre class="key" dir="ltr">${fingerprint}</pre>
<p>${words.withoutKey}</p>
`
}
