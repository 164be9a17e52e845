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
import type { Mapping } from './mapping.js'
import type { TableOptions, TableRow } from './table.js'

export type { RecordLink }

/** One record that a row makes. */
export interface MappedRecord {
  /** The mapping's name for it, such as `victim`. */
  readonly name: string
  readonly kind: string
  /** Its `local_id`, trimmed; records of one kind with one key are one record. Null where it has none. */
  readonly key: string | null
  /** Committed values; empty ones are left out, and so are references, which stand in `links`. */
  readonly values: Values
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
  /** The main record and those made with it. Of a row that does not fit the header: the main record without values. */
  readonly records: readonly MappedRecord[]
  readonly findings: readonly Finding[]
  /** Whether a finding blocks the row. */
  readonly waits: boolean
}

/** A mapping that is ready for a file. */
export interface RowMapper {
  readonly main: { readonly name: string; readonly kind: string }
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
  const idColumn = complete.records[complete.main]?.record_id
  const main = { name: complete.main, kind: complete.records[complete.main]?.kind ?? '' }
  return {
    main,
    findings: [...unusedColumns(complete, header, used), ...unmappedRequired(complete)],
    map: (row) =>
      mapRow(row, { records, main, used, idAt: idColumn === undefined ? null : context.indexOf(idColumn) }),
  }
}

interface Compiled {
  readonly records: readonly CompiledRecord[]
  readonly main: RowMapper['main']
  readonly used: ReadonlySet<string>
  /** The index of the column with record ids. */
  readonly idAt: number | null
}

/** Rules of rows whose cells may stand under the wrong headers: nothing is read from them. */
const misfits = new Set(['row-cut-off', 'row-too-short', 'row-too-long', 'feature-not-readable'])

function mapRow(row: TableRow, { records, main, used, idAt }: Compiled): MappedRow {
  const own = row.findings.map((finding) =>
    isHarmless(finding, used) ? { ...finding, severity: 'note' as const } : finding,
  )
  if (own.some((finding) => misfits.has(finding.rule))) {
    const empty: MappedRecord = { ...main, key: null, values: {}, links: [] }
    return {
      row: row.row,
      cells: row.cells,
      recordId: null,
      key: null,
      records: [empty],
      findings: own,
      waits: true,
    }
  }
  const made = records.flatMap((record) => {
    const result = record.read(row.cells)
    return result ? [{ record, result }] : []
  })
  const names = new Set(made.map(({ record }) => record.name))
  const stated = statedId(row, idAt)
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
      links,
      ...(record.match ? { match: true } : {}),
    }
  })
  return {
    row: row.row,
    cells: row.cells,
    recordId: stated.id,
    key: stated.id ?? mapped.find((record) => record.name === main.name)?.key ?? null,
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

function unusedColumns(
  mapping: Mapping,
  header: readonly string[],
  used: ReadonlySet<string>,
): readonly Finding[] {
  const ignored = Array.isArray(mapping.ignored) ? mapping.ignored : Object.keys(mapping.ignored ?? {})
  const known = new Set([...used, ...ignored].map((column) => column.normalize('NFC')))
  return header
    .filter((column) => !known.has(column.normalize('NFC')))
    .map((column) => ({
      rule: 'column-not-mapped',
      severity: 'note' as const,
      row: null,
      column,
      text: null,
      message: `The column "${column}" is neither mapped nor ignored: its cells stay in the file and make no value.`,
    }))
}

/** Common fields are the importer's: it knows the source and the day of reception. */
const filledLater = new Set(['information_date', 'sources'])

function unmappedRequired(mapping: Mapping): readonly Finding[] {
  return Object.entries(mapping.records).flatMap(([name, record]) =>
    record.match
      ? []
      : fieldsOf(kindNamed(record.kind))
          .filter((field) => field.required && !record.fields[field.name] && !filledLater.has(field.name))
          .filter((field) => record.kind !== 'accident' || !['identified', 'date'].includes(field.name))
          .map((field) => ({
            rule: 'required-field-not-mapped',
            severity: 'note' as const,
            row: null,
            column: null,
            text: `${name}.${field.name}`,
            message: `No column gives the ${field.label} of the ${record.kind}, which must be stated; every row leaves it out.`,
          })),
  )
}
