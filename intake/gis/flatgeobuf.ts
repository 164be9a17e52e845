/** Reads FlatGeobuf as a stream, with the flat buffers of its reference implementation. */
import { createReadStream } from 'node:fs'
import { ByteBuffer } from 'flatbuffers'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { Feature as FlatFeature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import { fromByteBuffer, type HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js'
import type { Finding } from '../../core/finding.js'
import { gisFileEmpty, gisNotReadable } from '../problems.js'
import type { Table, TableBatch, TableRow } from '../table/table.js'
import { ByteReader } from './byte-reader.js'
import { crsOfName, crsOfWkt } from './crs-name.js'
import { cutOffFinding, type Feature, type FeatureHeader, featureHeader, featureRow } from './feature-row.js'
import { flatCells } from './flatgeobuf-cells.js'
import { flatGeometry, NotFlatGeometry } from './flatgeobuf-geometry.js'
import { hasNoNumber } from './json-number.js'

const magicBytes = 8
/** A head or a feature that states more is damaged. */
const longestHead = 64 * 1024 * 1024
const longestFeature = 512 * 1024 * 1024

/** Opens a FlatGeobuf file: its head says all that is to be known of its columns. */
export async function openFlatgeobuf(path: string): Promise<Table> {
  const { reader, head } = await openReader(path)
  const isEmpty = (await reader.take(1)).length === 0
  await reader.close()
  if (isEmpty) throw gisFileEmpty({ path })
  const header = featureHeader((head.columns ?? []).map(({ name }) => name))
  return {
    form: 'flatgeobuf',
    header: header.header,
    findings: header.findings,
    encoding: null,
    delimiter: null,
    sheet: null,
    layer: head.title,
    geometryColumn: header.geometryColumn,
    crs: crsOf(head),
    batches: () => rowBatches(path, header),
  }
}

/** Without an organisation a code is one of EPSG (the schema's own words). */
function crsOf({ crs }: HeaderMeta): string | null {
  const organisation = crs?.org ?? 'EPSG'
  if (crs?.code && organisation.toUpperCase() === 'EPSG') return crsOfName(`EPSG:${crs.code}`)
  if (crs?.wkt) return crsOfWkt(crs.wkt)
  return crs?.code_string ? crsOfName(`${organisation}:${crs.code_string}`) : null
}

interface Opened {
  readonly reader: ByteReader
  readonly head: HeaderMeta
}

async function openReader(path: string): Promise<Opened> {
  const reader = new ByteReader(
    createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>,
  )
  await reader.take(magicBytes)
  const length = await reader.take(4)
  const stated = length.length < 4 ? 0 : length.readUInt32LE(0)
  const bytes = stated > longestHead ? Buffer.alloc(0) : await reader.take(stated)
  if (stated === 0 || bytes.length < stated) throw gisNotReadable({ path, reason: 'it ends in its head' })
  const head = readHead(path, Buffer.concat([length, bytes]))
  const index = head.indexNodeSize > 0 && head.featuresCount > 0
  if (index) await skip(reader, calcTreeSize(head.featuresCount, head.indexNodeSize))
  return { reader, head }
}

function readHead(path: string, bytes: Buffer): HeaderMeta {
  try {
    return fromByteBuffer(new ByteBuffer(alignedCopy(bytes)))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw gisNotReadable({ path, reason: `its head is damaged (${error.message})` })
  }
}

/** Numbers of eight bytes are read in place, which asks for a place that eight divides: the length of four stands before. */
function alignedCopy(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes)
}

async function skip(reader: ByteReader, bytes: number): Promise<void> {
  let left = bytes
  while (left > 0) {
    const passed = await reader.take(Math.min(left, 64 * 1024))
    if (passed.length === 0) return
    left -= passed.length
  }
}

const rowsAtATime = 1000

async function* rowBatches(path: string, header: FeatureHeader): AsyncGenerator<TableBatch> {
  const { reader, head } = await openReader(path)
  const features = new FeatureReader(head)
  let rows: TableRow[] = []
  try {
    for (let row = 1; ; row += 1) {
      const feature = await nextFeature(reader)
      if (feature === null) break
      rows.push(featureRow(features.featureOf(row, feature), header))
      if (feature === 'cut') break
      if (rows.length < rowsAtATime) continue
      yield { rows, findings: [], bytes: reader.position }
      rows = []
    }
    yield { rows, findings: features.finish(), bytes: reader.position }
  } finally {
    await reader.close()
  }
}

/** The bytes of a feature with its length before it; `cut` where the file ends in it; null after the last. */
async function nextFeature(reader: ByteReader): Promise<Uint8Array | 'cut' | null> {
  const length = await reader.take(4)
  if (length.length === 0) return null
  const stated = length.length < 4 ? longestFeature + 1 : length.readUInt32LE(0)
  if (stated > longestFeature) return 'cut'
  const before = Buffer.from(length)
  const bytes = await reader.take(stated)
  return bytes.length < stated ? 'cut' : alignedCopy(Buffer.concat([before, bytes]))
}

class FeatureReader {
  private read = 0
  private measured = 0

  constructor(private readonly head: HeaderMeta) {}

  featureOf(row: number, bytes: Uint8Array | 'cut'): Feature {
    if (bytes === 'cut') return { row, attributes: [], geometry: '', findings: [cutOffFinding(row, '')] }
    this.read += 1
    try {
      const feature = FlatFeature.getSizePrefixedRootAsFeature(new ByteBuffer(bytes))
      const attributes = flatCells(feature.propertiesArray(), this.head.columns ?? [])
      return { row, attributes, ...this.shapeOf(feature) }
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof NotFlatGeometry)) throw error
      const geometry = Buffer.from(bytes).toString('hex')
      return { row, attributes: [], geometry, unreadable: `its bytes are damaged (${error.message})` }
    }
  }

  private shapeOf(feature: FlatFeature): Pick<Feature, 'geometry' | 'unreadable'> {
    const geometry = feature.geometry()
    if (!geometry) return { geometry: '' }
    try {
      const { text, hasMeasures } = flatGeometry(geometry, this.head.geometryType)
      if (hasMeasures) this.measured += 1
      return { geometry: text, unreadable: hasNoNumber(text) ? 'a coordinate is no number' : null }
    } catch (error) {
      if (!(error instanceof NotFlatGeometry)) throw error
      const bytes = geometry.bb?.bytes() ?? new Uint8Array()
      return { geometry: Buffer.from(bytes).toString('hex'), unreadable: error.message }
    }
  }

  finish(): readonly Finding[] {
    const { featuresCount, columns } = this.head
    const found: Finding[] = (columns ?? [])
      .filter(({ type }) => type === ColumnType.Binary)
      .map(({ name }) => ({
        ...note(
          'bytes-not-read',
          `Cells of "${name}" hold bytes, such as a picture; their length stands in the cell, the bytes stay in the file.`,
        ),
        column: name,
      }))
    if (this.measured > 0)
      found.push(
        note(
          'measures-not-kept',
          `${this.measured} shapes have measures (M) along their lines, which GeoJSON cannot hold; they stay in the file.`,
        ),
      )
    if (featuresCount > this.read)
      found.push(
        note(
          'file-cut-off',
          `The file states ${featuresCount} features and has ${this.read} whole ones. Those were read. Ask for the whole file.`,
        ),
      )
    return found
  }
}

function note(rule: string, message: string): Finding {
  return { rule, severity: 'note', row: null, column: null, text: null, message }
}
