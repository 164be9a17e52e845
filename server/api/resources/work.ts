/** What waits for whoever asks: rows of theirs to correct, and rows of others to decide on. */
import { may } from '../../../core/access/roles.js'
import { staffValues } from '../../../core/access/staff-values.js'
import { kindNamed } from '../../../core/record/kinds.js'
import type { State } from '../../../core/review/states.js'
import { shownFindings } from '../../../intake/import/shown-findings.js'
import type { Draft } from '../../../store/import/drafts.js'
import { draftsWhere } from '../../../store/import/drafts.js'
import { findingsOf } from '../../../store/import/findings.js'
import { draftId } from '../../../store/review/acts.js'
import { peopleWhoReview } from '../../../store/review/own-work.js'
import type { Reading } from '../../register-reading.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { countedDrafts } from './draft-counts.js'
import { readerOf } from './drafts.js'
import { publicationsAsked } from './publications-asked.js'

/** The first of each are shown; the page of reviews lists all of them. */
const mostShown = 10

/** What waits, by why it waits: whose it is to do, and in which state. */
const reasons: readonly {
  readonly why: 'unreadable' | 'returned' | 'conflict' | 'to_decide'
  readonly state: State
  readonly whose: 'own' | 'others'
}[] = [
  { why: 'returned', state: 'returned', whose: 'own' },
  { why: 'unreadable', state: 'draft', whose: 'own' },
  { why: 'conflict', state: 'pending', whose: 'others' },
  { why: 'to_decide', state: 'submitted', whose: 'others' },
]

export const workRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/work',
    access: 'read_register',
    summary:
      'What waits for whoever asks, the first ten of each: rows that they sent and that were returned or cannot be read, with the reason or the first check; for reviewers conflicts and rows to decide on, of others where two may review; for publishers the texts that are to be published. Counts are of all rows that they may see.',
    run: async (call) => {
      const { reading } = call
      const account = needAccount(call.account)
      const seenBy = await readerOf(reading.session, call)
      const alone = (await peopleWhoReview(reading.session, call.programme)) < 2
      const waits = []
      for (const { why, state, whose } of reasons) {
        if (!may(account.roles, whose === 'own' ? 'enter' : 'review')) continue
        const drafts = await draftsWhere(reading.session, reading.programmeId, {
          states: [state],
          limit: mostShown + 1,
          seenBy,
          ...(whose === 'own' || !alone ? { sent: { by: seenBy.person, isOwn: whose === 'own' } } : {}),
        })
        const shown = drafts.slice(0, mostShown)
        if (shown.length > 0)
          waits.push({
            why,
            state,
            isMore: drafts.length > shown.length,
            rows: await shownRows(reading, shown),
          })
      }
      const toPublish = may(account.roles, 'publish') ? await publicationsAsked(reading) : []
      return {
        counts: await countedDrafts(reading, seenBy),
        waits,
        publications: toPublish.map(({ askedBy, ...each }) => ({
          ...each,
          isOwn: askedBy === account.accountId,
        })),
      }
    },
  }),
]

/** People's own number of the main record, as far as staff may read it in a list. */
function localIdOf({ kind, records }: Draft): string | null {
  const values = records.find((record) => record.kind === kind)?.values ?? {}
  const { local_id: localId } = staffValues(kindNamed(kind), values)
  return typeof localId === 'string' ? localId : null
}

async function shownRows(reading: Reading, drafts: readonly Draft[]) {
  const { session, programmeId } = reading
  const rows = []
  for (const draft of drafts) {
    const { submission, rowNumber, kind, state, reason, conflicts } = draft
    const [finding] = state === 'draft' ? await findingsOf(session, programmeId, submission, rowNumber) : []
    const shown = finding ? (await shownFindings(session, programmeId, submission))(finding) : null
    const records = draft.records.map(({ name, kind: each }) => ({ name, kind: each }))
    rows.push({
      id: draftId(draft),
      kind,
      localId: localIdOf(draft),
      records,
      state,
      reason,
      conflicts,
      finding: shown,
    })
  }
  return rows
}
