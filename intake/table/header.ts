/** Headers of a table: trimmed, never empty, never twice the same. */
import type { Finding } from '../../core/finding.js'

/** The names by which columns are known, and what was done to make them so. */
export function headersOf(cells: readonly string[]): {
  header: readonly string[]
  findings: readonly Finding[]
} {
  const findings: Finding[] = []
  const written = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim())
  const taken = new Set(written)
  const given = new Set<string>()
  const header = written.map((name, index) => {
    if (name !== '' && !given.has(name)) {
      given.add(name)
      return name
    }
    const made = freeName(name, index, taken)
    taken.add(made)
    given.add(made)
    findings.push(headerFinding(name, made, index))
    return made
  })
  return { header, findings }
}

function freeName(name: string, index: number, taken: ReadonlySet<string>): string {
  const base = name === '' ? `column ${index + 1}` : name
  let number = name === '' ? 1 : 2
  const candidate = (): string => (number === 1 ? base : `${base} (${number})`)
  while (taken.has(candidate())) number += 1
  return candidate()
}

function headerFinding(name: string, made: string, index: number): Finding {
  const empty = name === ''
  return {
    rule: empty ? 'header-empty' : 'header-twice',
    severity: 'note',
    row: 0,
    column: made,
    text: name,
    message: empty
      ? `Column ${index + 1} has no header; it is called "${made}" here and in the mapping.`
      : `The header "${name}" stands there twice; the later column is called "${made}" here and in the mapping.`,
  }
}
