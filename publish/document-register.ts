/** The register as a document asks it: counted for publication, as of one entry. */
import type { Register } from '../core/document/count-once.js'
import type { Stated } from '../core/document/stated.js'
import { bearsOut } from '../core/document/stated.js'
import { parseQuery } from '../core/figure/parse.js'
import { countIn, withCount } from '../core/figure/query.js'
import { answerParsed, answerQuery } from '../store/answer-query.js'
import type { Programme } from '../store/programme.js'
import { restingEntries } from '../store/publications.js'
import { statedClaim } from '../store/stated-claim.js'

/** How many past states are looked at for "the last entry at which the stated number held". */
const mostPastStates = 40

/** Answers as of an entry, small numbers withheld. */
export function documentRegister(programme: Programme, asOf: number): Register {
  return {
    count: (query) => answerQuery(programme, query, { view: 'outside', asOf }),
    claim: (id) => statedClaim(programme, id, asOf),
    lastHeld: (query, stated) => lastHeld(programme, query, stated),
  }
}

/**
 * The last entry, of those after which the register rested, at which the stated number held; undefined where it is
 * among none of them, since other entries were not looked at.
 */
async function lastHeld(programme: Programme, text: string, stated: Stated): Promise<number | undefined> {
  const query = parseQuery(text)
  const count = countIn(query)
  return programme.engine.transaction(async (session) => {
    const entries = await restingEntries(session, programme.programmeId, mostPastStates)
    for (const asOf of entries) {
      if (count.asOf !== null && asOf >= count.asOf) continue
      const past = withCount(query, { ...count, asOf })
      const { total } = await answerParsed(session, programme, past, { view: 'outside' })
      if (total !== null && bearsOut(stated, total)) return asOf
    }
    return undefined
  })
}
