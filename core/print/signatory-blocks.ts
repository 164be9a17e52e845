/** Who signed, as published: those who agreed to be named, and the counts of the rest. */
import { signatoryParts } from '../document/page-signatories.js'
import type { Signatories } from '../document/signatories.js'
import type { Block } from './tree.js'
import { heading, paragraph } from './tree.js'
import type { PrintWords } from './words/print-words.js'
import { filled, isolated } from './words/print-words.js'

/** The section. A list of a million names is a file, not paper: the first are printed. */
export function signatoryBlocks(signatories: Signatories, words: PrintWords): readonly Block[] {
  const { signed, named, unnamed, listed } = signatories
  const items = listed.map((signatory): readonly Block[] => [
    paragraph(
      signatoryParts(signatory, words.told)
        .map((part) => isolated(words.text, part))
        .join(words.semicolon),
    ),
  ])
  const left = named - items.length
  return [
    heading(1, words.signatories),
    paragraph(filled(words.signedBy, { all: signed, named })),
    ...(items.length > 0 ? [{ type: 'list', ordered: true, start: 1, items } as const] : []),
    ...(left > 0 ? [paragraph(filled(words.restInList, { count: left }))] : []),
    ...(unnamed > 0 ? [paragraph(filled(words.notNamed, { count: unnamed }))] : []),
  ]
}
