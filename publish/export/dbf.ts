/** The table of a shapefile (dBASE III): names of ten letters, texts of 254 bytes at most, every text in UTF-8. */
import { exportValueUnfit } from './problems.js'
import type { TableColumn, TableRow } from './table.js'

/** The most that a column, a row and a head can hold; lengths are numbers of one or two bytes. */
const mostTextBytes = 254
const mostRowBytes = 65_535
const mostFields = 2_046

/** One column of the file, and which piece of which column of the table stands in it. */
interface DbfField {
  readonly name: string
  readonly column: number
  readonly piece: number
  readonly type: 'C' | 'N' | 'L'
  readonly bytes: number
}

/** A table in its bytes. */
export interface Dbf {
  readonly bytes: Uint8Array
  /** The names in the file of each column, in order; more than one where its texts are longer than a column. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** How many texts lose blanks at an end or where they are parted: a reader of such files takes them for filling. */
  readonly trimmed: number
}

/** The .dbf of these rows. Throws `export-value-unfit` where a row is longer than the format can say. */
export function dbfOf(columns: readonly TableColumn[], rows: readonly TableRow[], path: string): Dbf {
  let trimmed = 0
  const pieces = rows.map((row) =>
    columns.map((_, index) => {
      const cell = row.cells[index] ?? ''
      const bare = cell.replace(/^ +| +$/g, '')
      const parted = piecesOf(bare)
      if (bare !== cell || parted.some(losesBlanks)) trimmed += 1
      return parted
    }),
  )
  const fields = columns.flatMap((column, index) => fieldsOf(column, index, pieces))
  const rowBytes = 1 + fields.reduce((sum, field) => sum + field.bytes, 0)
  if (rowBytes > mostRowBytes || fields.length > mostFields)
    throw exportValueUnfit({
      path,
      format: 'Shapefile',
      why: 'row_bytes',
      bytes: rowBytes,
      most: mostRowBytes,
      columns: fields.length,
      mostColumns: mostFields,
    })
  const bytes = Buffer.concat([
    head(fields, rows.length, rowBytes),
    ...pieces.map((row) => rowOf(fields, row)),
    Buffer.of(0x1a),
  ])
  return { bytes, names: namesOf(columns, fields), trimmed }
}

/** Whether readers would take a blank at an end of the piece for filling. */
function losesBlanks(piece: Buffer): boolean {
  return piece.at(0) === blank || piece.at(-1) === blank
}

const blank = 0x20

/** A text in pieces that fit a column each; where it has a letter next to a letter, no piece begins or ends with a blank, which readers leave out. */
export function piecesOf(text: string): readonly Buffer[] {
  const pieces: Buffer[] = []
  const letters = [...text]
  let from = 0
  while (from < letters.length) {
    let [until, bytes] = [from, 0]
    while (until < letters.length && bytes + Buffer.byteLength(letters[until] ?? '') <= mostTextBytes) {
      bytes += Buffer.byteLength(letters[until] ?? '')
      until += 1
    }
    const end = until
    while (
      until < letters.length &&
      until > from + 1 &&
      (letters[until - 1] === ' ' || letters[until] === ' ')
    )
      until -= 1
    // Where every boundary lies beside a blank there is no place to part it; the blank is counted as lost.
    if (until === from + 1 && end > until) until = end
    pieces.push(Buffer.from(letters.slice(from, until).join('')))
    from = until
  }
  return pieces
}

function fieldsOf(
  { name, type }: TableColumn,
  column: number,
  rows: readonly (readonly (readonly Buffer[])[])[],
): readonly DbfField[] {
  if (type === 'boolean') return [{ name: shortName(name), column, piece: 0, type: 'L', bytes: 1 }]
  const count = rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 1)
  return Array.from({ length: count }, (_, piece): DbfField => {
    const bytes = rows.reduce((most, row) => Math.max(most, row[column]?.[piece]?.length ?? 0), 1)
    return { name: shortName(name, piece), column, piece, type: type === 'whole' ? 'N' : 'C', bytes }
  })
}

/**
 * A name of ten letters at most: itself where it is short, else the first letters of its words, more of the last, and a
 * mark made from the whole name, so that it stays the same whatever other columns a file has.
 */
export function shortName(name: string, piece = 0): string {
  if (piece === 0 && name.length <= 10) return name
  const words = name.split('_')
  const last = words.pop() ?? ''
  const letters = `${words
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 3)}${last}`.slice(0, 6)
  let mark = 7
  for (const letter of `${name} ${piece}`) mark = (mark * 31 + letter.charCodeAt(0)) % 46_656
  return `${letters}_${mark.toString(36).padStart(3, '0')}`
}

function namesOf(
  columns: readonly TableColumn[],
  fields: readonly DbfField[],
): ReadonlyMap<string, readonly string[]> {
  if (new Set(fields.map((field) => field.name)).size !== fields.length)
    throw new Error(`two columns of one short name: ${fields.map((field) => field.name).join(' ')}`)
  return new Map(
    columns.map(({ name }, index) => [
      name,
      fields.filter(({ column }) => column === index).map((field) => field.name),
    ]),
  )
}

function head(fields: readonly DbfField[], rows: number, rowBytes: number): Buffer {
  const size = 32 + 32 * fields.length + 1
  const bytes = Buffer.alloc(size)
  bytes.writeUInt8(3, 0)
  // The day of the last change: always the same, so that the same entry gives the same bytes.
  bytes.set([80, 1, 1], 1)
  bytes.writeUInt32LE(rows, 4)
  bytes.writeUInt16LE(size, 8)
  bytes.writeUInt16LE(rowBytes, 10)
  for (const [index, field] of fields.entries()) {
    const at = 32 + 32 * index
    bytes.write(field.name, at, 'latin1')
    bytes.write(field.type, at + 11, 'latin1')
    bytes.writeUInt8(field.bytes, at + 16)
  }
  bytes.writeUInt8(0x0d, size - 1)
  return bytes
}

function rowOf(fields: readonly DbfField[], pieces: readonly (readonly Buffer[])[]): Buffer {
  const cells = fields.map(({ column, piece, type, bytes }) => {
    const text = pieces[column]?.[piece] ?? Buffer.alloc(0)
    if (type === 'L') return Buffer.from(text.length === 0 ? '?' : text.toString() === 'true' ? 'T' : 'F')
    const filled = Buffer.alloc(bytes, 0x20)
    filled.set(text, type === 'N' ? bytes - text.length : 0)
    return filled
  })
  return Buffer.concat([Buffer.of(0x20), ...cells])
}
