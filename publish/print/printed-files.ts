/** document.pdf, document.<language>.pdf for each translation, and .docx beside each where a channel wants Word. */
import { channelNamed } from '../../core/document/channels.js'
import type { Page } from '../../core/document/page.js'
import { toUtf8 } from '../../core/log/bytes.js'
import type { TranslatedText } from '../../core/print/printed-document.js'
import { handedInDocument, printedDocument } from '../../core/print/printed-document.js'
import type { PrintedDocument } from '../../core/print/tree.js'
import { wordParts } from '../../core/print/word.js'
import type { PrintWords } from '../../core/print/words/print-words.js'
import { printWords } from '../../core/print/words/words.js'
import { zipBundle } from '../zip.js'
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
    const { frontMatter } = page.checked.document
    const wantsWord = frontMatter.to.some(({ channel }) => channelNamed(channel)?.format === 'docx')
    const files = new Map<string, Uint8Array>()
    const print = async (stem: string, words: PrintWords, translated?: TranslatedText) => {
      files.set(`${stem}.pdf`, await pdfOf(printedDocument(page, words, translated)))
      if (wantsWord) files.set(`${stem}.docx`, wordFile(handedInDocument(page, words, translated)))
    }
    await print('document', printWords(frontMatter.language))
    for (const [language, text] of Object.entries(translations)) {
      await print(`document.${language}`, printWords(language), { language, body: bodyOf(text) })
    }
    return files
  }
}

function wordFile(document: PrintedDocument): Uint8Array {
  return zipBundle(new Map([...wordParts(document)].map(([path, text]) => [path, toUtf8(text)])))
}

/** A translation without its front matter, where it has one. */
function bodyOf(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  return lines.replace(/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/, '')
}
