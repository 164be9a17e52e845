/** The half-page that stays with a signer, as PDF on half a sheet. */
import { plain } from '../../core/print/tree.js'
import { printWords } from '../../core/print/words/words.js'
import type { SignerSheet } from '../../core/signature/signer-sheet.js'
import { makePdf } from './typesetter.js'

/** The PDF of a sheet, A5; `date` is that of the document, YYYY-MM-DD. Throws `pdf-not-made`. */
export function signerSheetPdf(
  { language, rightToLeft, heading, paragraphs }: SignerSheet,
  date: string,
): Promise<Uint8Array> {
  const sheet = paragraphs.map((text) => ({ type: 'paragraph', runs: plain(text) }) as const)
  const document = { title: heading, language, rightToLeft, date, about: [date], sheet, rest: [] }
  return makePdf({ ...document, paper: 'a5' }, printWords(language).lettersMissing)
}
