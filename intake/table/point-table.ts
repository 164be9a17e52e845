/** A table of points as a table of areas: the rows of one hazard become one row with its points and its outline. */

import type { Finding } from '../../core/finding.js'
import {
  type PointRow,
  pointColumns,
  readPointSheet,
  type SheetPoint,
  type SheetRule,
} from '../../core/geo/point-sheet.js'
import { findCode } from '../../core/record/codes.js'
import { pointKindCodes } from '../../core/record/hazard-codes.js'
import { mappingColumnMissing } from '../problems.js'
import type { Table, TableBatch, TableRow } from './table.js'

/** The columns of the table of areas. `points` is as exports write it; `geometry` is an outline in WGS 84. */
export const areaColumns = ['hazard', 'points', 'geometry'] as const

/**
 * Wraps a table whose rows are points (docs/geometry.md, "A table of points"). Rows of one hazard stand together; an empty
 * `hazard` means the one above. Throws `mapping-column-missing` where the columns `hazard` or `point` are not there.
 */
export function asAreas(table: Table, rule: SheetRule): Table {
  const missing = ['hazard', 'point'].filter((column) => !table.header.includes(column))
  if (missing.length > 0) throw mappingColumnMissing({ columns: missing, headers: table.header })
  const strange = table.header.filter((name) => !pointColumns.some((column) => column === name))
  return {
    ...table,
    header: areaColumns,
    findings: [...table.findings, ...strange.map(notRead)],
    geometryColumn: 'geometry',
    crs: 'EPSG:4326',
    batches: () => areasOf(table, rule),
  }
}

function notRead(column: string): Finding {
  return {
    rule: 'column-not-mapped',
    severity: 'note',
    row: null,
    column,
    text: null,
    message: `The column "${column}" is none of a table of points and is left out; it has ${pointColumns.join(', ')}.`,
  }
}

interface Sheet {
  readonly hazard: string
  readonly rows: TableRow[]
}

async function* areasOf(table: Table, rule: SheetRule): AsyncGenerator<TableBatch> {
  const seen = new Set<string>()
  let sheet: Sheet | null = null
  const finish = (done: Sheet | null): readonly TableRow[] =>
    done ? [areaRow(done, { table, rule, isAgain: seen.size === seen.add(done.hazard).size })] : []
  for await (const batch of table.batches()) {
    const rows: TableRow[] = []
    for (const row of batch.rows) {
      const hazard: string = (row.cells[table.header.indexOf('hazard')] ?? '').trim() || (sheet?.hazard ?? '')
      if (sheet && sheet.hazard === hazard) sheet.rows.push(row)
      else {
        rows.push(...finish(sheet))
        sheet = { hazard, rows: [row] }
      }
    }
    yield { ...batch, rows }
  }
  yield { rows: finish(sheet), findings: [], bytes: 0 }
}

interface AreaContext {
  readonly table: Table
  readonly rule: SheetRule
  /** Whether rows of the same hazard stood farther up already. */
  readonly isAgain: boolean
}

/** One area. Findings name the first row of the area, since that is the row which waits, and the row they are about. */
function areaRow({ hazard, rows }: Sheet, { table, rule, isAgain }: AreaContext): TableRow {
  const first = rows[0]?.row ?? 0
  const pointRows = rows.map((row) => pointRow(row, table.header))
  const sheet = readPointSheet(pointRows, rule)
  const findings: Finding[] = [
    ...rows.flatMap((row) => row.findings.map((finding) => ({ ...finding, row: first }))),
    ...sheet.doubts.map(({ row, column, doubt }) => ({
      ...doubt,
      row: first,
      column,
      message: row === first ? doubt.message : `Row ${row}: ${doubt.message}`,
    })),
  ]
  for (const { row, texts } of pointRows)
    if (isStrangeKind(texts.kind)) findings.push(strangeKind(texts.kind, row, first))
  if (isAgain) findings.push(apart(hazard, first))
  const texts = new Map(pointRows.map((entry) => [entry.row, entry.texts]))
  const points = sheet.points.map((point) => listed(point, texts.get(point.row)))
  return {
    row: first,
    cells: [hazard, JSON.stringify(points), outline(sheet.points, texts)],
    findings,
    waits: findings.some((finding) => finding.severity === 'blocks'),
  }
}

function pointRow(row: TableRow, header: readonly string[]): PointRow {
  const text = (column: string): string => row.cells[header.indexOf(column)] ?? ''
  return {
    row: row.row,
    texts: Object.fromEntries(pointColumns.map((column) => [column, text(column)])) as PointRow['texts'],
  }
}

function isStrangeKind(text: string): boolean {
  return text.trim() !== '' && findCode(pointKindCodes, text) === null
}

function strangeKind(text: string, at: number, row: number): Finding {
  return {
    rule: 'value-not-recognised',
    severity: 'blocks',
    row,
    column: 'kind',
    text,
    message: `Row ${at}: "${text}" is no kind of point; there are ${pointKindCodes.map((entry) => entry.label).join(', ')}.`,
  }
}

function apart(hazard: string, row: number): Finding {
  return {
    rule: 'points-apart',
    severity: 'blocks',
    row,
    column: 'hazard',
    text: hazard,
    message: `Points of "${hazard}" stand in two places of the file: put them together, so that they make one area.`,
  }
}

type Texts = PointRow['texts']

/** A point in the form in which exports write lists. */
function listed(point: SheetPoint, texts: Texts | undefined): unknown {
  const kind = findCode(pointKindCodes, texts?.kind ?? '')?.code ?? 'unknown'
  const accuracy = point.coordinate?.accuracyMetres
  return {
    number: point.name,
    kind,
    ...(point.position && {
      position: {
        latitude: point.position.latitude,
        longitude: point.position.longitude,
        as_written: point.asWritten,
        basis: point.coordinate ? 'unknown' : 'described',
        ...(accuracy ? { accuracy_metres: String(accuracy) } : {}),
        datum: point.coordinate?.datum ?? 'WGS 84',
      },
    }),
    ...(texts?.description ? { description: texts.description } : {}),
  }
}

const perimeter = ['start_point', 'turning_point', 'intermediate_point', 'end_point']

/** The outline through the points of the perimeter in their order; '' where fewer than three are there or one is not placed. */
function outline(points: readonly SheetPoint[], texts: ReadonlyMap<number, Texts>): string {
  const around = points.filter((point) =>
    perimeter.includes(findCode(pointKindCodes, texts.get(point.row)?.kind ?? '')?.code ?? ''),
  )
  if (around.length < 3 || around.some((point) => !point.position)) return ''
  const ring = around.map(({ position }) => [Number(position?.longitude), Number(position?.latitude)])
  return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] })
}
