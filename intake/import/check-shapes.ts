/** The shapes of an import: examined a batch at a time in one statement, and held against their neighbours at the end. */
import { checkShape } from '../../core/check/check-shape.js'
import { datumMissing } from '../../core/check/datum-missing.js'
import type { Examined, ShapeFacts } from '../../core/check/facts.js'
import { shapeRepeated, shapesOverlap, shapeTurned } from '../../core/check/neighbours.js'
import { landmarksOf, toldSquareMetres } from '../../core/check/told-of-shape.js'
import type { Finding } from '../../core/finding.js'
import { readGeometryText } from '../../core/geo/geometry.js'
import type { Bounds } from '../../core/geo/ring.js'
import { findField } from '../../core/record/columns.js'
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { ShapeOfRecord } from '../../core/record/shapes-of.js'
import { holdsShapes, shapesOf, withAreas } from '../../core/record/shapes-of.js'
import { type ExaminedShape, examineShapes } from '../../store/geometry/examine-shapes.js'
import { findNeighbours, heldKinds, isHeldAgainstOthers } from '../../store/geometry/neighbours.js'
import type { Programme } from '../../store/programme.js'
import { gatherStatistics } from '../../store/statistics.js'
import type { MappedRecord } from '../table/map-row.js'
import type { Mapping, RecordMapping } from '../table/mapping.js'
import type { IdentifiedRow } from './matching.js'

/** What the checks of one import rest on. */
export interface ShapeChecking {
  readonly programme: Programme
  readonly mapping: Mapping
  /** Where the programme works; null where it has not said. */
  readonly country: Bounds | null
}

/**
 * The same rows with the area of each shape beside it and with what is doubtful about it; the database is left alone where
 * none is drawn.
 */
export async function checkShapes(
  checking: ShapeChecking,
  rows: readonly IdentifiedRow[],
): Promise<readonly IdentifiedRow[]> {
  const texts = [...new Set(rows.flatMap(({ row }) => row.records.flatMap(geojsonsOf)))]
  if (texts.length === 0) return rows
  const found = await checking.programme.engine.transaction((session) => examineShapes(session, texts))
  const examined = new Map(texts.map((text, index) => [text, found[index]] as const))
  return rows.map((identified) => {
    const { row } = identified
    const findings = row.records
      .flatMap((record) => findingsOf(checking, record, row.row, examined))
      .filter((finding) => !isSaid(row.findings, finding))
    const records = row.records.map((record) => ({ ...record, values: measured(record, examined) }))
    return { ...identified, row: { ...row, records, findings: [...row.findings, ...findings] } }
  })
}

/** Whoever read the coordinates of a row may have asked for their datum already. */
function isSaid(known: readonly Finding[], { rule }: Finding): boolean {
  return rule === 'datum-missing' && known.some((finding) => finding.rule === rule)
}

type ExaminedByText = ReadonlyMap<string, ExaminedShape | undefined>

function geojsonsOf({ kind, values }: MappedRecord): readonly string[] {
  const definition = kindNamed(kind)
  return holdsShapes(definition) ? shapesOf(definition, values).map(({ geojson }) => geojson) : []
}

function measured({ kind, values }: MappedRecord, examined: ExaminedByText): Values {
  const definition = kindNamed(kind)
  if (!holdsShapes(definition)) return values
  return withAreas(definition, values, (text) => examined.get(text)?.areaSquareMetres ?? null)
}

function findingsOf(
  checking: ShapeChecking,
  record: MappedRecord,
  row: number,
  examined: ExaminedByText,
): readonly Finding[] {
  const kind = kindNamed(record.kind)
  if (!holdsShapes(kind)) return []
  const findings = shapesOf(kind, record.values).flatMap((shape) => {
    const found = examined.get(shape.geojson)
    return found ? checkShape(factsOf(checking, record, shape, { row, found })) : []
  })
  const datum = datumMissing(record.kind, record.values, row)
  return datum ? [...findings, datum] : findings
}

function factsOf(
  checking: ShapeChecking,
  record: MappedRecord,
  shape: ShapeOfRecord,
  { row, found }: { readonly row: number; readonly found: Examined },
): ShapeFacts {
  const kind = kindNamed(record.kind)
  const read = readGeometryText(shape.geojson)
  if ('doubt' in read) throw new Error(read.doubt.message)
  return {
    row,
    column: columnOf(checking.mapping.records[record.name], shape.field),
    label: labelOf(record.kind, shape.field),
    geometry: read.geometry,
    examined: found,
    toldSquareMetres: toldSquareMetres(kind, record.values, shape),
    country: checking.country,
    landmarks: landmarksOf(kind, record.values),
  }
}

/** `the area as drawn`; of a list what its part is called. */
function labelOf(kind: string, name: string): string {
  const field = findField(kindNamed(kind), name)
  if (field.value.type !== 'list') return field.label
  return field.value.parts.find((part) => part.value.type === 'shape')?.label ?? field.label
}

/** The header of the column that gives a field its geometry; the field's name where none does. */
function columnOf(record: RecordMapping | undefined, field: string): string {
  const rule = record?.fields[field]
  if (!rule) return field
  if ('geometry' in rule) return rule.geometry
  if (!('entries' in rule)) return field
  const headers = rule.entries.flatMap((entry) =>
    Object.values(entry).flatMap((part) => ('geometry' in part ? [part.geometry] : [])),
  )
  return [...new Set(headers)].join(', ') || field
}

/**
 * Findings about shapes that stand twice in the register or lie over one another, of the rows of one submission that are
 * written. A dry run writes none and has none of these.
 */
export async function checkNeighbours(
  { programme, mapping }: ShapeChecking,
  submission: number,
): Promise<readonly Finding[]> {
  const held = Object.values(mapping.records).filter(({ kind }) => isHeldAgainstOthers(kind))
  if (held.length === 0) return []
  const columns = new Map(
    held.map((record) => [record.kind, columnOf(record, shapeFieldOf(record))] as const),
  )
  await programme.engine.transaction((session) => gatherStatistics(session, heldKinds))
  return programme.engine.transaction(async (session) => {
    const findings: Finding[] = []
    for (const [kind, column] of columns) {
      const meetings = await findNeighbours(session, programme.programmeId, { kind, submission })
      findings.push(
        ...meetings.repeated.map((meeting) => shapeRepeated({ ...meeting, column })),
        ...meetings.turned.map((meeting) => shapeTurned({ ...meeting, column })),
        ...meetings.overlapping.map((meeting) => shapesOverlap({ ...meeting, column })),
      )
    }
    return findings
  })
}

function shapeFieldOf({ kind }: RecordMapping): string {
  return kind === 'activity' ? 'land' : 'shape'
}
