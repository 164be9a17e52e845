/** feed.xml of a bundle (Atom, RFC 4287): for those who follow an address. One entry: the document as it was counted. */
import { toHex, toUtf8 } from '../log/bytes.js'
import type { Sha256 } from '../log/crypto.js'
import { titleIn } from './front-matter.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import type { Page } from './page.js'
import { pageNameOf } from './page-essentials.js'
import { summary } from './report.js'
import { wordsFor } from './words/page-words.js'

export const feedName = 'feed.xml'

/** The same document at another entry is another entry of the same feed; its day is that of the document. */
export function atomFeed({ checked, figures, translations }: Page, sha256: Sha256): string {
  const { frontMatter } = checked.document
  const { language, date, publisher, licence } = frontMatter
  const title = titleIn(frontMatter, language)
  const words = wordsFor(language)
  const updated = html`<updated>${date}T00:00:00Z</updated>\n`
  const named = (name: string) => uuidOf(sha256, `${figures.origin}\n${name}`)
  const others = [...translations.keys()].map(
    (tag) => html`<link rel="alternate" type="text/html" hreflang="${tag}" href="${pageNameOf(tag)}"/>\n`,
  )
  const rights: Html = licence === undefined ? nothing : html`<rights>${licence}</rights>\n`
  const said = `${summary(checked.numbers)} ${words.notShown}${words.colon}${words.notShownThat}${words.stop}`
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${named(frontMatter.series ?? frontMatter.id)}</id>
<title>${publisher ?? figures.register.name}</title>
${updated}<author><name>${publisher ?? figures.register.name}</name></author>
<link rel="self" type="application/atom+xml" href="${feedName}"/>
${rights}<entry>
<id>${named(`${frontMatter.id}\n${figures.asOf}`)}</id>
<title>${title}</title>
${updated}<link rel="alternate" type="text/html" hreflang="${language}" href="${pageNameOf(null)}"/>
${others}<summary>${said}</summary>
</entry>
</feed>
`.html
}

/** A UUID of version 8 (RFC 9562, section 5.8) whose bits are those of a hash: the same name, the same id. */
function uuidOf(sha256: Sha256, name: string): string {
  const bytes = sha256(toUtf8(`truebearing feed\n${name}`)).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = toHex(bytes)
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`
}
