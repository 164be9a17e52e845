/** Rows that wait for a decision: listed, shown beside what is known, decided on one by one or many at once. */
import { z } from 'zod'
import { may } from '../../../core/access/roles.js'
import { staffValues } from '../../../core/access/staff-values.js'
import { kindNamed } from '../../../core/record/kinds.js'
import { rejectionCodes, waitingStates } from '../../../core/review/states.js'
import { formSentBack, shownTexts } from '../../../intake/form/typed-again.js'
import { shownFindings } from '../../../intake/import/shown-findings.js'
import { decideTogether } from '../../../store/decisions/decide-together.js'
import type { Said } from '../../../store/decisions/decisions.js'
import { deciderOf } from '../../../store/decisions/decisions-on.js'
import type { Session } from '../../../store/engine/engine.js'
import type { Draft, DraftName, DraftReader } from '../../../store/import/drafts.js'
import { draftsWhere, openConflicts } from '../../../store/import/drafts.js'
import { findingsOf } from '../../../store/import/findings.js'
import { importsPage } from '../../../store/import/list-imports.js'
import { standingRecords } from '../../../store/record-reading.js'
import { draftId } from '../../../store/review/acts.js'
import { likelyTheSame } from '../../../store/staff/likely-the-same.js'
import { namesOfRecords, staffVersions } from '../../../store/staff/one-record.js'
import { problem } from '../../../store/staff/problems.js'
import { asStaff, scopeOfAccount } from '../../../store/staff/staff-role.js'
import { fromOne, pageSize } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { countedDrafts } from './draft-counts.js'
import { idsIn, scopeOf } from './records.js'

/** The entry of an import and the row in it. */
export const rowId = z.string().regex(/^\d{1,15}\.\d{1,9}$/)
const mostAtOnce = 1000
const ids = z.array(rowId).min(1).max(mostAtOnce)
const reason = z.string().trim().min(1).max(4000)

/** Which of the rows that wait are asked for, by their list or by the page of one of them. */
const question = z.strictObject({
  state: z.enum(waitingStates).optional(),
  import: fromOne.optional(),
})
type Question = z.output<typeof question>

const asked = question.extend({ after: rowId.optional(), limit: pageSize })

const decision = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('accept'), ids }),
  z.strictObject({ act: z.literal('return'), ids, reason }),
  z.strictObject({
    act: z.literal('reject'),
    ids,
    code: z.enum(Object.keys(rejectionCodes) as [string, ...string[]]),
    reason: reason.optional(),
  }),
  z.strictObject({
    act: z.literal('resolve'),
    ids: z.array(rowId).length(1),
    field: z.string().min(1).max(200),
    take: z.enum(['current', 'new']),
  }),
  z.strictObject({ act: z.literal('undo'), ids, reason: reason.optional() }),
])

export const draftRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/drafts',
    access: 'read_register',
    summary:
      'Rows that wait, in the order in which they came, and how many are in each state; next is the row after which the next page begins.',
    query: asked,
    run: async (call) => {
      const { reading, query } = call
      const { session, programmeId } = reading
      const [submission, rowNumber] = numbersOf(query.after)
      const seenBy = await readerOf(session, call)
      const drafts = await draftsWhere(session, programmeId, {
        ...selectionOf(query),
        after: query.after === undefined ? undefined : { submission, rowNumber },
        limit: query.limit + 1,
        seenBy,
      })
      const shown = drafts.slice(0, query.limit)
      const last = drafts.length > shown.length ? shown.at(-1) : undefined
      return {
        counts: await countedDrafts(reading, seenBy),
        drafts: shown.map(shownDraft),
        next: last ? draftId(last) : null,
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/drafts/{id}',
    access: 'read_register',
    summary:
      'One row that waits: who sent it, of a form that was sent back what could not be read (typed), what it reports beside what is known, the names of what both refer to, its doubts with the fields that they are about, records that may be the same, who decided on it as far as the caller may know (decidedByName), and the rows before and after it in the list that is asked for (beside).',
    query: question,
    run: async (call) => {
      const { session, programmeId } = call.reading
      const draft = await neededDraft(session, call, call.path.id)
      const shown = await shownFindings(session, programmeId, draft.submission)
      const findings = await findingsOf(session, programmeId, draft.submission, draft.rowNumber)
      const scope = await scopeOf(call)
      const row = shownDraft(draft)
      const committed = await standingRecords(
        session,
        programmeId,
        draft.records.map(({ recordId }) => recordId),
      )
      const compared = await asStaff(session, scope, async (staff) => {
        const known = []
        for (const { kind, recordId, name } of draft.records) {
          if (kindNamed(kind).privacy === 'confidential') continue
          const versions = await staffVersions(staff, kindNamed(kind), recordId)
          const current = versions.find(
            ({ role, currentFrom, currentTo }) =>
              role === 'accepted' && currentFrom !== null && currentTo === null,
          )
          // As it was committed, in the form in which the row reports: a table keeps less of a date than was told.
          const values = committed.get(recordId)?.current?.values ?? {}
          if (current) known.push({ name, kind, recordId, values: staffValues(kindNamed(kind), values) })
        }
        const told = [...row.records, ...known].map(({ values }) => values)
        const named = await namesOfRecords(staff, idsIn(told))
        return { known, named, alike: await likelyTheSame(staff, draft) }
      })
      const [sent] = await importsPage(session, programmeId, { id: draft.submission, before: null, most: 1 })
      if (!sent) throw new Error('a row without the file it came in')
      const { fileName, receivedAt, receivedByName } = sent
      const form = await formSentBack(session, programmeId, draft)
      return {
        ...row,
        sent: { fileName, receivedAt, receivedByName },
        decidedByName: await deciderKnownTo(session, call, draft),
        beside: await rowsBeside(session, call, draft),
        typed: form && shownTexts(kindNamed(draft.kind), draft, form.unread),
        findings: findings.map(shown),
        ...compared,
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/decisions',
    access: 'review',
    summary:
      'Accepts, returns or rejects rows, all of them or none, decides one field of a conflict, or undoes what was decided.',
    body: decision,
    run: async (call) => {
      const { programme, body } = call
      return decideTogether(programme, {
        rows: body.ids.map(nameOf),
        said: saidOf(body),
        person: programme.person,
        placeIds: needAccount(call.account).placeIds,
      })
    },
  }),
]

function saidOf(said: z.output<typeof decision>): Said {
  switch (said.act) {
    case 'reject':
      return { act: 'reject', code: said.code, reason: said.reason ?? null }
    case 'undo':
      return { act: 'undo', reason: said.reason ?? null }
    default:
      return said
  }
}

function nameOf(text: string): DraftName {
  const [submission, rowNumber] = numbersOf(text)
  return { submission, rowNumber }
}

function numbersOf(text = '0.0'): readonly [submission: number, rowNumber: number] {
  const [submission = 0, rowNumber = 0] = text.split('.').map(Number)
  return [submission, rowNumber]
}

/** Whoever calls, as a reader of drafts. */
export async function readerOf(
  session: Session,
  { programme, account }: Pick<ApiCall, 'programme' | 'account'>,
): Promise<DraftReader> {
  const { placeIds } = await scopeOfAccount(session, programme.programmeId, needAccount(account))
  return { person: programme.person, placeIds }
}

/** The row of that id, or `draft-unknown` where the caller may not see it. */
export async function neededDraft(
  session: Session,
  call: Pick<ApiCall, 'programme' | 'account'>,
  text: string | undefined,
): Promise<Draft> {
  const read = rowId.safeParse(text)
  if (!read.success) throw problem.draftUnknown({ id: text ?? '' })
  const [submission, rowNumber] = numbersOf(read.data)
  const seenBy = await readerOf(session, call)
  const [draft] = await draftsWhere(session, call.programme.programmeId, { submission, rowNumber, seenBy })
  if (!draft) throw problem.draftUnknown({ id: read.data })
  return draft
}

function selectionOf({ state, import: submission }: Question) {
  return { states: state === undefined ? [...waitingStates] : [state], submission }
}

/** The rows before and after one in the list that is asked for, whether or not it still is one of them. */
async function rowsBeside(session: Session, call: ApiCall<unknown, Question>, draft: Draft) {
  const selection = { ...selectionOf(call.query), limit: 1, seenBy: await readerOf(session, call) }
  const nearest = async (side: 'before' | 'after') => {
    const [found] = await draftsWhere(session, call.programme.programmeId, { ...selection, [side]: draft })
    return found ? draftId(found) : null
  }
  return { previous: await nearest('before'), next: await nearest('after') }
}

/** Who decided is kept beside the log: it is told to those who read that, and to whoever decided. */
async function deciderKnownTo(session: Session, { programme, account }: ApiCall, draft: Draft) {
  const author = await deciderOf(session, programme.programmeId, draft)
  if (author === null) return null
  const isTold = author.person === programme.person || may(needAccount(account).roles, 'read_log')
  return isTold ? author.name : null
}

/** A draft without what is confidential in it. */
function shownDraft(draft: Draft) {
  const { submission, rowNumber, kind, state, reason: said, decided } = draft
  return {
    id: draftId(draft),
    import: submission,
    row: rowNumber,
    kind,
    state,
    reason: said,
    decided,
    conflicts: openConflicts(draft),
    records: draft.records.map(({ name, kind: each, recordId, standing, values }) => ({
      name,
      kind: each,
      // Who a person is has a record whose existence is confidential.
      recordId: kindNamed(each).privacy === 'confidential' ? null : recordId,
      standing,
      values: staffValues(kindNamed(each), values),
    })),
  }
}
