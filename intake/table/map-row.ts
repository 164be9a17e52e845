/** Rows of a table to records, by a mapping. */

import type { Finding } from '../../core/finding.js'
import { datumOf } from '../../core/geo/coordinate.js'
import { readCrs } from '../../core/geo/crs.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import { isRecordId } from '../../store/record-id.js'
import { agreedCrs } from '../gis/agree-crs.js'
import { mappingColumnMissing, mappingNotValid } from '../problems.js'
import { type CompiledRecord, compileRecord, type RecordLink } from './compile-record.js'
import { columnsOfRule, type RuleContext, writtenForm } from './compile-rule.js'
import { completeMapping } from './complete-mapping.js'
import { compileMain, type MainOfRow, type MainRecord, mainRecords, recordsWith } from './main-record.js'
import type { Mapping } from './mapping.js'
import { unmappedRequired, unusedColumns } from './mapping-notes.js'
import type { TableOptions, TableRow } from './table.js'

export type { MainRecord, RecordLink }

/** One record that a row makes. */
export interface MappedRecord {
  /** The mapping's name for it, such as `victim`. */
  readonly name: string
  readonly kind: string
  /** Its `local_id`, trimmed; records of one kind with one key are one record. Null where it has none. */
  readonly key: string | null
  /** Committed values; empty ones are left out, and so are references, which stand in `links`. */
  readonly values: Values
  /** Of the values, those that nothing in the row says. */
  readonly assumed: readonly string[]
  /** References to other records of this row, all of which are in `records`. */
  readonly links: readonly RecordLink[]
  /** A place that is found by its code, then by name and parent, and made only where it is not there. */
  readonly match?: true
}

/** What a row says. A value that could not be read is absent, a finding blocks the row, and the text stands in `cells`. */
export interface MappedRow {
  readonly row: number
  /** The cells as they stand in the file. */
  readonly cells: readonly string[]
  /** The record id that the row states, as exports do; null where it states none. */
  readonly recordId: string | null
  /** The record id that it states, or else `local_id` of the main record, trimmed; null where it has neither. */
  readonly key: string | null
  /** What the row is counted as; null where it waits because that cannot be told. */
  readonly main: MainRecord | null
  /**
   * The main record and those made with it; none where there is no main record. Of a row that does not fit the header:
   * the main record without values.
   */
  readonly records: readonly MappedRecord[]
  readonly findings: readonly Finding[]
  /** Whether a finding blocks the row. */
  readonly waits: boolean
}

/** A mapping that is ready for a file. */
export interface RowMapper {
  /** Notes about the file as a whole: columns that are neither mapped nor ignored, required fields without a column. */
  readonly findings: readonly Finding[]
  readonly map: (row: TableRow) => MappedRow
}

/** How the mapping says that the file is to be opened. */
export function tableOptions(mapping: Mapping): TableOptions {
  const { encoding, delimiter, sheet, layer, header_row: headerRow } = mapping.file ?? {}
  return { encoding, delimiter, sheet, layer, headerRow, points: sheetRule(mapping) }
}

/** How points are read where the rows are points. Throws `mapping-not-valid` where a grid or datum is not known. */
function sheetRule(mapping: Mapping): TableOptions['points'] {
  const points = mapping.file?.points
  if (!points) return null
  const refused = (path: string, message: string) =>
    mappingNotValid({ issues: [{ path: `file.points.${path}`, message }] })
  const grid = points.grid === undefined ? null : readCrs(points.grid)
  if (grid && 'doubt' in grid) throw refused('grid', grid.doubt.message)
  const datum = points.datum === undefined ? null : datumOf(points.datum, points.datum)
  if (datum && 'doubt' in datum) throw refused('datum', datum.doubt.message)
  const { letter, closure_metres: metres, closure_one_in: oneIn } = points
  return { datum: points.datum, letter, grid: grid?.crs ?? null, limit: { metres, oneIn } }
}

/**
 * Makes the mapper of a file with this header. `receivedOn` (YYYY-MM-DD): a date after it is a finding; null asks nothing.
 * `crs`: the coordinate system that the file itself states.
 * Throws `mapping-column-missing`, or `mapping-not-valid` for a constant that its field cannot hold, or for geometries in
 * no coordinate system that is stated.
 */
export function rowMapper(
  mapping: Mapping,
  header: readonly string[],
  receivedOn: string | null,
  crs: string | null = null,
): RowMapper {
  const complete = completeMapping(mapping)
  const used = usedColumns(complete)
  const indexes = new Map(header.map((name, index) => [name.normalize('NFC'), index]))
  const missing = [...used].filter((column) => !indexes.has(column.normalize('NFC')))
  if (missing.length > 0) throw mappingColumnMissing({ columns: missing, headers: header })
  const context: RuleContext = {
    indexOf: (column) => indexes.get(column.normalize('NFC')) ?? -1,
    form: writtenForm(complete, receivedOn),
    neutralised: complete.file?.formulas === 'neutralised',
    crs: agreedCrs(crs, complete.file?.crs ?? null),
  }
  const records = Object.keys(complete.records).map((name) =>
    compileRecord(name, complete, { needed: isNeeded(name, complete), context }),
  )
  const compiled: Compiled = {
    records,
    mains: mainRecords(complete),
    mainOf: compileMain(complete, context),
    isMadeWith: recordsWith(complete),
    used,
    idAt: (main) => {
      const column = complete.records[main.name]?.record_id
      return column === undefined ? null : context.indexOf(column)
    },
  }
  return {
    findings: [...unusedColumns(complete, header, used), ...unmappedRequired(complete)],
    map: (row) => mapRow(row, compiled),
  }
}

interface Compiled {
  readonly records: readonly CompiledRecord[]
  readonly mains: readonly MainRecord[]
  readonly mainOf: (row: TableRow) => MainOfRow
  readonly isMadeWith: (main: string, name: string) => boolean
  readonly used: ReadonlySet<string>
  /** The index of the column with the ids of a main record. */
  readonly idAt: (main: MainRecord) => number | null
}

/** Rules of rows whose cells may stand under the wrong headers: nothing is read from them. */
const misfits = new Set(['row-cut-off', 'row-too-short', 'row-too-long', 'feature-not-readable'])

function mapRow(row: TableRow, compiled: Compiled): MappedRow {
  const own = row.findings.map((finding) =>
    isHarmless(finding, compiled.used) ? { ...finding, severity: 'note' as const } : finding,
  )
  const [only, ...others] = compiled.mains
  if (own.some((finding) => misfits.has(finding.rule)))
    return unreadRow(row, own, only && others.length === 0 ? only : null)
  const { main, finding } = compiled.mainOf(row)
  return main ? readRow(row, own, main, compiled) : unreadRow(row, [...own, finding], null)
}

/** A row of which nothing is read: it waits, without values. */
function unreadRow(row: TableRow, findings: readonly Finding[], main: MainRecord | null): MappedRow {
  return {
    row: row.row,
    cells: row.cells,
    recordId: null,
    key: null,
    main,
    records: main ? [{ ...main, key: null, values: {}, assumed: [], links: [] }] : [],
    findings,
    waits: true,
  }
}

function readRow(
  row: TableRow,
  own: readonly Finding[],
  main: MainRecord,
  { records, isMadeWith, idAt }: Compiled,
): MappedRow {
  const made = records.flatMap((record) => {
    const result = isMadeWith(main.name, record.name) ? record.read(row.cells) : null
    return result ? [{ record, result }] : []
  })
  const names = new Set(made.map(({ record }) => record.name))
  const stated = statedId(row, idAt(main))
  const doubts = doubtFindings(row.row, made).filter((doubt) => !isSaid(doubt, own))
  const findings = [...own, ...stated.findings, ...doubts]
  const mapped = made.map(({ record, result }): MappedRecord => {
    const links = record.links.filter((link) => names.has(link.record))
    const { name, kind } = record
    return {
      name,
      kind,
      key: keyOf(result.values),
      values: result.values,
      assumed: result.assumed,
      links,
      ...(record.match ? { match: true } : {}),
    }
  })
  return {
    row: row.row,
    cells: row.cells,
    recordId: stated.id,
    key: stated.id ?? mapped.find((record) => record.name === main.name)?.key ?? null,
    main,
    records: mapped,
    findings,
    waits: findings.some((finding) => finding.severity === 'blocks'),
  }
}

/** The record id of a row; one that is none waits, so that it is not taken in under another. */
function statedId(
  row: TableRow,
  idAt: number | null,
): { readonly id: string | null; readonly findings: readonly Finding[] } {
  const text = idAt === null ? '' : (row.cells[idAt] ?? '').trim()
  if (text === '') return { id: null, findings: [] }
  if (isRecordId(text)) return { id: text, findings: [] }
  const message = `"${text}" is no record id: leave the cell empty for a new record, or give the id of the export.`
  return {
    id: null,
    findings: [
      { rule: 'not-a-record-id', severity: 'blocks', row: row.row, column: 'record_id', text, message },
    ],
  }
}

/** What stands in the place of one value; in a column that nobody reads it holds no row up. */
const ofOneCell = new Set(['cell-error', 'formula-without-result', 'geometry-not-readable'])

function isHarmless(finding: Finding, used: ReadonlySet<string>): boolean {
  return ofOneCell.has(finding.rule) && finding.column !== null && !used.has(finding.column)
}

/** A geometry that the reader of the file could not read is not read by a rule either; once is enough. */
function isSaid(doubt: Finding, own: readonly Finding[]): boolean {
  return (
    doubt.rule === 'geometry-not-readable' &&
    own.some((finding) => finding.rule === doubt.rule && finding.column === doubt.column)
  )
}

function doubtFindings(
  row: number,
  made: readonly { readonly result: NonNullable<ReturnType<CompiledRecord['read']>> }[],
): readonly Finding[] {
  const findings = new Map<string, Finding>()
  for (const { result } of made) {
    for (const { column, doubt } of result.doubts) {
      // A column that gives two fields gives one finding.
      const same = `${doubt.rule}\n${column}\n${doubt.text}`
      if (!findings.has(same)) findings.set(same, { ...doubt, row, column })
    }
  }
  return [...findings.values()]
}

function keyOf(values: Values): string | null {
  const key = values.local_id
  return typeof key === 'string' && key.trim() !== '' ? key.trim() : null
}

function usedColumns(mapping: Mapping): ReadonlySet<string> {
  const records = Object.values(mapping.records)
  return new Set([
    ...records.flatMap((record) => Object.values(record.fields).flatMap(columnsOfRule)),
    ...records.flatMap((record) => (record.when ? [record.when.column] : [])),
    ...(typeof mapping.main === 'string' ? [] : mapping.main.map(({ when }) => when.column)),
    ...records.flatMap((record) => record.record_id ?? []),
  ])
}

/** A record that a required reference of another names is made even where its own cells are empty. */
function isNeeded(name: string, mapping: Mapping): boolean {
  return Object.values(mapping.records).some((record) =>
    fieldsOf(kindNamed(record.kind)).some((field) => {
      const rule = record.fields[field.name]
      return field.required && rule !== undefined && 'record' in rule && rule.record === name
    }),
  )
}
