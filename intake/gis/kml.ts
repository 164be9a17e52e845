/** Reads KML and KMZ as a stream, twice: first for the names of all attributes, then placemark by placemark. */
import type { Finding } from '../../core/finding.js'
import {
  encodingNotRecognised,
  featureTooLong,
  gisFileEmpty,
  gisNotReadable,
  layerNeeded,
} from '../problems.js'
import { decoderOf } from '../table/decode.js'
import { encodingOfMark, utf16Without } from '../table/detect-encoding.js'
import { type Encoding, encodings, showUnreadableBytes } from '../table/encodings.js'
import type { Table, TableBatch, TableOptions, TableRow } from '../table/table.js'
import { encodingOfPage } from './code-page.js'
import {
  attributeTwice,
  cutOffFinding,
  type FeatureHeader,
  featureHeader,
  featureRow,
} from './feature-row.js'
import { folderOf, type Placemark, placemarkOf } from './kml-placemark.js'
import type { KmlSource } from './kml-source.js'
import { KmlSurveyor } from './kml-survey.js'
import { type KmlEvent, KmlParser, maximumPlacemarkCharacters, NotXml, PlacemarkTooLong } from './kml-tree.js'

/** Opens KML. The layer, where it is named, is a folder: what lies outside of it is not read. */
export async function openKml(path: string, source: KmlSource, options: TableOptions): Promise<Table> {
  const encoding = await encodingOf(path, source, options)
  const file: KmlFile = { path, source, encoding, layer: options.layer ?? null }
  const surveyor = new KmlSurveyor()
  for await (const { events } of eventChunks(file))
    for (const event of events) surveyor.add(event, isChosen(event, file.layer))
  if (surveyor.chosen === 0 && file.layer !== null && surveyor.placemarks > 0)
    throw layerNeeded({ path, layer: file.layer, layers: surveyor.folders })
  if (surveyor.chosen === 0) throw gisFileEmpty({ path })
  const columns = surveyor.columns
  const header = featureHeader([...columns.values()].map(showUnreadableBytes))
  return {
    form: 'kml',
    header: header.header,
    findings: [...header.findings, ...surveyor.findings(source.others, file.layer)],
    encoding,
    delimiter: null,
    sheet: null,
    layer: file.layer,
    geometryColumn: header.geometryColumn,
    // Of every KML: longitude, latitude and metres on WGS 84 (OGC 12-007r2, 6.2).
    crs: 'EPSG:4326',
    batches: () => rowBatches(file, [...columns.keys()], header),
  }
}

interface KmlFile {
  readonly path: string
  readonly source: KmlSource
  readonly encoding: Encoding
  readonly layer: string | null
}

function isChosen(event: KmlEvent, layer: string | null): boolean {
  return event.type === 'placemark' && (layer === null || event.folders.includes(layer))
}

/** By its byte order mark, by the mapping, or by what its first line declares. */
async function encodingOf(path: string, source: KmlSource, options: TableOptions): Promise<Encoding> {
  const { pieces, close } = await source.open()
  let head = Buffer.alloc(0)
  for await (const piece of pieces) {
    head = Buffer.concat([head, piece])
    if (head.length >= 1024) break
  }
  close()
  const sure = encodingOfMark(head)?.encoding ?? utf16Without(head.subarray(0, 1024)) ?? options.encoding
  if (sure) return sure
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/.exec(head.toString('latin1', 0, 1024))?.[1]
  if (declared === undefined) return 'utf-8'
  const known = /^(?:us-)?ascii$/i.test(declared) ? 'utf-8' : encodingOfPage(declared)
  if (known) return known
  throw encodingNotRecognised({ path, encodings })
}

interface EventChunk {
  readonly events: readonly KmlEvent[]
  readonly bytes: number
}

async function* eventChunks({ path, source, encoding }: KmlFile): AsyncGenerator<EventChunk> {
  const { pieces, bytesRead, close } = await source.open()
  const decoder = decoderOf(encoding)
  const parser = new KmlParser()
  let placemarks = 0
  try {
    let first = true
    for await (const piece of pieces) {
      const text = decoder.write(piece)
      const events = parser.write(first ? text.replace(/^\ufeff/, '') : text)
      first = false
      placemarks += events.length
      yield { events, bytes: bytesRead() }
    }
    yield { events: [...parser.write(decoder.end()), ...parser.end()], bytes: bytesRead() }
  } catch (error) {
    if (error instanceof NotXml)
      throw gisNotReadable({ path, reason: `it is no well-formed XML at line ${error.message}` })
    if (!(error instanceof PlacemarkTooLong)) throw error
    throw featureTooLong({ path, row: placemarks + 1, maximumCharacters: maximumPlacemarkCharacters })
  } finally {
    close()
  }
}

async function* rowBatches(
  file: KmlFile,
  keys: readonly string[],
  header: FeatureHeader,
): AsyncGenerator<TableBatch> {
  const indexes = new Map(keys.map((key, index) => [key, index]))
  let row = 0
  for await (const { events, bytes } of eventChunks(file)) {
    const rows: TableRow[] = []
    for (const event of events) {
      if (event.type !== 'placemark' || !isChosen(event, file.layer)) continue
      row += 1
      const placemark = placemarkOf(event.node, folderOf(event.folders))
      rows.push(rowOf(placemark, { row, cut: event.cut, indexes, header }))
    }
    if (rows.length > 0) yield { rows, findings: [], bytes }
  }
}

interface RowOf {
  readonly row: number
  readonly cut: boolean
  readonly indexes: ReadonlyMap<string, number>
  readonly header: FeatureHeader
}

function rowOf(placemark: Placemark, { row, cut, indexes, header }: RowOf): TableRow {
  const attributes = new Array<string>(indexes.size).fill('')
  const given = new Set<number>()
  const findings: Finding[] = []
  for (const { key, name, text } of placemark.attributes) {
    const index = indexes.get(key) ?? -1
    const before = attributes[index] ?? ''
    if (given.has(index) && before !== text)
      findings.push(attributeTwice(row, header.header[index] ?? name, [before, text]))
    else attributes[index] = text
    given.add(index)
  }
  const { geometry, unreadable } = placemark
  if (!cut) return featureRow({ row, attributes, geometry, unreadable, findings }, header)
  return featureRow(
    { row, attributes, geometry, findings: [...findings, cutOffFinding(row, geometry)] },
    header,
  )
}
