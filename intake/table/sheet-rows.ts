/** The rows of a sheet as texts (ECMA-376 part 1, 18.3). */
import { numberText, unescapeCell } from './cell-text.js'
import type { NumberForm } from './sheet-styles.js'
import type { XmlEvent } from './sheet-xml.js'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly sharedTexts: readonly string[]
  readonly styles: readonly NumberForm[]
  readonly from1904: boolean
}

/** One cell. The text of a formula is the last result that was calculated; `uncalculated` where there is none. */
export interface SheetCell {
  readonly text: string
  readonly formula: boolean
  readonly uncalculated: boolean
  readonly error: boolean
}

/** A row with its number in the sheet, from 1. Cells that are not written are undefined. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly (SheetCell | undefined)[]
}

/** More columns than any spreadsheet has: a reference beyond is damage. */
const maximumColumns = 16_384

/** The rows of a sheet, piece by piece, from the events of its XML. */
export async function* sheetRows(
  events: AsyncIterable<readonly XmlEvent[]>,
  context: SheetContext,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new SheetReader(context)
  for await (const batch of events) {
    for (const event of batch) reader.read(event)
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string | null
  inline: string
  formula: boolean
}

class SheetReader {
  private rows: SheetRow[] = []
  private inData = false
  private number = 0
  private cells: (SheetCell | undefined)[] = []
  private cell: OpenCell | null = null
  private collecting: 'value' | 'inline' | null = null
  private inPhonetic = false

  constructor(private readonly context: SheetContext) {}

  take(): readonly SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  read(event: XmlEvent): void {
    if (event.type === 'open') this.open(event.name, event.attributes)
    else if (event.type === 'close') this.close(event.name)
    else if (this.cell && this.collecting === 'value') this.cell.value = (this.cell.value ?? '') + event.text
    else if (this.cell && this.collecting === 'inline') this.cell.inline += event.text
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.inData = true
    if (!this.inData) return
    if (name === 'row') {
      const stated = Number(attributes.r)
      this.number = Number.isSafeInteger(stated) && stated > this.number ? stated : this.number + 1
      this.cells = []
    } else if (name === 'c') this.cell = this.openCell(attributes)
    else if (name === 'f' && this.cell) this.cell.formula = true
    else if (name === 'v') {
      this.collecting = 'value'
      if (this.cell) this.cell.value ??= ''
    } else if (name === 'rPh') this.inPhonetic = true
    else if (name === 't' && !this.inPhonetic) this.collecting = 'inline'
  }

  private openCell(attributes: Readonly<Record<string, string>>): OpenCell | null {
    const column = columnOfReference(attributes.r) ?? this.cells.length
    if (column >= maximumColumns) return null
    const style = Number(attributes.s ?? 0)
    return { column, type: attributes.t ?? 'n', style, value: null, inline: '', formula: false }
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = null
    else if (name === 'rPh') this.inPhonetic = false
    else if (name === 'sheetData') this.inData = false
    else if (name === 'c' && this.cell) {
      this.cells[this.cell.column] = this.finish(this.cell)
      this.cell = null
    } else if (name === 'row' && this.inData) this.rows.push({ number: this.number, cells: this.cells })
  }

  private finish(cell: OpenCell): SheetCell {
    const { formula, value, type } = cell
    return { text: this.textOf(cell), formula, uncalculated: formula && value === null, error: type === 'e' }
  }

  private textOf(cell: OpenCell): string {
    const { value } = cell
    if (cell.type === 'inlineStr') return unescapeCell(cell.inline || (value ?? ''))
    if (value === null || value === '') return ''
    switch (cell.type) {
      case 's':
        return this.context.sharedTexts[Number(value)] ?? ''
      case 'str':
        return unescapeCell(value)
      case 'b':
        return value.trim() === '1' ? 'true' : 'false'
      case 'e':
        return value
      case 'd':
        return value.replace(/T00:00:00(\.0+)?$/, '')
      default:
        return numberText(value, this.context.styles[cell.style] ?? 'number', this.context.from1904)
    }
  }
}

/** `C7` is column 2, counted from 0. */
function columnOfReference(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
