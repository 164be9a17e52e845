/** The rows of a shapefile: each shape with its record, and what is wrong with either. */
import type { Finding } from '../../core/finding.js'
import { gisTooLarge } from '../problems.js'
import type { TableBatch, TableRow } from '../table/table.js'
import { ByteReader } from './byte-reader.js'
import { type DbfHead, type DbfRecords, isDeleted } from './dbf.js'
import { type Feature, type FeatureHeader, featureRow } from './feature-row.js'
import { hasNoNumber } from './json-number.js'
import { NotAShape, readShape } from './shape-record.js'
import {
  ForwardShapes,
  IndexedShapes,
  isInOrder,
  longestDisordered,
  type ShapeContent,
  type ShapeStream,
} from './shape-stream.js'
import type { FoundShapefile, ShapefileParts } from './shapefile-parts.js'

/** A shapefile whose heads were read. */
export interface ShapefileFile {
  readonly path: string
  readonly found: FoundShapefile
  /** Null where there is no .dbf. */
  readonly head: DbfHead | null
  readonly records: DbfRecords | null
  readonly header: FeatureHeader
  /** Of the .shx; null where there is none. */
  readonly offsets: readonly number[] | null
}

const rowsAtATime = 1000

/** Reads the rows from the beginning. Deleted records keep their number, so that rows are counted as other programs do. */
export async function* shapefileBatches(file: ShapefileFile): AsyncGenerator<TableBatch> {
  const parts = await file.found.open()
  const shapes = await shapesOf(parts, file)
  const attributes = file.head && parts.has('dbf') ? new ByteReader(parts.bytes('dbf')) : null
  try {
    await attributes?.take(file.head?.headerBytes ?? 0)
    const reader = new RowReader(file)
    let rows: TableRow[] = []
    for (let record = 0; ; record += 1) {
      const shape = await shapes.next()
      const bytes = attributes && file.head ? await nextRecord(attributes, file.head, record) : null
      if (shape === null && bytes === null) break
      const row = reader.rowOf(record + 1, shape, bytes)
      if (row) rows.push(row)
      if (rows.length < rowsAtATime) continue
      yield { rows, findings: [], bytes: parts.bytesRead('shp') }
      rows = []
    }
    yield { rows, findings: reader.finish(shapes.endedEarly), bytes: parts.bytesRead('shp') }
  } finally {
    await shapes.close()
    await attributes?.close()
    parts.close()
  }
}

async function shapesOf(parts: ShapefileParts, { path, offsets }: ShapefileFile): Promise<ShapeStream> {
  if (!offsets || isInOrder(offsets)) return new ForwardShapes(parts.bytes('shp'), offsets)
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of parts.bytes('shp')) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > longestDisordered)
      throw gisTooLarge({ path, form: 'disordered', maximumBytes: longestDisordered, bytes })
  }
  return new IndexedShapes(Buffer.concat(pieces), offsets)
}

/** A record of the .dbf; null after the last, and where the file ends before. */
async function nextRecord(reader: ByteReader, head: DbfHead, record: number): Promise<Buffer | null> {
  if (record >= head.records) return null
  const bytes = await reader.take(head.recordBytes)
  // The last record may lack the blanks at its end; less than a field is a cut.
  return bytes.length < head.recordBytes ? null : bytes
}

class RowReader {
  private deleted = 0
  private measured = 0

  private readonly before: number

  constructor(private readonly file: ShapefileFile) {
    this.before = file.records?.asterisks ?? 0
  }

  /** Null where the record was marked as deleted. */
  rowOf(row: number, shape: ShapeContent, record: Buffer | null): TableRow | null {
    if (record && isDeleted(record)) {
      this.deleted += 1
      return null
    }
    const { records, header, head } = this.file
    const findings: Finding[] = []
    const attributes = record && records ? records.cells(record) : []
    if (head && !record) findings.push(rowFinding('attributes-missing', row))
    if (shape === 'cut') findings.push(rowFinding('row-cut-off', row))
    if (shape === null) findings.push(rowFinding('shape-missing', row))
    const read =
      shape === null || shape === 'cut' ? { geometry: '' } : this.read(shape.content, row, findings)
    return featureRow({ row, attributes, findings, ...read }, header)
  }

  private read(content: Buffer, row: number, findings: Finding[]): Pick<Feature, 'geometry' | 'unreadable'> {
    try {
      const shape = readShape(content)
      if (shape.hasMeasures) this.measured += 1
      if (shape.ringsReversed) findings.push(rowFinding('rings-reversed', row))
      const odd = hasNoNumber(shape.geometry)
      return { geometry: shape.geometry, unreadable: odd ? 'a coordinate is no number' : null }
    } catch (error) {
      if (!(error instanceof NotAShape)) throw error
      return { geometry: content.toString('hex'), unreadable: error.message }
    }
  }

  finish(endedEarly: boolean): readonly Finding[] {
    const asterisks = this.asterisks()
    return [
      ...noteIf(
        'rows-deleted',
        this.deleted,
        `${this.deleted} records are marked as deleted in the .dbf and made no row.`,
      ),
      ...noteIf(
        'measures-not-kept',
        this.measured,
        `${this.measured} shapes have measures (M) along their lines, which GeoJSON cannot hold; they stay in the file.`,
      ),
      ...noteIf(
        'numbers-of-asterisks',
        asterisks,
        `${asterisks} cells of numbers hold asterisks, by which programs say that there is none, or that it does not fit its column; they were read as empty.`,
      ),
      ...noteIf(
        'file-cut-off',
        endedEarly ? 1 : 0,
        'The .shp ends before the length that it states: shapes may be missing. Ask for the whole file.',
      ),
    ]
  }

  /** Since the reading began: the records may be read more than once. */
  private asterisks(): number {
    return (this.file.records?.asterisks ?? 0) - this.before
  }
}

function noteIf(rule: string, count: number, message: string): readonly Finding[] {
  if (count === 0) return []
  return [{ rule, severity: 'note', row: null, column: null, text: String(count), message }]
}

const rowMessages = {
  'attributes-missing':
    'The shape has no record in the .dbf, which ends before it. The row waits: shapes and attributes may not belong together. Ask for the file again.',
  'row-cut-off':
    'The .shp ends in the middle of this shape. Every shape before it was read; this one waits with its attributes. Ask for the whole file.',
  'shape-missing':
    'The record has no shape in the .shp, which ends before it. The row waits: shapes and attributes may not belong together. Ask for the file again.',
  'rings-reversed':
    'The rings run against the rule for shapefiles (outlines clockwise, holes against it); which are holes was told by where they lie.',
} as const

function rowFinding(rule: keyof typeof rowMessages, row: number): Finding {
  const severity = rule === 'rings-reversed' ? 'note' : 'blocks'
  return { rule, severity, row, column: null, text: null, message: rowMessages[rule] }
}
