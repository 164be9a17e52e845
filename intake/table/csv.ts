/** Reads CSV files as a stream. */
import { createReadStream } from 'node:fs'
import { headerMissing, rowTooLong, tableEmpty } from '../problems.js'
import { type CsvRecord, CsvRecords, maximumRecordCharacters, RecordTooLong } from './csv-records.js'
import { decoderOf } from './decode.js'
import { detectDelimiter, namedInFirstLine } from './detect-delimiter.js'
import type { DetectedEncoding } from './detect-encoding.js'
import { emptyRows } from './empty-rows.js'
import { showUnreadableBytes } from './encodings.js'
import { encodingOfFile } from './file-encoding.js'
import { headersOf } from './header.js'
import { headBytes } from './recognise-file.js'
import { shapeRow } from './shape-row.js'
import {
  type Delimiter,
  noGeometry,
  type Table,
  type TableBatch,
  type TableOptions,
  type TableRow,
} from './table.js'

const chunkBytes = 256 * 1024

/** Opens a CSV file: finds out how to read it and reads its header. `head` is its first bytes. */
export async function openCsv(path: string, head: Buffer, options: TableOptions): Promise<Table> {
  const detected = await encodingOfFile(path, head, options)
  const start = decoderOf(detected.encoding).write(head.subarray(detected.skipBytes))
  if (start.trim() === '' && head.length < headBytes) throw tableEmpty({ path })
  const named = namedInFirstLine(start)
  const delimiter = options.delimiter ?? named ?? detectDelimiter(start)
  const file: CsvFile = {
    path,
    encoding: detected,
    delimiter,
    headerRow: (options.headerRow ?? 1) + (named ? 1 : 0),
  }
  const { header, findings } = headersOf(await readHeader(file))
  return {
    form: 'csv',
    header,
    findings: [...detected.findings, ...findings],
    encoding: detected.encoding,
    delimiter,
    sheet: null,
    ...noGeometry,
    batches: () => rowBatches(file, header),
  }
}

interface CsvFile {
  readonly path: string
  readonly encoding: DetectedEncoding
  readonly delimiter: Delimiter
  readonly headerRow: number
}

interface RecordChunk {
  readonly records: readonly CsvRecord[]
  /** Bytes of the file read so far. */
  readonly bytes: number
}

/** All records of the file, chunk by chunk. */
async function* recordChunks(file: CsvFile): AsyncGenerator<RecordChunk> {
  const decoder = decoderOf(file.encoding.encoding)
  const records = new CsvRecords(file.delimiter)
  const stream = createReadStream(file.path, { start: file.encoding.skipBytes, highWaterMark: chunkBytes })
  let count = 0
  let bytes = file.encoding.skipBytes
  try {
    for await (const chunk of stream) {
      const found = records.write(decoder.write(chunk as Buffer))
      count += found.length
      bytes += (chunk as Buffer).length
      yield { records: found, bytes }
    }
    yield { records: records.write(decoder.end()), bytes }
    yield { records: records.end(), bytes }
  } catch (error) {
    if (!(error instanceof RecordTooLong)) throw error
    const row = Math.max(0, count + 1 - file.headerRow)
    throw rowTooLong({ path: file.path, row, maximumCharacters: maximumRecordCharacters })
  }
}

async function readHeader(file: CsvFile): Promise<readonly string[]> {
  let seen = 0
  for await (const { records } of recordChunks(file)) {
    const record = records[file.headerRow - 1 - seen]
    if (record) return record.cells.map(showUnreadableBytes)
    seen += records.length
  }
  throw seen === 0
    ? tableEmpty({ path: file.path })
    : headerMissing({ path: file.path, headerRow: file.headerRow })
}

async function* rowBatches(file: CsvFile, header: readonly string[]): AsyncGenerator<TableBatch> {
  let row = -file.headerRow
  let empty = 0
  let read = 0
  for await (const { records, bytes } of recordChunks(file)) {
    read = bytes
    const rows: TableRow[] = []
    for (const record of records) {
      row += 1
      if (row < 1) continue
      const shaped = shapeRow({ row, form: 'csv', ...record }, header)
      if (shaped) rows.push(shaped)
      else empty += 1
    }
    if (rows.length > 0) yield { rows, findings: [], bytes }
  }
  if (empty > 0) yield { rows: [], findings: [emptyRows(empty)], bytes: read }
}
