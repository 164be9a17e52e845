/** The entries of a published list of signatories: numbered, with dashes before them, or one after the other; wrapped. */

/** One entry as it stood, its wrapped lines joined. `doubts`: what was not sure about where it begins or ends. */
export interface ListEntry {
  readonly number: string | null
  readonly text: string
  readonly doubts: readonly string[]
}

/** What a text holds: its entries, and the lines before the first, which are no entries. */
export interface ReadEntries {
  readonly before: readonly string[]
  readonly entries: readonly ListEntry[]
}

const numbered = /^(?:№\s*|No\.?\s*)?(\d{1,7})\s*(?:[.)\]:]|[-–—]\s|\s)\s*(?=\S)/iu
const bulleted = /^[•*·▪◦‣⁃\-‐‒–—―−]\s+(?=\S)/u
/** How many numbers a list may leave out before a line that begins with one is taken for text. */
const mostLeftOut = 3

/** Takes a text apart. The form is that of most of its lines. */
export function readEntries(text: string): ReadEntries {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
  const written = lines.filter((line) => line !== '')
  const share = (form: RegExp) =>
    written.filter((line) => form.test(line)).length / Math.max(written.length, 1)
  if (ascending(written) >= Math.max(2, written.length / 5)) return gather(lines, numberStarts())
  if (share(bulleted) > 0.3) return gather(lines, bulletStarts)
  return gather(lines, lineStarts())
}

/** How many lines go on with the numbers of a list. */
function ascending(lines: readonly string[]): number {
  const starts = numberStarts()
  return lines.filter((line) => starts(line) !== null).length
}

/** Where a line begins an entry: its number, its text without the mark, doubts. null: it goes on with the one before. */
type Starts = (line: string, before: { readonly line: string; readonly isBlank: boolean }) => ListEntry | null

function numberStarts(): (line: string) => ListEntry | null {
  let last: number | null = null
  return (line) => {
    const found = numbered.exec(line)
    const number = Number(found?.[1])
    if (!found || !(last === null ? number <= 1 : number > last && number <= last + 1 + mostLeftOut))
      return null
    const leftOut = last === null ? 0 : number - last - 1
    last = number
    const doubts = leftOut > 0 ? [`the list leaves out ${leftOut} before this number`] : []
    return { number: String(number), text: line.slice(found[0].length), doubts }
  }
}

const bulletStarts: Starts = (line) => {
  const found = bulleted.exec(line)
  return found ? { number: null, text: line.slice(found[0].length), doubts: [] } : null
}

const goesOn = /(?:[,;:(&\-‐‒–—―−]|\b(?:and|of|the|for|by|in|at|to))$/iu

/** A line goes on with the one before where that one is plainly not at its end, or it begins like the middle of one. */
function lineStarts(): Starts {
  return (line, before) => {
    if (before.line !== '' && !before.isBlank && (goesOn.test(before.line) || /^[\p{Ll}(),;–—-]/u.test(line)))
      return null
    return { number: null, text: line, doubts: [] }
  }
}

function gather(lines: readonly string[], starts: Starts): ReadEntries {
  const before: string[] = []
  const entries: { number: string | null; text: string; doubts: string[] }[] = []
  let last = { line: '', isBlank: true }
  for (const line of lines) {
    if (line === '') {
      last = { ...last, isBlank: true }
      continue
    }
    const started = starts(line, last)
    const open = entries.at(-1)
    if (started) entries.push({ ...started, doubts: [...started.doubts] })
    else if (!open) before.push(line)
    else if (/\p{L}[-‐]$/u.test(open.text)) {
      open.text += line
      open.doubts.push('a word is parted at the end of a line')
    } else open.text += ` ${line}`
    last = { line, isBlank: false }
  }
  return { before, entries }
}
