/** Claims as a document repeats them. */
import type { StatedClaim } from '../core/document/verdict.js'
import type { Programme } from './programme.js'

interface ClaimRow extends Record<string, unknown> {
  readonly local_id: string
  readonly stated_by: string | null
  readonly stated_on_written: string | null
  readonly stated_on_from: string | null
  readonly words: string | null
  readonly language: string | null
  readonly quantity_low: string | null
  readonly quantity_high: string | null
  readonly unit: string | null
  readonly standing: string
}

/** The claim of that number as known at an entry, or null. */
export async function statedClaim(
  programme: Programme,
  id: string,
  asOf: number,
): Promise<StatedClaim | null> {
  const [row] = await programme.engine.transaction((session) =>
    session.query<ClaimRow>(
      `select c.local_id, o.name as stated_by, c.stated_on_written,
         c.stated_on_from::date::text as stated_on_from, c.words, c.language,
         c.quantity_low, c.quantity_high, c.unit, c.standing
       from claims c
       left join organisations o on o.programme_id = c.programme_id and o.record_id = c.stated_by
         and o.role = 'accepted' and o.current_from <= $3 and (o.current_to is null or o.current_to > $3)
       where c.programme_id = $1 and trim(c.local_id) = $2 and c.role = 'accepted'
         and c.current_from <= $3 and (c.current_to is null or c.current_to > $3)`,
      [programme.programmeId, id.trim(), asOf],
    ),
  )
  if (!row) return null
  return {
    id: row.local_id.trim(),
    statedBy: row.stated_by ?? '',
    statedOn: row.stated_on_from ?? row.stated_on_written ?? '',
    words: row.words ?? '',
    language: row.language,
    quantityLow: row.quantity_low,
    quantityHigh: row.quantity_high,
    unit: row.unit,
    standing: row.standing === 'unknown' ? null : row.standing,
  }
}
