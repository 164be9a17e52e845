/** Proposes a mapping for a file, from its headers and its values. A person reads it, corrects it and keeps it. */
import { basename } from 'node:path'
import { type Finding, noteOn } from '../../core/finding.js'
import { fieldsOf } from '../../core/record/columns.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { ColumnSurvey } from '../../core/record/mapping/column-survey.js'
import { proposeNumbers } from '../../core/record/mapping/written-form.js'
import { type Mapping, readMapping } from './mapping.js'
import { type ProposedColumn, proposeColumns } from './propose-columns.js'
import { RecordsDraft } from './propose-records.js'
import { readTable } from './read-table.js'
import { surveyColumns } from './survey-columns.js'
import type { Table, TableOptions } from './table.js'

/** A mapping that can be used at once, and what a person should look at first. */
export interface Proposal {
  readonly mapping: Mapping
  readonly findings: readonly Finding[]
  /** The findings as sentences, which the mapping has too. */
  readonly notes: readonly string[]
  /** The columns of the file, in its order, with what stands in them. */
  readonly columns: readonly ColumnSurvey[]
}

/** Reads the whole file once and proposes a mapping to records of `kind`. Throws the problems of `readTable`. */
export async function proposeMapping(
  path: string,
  kind: string,
  options: TableOptions = {},
): Promise<Proposal> {
  const table = await readTable(path, options)
  const surveys = await surveyColumns(table)
  const { columns, findings: ofColumns } = proposeColumns(surveys, kindsWith(kind))
  const numbers = proposeNumbers(surveys)
  const draft = new RecordsDraft(kind)
  for (const group of groupByField(columns)) draft.add(group)
  const findings = [
    ...table.findings,
    ...numbers.findings,
    ...ofColumns,
    ...draft.findings,
    ...onMissingCrs(table),
  ]
  const notes = findings.map(({ message }) => message)
  const content: Mapping = {
    mapping: 1,
    title: basename(path),
    main: kind,
    file: {
      ...(table.encoding ? { encoding: table.encoding } : {}),
      ...(table.delimiter ? { delimiter: table.delimiter } : {}),
      ...(table.sheet ? { sheet: table.sheet } : {}),
      ...(options.layer ? { layer: options.layer } : {}),
      ...(options.headerRow ? { header_row: options.headerRow } : {}),
      decimal: numbers.decimal,
      thousands: numbers.thousands,
    },
    records: draft.finish(),
    ignored: [],
    notes,
    ...(Object.keys(draft.unmapped).length > 0 ? { unmapped_values: draft.unmapped } : {}),
  }
  return { mapping: readMapping(content), findings, notes, columns: surveys }
}

function onMissingCrs(table: Table): readonly Finding[] {
  if (table.geometryColumn === null || table.crs !== null) return []
  return [
    noteOn(
      { rule: 'crs-to-ask-for' },
      'The file states no coordinate system, and none is assumed: ask the sender and name it in the mapping as "crs" under "file", such as EPSG:4326.',
    ),
  ]
}

/** The kinds that a row about `kind` may speak of as well. */
function kindsWith(kind: string): readonly string[] {
  if (kind === 'victim') return ['victim', 'accident', 'person', 'place']
  const hasPlace = fieldsOf(kindNamed(kind)).some((field) => field.name === 'place')
  return hasPlace ? [kind, 'place'] : [kind]
}

function groupByField(columns: readonly ProposedColumn[]): readonly (readonly ProposedColumn[])[] {
  const groups = new Map<string, ProposedColumn[]>()
  for (const column of columns) {
    const name = `${column.kind}.${column.field.name}`
    groups.set(name, [...(groups.get(name) ?? []), column])
  }
  return [...groups.values()]
}
