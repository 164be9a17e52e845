/** The register as a document asks it: counted for publication, as of one entry. */
import type { Register } from '../core/document/count-once.js'
import type { Stated } from '../core/document/stated.js'
import { bearsOut } from '../core/document/stated.js'
import { definitionOf } from '../core/figure/catalogue.js'
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
    lastHeld: (query, stated) => lastHeld(programme, { query, stated, asOf }),
  }
}

/**
 * The last entry, of those after which the register rested, at which the stated number held; undefined where it is
 * among none of them, since other entries were not looked at.
 */
async function lastHeld(
  programme: Programme,
  asked: { readonly query: string; readonly stated: Stated; readonly asOf: number },
): Promise<number | undefined> {
  const query = parseQuery(asked.query)
  const count = countIn(query)
  // Every past state would cut the ground anew, which takes seconds each.
  if (definitionOf(count).measure.type === 'account') return undefined
  return programme.engine.transaction(async (session) => {
    const entries = await restingEntries(session, programme.programmeId, asked.asOf, mostPastStates)
    for (const past of entries) {
      if (count.asOf !== null && past >= count.asOf) continue
      const then = withCount(query, { ...count, asOf: past })
      const { total } = await answerParsed(session, programme, then, { view: 'outside' })
      if (total !== null && bearsOut(asked.stated, total)) return past
    }
    return undefined
  })
}
