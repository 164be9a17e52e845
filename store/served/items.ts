/** Records as a public reader gets them: pages, counts and single ones, as the text of GeoJSON features. */
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { PublicView } from '../visibility.js'
import type { Box, Days, Known, Wanted } from './conditions.js'
import { currentRows, hasValue, overlaps, touches } from './conditions.js'

/** What a list is asked for. */
export interface Asked {
  readonly boxes: readonly Box[] | null
  readonly days: Days | null
  readonly wanted: readonly Wanted[]
}

/** The coordinates in which geometries are given. */
export interface Grid {
  readonly srid: number
  /** Latitude or northing before longitude or easting, as the authority of the code says. */
  readonly northFirst: boolean
}

/** One record: its geometry and properties as JSON text. */
export interface Item extends Record<string, unknown> {
  readonly record_id: string
  readonly entry: number
  readonly geometry: string | null
  readonly properties: string
  /** The place that may be looked up for the record's region. */
  readonly place_id: string | null
}

/** 1e-9 degrees are a tenth of a millimetre; 1e-4 metres the same. */
const digitsOfDegrees = 9
const digitsOfMetres = 4

/** A page of records in the order of their ids, after a record. One more than the limit says that there are more. */
export async function itemsPage(
  session: Session,
  view: PublicView,
  known: Known,
  page: Asked & { readonly limit: number; readonly after: string | null; readonly grid: Grid },
): Promise<Item[]> {
  const parameters = new Parameters()
  const conditions = conditionsOf(view, known, { asked: page, parameters })
  if (page.after !== null) conditions.push(`r.record_id > ${parameters.add(page.after, 'uuid')}`)
  const limit = parameters.add(page.limit, 'bigint')
  return session.query<Item>(
    // programme_id: in the conditions.
    `select ${columnsOfItem(view, page.grid)} from ${view.kind.table} r
     where ${conditions.join(' and ')} order by r.record_id limit ${limit}`,
    parameters.values,
  )
}

/** How many records match, however many a page holds. */
export async function countItems(
  session: Session,
  view: PublicView,
  known: Known,
  asked: Asked,
): Promise<number> {
  const parameters = new Parameters()
  const conditions = conditionsOf(view, known, { asked, parameters })
  const [row] = await session.query<{ items: number }>(
    // programme_id: in the conditions.
    `select count(*) as items from ${view.kind.table} r where ${conditions.join(' and ')}`,
    parameters.values,
  )
  return row?.items ?? 0
}

/** One record, or null. */
export async function itemById(
  session: Session,
  view: PublicView,
  known: Known,
  { recordId, grid }: { readonly recordId: string; readonly grid: Grid },
): Promise<Item | null> {
  const parameters = new Parameters()
  const current = currentRows(view, known, parameters)
  const [row] = await session.query<Item>(
    // programme_id: in `current`.
    `select ${columnsOfItem(view, grid)} from ${view.kind.table} r
     where ${current} and r.record_id = ${parameters.add(recordId, 'uuid')}`,
    parameters.values,
  )
  return row ?? null
}

function conditionsOf(
  view: PublicView,
  known: Known,
  { asked, parameters }: { readonly asked: Asked; readonly parameters: Parameters },
): string[] {
  const { boxes, days, wanted } = asked
  return [
    currentRows(view, known, parameters),
    ...(boxes === null ? [] : [touches(view, boxes, parameters)]),
    ...(days === null ? [] : [overlaps(view, days, parameters)]),
    ...wanted.map((each) => hasValue(each, parameters)),
  ]
}

function columnsOfItem(view: PublicView, grid: Grid): string {
  const properties = view.columns.map(({ name, expression }) => `${expression} as ${name}`)
  const about = [
    'r.current_from as entry',
    ...(view.drawnAs === null ? [] : [`${view.drawnAs} as drawn_as`]),
    `${view.detailsWithheld} as details_withheld`,
  ]
  return [
    'r.record_id',
    'r.current_from as entry',
    `${geometryText(view, grid)} as geometry`,
    `(select row_to_json(p) from (select ${[...about, ...properties].join(', ')}) as p)::text as properties`,
    `${view.place ?? 'null'} as place_id`,
  ].join(', ')
}

function geometryText({ shape }: PublicView, { srid, northFirst }: Grid): string {
  if (shape === null) return 'null::text'
  // RFC 7946, 3.1.6: the outer ring of a polygon runs against the clock.
  const wound = `ST_ForcePolygonCCW(${shape})`
  const placed = srid === 4326 ? wound : `ST_Transform(${wound}, ${srid})`
  const digits = srid === 4326 ? digitsOfDegrees : digitsOfMetres
  return `ST_AsGeoJSON(${northFirst ? `ST_FlipCoordinates(${placed})` : placed}, ${digits}, 0)`
}
