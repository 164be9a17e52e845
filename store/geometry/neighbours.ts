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

/** The kinds of those records. */
export const heldKinds: readonly string[] = Object.keys(held)

/** Whether records of a kind are held against their neighbours. */
export function isHeldAgainstOthers(kind: string): kind is Held {
  return Object.hasOwn(held, kind)
}

/** Rows of a submission that meet others. */
export interface Meetings {
  readonly repeated: readonly Meeting[]
  /** The same rings, begun at another corner or drawn the other way round. */
  readonly turned: readonly Meeting[]
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
  if (!isHeldAgainstOthers(kind)) return { repeated: [], turned: [], overlapping: [] }
  const parameters = [programmeId, submission]
  const repeated = await session.query<MeetingRow>(repeatedStatement(kind), parameters)
  const overlapping = await session.query<MeetingRow>(overlappingStatement(kind), parameters)
  return {
    repeated: repeated.filter((row) => row.is_exact).map(toMeeting),
    turned: repeated.filter((row) => !row.is_exact).map(toMeeting),
    overlapping: overlapping.map(toMeeting),
  }
}

interface MeetingRow extends Record<string, unknown> {
  readonly row_number: number
  readonly is_exact: boolean
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

/** Points to a tenth of a metre. */
function pointsOf(shape: string): string {
  return `ST_AsText(${shape}, 6)`
}

/** How a neighbour is named: by its row where it came with the same file, by its own number, else by its id. */
const nameOfOther = `coalesce('row ' || same.row_number, nullif(trim(other.local_id), ''), other.record_id::text)`

/**
 * Each new row beside what its box touches, of a pair of new rows the later one first. Worked out before anything is
 * held against anything, so that no pair is compared twice.
 */
function near(kind: Held, otherKind: Held): string {
  const { table, shape, isOpen } = held[otherKind]
  const isSameKind = kind === otherKind
  // A record of another kind is never of the same rows.
  const same = isSameKind ? 'left join new_rows same on same.record_id = other.record_id' : ''
  const name = isSameKind ? nameOfOther : "coalesce(nullif(trim(other.local_id), ''), other.record_id::text)"
  return `select n.row_number, n.shape, n.valid, n.is_open, '${otherKind}' as kind, ${name} as name,
      ${isSameKind ? 'coalesce(same.row_number, 0)' : '0'} as place,
      other.${shape} as other_shape, other.${shape}_valid as other_valid, ${isOpen} as other_is_open
    from new_rows n
    cross join lateral (
      select * from ${table} other
      where other.programme_id = $1 and other.${shape}_valid && n.valid and other.record_id <> n.record_id and ${standing}
      offset 0
    ) other
    ${same}
    ${isSameKind ? 'where same.row_number is null or same.row_number < n.row_number' : ''}`
}

interface Asked {
  readonly others: readonly Held[]
  readonly condition: string
  /** Whether a pair counts as exact; the pairs of a row are counted apart by it. */
  readonly isExact: string
}

function meetingsStatement(kind: Held, { others, condition, isExact }: Asked): string {
  return `with new_rows as materialized ${newRows(kind)},
    near as materialized (${others.map((other) => near(kind, other)).join(' union all ')})
    select row_number, ${isExact} as is_exact, count(*) as count,
      (array_agg(kind order by place, name))[1:${named}] as kinds, (array_agg(name order by place, name))[1:${named}] as names
    from near where ${condition} group by 1, 2 order by 1, 2`
}

function repeatedStatement(kind: Held): string {
  const edges = ['ST_XMin', 'ST_YMin', 'ST_XMax', 'ST_YMax'].map(
    (edge) => `abs(${edge}(other_shape) - ${edge}(shape)) < 0.000002`,
  )
  return meetingsStatement(kind, {
    others: [kind],
    // In one order, whichever corner a ring begins with.
    condition: `case when ${edges.join(' and ')}
      then ${pointsOf('ST_Normalize(other_shape)')} = ${pointsOf('ST_Normalize(shape)')} end`,
    isExact: `${pointsOf('other_shape')} = ${pointsOf('shape')}`,
  })
}

/**
 * Shares of small areas come out in degrees as they would on the ellipsoid. What the boxes share is never less than what
 * the shapes share, and found at once.
 */
function overlappingStatement(kind: Held): string {
  const least = `${leastOverlap} * least(ST_Area(valid), ST_Area(other_valid))`
  const shared = (axis: 'X' | 'Y') =>
    `(least(ST_${axis}Max(valid), ST_${axis}Max(other_valid)) - greatest(ST_${axis}Min(valid), ST_${axis}Min(other_valid)))`
  const boxes = `${shared('X')} * ${shared('Y')}`
  const overlap = `ST_Area(ST_Intersection(valid, other_valid, ${overlayGrid}))`
  return meetingsStatement(kind, {
    others: kind === 'hazard' ? ['hazard', 'activity'] : ['hazard'],
    condition: `case when is_open and other_is_open and ST_Dimension(valid) = 2 and ST_Dimension(other_valid) = 2 and ${boxes} > ${least}
      and ST_Intersects(valid, other_valid) then ${overlap} > ${least} end`,
    isExact: 'true',
  })
}
