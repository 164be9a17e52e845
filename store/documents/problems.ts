/** Problems of texts that are being written. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  documentUnknown: defineProblem(
    'document-unknown',
    1,
    404,
    ({ document }: { document: string }) =>
      `There is no text "${document}" here. Write one, or look for it among the published documents.`,
  ),
  documentNamedOtherwise: defineProblem(
    'document-named-otherwise',
    1,
    422,
    ({ document, named }: { document: string; named: string }) =>
      `The head of the text says id: ${named}, and it is written as "${document}". Nothing was saved. Make the two the same.`,
  ),
  languageUnknown: defineProblem(
    'language-unknown',
    1,
    422,
    ({ language }: { language: string }) =>
      `"${language}" is no language tag such as fr or zh-Hant. Nothing was saved.`,
  ),
  documentChanged: defineProblem(
    'document-changed',
    1,
    409,
    ({ document, language, revision }: { document: string; language: string; revision: number }) =>
      `Somebody else saved "${document}" (${language}) in the meantime, as revision ${revision}. Nothing of theirs was overwritten, and yours was not saved. Open theirs, put the two together and save again.`,
  ),
  documentNotSigned: defineProblem(
    'document-not-signed',
    1,
    409,
    ({ document }: { document: string }) =>
      `The head of "${document}" names no list of signatories, so nobody who signs it would be counted in what is published, and naming one later would change the text that they signed. Nothing was changed. Add signatories: signatories.csv to its head first.`,
  ),
  signatureNotThere: defineProblem(
    'signature-not-there',
    1,
    404,
    ({ document, entry }: { document: string; entry: string }) =>
      `No entry ${entry} gave a signature under "${document}". Nothing was changed.`,
  ),
  publicationNotAsked: defineProblem(
    'publication-not-asked',
    1,
    409,
    ({ document }: { document: string }) =>
      `Nobody has asked that "${document}" be published as it is now. Nothing was published. Look at it as its readers will and ask first.`,
  ),
  publicationTooSoon: defineProblem(
    'publication-too-soon',
    1,
    409,
    ({ document, from }: { document: string; from: string }) =>
      `You asked yourself that "${document}" be published, and a publication cannot be undone. Nothing was published. Let a second person publish it, or do it yourself from ${from} on.`,
  ),
} as const
