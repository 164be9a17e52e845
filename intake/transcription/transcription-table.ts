/** Opens a transcription of minefield records as a table: one row a record, places drawn, doubts as findings. */
import { readFile } from 'node:fs/promises'
import type { Finding } from '../../core/finding.js'
import { transcriptionCells, transcriptionHeader } from '../../core/transcription/cells.js'
import { checkTranscription } from '../../core/transcription/check-record.js'
import { closureNotes, outlineTraverse } from '../../core/transcription/closure.js'
import { drawRecord } from '../../core/transcription/draw-places.js'
import type { TranscribedRecord } from '../../core/transcription/transcribed.js'
import { transcriptionNotValid } from '../problems.js'
import { openCsv } from '../table/csv.js'
import { noGeometry, type Table, type TableOptions, type TableRow } from '../table/table.js'
import { recordsOfLines } from './transcription-lines.js'
import { readTranscription } from './transcription-schema.js'

/** Whether a file of text is a transcription, by its first bytes: its first member, or its first two headers. */
export function isTranscription(head: Buffer): boolean {
  const start = head.toString('utf8', 0, 256).replace(/^\uFEFF/, '')
  return /^\s*\{\s*"transcription"\s*:/.test(start) || /^"?record"?[,;\t]"?what"?[,;\t]/.test(start)
}

/**
 * Opens a transcription, JSON or lines of CSV. Throws `transcription-not-valid`; what is doubtful in a record is a
 * finding of its row, and a place that cannot be read makes the row wait.
 */
export async function openTranscription(path: string, head: Buffer, options: TableOptions): Promise<Table> {
  const isJson = head
    .toString('utf8', 0, 256)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{')
  const read = isJson ? await jsonRecords(path) : await csvRecords(path, head, options)
  const rows = read.records.map((record, index) => rowOf(record, index + 1))
  return {
    ...noGeometry,
    form: 'transcription',
    header: transcriptionHeader,
    findings: read.findings,
    encoding: 'utf-8',
    delimiter: null,
    sheet: null,
    batches: async function* () {
      yield { rows, findings: [], bytes: read.bytes }
    },
  }
}

interface ReadRecords {
  readonly records: readonly TranscribedRecord[]
  readonly findings: readonly Finding[]
  readonly bytes: number
}

async function jsonRecords(path: string): Promise<ReadRecords> {
  const bytes = await readFile(path)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  return { records: readTranscription(parse(text, path), path), findings: [], bytes: bytes.length }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw transcriptionNotValid({
      path,
      issues: [{ path: '(file)', message: `it is no JSON: ${error.message}` }],
    })
  }
}

async function csvRecords(path: string, head: Buffer, options: TableOptions): Promise<ReadRecords> {
  const table = await openCsv(path, head, options)
  const lines: TableRow[] = []
  let bytes = 0
  for await (const batch of table.batches()) {
    lines.push(...batch.rows)
    bytes = batch.bytes
  }
  const content = recordsOfLines(table.header, lines, path)
  const ofLines = lines.flatMap(({ findings }) => findings)
  return { records: readTranscription(content, path), findings: [...table.findings, ...ofLines], bytes }
}

function rowOf(record: TranscribedRecord, row: number): TableRow {
  const drawing = drawRecord(record)
  const cells = transcriptionCells(record, drawing)
  const traverse = outlineTraverse(record, drawing)
  const doubts = [
    ...checkTranscription(record, drawing),
    ...(traverse ? closureNotes(traverse) : []),
    ...drawing.doubts(),
  ]
  const findings = doubts.map((doubt): Finding => ({ ...doubt, row }))
  return { row, cells, findings, waits: findings.some(({ severity }) => severity === 'blocks') }
}
