/**
 * What staff see of a kind, as one view of the database: its columns by class, its rows by programme and place. The role
 * under which staff read has rights on these views alone, so a statement that asks for more fails, whoever wrote it.
 */
import type { Column } from '../../core/record/columns.js'
import type { Code, Field, Kind } from '../../core/record/definition.js'
import { isDrawn } from '../../core/record/drawn.js'
import { kindNamed, kinds } from '../../core/record/kinds.js'
import type { Parameters } from '../figure/parameters.js'
import { masked } from '../public-list.js'
import { drawnAs, heldBackRow } from '../public-shape.js'
import { valueColumns } from '../schema/derived-tables.js'
import { codesOfComputed, fieldOfColumn } from './field-of-column.js'

/** The database role under which staff read. It cannot sign in. */
export const staffRole = 'truebearing_staff'

/** Kinds that staff can list: those whose existence is not confidential. */
export const staffKinds: readonly Kind[] = kinds.filter(({ privacy }) => privacy !== 'confidential')

/** The view of a kind. */
export function staffView({ table }: Kind): string {
  return `staff_${table}`
}

/**
 * The columns of the version, whether all its values are held back, whether a map shows it, and those that staff may read, with the SQL of each; `row` is the alias of the table
 * with its dot, or empty in the statement that makes an index.
 */
export function staffColumns(
  kind: Kind,
  row = 'r.',
): readonly (readonly [name: string, expression: string])[] {
  const state = ['record_id', 'version', 'role', 'entry', 'current_from', 'current_to', 'draft_row']
  const heldBack = heldBackRow(kind, row)
  const values = valueColumns(kind).flatMap((column) => {
    const expression = staffValue(kind, column, row)
    if (expression === null) return []
    const shown = heldBack === null ? expression : `case when ${heldBack} then null else ${expression} end`
    return [[column.name, shown] as const]
  })
  const whole = [
    ['is_held_back', heldBack ?? 'false'],
    ['is_on_map', isDrawn(kind) ? `${drawnAs(kind, row)} is not null` : 'false'],
  ] as const
  return [...state.map((name) => [name, row + name] as const), ...whole, ...values]
}

/** The SQL of a value that staff may read in a list; null where they may not. */
function staffValue(kind: Kind, column: Column, row: string): string | null {
  if (column.privacy === 'confidential' || column.name === kind.confidentialWhile) return null
  const name = row + column.name
  const field = fieldOfColumn(kind, column)
  if (!field) return masked(codesOfComputed(kind, column), name)
  const { value } = field
  switch (value.type) {
    case 'code':
      return value.several === true ? severalMasked(value.codes, name) : masked(value.codes, name)
    case 'reference':
      // That there is a record of a kind whose existence is confidential is told by nothing.
      return value.to.every((to) => kindNamed(to).privacy !== 'confidential') ? name : null
    case 'list':
      return staffList(value.parts, name)
    default:
      return name
  }
}

function severalMasked(codes: readonly Code[], name: string): string {
  const each = masked(codes, 'each.code')
  if (each === 'each.code') return name
  return `array(select distinct ${each} from unnest(${name}) as each (code) order by 1)`
}

/** A list whose confidential parts are null, in the order of its parts. */
function staffList(parts: readonly Field[], name: string): string {
  if (parts.every(isOpenPart)) return name
  const values = parts.map((part, at) => (isOpenPart(part) ? `each.part -> ${at}` : 'null'))
  return `(select coalesce(json_agg(json_build_array(${values.join(', ')})), '[]')::text from json_array_elements(${name}::json) as each (part))`
}

function isOpenPart({ privacy, value }: Field): boolean {
  if (privacy === 'confidential') return false
  if (value.type === 'code') return masked(value.codes, '') === ''
  return value.type !== 'reference' || value.to.every((to) => kindNamed(to).privacy !== 'confidential')
}

/** SQL of whose records are read: a programme, and the places to which the person is limited, null where there is no limit. */
interface RowsSaid {
  readonly programme: string
  /** The condition that the place of the row is one of theirs. */
  readonly inPlaces: (place: string) => string
}

/** The rows that staff may read: of the programme that is asked, and of the places to which the person is limited. */
function staffRows(kind: Kind, { programme, inPlaces }: RowsSaid): string {
  const ofProgramme = `r.programme_id = ${programme}`
  const hasPlace = valueColumns(kind).some(({ name, type }) => name === 'place' && type === 'uuid')
  // A kind without a place, such as a source, belongs to no region.
  return hasPlace ? `${ofProgramme} and ${inPlaces('r.place')}` : ofProgramme
}

/** As the settings of the transaction say; in a select of its own each is asked for once a statement, not once a row. */
function saidBySettings(): RowsSaid {
  const setting = (name: string, type: string) =>
    `(select nullif(current_setting('truebearing.${name}', true), '')::${type})`
  return {
    programme: setting('programme', 'uuid'),
    inPlaces: (place) =>
      `(${setting('places', 'text')} is null or ${place} in (select unnest(${setting('places', 'uuid[]')})))`,
  }
}

/** The same rows and columns as in the view, for a statement of our own that finds ids in the order of an index. */
export function staffRecords(kind: Kind, scope: StaffRowsOf, parameters: Parameters): string {
  const { programmeId, placeIds } = scope
  const rows = staffRows(kind, {
    programme: parameters.add(programmeId, 'uuid'),
    inPlaces: (place) =>
      placeIds === null ? 'true' : `${place} = any(${parameters.add(placeIds, 'uuid[]')})`,
  })
  return `select ${columnsSql(kind)} from ${kind.table} r where ${rows}`
}

/** A programme, and the places to which somebody is limited; null: everywhere. */
export interface StaffRowsOf {
  readonly programmeId: string
  readonly placeIds: readonly string[] | null
}

function columnsSql(kind: Kind): string {
  return staffColumns(kind)
    .map(([name, expression]) => `${expression} as ${name}`)
    .join(', ')
}

/** Statements that make every view; they stand after those of the derived tables, on which they rest. */
export const staffViewStatements: readonly string[] = staffKinds.map((kind) => {
  // A barrier: no condition of a caller is tried on rows that the view does not give.
  const rows = staffRows(kind, saidBySettings())
  return `create view ${staffView(kind)} with (security_barrier) as select ${columnsSql(kind)} from ${kind.table} r where ${rows}`
})

/** Names of the views. */
export const staffViews: readonly string[] = staffKinds.map(staffView)
