/** The half-page that stays with whoever signs a document. */
import type { SignerSheet } from '../signature/signer-sheet.js'
import { signerSheet } from '../signature/signer-sheet.js'
import type { FrontMatter } from './front-matter.js'
import { titleIn } from './front-matter.js'

/** The sheet of a document in a language, or in its own; `contact` of the programme may be empty. */
export function documentSheet(
  frontMatter: FrontMatter,
  {
    language = frontMatter.language,
    contact,
  }: { readonly language?: string | undefined; readonly contact: string },
): SignerSheet {
  return signerSheet({
    language,
    title: titleIn(frontMatter, language),
    date: frontMatter.date,
    publisher: frontMatter.publisher ?? null,
    contact: contact === '' ? null : contact,
  })
}
