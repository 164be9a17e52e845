/** Reads shapefiles as a stream: shapes and attributes in step, each as its file has it. */
import type { Finding } from '../../core/finding.js'
import { encodingNotRecognised, gisFileEmpty, gisNotReadable } from '../problems.js'
import { ByteStatistics, encodingOfStatistics, readAs } from '../table/detect-encoding.js'
import { type Encoding, encodings } from '../table/encodings.js'
import type { Table, TableOptions } from '../table/table.js'
import { ByteReader } from './byte-reader.js'
import { encodingOfLanguage, encodingOfPage } from './code-page.js'
import { crsOfWkt } from './crs-name.js'
import { type DbfHead, DbfRecords, dbfHeadBytes, dbfStartBytes, fieldsElsewhere, readDbfHead } from './dbf.js'
import { featureHeader } from './feature-row.js'
import { offsetsOf } from './shape-stream.js'
import type { FoundShapefile, PartEnding, ShapefileParts } from './shapefile-parts.js'
import { shapefileBatches } from './shapefile-rows.js'

/** Texts beside a shapefile are short. */
const longestText = 64 * 1024

/** Opens a shapefile that was found in a zip or a folder. */
export async function openShapefile(
  path: string,
  found: FoundShapefile,
  options: TableOptions,
): Promise<Table> {
  const parts = await found.open()
  try {
    const head = await dbfHead(parts, path)
    const { encoding, findings } = await encodingOf(parts, head, { path, options })
    const records = head && encoding ? new DbfRecords(head, encoding) : null
    const header = featureHeader(records?.names ?? [])
    const shx = parts.has('shx') ? offsetsOf(await wholePart(parts, 'shx')) : null
    if (shx?.length === 0 && (head?.records ?? 0) === 0) throw gisFileEmpty({ path })
    const prj = parts.has('prj') ? (await wholePart(parts, 'prj', longestText)).toString('utf8').trim() : ''
    const file = { path, found, head, records, header, offsets: shx }
    return {
      form: 'shapefile',
      header: header.header,
      findings: [...missingParts(parts), ...findings, ...header.findings, ...elsewhereFindings(head)],
      encoding,
      delimiter: null,
      sheet: null,
      layer: found.layer,
      geometryColumn: header.geometryColumn,
      crs: prj === '' ? null : crsOfWkt(prj),
      batches: () => shapefileBatches(file),
    }
  } finally {
    parts.close()
  }
}

async function wholePart(parts: ShapefileParts, ending: PartEnding, most = Infinity): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of parts.bytes(ending)) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > most) break
  }
  return Buffer.concat(pieces)
}

async function dbfHead(parts: ShapefileParts, path: string): Promise<DbfHead | null> {
  if (!parts.has('dbf')) return null
  const reader = new ByteReader(parts.bytes('dbf'))
  try {
    const start = await reader.take(dbfStartBytes)
    const length = dbfHeadBytes(start)
    const head =
      length === null ? null : readDbfHead(Buffer.concat([start, await reader.take(length - dbfStartBytes)]))
    if (head) return head
    throw gisNotReadable({
      path,
      reason: 'its .dbf, which holds the attributes, is damaged at its beginning',
    })
  } finally {
    await reader.close()
  }
}

interface Named {
  readonly encoding: Encoding | null
  readonly findings: readonly Finding[]
}

/** The mapping's word first: a .cpg is often left from another program. Then .cpg, language byte, and the letters themselves. */
async function encodingOf(
  parts: ShapefileParts,
  head: DbfHead | null,
  { path, options }: { readonly path: string; readonly options: TableOptions },
): Promise<Named> {
  if (!head) return { encoding: null, findings: [] }
  const page = parts.has('cpg') ? (await wholePart(parts, 'cpg', longestText)).toString('latin1').trim() : ''
  const stated = page === '' ? encodingOfLanguage(head.language) : encodingOfPage(page)
  if (options.encoding) {
    const against = stated && stated !== options.encoding
    return {
      encoding: options.encoding,
      findings: against
        ? [readAs(options.encoding, `the mapping says so, against the file (${stated})`)]
        : [],
    }
  }
  if (stated) return { encoding: stated, findings: [] }
  const statistics = await letterStatistics(parts, head)
  if (page !== '' && statistics.strays > 0) throw encodingNotRecognised({ path, encodings })
  return encodingOfStatistics(statistics, path)
}

/** Letters of the columns of text alone: numbers and days have none. */
async function letterStatistics(parts: ShapefileParts, head: DbfHead): Promise<ByteStatistics> {
  const statistics = new ByteStatistics()
  const texts = head.fields.filter(({ type }) => type === 'C')
  for (const { name } of head.fields) statistics.add(name)
  const reader = new ByteReader(parts.bytes('dbf'))
  await reader.take(head.headerBytes)
  for (let record = 0; record < head.records; record += 1) {
    const bytes = await reader.take(head.recordBytes)
    if (bytes.length < head.recordBytes) break
    for (const { from, length } of texts) statistics.add(bytes.subarray(from, from + length))
  }
  statistics.end()
  await reader.close()
  return statistics
}

const missing: Readonly<Partial<Record<PartEnding, string>>> = {
  shx: 'It has no .shx, which says where each shape begins: the shapes were read one after another as the .shp has them, and none was left out.',
  dbf: 'It has no .dbf, which holds the attributes: only the shapes were read. Ask for the .dbf if something is to be said of them.',
  prj: 'It has no .prj, which says in which coordinate system its numbers are. None is assumed: name it in the mapping under file.crs.',
}

function missingParts(parts: ShapefileParts): readonly Finding[] {
  return Object.entries(missing).flatMap(([ending, message]) =>
    parts.has(ending as PartEnding)
      ? []
      : [
          {
            rule: 'shapefile-part-missing',
            severity: 'note' as const,
            row: null,
            column: null,
            text: `.${ending}`,
            message,
          },
        ],
  )
}

function elsewhereFindings(head: DbfHead | null): readonly Finding[] {
  const fields = head ? fieldsElsewhere(head) : []
  if (fields.length === 0) return []
  const names = fields.map(({ name }) => name.toString('latin1')).join(', ')
  const message = `Long texts and objects stand in another file beside the .dbf and were not read; these columns are empty here: ${names}.`
  return [{ rule: 'column-not-readable', severity: 'note', row: null, column: null, text: names, message }]
}
