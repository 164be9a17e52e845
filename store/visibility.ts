/**
 * What a public reader sees of a kind: the one place that decides it, in SQL, for lists, tiles, exports, and what is
 * near a place. A value comes out only because the definition says `public`; of a record that is held back nothing comes
 * out but that it is there and roughly where.
 */

import type { Column } from '../core/record/columns.js'
import { columnsOf, fieldsOf } from '../core/record/columns.js'
import type { Code, Field, Kind } from '../core/record/definition.js'
import { isDrawn } from '../core/record/drawn.js'
import { kindNamed, kinds } from '../core/record/kinds.js'
import { masked, publicList, refersToPublic } from './public-list.js'
import { drawnAs, heldBackRow, publicShape } from './public-shape.js'

/** What a column holds, as a reader of JSON sees it. Dates are `YYYY-MM-DD`, both ends inclusive. */
export type PublicType = 'text' | 'texts' | 'integer' | 'number' | 'boolean' | 'date' | 'list'

/** One property of a record that anybody may read. */
export interface PublicColumn {
  readonly name: string
  readonly label: string
  readonly type: PublicType
  /** SQL over the table under the view's alias; null of a row that is held back, so that filters find nothing there. */
  readonly expression: string
  /** Of a coded column: the codes that can come out. */
  readonly codes?: readonly Code[]
}

/** A kind as a public reader sees it. */
export interface PublicView {
  readonly kind: Kind
  /** The alias under which the expressions name the table. */
  readonly alias: string
  readonly columns: readonly PublicColumn[]
  /** SQL of the geometry in EPSG:4326; null where the kind has none. An index serves it. */
  readonly shape: string | null
  /** SQL of how the geometry is drawn: `as_recorded`, `area_with_margin` or `point_of_square`. */
  readonly drawnAs: string | null
  /** SQL of the place by which the region is looked up, which is public even where the place is not; else null. */
  readonly place: string | null
  /** Whether the place itself may be named. */
  readonly namesPlace: boolean
  /** SQL that is true where details are withheld because the record is held back. */
  readonly detailsWithheld: string
}

const views = new Map<string, PublicView>()

/** The public view of a kind, or null where not even its existence is public. The alias of its table is `r`. */
export function publicView(kind: Kind): PublicView | null {
  if (kind.privacy !== 'public') return null
  const known = views.get(kind.kind)
  if (known) return known
  const alias = 'r'
  const row = `${alias}.`
  const heldBack = heldBackRow(kind, row)
  const view: PublicView = {
    kind,
    alias,
    columns: columnsOf(kind, kindNamed).flatMap((column) => publicColumns(kind, column, row, heldBack)),
    shape: isDrawn(kind) ? publicShape(kind, row) : null,
    drawnAs: isDrawn(kind) ? drawnAs(kind, row) : null,
    ...placeOf(kind, row, heldBack),
    detailsWithheld: heldBack ?? 'false',
  }
  views.set(kind.kind, view)
  return view
}

/** The public view of a kind that is public by its definition. */
export function neededView(kind: Kind): PublicView {
  const view = publicView(kind)
  if (!view) throw new Error(`${kind.kind} is not for the public`)
  return view
}

function placeOf(kind: Kind, row: string, heldBack: string | null) {
  const field = fieldsOf(kind).find(({ name, value }) => name === 'place' && value.type === 'reference')
  const isOpen = field?.privacy === 'public' || field?.levelPrivacy === 'public'
  if (!field || !isOpen) return { place: null, namesPlace: false }
  return { place: shownUnless(heldBack, `${row}place`), namesPlace: field.privacy === 'public' }
}

function shownUnless(heldBack: string | null, expression: string): string {
  return heldBack === null ? expression : `case when ${heldBack} then null else ${expression} end`
}

/** Every kind that can be drawn for the public, in the order of the definitions: the layers of maps and services. */
export const drawnKinds: readonly Kind[] = kinds.filter(isDrawn)

function publicColumns(
  kind: Kind,
  column: Column,
  row: string,
  heldBack: string | null,
): readonly PublicColumn[] {
  if (column.name === kind.confidentialWhile) return []
  const field =
    column.field === undefined ? undefined : fieldsOf(kind).find(({ name }) => name === column.field)
  const made = field ? ofField(field, column, row) : computed(kind, column, row)
  if (!made) return []
  const expression = shownUnless(heldBack, made.expression)
  return [{ name: column.name, ...made, expression }]
}

/** A column to be named; it has the name of the stored one unless it says another. */
type Made = Omit<PublicColumn, 'name'> & { readonly name?: string }

/** A column that is computed from several fields says its own class. */
function computed(kind: Kind, column: Column, row: string): Made | null {
  const entry = kind.computed?.find(({ name }) => name === column.name)
  if (column.privacy !== 'public' || !entry) return null
  const expression = row + column.name
  if (entry.codes) return coded(entry.codes, expression, entry.label)
  const type = plainTypes[column.type]
  return type ? { label: entry.label, type, expression } : null
}

const plainTypes: Readonly<Partial<Record<Column['type'], PublicType>>> = {
  text: 'text',
  bigint: 'integer',
  numeric: 'number',
  boolean: 'boolean',
}

function ofField(field: Field, column: Column, row: string): Made | null {
  const name = row + column.name
  if (field.value.type === 'date') return ofDate(field, column, name)
  if (field.privacy !== 'public') return null
  if (field.value.type === 'shape') return column.type === 'text' ? ofShape(field, row) : null
  const { label, value } = field
  switch (column.type) {
    case 'uuid':
    case 'uuid[]':
      // That there is a record whose existence is not public is told by nothing, its number least of all.
      if (!refersToPublic(field)) return null
      return column.type === 'uuid'
        ? { label, type: 'text', expression: `${name}::text` }
        : { label, type: 'texts', expression: `${name}::text[]` }
    case 'text':
      return value.type === 'code'
        ? coded(value.codes, name, label)
        : { label, type: 'text', expression: name }
    case 'text[]':
      return value.type === 'code' ? codedSeveral(value.codes, name, label) : null
    case 'bigint':
      return { label, type: 'integer', expression: name }
    case 'numeric':
      return { label, type: 'number', expression: name }
    case 'boolean':
      return { label, type: 'boolean', expression: name }
    case 'json':
      return value.type === 'list' ? { label, type: 'list', expression: publicList(value.parts, name) } : null
    default:
      // Geometries come out through the view's shape alone.
      return null
  }
}

/** Whether the shape is missing, empty, valid or invalid; what is drawn of an invalid one is its valid form. */
function ofShape({ name, label }: Field, row: string): Made {
  return {
    name: `${name}_state`,
    label: `${label}: missing, empty, valid or invalid`,
    type: 'text',
    expression: `${row}${name}_state`,
  }
}

/** Public to the day, or to the month or year where only that is public; the text as written only of the first. */
function ofDate(field: Field, column: Column, name: string): Made | null {
  const isUntil = column.name === `${field.name}_until`
  if (column.name !== `${field.name}_from` && !isUntil) return null
  const unit = field.privacy === 'public' ? 'day' : field.levelPrivacy === 'public' ? widestOf(field) : null
  if (unit === null) return null
  const label = `${field.label}, ${isUntil ? 'at the latest' : 'at the earliest'}${unit === 'day' ? '' : `, to the ${unit}`}`
  // The stored end is the first moment after the interval.
  const moment = isUntil ? `${name} - interval '1 microsecond'` : name
  const first = `date_trunc('${unit}', ${moment})`
  const day = unit === 'day' ? moment : isUntil ? `${first} + interval '1 ${unit}' - interval '1 day'` : first
  return { label, type: 'date', expression: `(${day})::date` }
}

function widestOf({ levels = [] }: Field): 'month' | 'year' | null {
  if (levels.includes('month')) return 'month'
  return levels.includes('year') ? 'year' : null
}

function coded(codes: readonly Code[], name: string, label: string): Made {
  return { label, type: 'text', codes: openCodes(codes), expression: masked(codes, name) }
}

function codedSeveral(codes: readonly Code[], name: string, label: string): Made {
  const each = masked(codes, 'each.code')
  const expression =
    each === 'each.code'
      ? name
      : `array(select distinct ${each} from unnest(${name}) as each (code) order by 1)`
  return { label, type: 'texts', codes: openCodes(codes), expression }
}

/** The tree without its confidential codes. */
function openCodes(codes: readonly Code[]): readonly Code[] {
  return codes
    .filter(({ privacy }) => privacy !== 'confidential')
    .map((code) => (code.under ? { ...code, under: openCodes(code.under) } : code))
}
