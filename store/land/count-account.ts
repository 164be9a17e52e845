/** Counts a land-release account as of an entry: reads hazards and reports, cuts the ground, and keeps the ledger. */
import { accountAsked } from '../../core/figure/account-asked.js'
import { accountNumbers } from '../../core/figure/account-result.js'
import type { Query } from '../../core/figure/query.js'
import type { AccountDetail } from '../../core/figure/result.js'
import type { Ledger } from '../../core/land/account.js'
import { makeLedger } from '../../core/land/account.js'
import { accountNotes } from '../../core/land/beside.js'
import type { ControlTotal } from '../../core/land/control-totals.js'
import { compareControlTotals } from '../../core/land/control-totals.js'
import { mayLieIn } from '../../core/land/moment.js'
import type { LandEntry } from '../../core/land/reports.js'
import { addingEntries, releaseOf } from '../../core/land/reports.js'
import { stateAccount } from '../../core/land/statement.js'
import { shapeTextCells } from '../../core/record/shape-cells.js'
import type { Session } from '../engine/engine.js'
import type { Scope } from '../figure/predicates.js'
import type { KeyedShape } from './arrange-shapes.js'
import { arrangeShapes } from './arrange-shapes.js'
import type { HazardsRead } from './read-hazards.js'
import { readHazards } from './read-hazards.js'
import { readLandEntries } from './read-reports.js'

/** What an account says, before its figure is given an id. */
export interface CountedAccount {
  readonly total: number
  readonly parts: ReturnType<typeof accountNumbers>['parts']
  readonly mayFall: number
  /** Of the closing, recorded without a date; null where lines are asked for and not the closing. */
  readonly undated: number | null
  readonly confirmed: number | null
  readonly notReviewed: number
  readonly notes: readonly string[]
  readonly detail: AccountDetail
}

/** Throws `account-not-so`. */
export async function countAccount(session: Session, query: Query, scope: Scope): Promise<CountedAccount> {
  const asked = accountAsked(query)
  const read = await readHazards(session, scope)
  const entries = await readLandEntries(session, scope)
  const counted = addingEntries(entries)
  const drawn = drawnEntries(counted)
  const cells = await arrangeShapes(session, [...read.shapes, ...drawn.map(({ shape }) => shape)])
  const records = { hazards: read.hazards, releases: drawn.map(({ entry }) => releaseOf(entry)) }
  const { bounds } = scope
  const ledger = makeLedger(records, cells, {
    bounds,
    layer: asked.layer,
    places: scope.placeIds === null ? null : new Set(scope.placeIds),
    groupOf: (name) => (asked.isAsked(name) ? groupName(asked.by.includes('class'), name) : null),
  })
  const statement = stateAccount(ledger)
  const controlTotals = controlTotalsOf(entries, bounds)
  const isWhole = scope.placeIds === null && scope.where.every(({ dimension }) => dimension !== 'class')
  return {
    ...accountNumbers(ledger, asked),
    mayFall: ledger.mayFall,
    undated: asked.lines === null ? ledger.closingUndated : null,
    confirmed: asked.lines === null ? ledger.closingConfirmed : null,
    notReviewed: await notReviewed(session, scope),
    notes: accountNotes({
      ledger,
      statement,
      hazards: read.hazards,
      entries,
      counted,
      drawn: new Set(drawn.map(({ entry }) => entry)),
      controlTotals,
      bounds,
      isWhole,
    }),
    detail: detailOf(ledger, controlTotals, localIdsOf(read, entries)),
  }
}

function groupName(byClass: boolean, hazardClass: string): string {
  return byClass ? hazardClass : 'all'
}

/** Entries that draw an area, each with its shape in the database's digits. */
function drawnEntries(entries: readonly LandEntry[]): readonly { entry: LandEntry; shape: KeyedShape }[] {
  return entries.flatMap((entry) => {
    const { geometry } = shapeTextCells(entry.geojson)
    return geometry === null ? [] : [{ entry, shape: { key: entry.shape, geometry } }]
  })
}

function controlTotalsOf(entries: readonly LandEntry[], bounds: Scope['bounds']): readonly ControlTotal[] {
  const completion = entries.filter(
    ({ reportKind, date }) => reportKind === 'completion' && (bounds === null || mayLieIn(date, bounds)),
  )
  return compareControlTotals(
    completion,
    entries.filter(({ reportKind }) => reportKind === 'progress'),
  )
}

function localIdsOf(read: HazardsRead, entries: readonly LandEntry[]): ReadonlyMap<string, string | null> {
  return new Map([...read.localIds, ...entries.map(({ recordId, localId }) => [recordId, localId] as const)])
}

function detailOf(
  ledger: Ledger,
  controlTotals: readonly ControlTotal[],
  localIds: ReadonlyMap<string, string | null>,
): AccountDetail {
  const { lines, closing, isBalanced } = stateAccount(ledger)
  const named = <T extends { readonly recordId: string }>(record: T) => ({
    ...record,
    localId: localIds.get(record.recordId) ?? null,
  })
  return {
    isBalanced,
    closing,
    lines: lines.map((line) => ({ ...line, records: line.records.map(named) })),
    releasedTwice: [...ledger.releasedTwice].map(([recordId, squareMetres]) =>
      named({ recordId, squareMetres }),
    ),
    undatedBeyond: [...ledger.undatedBeyond].map(([recordId, squareMetres]) =>
      named({ recordId, squareMetres }),
    ),
    controlTotals: controlTotals.map(named),
  }
}

/** Square metres drawn in hazards and reports that are submitted and not yet reviewed, overlaps and all. */
async function notReviewed(session: Session, { programmeId, asOf }: Scope): Promise<number> {
  const rows = await session.query<{ area: number }>(
    `select coalesce(round(sum(ST_Area(drawn::geography))), 0)::bigint as area from (
       select shape_valid as drawn from hazards
       where programme_id = $1::uuid and role = 'submitted'
         and current_from <= $2::bigint and (current_to > $2::bigint or current_to is null)
       union all
       select land_shape_valid from activities
       where programme_id = $1::uuid and role = 'submitted'
         and current_from <= $2::bigint and (current_to > $2::bigint or current_to is null)
     ) as submitted`,
    [programmeId, asOf],
  )
  return rows[0]?.area ?? 0
}
