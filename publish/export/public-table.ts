/** The table of a kind for anybody: what store/visibility.ts lets out, and nothing else. */
import type { Kind } from '../../core/record/definition.js'
import type { Programme } from '../../store/programme.js'
import { type PublicRecord, publicPage } from '../../store/public-records.js'
import { type PublicColumn, publicView } from '../../store/visibility.js'
import { exportNotPublic } from './problems.js'
import type { ExportedTable, TableColumn, TableRow } from './table.js'

const pageRecords = 1000

/** The table. Throws `export-not-public` for a kind of which not even the existence is public. */
export function publicTable(programme: Programme, kind: Kind, asOf: number): ExportedTable {
  const view = publicView(kind)
  if (view === null) throw exportNotPublic({ kind: kind.kind, privacy: kind.privacy })
  const drawn: readonly TableColumn[] =
    view.shape === null ? [] : [{ name: 'drawn_as', label: 'how the place is drawn', type: 'text' }]
  return {
    name: kind.kind,
    columns: [
      { name: 'record_id', label: 'id of the record', type: 'text' },
      { name: 'details_withheld', label: 'details withheld', type: 'boolean' },
      ...drawn,
      ...view.columns.map(({ name, label, type }): TableColumn => ({ name, label, type: cellTypes[type] })),
    ],
    hasGeometry: view.shape !== null,
    rows: rowsOf(programme, kind, asOf),
  }
}

const cellTypes: Readonly<Record<PublicColumn['type'], TableColumn['type']>> = {
  text: 'text',
  texts: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'text',
  list: 'text',
}

async function* rowsOf(programme: Programme, kind: Kind, asOf: number): AsyncGenerator<TableRow> {
  const { engine, programmeId } = programme
  const view = publicView(kind)
  if (view === null) return
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const page: readonly PublicRecord[] = await engine.transaction((session) =>
      publicPage(session, view, { programmeId, asOf, after: from, most: pageRecords }),
    )
    for (const row of page) {
      const drawn = view.shape === null ? [] : [row.drawnAs]
      yield {
        cells: [row.recordId, String(row.detailsWithheld), ...drawn, ...row.cells],
        geometry: row.geometry,
      }
    }
    after = page.at(-1)?.recordId ?? null
    if (page.length < pageRecords) return
  }
}
