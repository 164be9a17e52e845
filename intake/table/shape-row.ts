/** Fits a record to the header and looks for what no cell may hold. */
import type { Finding } from '../../core/finding.js'
import { hasUnreadableBytes, showUnreadableBytes } from './encodings.js'
import type { TableRow } from './table.js'

/** A record before it is a row. */
export interface RawRow {
  readonly row: number
  readonly cells: readonly string[]
  /** `csv`: every row has all its delimiters. `sheet`: empty cells at the end are left out. */
  readonly form: 'csv' | 'sheet'
  readonly openQuote?: boolean
  readonly unended?: boolean
  readonly misplacedQuote?: boolean
  readonly findings?: readonly Finding[]
}

/** The row with its findings; null where every cell is empty. */
export function shapeRow(raw: RawRow, header: readonly string[]): TableRow | null {
  if (raw.cells.every((cell) => cell === '') && !raw.openQuote && !raw.findings?.length) return null
  const shaped = shapeCells(raw.cells, raw.row, header)
  const findings: Finding[] = [...(raw.findings ?? []), ...lengthFindings(raw, header), ...shaped.findings]
  const cells = [...shaped.cells]
  // A short row is filled up so that every column can be asked for; the finding says what was missing.
  while (cells.length < header.length) cells.push('')
  return { row: raw.row, cells, findings, waits: findings.some((finding) => finding.severity === 'blocks') }
}

/** The cells as they are kept, and findings about letters that no cell may hold. */
export function shapeCells(
  texts: readonly string[],
  row: number,
  header: readonly string[],
): { readonly cells: readonly string[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const cells = texts.map((cell, index) => {
    const found = characterFindings(cell, { row, column: header[index] ?? `column ${index + 1}` })
    findings.push(...found)
    return found.length > 0 ? showHalfLetters(showUnreadableBytes(cell)) : cell
  })
  return { cells, findings }
}

function lengthFindings(raw: RawRow, header: readonly string[]): readonly Finding[] {
  const about = { row: raw.row, column: null }
  const count = `${raw.cells.length} cells where the header has ${header.length}`
  const short = raw.form === 'csv' && raw.cells.length < header.length
  if (raw.openQuote || (short && raw.unended)) return [cutOff(raw)]
  const found: Finding[] = []
  if (short) {
    const message = `The row has ${count}. It waits: compare it with the original and correct the file.`
    found.push({ rule: 'row-too-short', severity: 'blocks', ...about, text: raw.cells.join(' | '), message })
  }
  const beyond = raw.cells.slice(header.length)
  if (raw.form === 'csv' ? beyond.length > 0 : beyond.some((cell) => cell !== '')) {
    const message = `The row has ${count}. It waits: a sign that parts cells may stand inside a cell.`
    found.push({ rule: 'row-too-long', severity: 'blocks', ...about, text: raw.cells.join(' | '), message })
  }
  if (raw.misplacedQuote) {
    const message = 'Text stands after a closing quote; the cell was kept with its quotes as written.'
    found.push({ rule: 'quote-misplaced', severity: 'note', ...about, text: null, message })
  }
  return found
}

function cutOff(raw: RawRow): Finding {
  const lines = raw.cells.join('\n').split(/\r\n|\r|\n/).length - (raw.cells.length - 1)
  const more = lines > 1 ? ` The open quote takes in ${lines - 1} further lines.` : ''
  return {
    rule: 'row-cut-off',
    severity: 'blocks',
    row: raw.row,
    column: null,
    text: showUnreadableBytes(raw.cells.join(' | ')),
    message: `The file ends in the middle of this row.${more} Every row before it was read; this one waits. Ask for the whole file.`,
  }
}

function characterFindings(
  cell: string,
  where: { readonly row: number; readonly column: string },
): readonly Finding[] {
  const found: Finding[] = []
  if (cell.includes('\u0000')) {
    const message =
      'The cell holds a zero byte (U+0000), which no text has. The row waits: correct it in the source.'
    found.push({ rule: 'zero-byte', severity: 'blocks', ...where, text: cell, message })
  }
  if (hasUnreadableBytes(cell)) {
    const message =
      'Bytes of this cell cannot be read in the encoding of the file; each is shown as \\x and two digits. The row waits: name the right encoding, or correct the text.'
    found.push({
      rule: 'bytes-not-readable',
      severity: 'blocks',
      ...where,
      text: showUnreadableBytes(cell),
      message,
    })
  }
  // Half of a pair comes from an escape that was cut; no database keeps it.
  if (/\p{Surrogate}/u.test(cell)) {
    const message =
      'The cell holds half of a letter (a lone surrogate), which no text has; it is shown as \\u and four digits. The row waits: correct it in the source.'
    found.push({ rule: 'half-letter', severity: 'blocks', ...where, text: showHalfLetters(cell), message })
  }
  return found
}

function showHalfLetters(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16).toUpperCase()}`)
}
