/** Changing the text of a document as its author would: a number bound to a figure, a figure named in the head. */
import { separate } from '../../../core/document/front-matter.js'

/** The figures that a head names, in their order. A head that cannot be read names none yet. */
export function appealHead(text: string): {
  readonly figures: readonly { readonly name: string; readonly query: string }[]
} {
  const lines = (separate(text).yaml ?? '').split('\n')
  const from = lines.findIndex((line) => /^figures:\s*$/.test(line))
  if (from < 0) return { figures: [] }
  const rest = lines.slice(from + 1)
  const end = rest.findIndex((line) => /^\S/.test(line))
  const own = end < 0 ? rest : rest.slice(0, end)
  const figures = own.flatMap((line) => {
    const found = /^\s+([a-z][a-z0-9-]*):\s*(.+?)\s*$/.exec(line)
    return found?.[1] && found[2] ? [{ name: found[1], query: found[2].replace(/^(["'])(.*)\1$/, '$2') }] : []
  })
  return { figures }
}

/** A figure as it is bound to a number; `query` null where the head names it already. */
export interface Bound {
  readonly name: string
  readonly query: string | null
  /** `?dim=code&dim=code` or nothing. */
  readonly conditions: string
}

/** The text with the selected words as a link to the figure, and where the caret then stands. */
export function insertFigure(
  text: string,
  { selectionStart, selectionEnd }: { readonly selectionStart: number; readonly selectionEnd: number },
  { name, query, conditions }: Bound,
): { readonly text: string; readonly caret: number } {
  const words = text.slice(selectionStart, selectionEnd) || '0'
  const link = `[${words}](#${name}${conditions})`
  const linked = text.slice(0, selectionStart) + link + text.slice(selectionEnd)
  const head = query === null ? linked : withFigure(linked, name, query)
  return { text: head, caret: selectionStart + link.length + head.length - linked.length }
}

function withFigure(text: string, name: string, query: string): string {
  const line = `  ${name}: ${/[:#"']/.test(query) ? JSON.stringify(query) : query}`
  if (/^figures:\s*$/m.test(text))
    return text.replace(/^figures:\s*$/m, (found) => `${found.trimEnd()}\n${line}`)
  // Before the second line of dashes, where the head ends.
  return text.replace(
    /^(---[^\n]*\n[\s\S]*?)^(---)/m,
    (_, head: string, dashes: string) => `${head}figures:\n${line}\n${dashes}`,
  )
}
