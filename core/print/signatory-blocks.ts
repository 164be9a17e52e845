/** Who signed, as published: those who agreed to be named, and the counts of the rest. */
import type { SignatoryCount } from '../document/page-signatories.js'
import { signatoryCounts, signatoryParts } from '../document/page-signatories.js'
import type { Signatories } from '../document/signatories.js'
import { digits } from '../document/verdict.js'
import type { Block } from './tree.js'
import { heading, paragraph, plain } from './tree.js'
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

/** How many signed in which capacity and way: whoever is not among the names printed is counted here. */
export function signatoryCountBlocks(signatories: Signatories, words: PrintWords): readonly Block[] {
  return signatoryCounts(signatories, words).map((counted) => countTable(counted, words))
}

function countTable({ caption, counts }: SignatoryCount, words: PrintWords): Block {
  return {
    type: 'table',
    widths: [4, 1],
    head: [caption, words.number].map(plain),
    rows: counts.map(({ name, count }) => [
      { blocks: [paragraph(name)] },
      { blocks: [paragraph(digits(count))], number: true },
    ]),
  }
}
