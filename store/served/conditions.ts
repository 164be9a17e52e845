/** Which rows of a kind are served: as known at an entry, in a box, in a time, with a property. */
import { codesUnder } from '../../core/record/codes.js'
import type { Parameters } from '../figure/parameters.js'
import type { PublicColumn, PublicView } from '../visibility.js'

/** A programme, and the entry as of which it is read; null: as known now, which an index serves. */
export interface Known {
  readonly programmeId: string
  readonly asOf: number | null
}

/** A rectangle in the coordinates of an EPSG code, east or x first. */
export interface Box {
  readonly edges: readonly [west: number, south: number, east: number, north: number]
  readonly srid: number
}

/** Days, both ends inclusive; null: open. */
export interface Days {
  readonly from: string | null
  readonly until: string | null
}

/** A property that must have a value. */
export interface Wanted {
  readonly column: PublicColumn
  readonly value: string
}

/** SQL: the row is what is known of its record. Written so that the partial index of the present is used. */
export function currentRows(view: PublicView, known: Known, parameters: Parameters): string {
  const { alias: r } = view
  const programme = `${r}.programme_id = ${parameters.add(known.programmeId, 'uuid')} and ${r}.role = 'accepted'`
  if (known.asOf === null) return `${programme} and ${r}.current_from is not null and ${r}.current_to is null`
  const entry = parameters.add(known.asOf, 'bigint')
  return `${programme} and ${r}.current_from <= ${entry} and (${r}.current_to > ${entry} or ${r}.current_to is null)`
}

// A side in another grid is a curve in degrees; a hundred pieces keep it within a metre over a hundred kilometres.
const piecesOfSide = 100

/** SQL of a rectangle as a geometry in EPSG:4326. */
export function boxShape(box: Box, parameters: Parameters): string {
  const edges = box.edges.map((edge) => parameters.add(edge, 'double precision'))
  const envelope = `ST_MakeEnvelope(${edges.join(', ')}, ${parameters.add(box.srid, 'int')})`
  if (box.srid === 4326) return envelope
  const [west, south, east, north] = box.edges
  const piece = Math.max((east - west) / piecesOfSide, (north - south) / piecesOfSide, 1e-9)
  return `ST_Transform(ST_Segmentize(${envelope}, ${parameters.add(piece, 'double precision')}), 4326)`
}

/** SQL: what is drawn of the row touches one of the boxes. */
export function touches(view: PublicView, boxes: readonly Box[], parameters: Parameters): string {
  const { shape } = view
  if (shape === null) return 'false'
  const each = boxes.map((box) => {
    const area = boxShape(box, parameters)
    return `(${shape} && ${area} and ST_Intersects(${shape}, ${area}))`
  })
  return `(${each.join(' or ')})`
}

/** The dates by which a kind is asked for a time: its own first required date, else the date of the information. */
export function timeColumns(view: PublicView): { readonly from: string; readonly until: string } | null {
  const required = view.kind.fields.find(({ value, required }) => value.type === 'date' && required === true)
  const name = required?.name ?? 'information_date'
  const of = (end: string) => view.columns.find((column) => column.name === `${name}_${end}`)?.expression
  const from = of('from')
  const until = of('until')
  return from === undefined || until === undefined ? null : { from, until }
}

/** SQL: the interval of the row overlaps the days; an open end reaches as far as it must, an undated row nowhere. */
export function overlaps(view: PublicView, days: Days, parameters: Parameters): string {
  const columns = timeColumns(view)
  if (!columns) return 'false'
  const { from, until } = columns
  const dated = `(${from} is not null or ${until} is not null)`
  const before =
    days.until === null ? [] : [`(${from} is null or ${from} <= ${parameters.add(days.until, 'date')})`]
  const after =
    days.from === null ? [] : [`(${until} is null or ${until} >= ${parameters.add(days.from, 'date')})`]
  return [dated, ...before, ...after].join(' and ')
}

/** SQL: the property has the value; a code includes the codes under it. The value was read by the caller. */
export function hasValue({ column, value }: Wanted, parameters: Parameters): string {
  const { expression, type, codes } = column
  if (codes) {
    const under = parameters.add(codesUnder(codes, value), 'text[]')
    return type === 'texts' ? `(${expression}) && ${under}` : `(${expression}) = any(${under})`
  }
  switch (type) {
    case 'texts':
      return `${parameters.add(value, 'text')} = any(${expression})`
    case 'integer':
    case 'number':
      return `(${expression}) = ${parameters.add(value, 'numeric')}`
    case 'boolean':
      return `(${expression}) = ${parameters.add(value === 'true', 'boolean')}`
    case 'date':
      return `(${expression}) = ${parameters.add(value, 'date')}`
    default:
      return `(${expression}) = ${parameters.add(value, 'text')}`
  }
}
