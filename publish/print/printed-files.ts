/** document.pdf, and document.<language>.pdf for each translation, of a bundle. */
import type { Page } from '../../core/document/page.js'
import { printedDocument } from '../../core/print/printed-document.js'
import type { PrintedDocument } from '../../core/print/tree.js'
import { printWords } from '../../core/print/words/words.js'
import { makePdf } from './typesetter.js'

/** Makes the printed files of a document; `translations` are texts by language tag. */
export type Printer = (
  page: Page,
  translations: Readonly<Record<string, string>>,
) => Promise<ReadonlyMap<string, Uint8Array>>

/** A printer that sets each document once, however often it is asked: publishing again compares what was published. */
export function newPrinter(): Printer {
  const known = new Map<string, Promise<Uint8Array>>()
  const pdfOf = (document: PrintedDocument) => {
    const key = JSON.stringify(document)
    const made = known.get(key) ?? makePdf(document, printWords(document.language).lettersMissing)
    known.set(key, made)
    return made
  }
  return async (page, translations) => {
    const own = printedDocument(page, printWords(page.checked.document.frontMatter.language))
    const files = new Map([['document.pdf', await pdfOf(own)]])
    for (const [language, text] of Object.entries(translations)) {
      const words = printWords(language)
      const translated = printedDocument(page, words, { language, body: bodyOf(text) })
      files.set(`document.${language}.pdf`, await pdfOf(translated))
    }
    return files
  }
}

/** A translation without its front matter, where it has one. */
function bodyOf(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  return lines.replace(/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/, '')
}
