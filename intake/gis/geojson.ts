/** Reads GeoJSON as a stream, twice: first for the names of all attributes, then row by row. */
import { createReadStream } from 'node:fs'
import type { Finding } from '../../core/finding.js'
import { featureTooLong } from '../problems.js'
import { decoderOf } from '../table/decode.js'
import type { DetectedEncoding } from '../table/detect-encoding.js'
import { showUnreadableBytes } from '../table/encodings.js'
import { encodingOfFile } from '../table/file-encoding.js'
import type { Table, TableBatch, TableOptions, TableRow } from '../table/table.js'
import {
  attributeTwice,
  cutOffFinding,
  type FeatureHeader,
  featureHeader,
  featureRow,
  unreadableRow,
} from './feature-row.js'
import { featureOf, type GeojsonFeature, wholeValueOf } from './geojson-feature.js'
import { type GeojsonSurvey, GeojsonSurveyor } from './geojson-survey.js'
import { unreadableGeometry } from './geometry-text.js'
import { cellOf, compactJson, NotJson } from './json-members.js'
import { type JsonPiece, maximumPieceCharacters, PieceTooLong } from './json-pieces.js'
import { JsonSequence } from './json-sequence.js'

const chunkBytes = 256 * 1024

/** Opens a GeoJSON file. `head` is its first bytes. */
export async function openGeojson(path: string, head: Buffer, options: TableOptions): Promise<Table> {
  const encoding = await encodingOfFile(path, head, options)
  const file: GeojsonFile = { path, encoding }
  const surveyor = new GeojsonSurveyor(path)
  for await (const { pieces } of pieceChunks(file)) for (const piece of pieces) surveyor.add(piece)
  const survey = surveyor.finish()
  const names = survey.attributes.map(showUnreadableBytes)
  const header = featureHeader(survey.hasId ? [...names, 'id'] : names)
  return {
    form: 'geojson',
    header: header.header,
    findings: [...encoding.findings, ...header.findings, ...survey.findings],
    encoding: encoding.encoding,
    delimiter: null,
    sheet: null,
    layer: null,
    geometryColumn: header.geometryColumn,
    crs: survey.crs,
    batches: () => rowBatches(file, survey, header),
  }
}

interface GeojsonFile {
  readonly path: string
  readonly encoding: DetectedEncoding
}

interface PieceChunk {
  readonly pieces: readonly JsonPiece[]
  readonly bytes: number
}

async function* pieceChunks({ path, encoding }: GeojsonFile): AsyncGenerator<PieceChunk> {
  const decoder = decoderOf(encoding.encoding)
  const sequence = new JsonSequence()
  let bytes = encoding.skipBytes
  let count = 0
  try {
    for await (const chunk of createReadStream(path, { start: bytes, highWaterMark: chunkBytes })) {
      const pieces = sequence.write(decoder.write(chunk as Buffer))
      bytes += (chunk as Buffer).length
      count += pieces.length
      yield { pieces, bytes }
    }
    yield { pieces: [...sequence.write(decoder.end()), ...sequence.end()], bytes }
  } catch (error) {
    if (!(error instanceof PieceTooLong)) throw error
    throw featureTooLong({ path, row: count + 1, maximumCharacters: maximumPieceCharacters })
  }
}

async function* rowBatches(
  file: GeojsonFile,
  survey: GeojsonSurvey,
  header: FeatureHeader,
): AsyncGenerator<TableBatch> {
  const reader = new RowReader(survey, header)
  for await (const { pieces, bytes } of pieceChunks(file)) {
    const rows = pieces.flatMap((piece) => reader.rowOf(piece) ?? [])
    if (rows.length > 0) yield { rows, findings: [], bytes }
  }
}

/** Pieces to rows, counted from 1. */
class RowReader {
  private row = 0
  private collections = 0
  private readonly indexes: ReadonlyMap<string, number>

  constructor(
    private readonly survey: GeojsonSurvey,
    private readonly header: FeatureHeader,
  ) {
    this.indexes = new Map(survey.attributes.map((name, index) => [name, index]))
  }

  /** The row of a piece; null where it is the collection around others, or no feature. */
  rowOf(piece: JsonPiece): TableRow | null {
    if (piece.type === 'value' && !this.isRow(piece)) return null
    this.row += 1
    if (piece.text === 'null') return null
    if (piece.cut) {
      const findings = [cutOffFinding(this.row, piece.text)]
      return featureRow({ row: this.row, attributes: [], geometry: piece.text, findings }, this.header)
    }
    try {
      return this.featureRow(featureOf(piece.text))
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      return unreadableRow(this.row, { text: piece.text, reason: error.message, header: this.header })
    }
  }

  /** The same choice as in the first reading, which noted all else. */
  private isRow(piece: JsonPiece): boolean {
    if (piece.hasFeatures) this.collections += 1
    if (piece.hasFeatures || !piece.text.startsWith('{')) return false
    if (piece.cut) return true
    try {
      const { is } = wholeValueOf(piece.text, false)
      if (is === 'collection') this.collections += 1
      return is === 'feature'
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      return this.collections === 0
    }
  }

  private featureRow(feature: GeojsonFeature): TableRow {
    const { attributes, findings } = this.attributesOf(feature)
    const geometry = compactJson(feature.geometry)
    const unreadable = geometry === '' ? null : unreadableGeometry(geometry)
    return featureRow({ row: this.row, attributes, geometry, unreadable, findings }, this.header)
  }

  private attributesOf(feature: GeojsonFeature): {
    readonly attributes: readonly string[]
    readonly findings: readonly Finding[]
  } {
    const { attributes: names, hasId } = this.survey
    const cells = new Array<string>(names.length + (hasId ? 1 : 0)).fill('')
    const given = new Set<number>()
    const findings: Finding[] = []
    for (const { key, text } of feature.properties) {
      const index = this.indexes.get(key) ?? -1
      const cell = cellOf(text)
      if (given.has(index) && cells[index] !== cell)
        findings.push(attributeTwice(this.row, this.header.header[index] ?? key, [cells[index] ?? '', cell]))
      else cells[index] = cell
      given.add(index)
    }
    if (hasId) cells[names.length] = feature.id ?? ''
    return { attributes: cells, findings }
  }
}
