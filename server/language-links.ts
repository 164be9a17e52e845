/** The languages in which a page that the server writes can be read, each named in itself. */
import { languageNames, pageLanguages } from '../core/access/languages.js'
import type { Html } from '../core/document/html.js'
import { html } from '../core/document/html.js'

/** A link to the page at `path` in each language. */
export function languageLinks(path: string): Html {
  const links = pageLanguages.map(
    (each) =>
      html`<a href="${path}?language=${each}" hreflang="${each}" lang="${each}">${languageNames[each]}</a>\n`,
  )
  return html`<nav class="languages">${links}</nav>\n`
}
