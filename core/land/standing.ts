/**
 * Whether ground is recorded at a moment, told from the records alone and not from the lines of the ledger, so that an
 * account whose lines do not come out at its closing is seen.
 */
import type { CellEvents } from './cell-events.js'
import type { Moment } from './moment.js'

/** Ground stands recorded when a hazard holds it since a moment after which nothing has released it. */
export function standsAt({ dated }: CellEvents, boundary: Moment | null): boolean {
  const events = boundary === null ? dated : dated.filter(({ at }) => at < boundary)
  const lastRelease = events.findLastIndex(({ what }) => what === 'release')
  const since = events.slice(lastRelease + 1)
  return since.some(
    (claim, index) =>
      claim.what === 'claim' &&
      !since.some(
        (event, later) =>
          later > index &&
          (event.what === 'closed' || event.what === 'redrawn') &&
          event.recordId === claim.recordId,
      ),
  )
}
