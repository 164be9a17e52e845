/** What stands on the page of the check, as HTML; all words from the table of its language. */
import type { Html } from '../../core/document/html.js'
import { html, nothing } from '../../core/document/html.js'
import { pageNameOf } from '../../core/document/page-essentials.js'
import { inEnglish, notShown } from '../../core/document/page-head.js'
import { byCommand } from '../../core/document/page-sections.js'
import type { PageWords } from '../../core/document/words/page-words.js'
import { fill, numberIn } from '../../core/document/words/page-words.js'
import type { ReceiptAnswer } from '../../core/verify/receipt.js'
import type { Verification } from '../../core/verify/verify.js'
import { tell } from '../../core/words/told.js'

/** What the page was written with. */
export interface Written {
  readonly words: PageWords
  /** null: the page of the text that counts. */
  readonly tag: string | null
  readonly fingerprint: string
  /** Whether the files beside the page can be fetched. */
  readonly canFetch: boolean
}

/** The whole of the page. */
export function formHtml({ words, tag, fingerprint, canFetch }: Written): Html {
  const fetching = canFetch
    ? html`<p><button type="button" id="fetch">${words.fetchHere}</button></p>\n<p class="small">${words.onlyListed}</p>\n`
    : nothing
  const chosen = (id: string, label: string, more: string) =>
    html`<p><label for="${id}">${label}</label><input id="${id}" type="file"${{ html: more }}></p>\n`
  return html`<h1>${words.check}</h1>
<p><a href="${pageNameOf(tag)}">${words.backToText}</a></p>
<div id="result" role="status" aria-live="polite"></div>
<form>
<p><label for="key">${words.yourKey}</label><input id="key" type="text" dir="ltr" autocomplete="off" spellcheck="false"></p>
${fetching}${chosen('zip', words.chooseZip, ' accept=".zip"')}${chosen('folder', words.chooseFolder, ' webkitdirectory')}</form>
<section id="receipt">
<h2>${words.receipts}</h2>
<p>${words.receiptsText}</p>
<p class="small">${words.staysHere}</p>
<form>
${chosen('receipt-file', words.receiptFile, '')}<p><label for="phrase">${words.phrase}</label><input id="phrase" type="text" dir="auto" autocomplete="off" spellcheck="false"></p>
<p><button type="button" id="look">${words.lookFor}</button></p>
</form>
<div id="answer" role="status" aria-live="polite"></div>
</section>
<section id="elsewhere">
${byCommand(fingerprint, words)}</section>
<footer><p class="small">${words.unread}</p></footer>`
}

/** What was checked: an address, or the name of a .zip or folder; and whether a key was given. */
export interface Checked {
  readonly source: string
  readonly given: boolean
}

/** What the check found. */
export function resultHtml(found: Verification, { source, given }: Checked, words: PageWords): Html {
  const { ok, problems, key, notes } = found
  const lines = problems.map(({ file, line, what }) => {
    const place = line === null ? nothing : html`${words.comma}${fill(words.line, { n: line })}`
    return html`<li><bdi>≠</bdi> <b><bdi>${file}</bdi></b>${place}${words.colon}${saidOn(words, what)}</li>\n`
  })
  const head = ok ? words.whole : fill(words.broken, { n: numberIn(words, problems.length) })
  const said = notes.map((note) => html`<li>· ${saidOn(words, note)}</li>\n`)
  return html`<p><b>${ok ? '=' : '≠'} ${head}</b></p>
<p class="source small"><bdi>${source}</bdi></p>
<ul class="plain">
${lines}</ul>
<p>${keyWords(key.trusted, given, words)}</p>
<pre class="key" dir="ltr">${key.fingerprint}</pre>
<ul class="plain small">
${said}</ul>
<p>${words.dishonest}</p>
${notShown(words)}`
}

/** What the check says, in the page's language; what it quotes of the files, numbers too, stands as it is written there. */
function saidOn(words: PageWords, text: string): Html {
  const parts = tell(words.told, text)
  if (parts === null) return inEnglish(words, text)
  return html`${parts.map(({ text: part, isValue }) => (isValue ? html`<bdi>${part}</bdi>` : html`${part}`))}`
}

function keyWords(trusted: boolean, given: boolean, words: PageWords): string {
  if (trusted) return words.keyGiven
  return given ? words.keyOther : words.keyInside
}

/** What a receipt answers; what the command would say stands under it in English. */
export function answerHtml({ code, what, counted }: ReceiptAnswer, words: PageWords): Html {
  const places = counted.map(({ path, row, queries }) => {
    const values = row.length === 0 ? nothing : html` <bdi>${row.join(', ')}</bdi>`
    const asked = queries.map((query) => html`<br><code dir="ltr">${query}</code>`)
    return html`<li>${words.countedIn} <bdi>${path}</bdi>${values}${asked}</li>\n`
  })
  const more = what === words.answers[code] ? nothing : html`<p class="small">${inEnglish(words, what)}</p>\n`
  return html`<p><b>${words.answers[code]}</b></p>\n${more}<ul class="plain">\n${places}</ul>\n${notShown(words)}`
}
