/**
 * XLSX: one sheet, written row by row. A number is a number cell only where the workbook gives back the same digits;
 * everything else is text, so that 007 and 1.10 stay what they are.
 */

import type { Cell } from '../../core/record/exported/cells.js'
import { neutraliseExactly } from '../../core/record/read/neutralise-formula.js'
import { exportValueUnfit } from './problems.js'
import type { ExportedTable, FilePieces, TableColumn, TableRow, Writing } from './table.js'
import { escapeXml } from './xml.js'
import { ZipPieces } from './zip-pieces.js'

/** The most that a sheet and a cell can hold (ECMA-376 readers: 1,048,576 rows, 32,767 letters). */
const mostRows = 1_048_576
const mostLetters = 32_767

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const schema = 'http://schemas.openxmlformats.org'
const officeRelation = `${schema}/officeDocument/2006/relationships`

/** The file, row by row. Throws `export-value-unfit` for a text or a table that is longer than a sheet can hold. */
export async function* xlsxPieces(table: ExportedTable, { path }: Pick<Writing, 'path'>): FilePieces {
  const zip = new ZipPieces()
  for (const [name, text] of fixedParts(table.name)) yield* zip.file(name, `${head}${text}`)
  const sheet = zip.open('xl/worksheets/sheet1.xml')
  yield* sheet.add(`${head}<worksheet xmlns="${schema}/spreadsheetml/2006/main"><sheetData>`)
  yield* sheet.add(
    rowText(
      1,
      table.columns.map((column) => textCell(column.name)),
    ),
  )
  let number = 1
  for await (const row of table.rows) {
    number += 1
    yield* sheet.add(rowText(number, cellsOf(table.columns, { row, number, path })))
  }
  yield* sheet.end('</sheetData></worksheet>')
  yield* zip.end()
}

function fixedParts(name: string): readonly (readonly [string, string])[] {
  const types = `${schema}/package/2006/content-types`
  const relations = `${schema}/package/2006/relationships`
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    [
      '[Content_Types].xml',
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${officeRelation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${schema}/spreadsheetml/2006/main" xmlns:r="${officeRelation}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${officeRelation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
  ]
}

interface At {
  readonly row: TableRow
  readonly number: number
  readonly path: string
}

function cellsOf(columns: readonly TableColumn[], { row, number, path }: At): readonly string[] {
  const about = { path, format: 'XLSX', record: row.cells[0] ?? '' }
  if (number > mostRows) throw exportValueUnfit({ ...about, why: 'rows', most: mostRows })
  return columns.map((column, index) => {
    const cell: Cell = row.cells[index] ?? null
    if (cell === null) return '<c/>'
    if (cell.length > mostLetters)
      throw exportValueUnfit({ ...about, why: 'letters', column: column.name, most: mostLetters })
    return isNumber(column) && isPlain(cell) ? `<c><v>${cell}</v></c>` : textCell(neutraliseExactly(cell))
  })
}

function isNumber({ type }: TableColumn): boolean {
  return type === 'number' || type === 'whole'
}

/** Whether a program that reads the number as one writes the same digits again. */
function isPlain(cell: string): boolean {
  return (
    /^-?\d+(\.\d+)?$/.test(cell) && cell.replace(/[-.]/g, '').length <= 15 && String(Number(cell)) === cell
  )
}

function rowText(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>\n`
}

function textCell(text: string): string {
  return `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeCell(text))}</t></is></c>`
}

/** `_x0001_` for a letter that XML cannot hold, `_x005F_` for an underscore that would begin such an escape. */
function escapeCell(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML has no way to write
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (letter) => {
        const digits = letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
        return `_x${digits}_`
      })
  )
}
