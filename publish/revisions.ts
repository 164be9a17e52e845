/** The revisions of a publication: each number that was published before under the same query, then and now. */
import type { Revision } from '../core/disclosure/revisions.js'
import { itemise } from '../core/disclosure/revisions.js'
import type { Breakdown } from '../core/document/breakdowns.js'
import { printQuery } from '../core/figure/print.js'
import { openedFiles } from '../store/opened-files.js'
import type { Programme } from '../store/programme.js'
import { reasonsAdded, reasonsRemoved } from '../store/revisions.js'
import type { CountedFile } from './rows.js'
import { recordsOf } from './rows.js'

/**
 * Compares each figure with the last that was published of it in an entry before `entry`; those that did not change are
 * left out. Figures that add up quantities are not itemised.
 */
export async function revisionsOf(
  programme: Programme,
  files: readonly CountedFile[],
  { entry, k }: { readonly entry: number; readonly k: number },
): Promise<readonly Revision[]> {
  const { programmeId } = programme
  return programme.engine.transaction(async (session) => {
    const opened = await openedFiles(session, programmeId, entry - 1)
    const found = new Map<string, Revision>()
    for (const { breakdown, records } of files) {
      const query = textOf(breakdown)
      if (found.has(query) || breakdown.definition.measure.type !== 'records') continue
      const last = opened.findLast((file) => textOf(file.breakdown) === query)
      const since = last?.breakdown.base.asOf ?? null
      if (!last || since === null || since === breakdown.base.asOf) continue
      const then = (await recordsOf(session, programme, { ...last.breakdown, columns: [] })).map(
        ({ recordId }) => recordId,
      )
      const now = records.map(({ recordId }) => recordId)
      const [added, removed] = [without(now, then), without(then, now)]
      if (added.length + removed.length === 0) continue
      const moved = {
        added: await reasonsAdded(session, programmeId, { recordIds: added, since }),
        removed: await reasonsRemoved(session, programmeId, { recordIds: removed, since }),
      }
      found.set(query, { query, since, before: then.length, now: now.length, changes: itemise(moved, k) })
    }
    return [...found.values()].sort((one, other) => (one.query < other.query ? -1 : 1))
  })
}

function textOf({ base }: Breakdown): string {
  return printQuery({ ...base, asOf: null })
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others)
  return ids.filter((id) => !known.has(id))
}
