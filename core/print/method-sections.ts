/** The sections of METHOD.md that the first page quotes. */
import { markdownBlocks } from './from-markdown.js'
import type { Block } from './tree.js'

/** First paragraphs: of the types of sources, and of who is included and who is not. null where there is no such section. */
export interface MethodSections {
  readonly sources: string | null
  readonly included: string | null
}

/** By the order that the method's parts have (docs/documents.md): sources come first, who is included sixth. */
export function methodSections(method: string): MethodSections {
  const blocks = markdownBlocks(method, 1)
  const lowest = Math.max(0, ...blocks.map((block) => (block.type === 'heading' ? block.level : 0)))
  const starts = [...blocks.entries()].filter(([, block]) => isHeading(block, lowest)).map(([index]) => index)
  const firstOf = (start: number | undefined) => {
    const block = start === undefined ? undefined : blocks[start + 1]
    return block?.type === 'paragraph' ? block.runs.map(({ text }) => text).join('') : null
  }
  return { sources: firstOf(starts[0]), included: firstOf(starts[5]) }
}

function isHeading(block: Block, level: number): boolean {
  return block.type === 'heading' && block.level === level
}
