/** The revisions of a publication: each number that was published before under the same query, then and now. */
import type { Revision, RevisionChange } from '../core/disclosure/revisions.js'
import { revisionReasons } from '../core/disclosure/revisions.js'
import type { ChangeItem, MovedNumber } from '../core/disclosure/series-changes.js'
import { itemiseSeries } from '../core/disclosure/series-changes.js'
import type { Breakdown } from '../core/document/breakdowns.js'
import { definitionName } from '../core/figure/definition.js'
import { printQuery } from '../core/figure/print.js'
import type { Session } from '../store/engine/engine.js'
import type { PublishedFile } from '../store/opened-files.js'
import { openedFiles } from '../store/opened-files.js'
import type { Programme } from '../store/programme.js'
import { reasonsOf } from '../store/revisions.js'
import { recordsOf } from './records.js'
import type { CountedFile } from './rows.js'

/**
 * Compares each figure with the last that was published of it in an entry before `entry`; those that did not change are
 * left out. All are itemised together, by the rule of a series. Figures that add up quantities are not itemised.
 */
export async function revisionsOf(
  programme: Programme,
  files: readonly CountedFile[],
  { entry, k }: { readonly entry: number; readonly k: number },
): Promise<readonly Revision[]> {
  return programme.engine.transaction(async (session) => {
    const opened = await openedFiles(session, programme.programmeId, entry - 1)
    const found = new Map<string, Revised>()
    for (const file of files) {
      const query = textOf(file.breakdown)
      if (found.has(query) || file.breakdown.definition.measure.type !== 'records') continue
      const last = opened.findLast((one) => textOf(one.breakdown) === query)
      const revised = last && (await revisedSince(session, programme, file, last))
      if (revised) found.set(query, { ...revised, mayTell: !isBetween(opened, last) })
    }
    return itemised([...found.values()], k)
  })
}

/** A number that changed, and what moved. */
interface Revised extends Omit<Revision, 'changes'> {
  readonly moved: MovedNumber
  /** Where another publication told of the same figure in between, two accounts of one change could be subtracted. */
  readonly mayTell: boolean
}

async function revisedSince(
  session: Session,
  programme: Programme,
  { breakdown, records }: CountedFile,
  last: PublishedFile,
): Promise<Omit<Revised, 'mayTell'> | null> {
  const since = last.breakdown.base.asOf
  if (since === null || since === breakdown.base.asOf) return null
  const before = await recordsOf(session, programme, { ...last.breakdown, columns: [] })
  const [then, now] = [before, records].map((list) => list.map(({ recordId }) => recordId))
  const [added, removed] = [without(now ?? [], then ?? []), without(then ?? [], now ?? [])]
  if (added.length + removed.length === 0) return null
  const reasons = await reasonsOf(session, programme.programmeId, { added, removed, since })
  const moved = (ids: readonly string[], what: 'added' | 'removed') =>
    ids.flatMap((recordId) => {
      const reason = reasons.get(recordId)
      return reason === undefined ? [] : [{ recordId, what, reason }]
    })
  return {
    query: textOf(breakdown),
    since,
    before: before.length,
    now: records.length,
    moved: {
      figure: definitionName(breakdown.definition),
      moved: [...moved(added, 'added'), ...moved(removed, 'removed')],
      stayed: records.length - added.length,
    },
  }
}

function isBetween(opened: readonly PublishedFile[], last: PublishedFile): boolean {
  const { base, definition } = last.breakdown
  return opened.some(
    ({ entry, breakdown }) =>
      entry > last.entry &&
      breakdown.base.asOf !== base.asOf &&
      definitionName(breakdown.definition) === definitionName(definition),
  )
}

function itemised(revised: readonly Revised[], k: number): readonly Revision[] {
  const telling = revised.filter(({ mayTell }) => mayTell)
  const items = itemiseSeries(
    telling.map(({ moved }) => moved),
    k,
  )
  return revised
    .map(({ query, since, before, now, ...rest }): Revision => {
      const told = items[telling.findIndex((one) => one.query === query)] ?? null
      return { query, since, before, now, changes: rest.mayTell ? (told?.map(asChange) ?? null) : null }
    })
    .sort((one, other) => (one.query < other.query ? -1 : 1))
}

function asChange({ what, reason, count }: ChangeItem): RevisionChange {
  const known = revisionReasons.find((one) => one === reason)
  if (!known) throw new Error(`a revision for the reason "${reason}"`)
  return { what, reason: known, count }
}

function textOf({ base }: Breakdown): string {
  return printQuery({ ...base, asOf: null })
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others)
  return ids.filter((id) => !known.has(id))
}
