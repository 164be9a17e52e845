/** The rows of a list of signatures by the names of their columns, and the keys by which each is found again. */
import { createHash } from 'node:crypto'
import type { Finding } from '../../core/finding.js'
import type { SignatureCells } from '../../core/signature/columns.js'
import { signatureColumns } from '../../core/signature/columns.js'
import type { ReadSignature } from '../../core/signature/read-signature.js'
import { readSignature } from '../../core/signature/read-signature.js'
import { listColumnMissing } from '../problems.js'
import type { Table, TableRow } from '../table/table.js'

/** A row as read. `rowKey` in hex: its number's, or that of its text and its ordinal among equals. */
export interface ListRow {
  readonly row: number
  readonly rowKey: string
  /** The key of its number, also where it cannot be read; else that of its text, which equal rows share. */
  readonly sharedKey: string
  /** Whether a cell beside its number holds anything. */
  readonly isFilled: boolean
  readonly read: ReadSignature
  readonly findings: readonly Finding[]
  /** Whether a finding blocks it. */
  readonly waits: boolean
}

const needed = ['name', 'capacity']

/** Reads rows of one table, one after the other. */
export class ListRows {
  readonly #columns: readonly (readonly [name: string, index: number])[]
  readonly #equal = new Map<string, number>()

  /** Throws `list-column-missing` where a needed column is not there. */
  constructor(
    readonly path: string,
    readonly table: Table,
  ) {
    const header = table.header.map((name) => name.trim().toLowerCase())
    const missing = needed.find((name) => !header.includes(name))
    if (missing !== undefined) throw listColumnMissing({ path, column: missing })
    this.#columns = signatureColumns
      .map(({ name }) => [name, header.indexOf(name)] as const)
      .filter(([, index]) => index >= 0)
  }

  /** Columns of the file that are none of a list of signatures: kept in the file and read by nobody. */
  fileFindings(): readonly Finding[] {
    const known = new Set(this.#columns.map(([, index]) => index))
    const unknown = this.table.header.filter((_, index) => !known.has(index))
    return [
      ...this.table.findings,
      ...unknown.map((column) => ({
        rule: 'column-not-known',
        severity: 'note' as const,
        row: null,
        column,
        text: null,
        message: 'A list of signatures has no such column. It is kept in the file and not read.',
      })),
    ]
  }

  read(row: TableRow): ListRow {
    const cells: SignatureCells = Object.fromEntries(
      this.#columns.map(([name, index]) => [name, row.cells[index] ?? '']),
    )
    const read = readSignature(cells)
    const findings = [...row.findings, ...read.doubts.map((doubt) => ({ ...doubt, row: row.row }))]
    const text = shortHash(`row\n${JSON.stringify(Object.entries(cells))}`)
    const { number = '', ...beside } = cells
    return {
      row: row.row,
      rowKey: this.#keyOf(text, read),
      sharedKey: number.trim() === '' ? text : keyOfNumber(number.trim()),
      isFilled: Object.values(beside).some((cell) => cell.trim() !== ''),
      read,
      findings,
      waits: row.waits || read.signature === null,
    }
  }

  #keyOf(text: string, { signature }: ReadSignature): string {
    if (signature?.number != null) return keyOfNumber(signature.number)
    const ordinal = (this.#equal.get(text) ?? 0) + 1
    this.#equal.set(text, ordinal)
    return ordinal === 1 ? text : shortHash(`${text}\n${ordinal}`)
  }
}

function keyOfNumber(number: string): string {
  return shortHash(`number\n${number}`)
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
