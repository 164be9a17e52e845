/** Text as a reader sees it, letter for letter tied to the text as it was written. */
import { say } from '../words/sentences.js'

/** From `start` up to, not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A text made readable, and the way between its places and those of the text as written. */
export interface ReadableText {
  readonly text: string
  readonly toWritten: (span: Span) => Span
  readonly fromWritten: (span: Span) => Span
}

const same = (span: Span): Span => span

/**
 * Leaves out what is not seen (zero-width spaces, soft hyphens, marks of direction), joins accents to their letters,
 * writes Arabic-Indic, Persian and full-width digits as 0-9, and folds letters as the language asks. `fold` gets one
 * letter with its accents and gives one letter, or nothing.
 */
export function readableText(written: string, fold?: (letter: string) => string): ReadableText {
  if (/^[\x20-\x7e\n]*$/.test(written)) return { text: written, toWritten: same, fromWritten: same }
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const match of written.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const seen = seenOf(match[0], fold)
    for (let unit = 0; unit < seen.length; unit += 1) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
    text += seen
  }
  return {
    text,
    toWritten: ({ start, end }) => ({
      start: starts[start] ?? written.length,
      end: end > start ? (ends[end - 1] ?? written.length) : (starts[end] ?? written.length),
    }),
    fromWritten: ({ start, end }) => ({ start: firstFrom(starts, start), end: firstFrom(starts, end) }),
  }
}

function seenOf(cluster: string, fold: ((letter: string) => string) | undefined): string {
  const [letter = ''] = cluster
  if (/\p{Cf}/u.test(letter)) return ''
  const digit = asciiDigit(letter)
  if (digit !== null) return digit
  // A letter under a tower of accents stays one letter and its first few accents.
  const whole = cluster.length > 1 ? cluster.slice(0, 12).normalize('NFC') : cluster
  return fold ? fold(whole) : whole
}

function asciiDigit(letter: string): string | null {
  if (!/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/.test(letter)) return null
  return String(((letter.codePointAt(0) ?? 0) & 0xf) % 10)
}

/** The place of the first letter that begins at or after a place of the text as written. */
function firstFrom(starts: readonly number[], place: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

const overrides = /[\u202d\u202e]/u
const scripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian'].map(
  (name) => new RegExp(`\\p{Script=${name}}`, 'u'),
)

/** What in a text may be seen otherwise than it is read here. Sentences without a line. */
export function doubtfulLetters(text: string): readonly string[] {
  const turned = overrides.test(text) ? [say('letters_turned')] : []
  const mixed = (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).find(
    (word) => scripts.filter((script) => script.test(word)).length > 1,
  )
  return mixed === undefined ? turned : [...turned, say('letters_mixed', { word: mixed.slice(0, 60) })]
}
