/** The act of exporting: who may have what, noted in the log where it leaves the house, and a file that is whole or not there. */
import type { Kind } from '../../core/record/definition.js'
import { logSize } from '../../store/append.js'
import { noteExport } from '../../store/exports.js'
import type { Programme } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { withoutDrawnTexts } from './drawn-text.js'
import { type Format, formatOf, formats } from './formats.js'
import { type Asked, insideTable, type LeftOut } from './inside-table.js'
import { mappingName, mappingText } from './mapping-file.js'
import { exportCancelled, exportConfidential, exportFormatUnknown, exportNotPublic } from './problems.js'
import { publicTable } from './public-table.js'
import type { ExportedTable, FilePieces, TableRow, WrittenLayer } from './table.js'
import { writeAside } from './write-aside.js'

/** Whom a file is for: staff; staff of a role that confidential fields are named for; anybody. */
export type Audience = 'staff' | 'confidential' | 'public'

/** What is asked for. */
export interface ExportRequest {
  readonly kind: Kind
  /** Absolute. */
  readonly path: string
  readonly audience: Audience
  /** The register as of this entry; null for all of it. */
  readonly asOf: number | null
  /** Of a file for staff: who is limited to some records takes these alone. */
  readonly seen?: Asked['seen']
  /** Stops the export; nothing is left of it. */
  readonly signal?: AbortSignal
  /** Called with the number of records written so far. */
  readonly progress?: (records: number) => void
}

/** What was written. */
export interface Exported {
  readonly path: string
  readonly format: string
  readonly audience: Audience
  readonly asOf: number
  readonly records: number
  /** Records that are confidential as a whole and were left out. */
  readonly heldBack: number
  readonly bytes: number
  /**
   * The mappings with which `import` reads the file back, one for each layer; none for a public file, which is coarser
   * than the register.
   */
  readonly mappings: readonly string[]
  /** What the format could not hold, a sentence each. */
  readonly notes: readonly string[]
  /** The entry that notes the export; null for a file that stays inside without confidential fields. */
  readonly noted: number | null
}

/**
 * Exports the records of a kind. Throws `export-format-unknown`, `export-not-public`, `export-confidential`,
 * `entry-unknown`, `export-cancelled`, `export-not-written` and what its format cannot hold.
 */
export async function exportRecords(programme: Programme, request: ExportRequest): Promise<Exported> {
  const { path, audience } = request
  const format = formatOf(path)
  if (!format) throw exportFormatUnknown({ path, endings: formats.map(({ ending }) => ending) })
  refuse(request)
  const asOf = await entryAskedFor(programme, request.asOf)
  // Noted before anything is read: a file that somebody has is in the log, whatever stops the machine.
  const noted =
    audience === 'staff'
      ? null
      : await noteExport(programme, { kind: request.kind.kind, audience, asOf, format: format.name })
  const leftOut: LeftOut = { heldBack: 0 }
  const table = tableOf(programme, { request, asOf, leftOut })
  const counted = { records: 0 }
  const [notes, layers]: [string[], WrittenLayer[]] = [[], []]
  const writing = {
    path,
    note: (text: string) => notes.push(text),
    layer: (layer: WrittenLayer) => layers.push(layer),
  }
  const seen = watched(table, request, counted)
  const written = format.carries ? withoutDrawnTexts(seen, format.carries) : seen
  const bytes = await writeAside(path, format.pieces(written, writing))
  const mappings = audience === 'public' ? [] : await writeMappings(request, { table, format, asOf, layers })
  return { path, format: format.name, audience, asOf, ...counted, ...leftOut, bytes, mappings, notes, noted }
}

function refuse({ kind, audience }: ExportRequest): void {
  if (audience === 'public' && kind.privacy !== 'public')
    throw exportNotPublic({ kind: kind.kind, privacy: kind.privacy })
  if (audience === 'staff' && kind.privacy === 'confidential') throw exportConfidential({ kind: kind.kind })
}

async function entryAskedFor(programme: Programme, asOf: number | null): Promise<number> {
  const size = await programme.engine.transaction((session) => logSize(session, programme.programmeId))
  if (asOf !== null && asOf > size) throw problem.entryUnknown({ entry: asOf, size })
  return asOf ?? size
}

interface Within {
  readonly request: ExportRequest
  readonly asOf: number
  readonly leftOut: LeftOut
}

function tableOf(programme: Programme, { request, asOf, leftOut }: Within): ExportedTable {
  const { kind, audience, seen } = request
  if (audience === 'public') return publicTable(programme, kind, asOf)
  return insideTable(programme, { kind, asOf, confidential: audience === 'confidential', seen }, leftOut)
}

/** The table whose rows are counted, and end where the export is stopped. */
function watched(table: ExportedTable, request: ExportRequest, counted: { records: number }): ExportedTable {
  return { ...table, rows: watchedRows(table.rows, request, counted) }
}

async function* watchedRows(
  rows: AsyncIterable<TableRow>,
  { signal, path, progress }: ExportRequest,
  counted: { records: number },
): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    if (signal?.aborted) throw exportCancelled({ path })
    counted.records += 1
    progress?.(counted.records)
    yield row
  }
}

interface Form {
  readonly table: ExportedTable
  readonly format: Format
  readonly asOf: number
  readonly layers: readonly WrittenLayer[]
}

/** One mapping; where a file has several layers, one for each. */
async function writeMappings(
  { path, kind }: ExportRequest,
  { table, format, asOf, layers }: Form,
): Promise<readonly string[]> {
  const { columns } = table
  const named = layers.length > 1
  const mappings = (layers.length > 0 ? layers : [null]).map((layer) => ({
    name: mappingName(path, named ? (layer?.name ?? null) : null),
    text: mappingText(kind, {
      columns,
      file: { ...format.file, ...(named && layer ? { layer: layer.name } : {}) },
      asOf,
      draws: format.carries !== null,
      names: layer?.names ?? null,
    }),
  }))
  for (const { name, text } of mappings) await writeAside(name, piecesOf(text))
  return mappings.map(({ name }) => name)
}

async function* piecesOf(text: string): FilePieces {
  yield text
}
