/** A text in another language, read with its own words, and what its translator says about its numbers. */
import { z } from 'zod'
import { Problem } from '../problem.js'
import { frontMatterKeys, readYaml, separate } from './front-matter.js'
import { numberLanguage } from './number-language.js'
import type { ParsedDocument } from './parse.js'
import { readBody } from './parse.js'
import { translationNotUnderstood } from './problems.js'

/** What may part a number of a translation from those of the text that counts. */
export const partings = ['missing', 'extra', 'worded', 'bound'] as const
export type Parting = (typeof partings)[number]

/** A finding that the translator clears: about this number, once, and why. */
export interface Cleared {
  /** As a number: 71; of a percentage 25 for 25 %; of a range its lower end. */
  readonly number: number
  readonly is: Parting
  readonly why: string
}

/** A translation read. `document` null: no numbers are read in its language. */
export interface Translation {
  /** The language of its name: `fr` of appeal.fr.md. */
  readonly tag: string
  /** What it says of itself, where that is another language. */
  readonly otherLanguage: string | null
  readonly translator: string | null
  readonly cleared: readonly Cleared[]
  readonly document: ParsedDocument | null
}

const words = z.string().trim().min(1)
// A copy of the document's own front matter may stand there; only these are read, and a mistyped key is seen.
const shape = z.strictObject({
  ...Object.fromEntries(frontMatterKeys.map((key) => [key, z.unknown().optional()])),
  language: z.string().optional(),
  translator: words.optional(),
  cleared: z.array(z.strictObject({ number: z.number(), is: z.enum(partings), why: words })).default([]),
})

/** Reads a translation of a document. Throws `translation-not-understood` and `document-too-long`. */
export function readTranslation(original: ParsedDocument, tag: string, text: string): Translation {
  const { yaml, body, bodyLine } = separate(text)
  const { translator = null, cleared, language } = headOf(yaml ?? '', tag)
  if (cleared.length > 0 && translator === null) {
    throw translationNotUnderstood({
      language: tag,
      line: 1,
      reason: 'who clears something is named in translator:',
    })
  }
  const otherLanguage =
    language === undefined || numberLanguage(language) === numberLanguage(tag) ? null : language
  const reader = numberLanguage(tag)
  const frontMatter = { ...original.frontMatter, language: tag }
  const document = reader && {
    frontMatter,
    body,
    bodyLine,
    ...readBody(body, bodyLine, reader),
    language: reader,
    remarks: [],
  }
  return { tag, otherLanguage, translator, cleared, document }
}

function headOf(yaml: string, tag: string) {
  try {
    return readYaml(yaml.trim() === '' ? '{}' : yaml, shape)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { line, reason } = error.details
    throw translationNotUnderstood({ language: tag, line: Number(line), reason: String(reason) })
  }
}
