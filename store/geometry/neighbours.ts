/** Shapes of a submission that stand in the register already, or lie over others: two statements for a whole file. */
import type { Meeting } from '../../core/check/neighbours.js'
import { leastOverlap } from '../../core/check/neighbours.js'
import type { Session } from '../engine/engine.js'
import { overlayGrid } from './overlay-grid.js'

/** Kinds whose shapes are held against others: their table, the column of the shape, and what is open of them. */
const held = {
  hazard: { table: 'hazards', shape: 'shape', isOpen: "status not in ('closed', 'handed_over')" },
  activity: { table: 'activities', shape: 'land_shape', isOpen: 'true' },
} as const

type Held = keyof typeof held

/** Whether records of a kind are held against their neighbours. */
export function isHeldAgainstOthers(kind: string): kind is Held {
  return Object.hasOwn(held, kind)
}

/** Rows of a submission that meet others. */
export interface Meetings {
  readonly repeated: readonly Meeting[]
  readonly overlapping: readonly Meeting[]
}

/**
 * Of the rows of a submission, those whose shape an earlier row or record has to 1e-6 of a degree, and those that overlap
 * an area that is open by more than 0.9 % of the smaller. Of a pair in one file the later row has the finding.
 */
export async function findNeighbours(
  session: Session,
  programmeId: string,
  { kind, submission }: { readonly kind: string; readonly submission: number },
): Promise<Meetings> {
  if (!isHeldAgainstOthers(kind)) return { repeated: [], overlapping: [] }
  const parameters = [programmeId, submission]
  // Without the sizes of what was just written, the planner compares every shape with every other.
  for (const table of ['imported_rows', ...Object.values(held).map((kept) => kept.table)])
    await session.query(`analyze ${table} (programme_id)`)
  const repeated = await session.query<MeetingRow>(repeatedStatement(kind), parameters)
  const overlapping = await session.query<MeetingRow>(overlappingStatement(kind), parameters)
  return { repeated: repeated.map(toMeeting), overlapping: overlapping.map(toMeeting) }
}

interface MeetingRow extends Record<string, unknown> {
  readonly row_number: number
  readonly kinds: readonly string[]
  readonly names: readonly string[]
  readonly count: number
}

function toMeeting({ row_number: row, kinds, names, count }: MeetingRow): Meeting {
  return {
    row,
    column: null,
    others: names.map((name, index) => ({ kind: kinds[index] ?? '', name })),
    count,
  }
}

/** How many neighbours a finding names. */
const named = 5

/** What stands or waits: rows that count as of now. */
const standing = `role in ('accepted', 'submitted') and current_from is not null and current_to is null`

/**
 * The rows of the submission with their shapes, accepted or waiting for a reviewer. Records are fetched by their ids
 * alone and looked at afterwards: asked for more at once, the planner walks all shapes of the register for every row.
 */
function newRows(kind: Held): string {
  const { table, shape, isOpen } = held[kind]
  const columns = `t.record_id, t.${shape} as shape, t.${shape}_valid as valid, ${isOpen} as is_open`
  return `(
    select made.row_number, ${columns}
    from (
      select i.row_number, split_part(record, '=', 2)::uuid as record_id
      from imported_rows i cross join lateral unnest(i.records) as record
      where i.programme_id = $1 and i.submission = $2 and i.ended is null
    ) as made
    cross join lateral (
      select * from ${table} t where t.programme_id = $1 and t.record_id = made.record_id offset 0
    ) as t
    where t.role = 'accepted' and t.current_from is not null and t.current_to is null and t.${shape}_valid is not null
    union all
    select t.draft_row, ${columns} from ${table} t
    where t.programme_id = $1 and t.role = 'submitted' and t.current_from = $2 and t.current_to is null
      and t.${shape}_valid is not null
  )`
}

/** Points to a tenth of a metre, in one order whichever corner a ring begins with. */
function pointsOf(shape: string): string {
  return `ST_AsText(ST_Normalize(${shape}), 6)`
}

function gathered(pairs: string): string {
  return `select row_number, count(*) as count,
      (array_agg(kind order by place, name))[1:${named}] as kinds, (array_agg(name order by place, name))[1:${named}] as names
    from (${pairs}) as pairs group by row_number order by row_number`
}

/** How a neighbour is named: by its row where it came with the same file, by its own number, else by its id. */
const nameOfOther = `coalesce('row ' || same.row_number, nullif(trim(other.local_id), ''), other.record_id::text)`

function pairsWith(kind: Held, otherKind: Held, condition: string): string {
  const { table, shape } = held[otherKind]
  const isSameKind = kind === otherKind
  // A record of another kind is never of the same rows, and the later row of a pair has the finding.
  const same = isSameKind ? 'left join new_rows same on same.record_id = other.record_id' : ''
  const name = isSameKind ? nameOfOther : "coalesce(nullif(trim(other.local_id), ''), other.record_id::text)"
  return `select n.row_number, '${otherKind}' as kind, ${name} as name,
      ${isSameKind ? 'coalesce(same.row_number, 0)' : '0'} as place
    from new_rows n
    cross join lateral (
      select * from ${table} near
      where near.programme_id = $1 and near.${shape}_valid && n.valid and near.record_id <> n.record_id and ${standing}
      offset 0
    ) other
    ${same}
    where ${isSameKind ? '(same.row_number is null or same.row_number < n.row_number) and ' : ''}${condition}`
}

function repeatedStatement(kind: Held): string {
  const { shape } = held[kind]
  const near = ['ST_XMin', 'ST_YMin', 'ST_XMax', 'ST_YMax'].map(
    (edge) => `abs(${edge}(other.${shape}) - ${edge}(n.shape)) < 0.000002`,
  )
  const pairs = pairsWith(
    kind,
    kind,
    `${near.join(' and ')} and ${pointsOf(`other.${shape}`)} = ${pointsOf('n.shape')}`,
  )
  return `with new_rows as materialized ${newRows(kind)} ${gathered(pairs)}`
}

function overlappingStatement(kind: Held): string {
  const pairs = [
    pairsWith(kind, 'hazard', `n.is_open and other.${held.hazard.isOpen} and ${overlap('hazard')}`),
    ...(kind === 'hazard' ? [pairsWith(kind, 'activity', `n.is_open and ${overlap('activity')}`)] : []),
  ]
  return `with new_rows as materialized ${newRows(kind)} ${gathered(pairs.join(' union all '))}`
}

/** Shares of small areas come out in degrees as they would on the ellipsoid. */
function overlap(otherKind: Held): string {
  const other = `other.${held[otherKind].shape}_valid`
  return [
    `ST_Dimension(n.valid) = 2 and ST_Dimension(${other}) = 2 and ST_Intersects(n.valid, ${other})`,
    `ST_Area(ST_Intersection(n.valid, ${other}, ${overlayGrid})) > ${leastOverlap} * least(ST_Area(n.valid), ST_Area(${other}))`,
  ].join(' and ')
}
