/** Who signed, as published: those who agreed to be named, and the counts of the rest. */
import type { SignatoryLine } from '../document/signatories.js'
import type { Block } from './tree.js'
import { heading, paragraph } from './tree.js'
import type { PrintWords } from './words/print-words.js'
import { filled } from './words/print-words.js'

/** A list of a million names is a file, not paper. */
const mostNames = 2000

/** The section. */
export function signatoryBlocks(lines: readonly SignatoryLine[], words: PrintWords): readonly Block[] {
  const named = lines.filter(({ name }) => name !== '')
  const rest = lines.filter(({ name }) => name === '')
  const all = lines.reduce((sum, { count }) => sum + count, 0)
  const unnamed = rest.reduce((sum, { count }) => sum + count, 0)
  const items = named.slice(0, mostNames).map((line): readonly Block[] => [paragraph(lineOf(line))])
  const left = named.length - items.length
  const counts = rest.map(({ capacity, count }) => `${capacity.replaceAll('_', ' ')} ${count}`).join(', ')
  return [
    heading(1, words.signatories),
    paragraph(filled(words.signedBy, { all, named: named.length })),
    ...(items.length > 0 ? [{ type: 'list', ordered: true, start: 1, items } as const] : []),
    ...(left > 0 ? [paragraph(filled(words.restInList, { count: left }))] : []),
    ...(unnamed > 0 ? [paragraph(`${filled(words.notNamed, { count: unnamed })} (${counts})`)] : []),
  ]
}

function lineOf({ name, capacity, organisation, position, relation }: SignatoryLine): string {
  const beside = [capacity, position, organisation, relation].filter((text) => text !== '')
  return [name, ...beside.map((text) => text.replaceAll('_', ' '))].join(', ')
}
