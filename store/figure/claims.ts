/** The quantity that a claim states, for a rate. */
import type { ClaimQuantity } from '../../core/figure/present.js'
import { claimCannotDivide, claimNotFound } from '../../core/figure/problems.js'
import type { Session } from '../engine/engine.js'
import type { AsOf } from './places.js'

/** By the claim's own number. Throws `claim-not-found` or `claim-cannot-divide`. */
export async function claimQuantity(session: Session, at: AsOf, claim: string): Promise<ClaimQuantity> {
  const rows = await session.query<{ quantity_low: string | null; quantity_high: string | null }>(
    `select quantity_low::text as quantity_low, quantity_high::text as quantity_high from claims
    where programme_id = $1::uuid and role = 'accepted'
      and current_from <= $2::bigint and (current_to > $2::bigint or current_to is null) and local_id = $3::text`,
    [at.programmeId, at.asOf, claim],
  )
  const [row] = rows
  if (!row) throw claimNotFound({ claim })
  if (rows.length > 1) throw claimCannotDivide({ claim, why: 'shared', claims: rows.length })
  const written = row.quantity_low ?? row.quantity_high
  const [low, high] = [Number(written), Number(row.quantity_high ?? written)]
  if (written === null || !Number.isFinite(low) || !Number.isFinite(high))
    throw claimCannotDivide({ claim, why: 'no_number' })
  if (low <= 0 || high < low) throw claimCannotDivide({ claim, why: 'not_above_nought', low, high })
  return { low, high }
}
