/** Doubts about requests and about bounces: kept, counted, shown. */
import type { Session } from '../engine/engine.js'

/** A doubt; no address stands in the message. */
export interface SigningDoubt {
  readonly rule: string
  readonly message: string
}

/** What a doubt is about: a request by its id, or a file by its SHA-256 in hex. */
export interface DoubtPlace {
  readonly about: string
  readonly documentId: string | null
  readonly now: number
}

/** Adds doubts; one that stands already is not added again. Gives how many are new. */
export async function addSigningFindings(
  session: Session,
  programmeId: string,
  { about, documentId, now }: DoubtPlace,
  doubts: readonly SigningDoubt[],
): Promise<number> {
  let added = 0
  for (const { rule, message } of doubts) {
    const rows = await session.query(
      `insert into signing_findings (programme_id, rule, about, document_id, message, found_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (programme_id, rule, about) do nothing returning rule`,
      [programmeId, rule, about, documentId, message, now],
    )
    added += rows.length
  }
  return added
}
