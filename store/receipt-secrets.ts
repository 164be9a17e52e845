/** The receipt secrets of records: what ties a person's receipt to the rows of every bundle. Never published. */
import { fromBase64Url } from '../core/log/bytes.js'
import type { Session } from './engine/engine.js'
import { receiptSecrets } from './record-reading.js'

/** How many records are asked for at a time. */
const page = 5000

/** 32 bytes each, by record. A record whose versions were all erased is not among them. */
export async function receiptSecretsOf(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (let from = 0; from < recordIds.length; from += page) {
    const secrets = await receiptSecrets(session, programmeId, recordIds.slice(from, from + page))
    for (const [recordId, text] of secrets) {
      const secret = fromBase64Url(text)
      if (secret?.length !== 32) throw new Error(`the receipt secret of ${recordId} does not have 32 bytes`)
      found.set(recordId, secret)
    }
  }
  return found
}
