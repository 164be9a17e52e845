/** Reading single cells of a list of signatories; what cannot be read is a doubt, and the row waits. */
import type { Finding } from '../finding.js'
import { asciiDigits } from '../record/read/reading.js'
import type { KinOutcome } from './codes.js'
import { capacities, kinOutcomes, ways } from './codes.js'
import type { SignatureCells } from './columns.js'

/** What is doubtful in a cell, without the place where the row stands. */
export type CellDoubt = Pick<Finding, 'rule' | 'severity' | 'column' | 'text' | 'message'>

/** Other words of lists for a way. */
const wayWords: Readonly<Record<string, string>> = {
  '': 'unknown',
  'on paper': 'paper',
  'by mark': 'mark',
  'by thumb': 'thumb',
  'by voice': 'voice',
  link: 'email_link',
  email: 'email_link',
  'e-mail': 'email_link',
}

/** The cells of one row, read column by column; doubts are gathered. */
export class CellReader {
  readonly doubts: CellDoubt[] = []

  constructor(readonly cells: SignatureCells) {}

  /** A doubt about a column. */
  doubt(column: string, rule: string, message: string, severity: Finding['severity'] = 'blocks'): void {
    this.doubts.push({ rule, severity, column, text: this.cells[column] ?? null, message })
  }

  /** The text without space around it; null where it is empty. Line ends within it are spaces. */
  text(column: string): string | null {
    const text = (this.cells[column] ?? '').replace(/\s+/g, ' ').trim()
    if (text === '') return null
    if (/\p{Cc}|\p{Cf}/u.test(text.replace(/[\u200c\u200d]/g, ''))) {
      this.doubt(
        column,
        'hidden-sign',
        'The cell holds a sign that is not seen. The row waits: type it anew.',
      )
    }
    if (/^[=@]/.test(text)) {
      this.doubt(column, 'formula', 'A spreadsheet would calculate this text. The row waits: correct it.')
    }
    return text
  }

  /** A day YYYY-MM-DD that exists. */
  day(column: string): string | null {
    const text = this.text(column)
    if (text === null) return null
    const written = asciiDigits(text)
    if (isDay(written)) return written
    this.doubt(column, 'day-not-read', `"${text}" is no day YYYY-MM-DD. The row waits.`)
    return null
  }

  /** A language tag such as fr (RFC 5646), lower case. */
  language(column: string): string | null {
    const text = this.text(column)
    if (text === null || isLanguage(text)) return text
    this.doubt(column, 'language-not-read', `"${text}" is no language tag such as fr. The row waits.`)
    return null
  }

  /** Several texts parted by semicolons; an empty one between two keeps its place. */
  list(column: string): readonly (string | null)[] {
    const text = this.text(column)
    if (text === null) return []
    return text
      .replace(/;\s*$/, '')
      .split(';')
      .map((part) => part.trim() || null)
  }

  capacities(column: string): readonly string[] {
    const words = this.list(column).flatMap((word) => (word === null ? [] : codeOf(word)))
    const unknown = words.find((word) => !capacities.some(({ code }) => code === word))
    if (words.length === 0 || unknown !== undefined) {
      const known = capacities.map(({ code }) => code).join(', ')
      this.doubt(column, 'capacity-not-read', `A capacity is one or several of ${known}. The row waits.`)
    }
    return [...new Set(words)].filter((word) => word !== unknown).sort()
  }

  way(column: string): string {
    const text = (this.text(column) ?? '').toLowerCase()
    const word = wayWords[text] ?? codeOf(text)
    if (ways.some(({ code }) => code === word)) return word
    const known = ways.map(({ code }) => code).join(', ')
    this.doubt(column, 'way-not-read', `"${text}" is none of the ways ${known}. The row waits.`)
    return 'unknown'
  }

  outcome(column: string, text: string | null): KinOutcome {
    if (text === null) return 'unknown'
    const found = kinOutcomes.find((known) => known === text.toLowerCase())
    if (!found)
      this.doubt(column, 'outcome-not-read', `"${text}" is none of ${kinOutcomes.join(', ')}. The row waits.`)
    return found ?? 'unknown'
  }

  /** SHA-256 as 64 hexadecimal digits. */
  hash(column: string): string | null {
    const text = this.text(column)?.toLowerCase() ?? null
    if (text === null || isHash(text)) return text
    this.doubt(column, 'hash-not-read', 'A SHA-256 has 64 digits 0-9 a-f. The row waits.')
    return null
  }
}

function codeOf(word: string): string {
  return word.toLowerCase().replace(/[\s-]+/g, '_')
}

/** Whether a text is a day that exists, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return false
  const [year, month, day] = found.slice(1).map(Number)
  const instant = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  return instant.toISOString().startsWith(text)
}

/** Whether a text is a language tag. */
export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text)
}

/** Whether a text is 64 lower-case hexadecimal digits. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}
