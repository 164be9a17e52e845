/** Problems of documents: a text that cannot be read. Codes are never reused. */
import type { Problem } from '../problem.js'
import { defineProblem } from '../problem.js'

/** The front matter is `missing`, is no YAML, or says something that cannot be. `line` counts from 1. */
export const frontMatterNotUnderstood = defineProblem<{ readonly line: number; readonly reason: string }>(
  'front-matter-not-understood',
  2,
  400,
  ({ line, reason }) =>
    `The front matter is not understood at line ${line}: ${reason === 'missing' ? 'the document does not begin with it, between two lines ---' : reason}. Nothing was checked; correct it and check again.`,
)

/** What of a figure cannot be counted, and where: for a problem of its query, or as sentences say. */
export type FigureTrouble = {
  readonly figure: string
  readonly line: number
  readonly reason: string | Problem
}

/** A figure of the front matter, or a link to one, cannot be counted. */
export const documentFigureNotUnderstood = defineProblem<FigureTrouble>(
  'document-figure-not-understood',
  2,
  400,
  ({ figure, line, reason }) =>
    `The figure "${figure}" at line ${line} cannot be counted: ${typeof reason === 'string' ? reason : reason.message} No number was checked; correct it and check again.`,
)

/** The same while a text is written: the other numbers are checked all the same. Lines are left to who shows the text. */
export const documentFigureLeftOut = defineProblem<Omit<FigureTrouble, 'line'>>(
  'document-figure-left-out',
  2,
  400,
  ({ figure, reason }) =>
    `The figure "${figure}" cannot be counted: ${typeof reason === 'string' ? reason : reason.message} The numbers linked to it are not checked; correct it.`,
)

/** Why a linked figure cannot be counted: the front matter names others. */
export const figureNotNamed = defineProblem<{ readonly known: readonly string[] }>(
  'figure-not-named',
  2,
  400,
  ({ known }) => `The front matter names no such figure (it names ${known.join(', ') || 'none'}).`,
)

/** What stands at the head of a translation. `language` is that of its name. */
export const translationNotUnderstood = defineProblem<{
  readonly language: string
  readonly line: number
  readonly reason: string
}>(
  'translation-not-understood',
  2,
  400,
  ({ language, line, reason }) =>
    `The head of the translation into "${language}" is not understood at line ${line}: ${reason}. Nothing was checked; correct it and check again.`,
)

/** Numbers in words can be read only in some languages. A partial check would be taken for a whole one. */
export const documentLanguageNotRead = defineProblem<{
  readonly language: string
  readonly known: readonly string[]
}>(
  'document-language-not-read',
  2,
  400,
  ({ language, known }) =>
    `The document says that it is in "${language}"; numbers are read only in ${known.join(', ')}. Nothing was checked.`,
)

/** More numbers than anybody reads. */
export const documentTooLong = defineProblem<{ readonly numbers: number; readonly most: number }>(
  'document-too-long',
  2,
  400,
  ({ numbers, most }) =>
    `The document states ${numbers} numbers; at most ${most} are checked. Nothing was checked; divide the document.`,
)
