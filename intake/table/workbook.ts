/** Reads XLSX workbooks as a stream. */
import type { Finding } from '../../core/finding.js'
import { headerMissing, sheetMissing } from '../problems.js'
import { emptyRows } from './empty-rows.js'
import { headersOf } from './header.js'
import { shapeRow } from './shape-row.js'
import { type SheetCell, type SheetContext, type SheetRow, sheetRows } from './sheet-rows.js'
import { xmlEvents } from './sheet-xml.js'
import { noGeometry, type Table, type TableBatch, type TableOptions, type TableRow } from './table.js'
import { readContext, readWorkbook, type SheetPart } from './workbook-parts.js'
import { openZip, type ZipLimits, zipLimits } from './zip-parts.js'

/** Opens a workbook: chooses the sheet and reads its header. `limits` only tests change. */
export async function openWorkbook(
  path: string,
  options: TableOptions,
  limits: ZipLimits = zipLimits,
): Promise<Table> {
  const headerRow = options.headerRow ?? 1
  const zip = await openZip(path, limits)
  try {
    const { sheets, from1904 } = await readWorkbook(zip, path)
    const sheet = chooseSheet(sheets, options.sheet ?? null, path)
    const context = await readContext(zip, path, from1904)
    const file: SheetFile = { path, limits, sheet, context, headerRow }
    const { header, findings } = headersOf(await readHeader(file))
    return {
      form: 'xlsx',
      header,
      findings: [...otherSheets(sheets, sheet), ...findings],
      encoding: null,
      delimiter: null,
      sheet: sheet.name,
      ...noGeometry,
      batches: () => rowBatches(file, header),
    }
  } finally {
    zip.close()
  }
}

interface SheetFile {
  readonly path: string
  readonly limits: ZipLimits
  readonly sheet: SheetPart
  readonly context: SheetContext
  readonly headerRow: number
}

function chooseSheet(sheets: readonly SheetPart[], named: string | null, path: string): SheetPart {
  const found =
    named === null
      ? (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])
      : sheets.find((sheet) => sheet.name === named)
  if (found) return found
  throw sheetMissing({ path, sheet: named ?? '', sheets: sheets.map((sheet) => sheet.name) })
}

function otherSheets(sheets: readonly SheetPart[], chosen: SheetPart): readonly Finding[] {
  const others = sheets.filter((sheet) => sheet !== chosen).map((sheet) => sheet.name)
  if (others.length === 0) return []
  const message = `The sheet "${chosen.name}" was read; not read: ${others.join(', ')}. Name another in the mapping under file.sheet.`
  return [
    { rule: 'sheets-not-read', severity: 'note', row: null, column: null, text: others.join(', '), message },
  ]
}

interface RowPiece {
  readonly sheetRows: readonly SheetRow[]
  readonly bytes: number
}

async function* rowsOf(file: SheetFile): AsyncGenerator<RowPiece> {
  const zip = await openZip(file.path, file.limits)
  try {
    const { part } = file.sheet
    const pieces = xmlEvents(zip.text(part), { path: file.path, part })
    for await (const found of sheetRows(pieces, file.context))
      yield { sheetRows: found, bytes: zip.packedBytes(part) }
  } finally {
    zip.close()
  }
}

async function readHeader(file: SheetFile): Promise<readonly string[]> {
  for await (const { sheetRows: rows } of rowsOf(file)) {
    const header = rows.find((row) => row.number >= file.headerRow)
    if (header?.number === file.headerRow) return textsOf(header)
    if (header) break
  }
  throw headerMissing({ path: file.path, headerRow: file.headerRow })
}

/** Texts of a row without the empty cells at its end, which formatting alone leaves behind. */
function textsOf(row: SheetRow): readonly string[] {
  const texts = Array.from(row.cells, (cell) => cell?.text ?? '')
  while (texts.length > 0 && texts.at(-1) === '') texts.pop()
  return texts
}

async function* rowBatches(file: SheetFile, header: readonly string[]): AsyncGenerator<TableBatch> {
  const withFormulas = new Set<number>()
  let empty = 0
  let read = 0
  for await (const { sheetRows: found, bytes } of rowsOf(file)) {
    read = bytes
    const rows: TableRow[] = []
    const findings: Finding[] = []
    for (const sheetRow of found) {
      const row = sheetRow.number - file.headerRow
      if (row < 1) continue
      findings.push(...formulaNotes(sheetRow, header, withFormulas))
      const cellsFound = cellFindings(sheetRow, row, header)
      const shaped = shapeRow({ row, cells: textsOf(sheetRow), form: 'sheet', findings: cellsFound }, header)
      if (shaped) rows.push(shaped)
      else empty += 1
    }
    if (rows.length > 0 || findings.length > 0) yield { rows, findings, bytes }
  }
  if (empty > 0) yield { rows: [], findings: [emptyRows(empty)], bytes: read }
}

/** One note a column, at its first formula: a column of formulas would otherwise give a note a row. */
function formulaNotes(row: SheetRow, header: readonly string[], noted: Set<number>): readonly Finding[] {
  return row.cells.flatMap((cell, index) => {
    if (!cell?.formula || noted.has(index)) return []
    noted.add(index)
    const column = header[index] ?? `column ${index + 1}`
    const message = `Cells of "${column}" are calculated by formulas; the results that were last calculated were read.`
    return [{ rule: 'formula-result', severity: 'note' as const, row: null, column, text: null, message }]
  })
}

function cellFindings(sheetRow: SheetRow, row: number, header: readonly string[]): readonly Finding[] {
  return sheetRow.cells.flatMap((cell, index) => {
    const found = cell && doubtOf(cell)
    return found ? [{ ...found, row, column: header[index] ?? `column ${index + 1}`, text: cell.text }] : []
  })
}

function doubtOf(cell: SheetCell): Pick<Finding, 'rule' | 'severity' | 'message'> | null {
  if (cell.error)
    return {
      rule: 'cell-error',
      severity: 'blocks',
      message: `The cell shows the error ${cell.text} instead of a value. The row waits: correct the workbook.`,
    }
  if (cell.uncalculated)
    return {
      rule: 'formula-without-result',
      severity: 'blocks',
      message:
        'The cell holds a formula that was never calculated. The row waits: open the workbook, calculate it and save it.',
    }
  return null
}
