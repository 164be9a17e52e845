/** Findings as a CSV for a spreadsheet, written as they come; cells that a spreadsheet would run are made harmless. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../core/finding.js'
import { neutraliseFormula } from '../../core/record/read/neutralise-formula.js'

const head = 'row,column,rule,severity,text,message'

/** One file of findings; there is none where nothing was found. */
export class FindingsFile {
  readonly #folder: string
  #descriptor: number | null = null

  constructor(programmeFolder: string) {
    this.#folder = join(programmeFolder, 'findings')
  }

  add(findings: readonly Finding[]): void {
    if (findings.length === 0) return
    writeSync(this.#open(), findings.map(findingLine).join(''))
  }

  /** Closes the file under its name and gives its path, or null where there was no finding. */
  finish(name: string): string | null {
    if (this.#descriptor === null) return null
    closeSync(this.#descriptor)
    this.#descriptor = null
    const path = join(this.#folder, `${name}.csv`)
    renameSync(this.#aside(), path)
    return path
  }

  /** Takes away what was written of a file that did not come to its end. */
  discard(): void {
    if (this.#descriptor === null) return
    closeSync(this.#descriptor)
    this.#descriptor = null
    rmSync(this.#aside(), { force: true })
  }

  #aside(): string {
    return join(this.#folder, `aside-${process.pid}.csv`)
  }

  #open(): number {
    if (this.#descriptor !== null) return this.#descriptor
    mkdirSync(this.#folder, { recursive: true })
    rmSync(this.#aside(), { force: true })
    // Findings quote what people wrote, so only the keeper of the register reads the file.
    this.#descriptor = openSync(this.#aside(), 'w', 0o600)
    writeSync(this.#descriptor, `${head}\n`)
    return this.#descriptor
  }
}

/** Takes away every file of findings of a programme, those that were never finished too. */
export function removeFindingsFiles(programmeFolder: string): void {
  rmSync(join(programmeFolder, 'findings'), { recursive: true, force: true })
}

function findingLine(finding: Finding): string {
  const cells = [finding.row, finding.column, finding.rule, finding.severity, finding.text, finding.message]
  return `${cells.map((cell) => csvCell(cell === null ? '' : String(cell))).join(',')}\n`
}

function csvCell(text: string): string {
  const harmless = neutraliseFormula(text)
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
