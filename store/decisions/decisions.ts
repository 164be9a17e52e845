/** Several decisions on rows that wait, in one transaction: what each of them is, and which of them are refused. */
import { Problem } from '../../core/problem.js'
import type { Session } from '../engine/engine.js'
import type { Draft, DraftName } from '../import/drafts.js'
import { lockDrafts } from '../import/drafts.js'
import type { Programme } from '../programme.js'
import { acceptDrafts } from '../review/accept-drafts.js'
import { acceptanceBy, decideWaiting, draftId, moved } from '../review/acts.js'
import type { Readers } from '../review/own-work.js'
import { readersOf, refuseOwn } from '../review/own-work.js'
import { resolveConflict } from '../review/resolve.js'
import { problem } from '../staff/problems.js'
import { scopeOfAccount } from '../staff/staff-role.js'
import { undoDecision } from './undo.js'

/** What is decided of rows. */
export type Said =
  | { readonly act: 'accept' }
  | { readonly act: 'return'; readonly reason: string }
  | { readonly act: 'reject'; readonly code: string; readonly reason: string | null }
  | { readonly act: 'resolve'; readonly field: string; readonly take: string }
  | { readonly act: 'undo'; readonly reason: string | null }

/** A decision on rows, all of them or none, and who decides: what somebody may not see they do not decide on. */
export interface Decision {
  readonly rows: readonly DraftName[]
  readonly said: Said
  /** As `receivedBy` of a submission. */
  readonly person: string
  /** The places to which the account is limited, as it names them; null: everywhere. */
  readonly placeIds: readonly string[] | null
}

/** What a decision did. */
export interface Decided {
  readonly decided: number
  /** Record versions that an acceptance made. */
  readonly records?: number
  /** What is left of a conflict. */
  readonly open?: readonly string[]
  readonly accepted?: boolean
}

/** What became of a decision; `waits`: another of the same rows goes first, and this one is to be asked again. */
export type Outcome = { readonly done: Decided } | { readonly refused: Problem } | 'waits'

const decidedStates = ['accepted', 'rejected', 'withdrawn', 'merged', 'erased']

/**
 * Writes those of the decisions that stand. A decision that is refused before anything is written for it is an outcome;
 * what is thrown leaves nothing written of any of them. Called one at a time (`oneAtATime`).
 */
export async function decideEach(
  session: Session,
  programme: Programme,
  decisions: readonly Decision[],
): Promise<readonly Outcome[]> {
  const seen = await draftsOfEach(session, programme, decisions)
  const readers = await readersOf(session, programme, seen.flat())
  const taken = new Set<string>()
  const checked = decisions.map((decision, index): Checked | Problem | 'waits' => {
    const named = decision.rows.map(draftId)
    if (named.some((id) => taken.has(id))) return 'waits'
    const drafts = orProblem(() => allowed(decision, seen[index] ?? [], readers))
    if (drafts instanceof Problem) return drafts
    for (const id of named) taken.add(id)
    return { decision, drafts }
  })
  const done = await write(session, programme, checked.filter(isChecked), readers)
  return checked.map((each) => {
    if (each === 'waits') return each
    return each instanceof Problem ? { refused: each } : { done: done.get(each) ?? { decided: 0 } }
  })
}

interface Checked {
  readonly decision: Decision
  readonly drafts: readonly Draft[]
}

function isChecked(each: Checked | Problem | 'waits'): each is Checked {
  return each !== 'waits' && !(each instanceof Problem)
}

function orProblem<T>(work: () => T): T | Problem {
  try {
    return work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** The drafts that each decision names, as far as who decides may see them: one question for all who see everything. */
async function draftsOfEach(
  session: Session,
  programme: Programme,
  decisions: readonly Decision[],
): Promise<readonly (readonly Draft[])[]> {
  const groups = new Map<string, Decision[]>()
  for (const decision of decisions) {
    const who = decision.placeIds === null ? '' : decision.person
    groups.set(who, [...(groups.get(who) ?? []), decision])
  }
  const found = new Map<Decision, readonly Draft[]>()
  for (const group of groups.values()) {
    const [first] = group
    const { placeIds } = await scopeOfAccount(session, programme.programmeId, first ?? { placeIds: [] })
    const seenBy = placeIds === null ? null : { person: first?.person ?? '', placeIds }
    const rows = group.flatMap((decision) => decision.rows)
    const drafts = await lockDrafts(session, programme.programmeId, rows, seenBy)
    const byId = new Map(drafts.map((draft) => [draftId(draft), draft] as const))
    for (const decision of group)
      found.set(
        decision,
        decision.rows.flatMap((row) => byId.get(draftId(row)) ?? []),
      )
  }
  return decisions.map((decision) => found.get(decision) ?? [])
}

/** The drafts of a decision; throws `draft-unknown`, `draft-decided`, `move-refused` or `own-work`. */
function allowed(
  { rows, said, person }: Decision,
  drafts: readonly Draft[],
  readers: Readers,
): readonly Draft[] {
  const byId = new Map(drafts.map((draft) => [draftId(draft), draft] as const))
  for (const row of rows) {
    const id = draftId(row)
    const draft = byId.get(id)
    if (!draft) throw problem.draftUnknown({ id })
    if (said.act !== 'undo' && decidedStates.includes(draft.state))
      throw problem.draftDecided({ id, state: draft.state, entry: draft.decided })
  }
  if (said.act !== 'undo') for (const draft of byId.values()) moved(draft, said.act, pastOf[said.act])
  if (said.act === 'accept') refuseOwn(readers, drafts, person)
  return [...byId.values()]
}

const pastOf: Readonly<Record<Exclude<Said['act'], 'undo'>, string>> = {
  accept: 'accepted',
  return: 'returned',
  reject: 'rejected',
  resolve: 'resolved',
}

/** Acceptances go into the log together, the others one after the other. */
async function write(
  session: Session,
  programme: Programme,
  checked: readonly Checked[],
  readers: Readers,
): Promise<ReadonlyMap<Checked, Decided>> {
  const done = new Map<Checked, Decided>()
  const accepted = checked.filter(({ decision }) => decision.said.act === 'accept')
  if (accepted.length > 0) {
    const drafts = accepted.flatMap((each) => each.drafts)
    const people = new Map(
      accepted.flatMap(({ drafts: theirs, decision }) =>
        theirs.map((each) => [each, decision.person] as const),
      ),
    )
    const acceptance = { ...acceptanceBy(readers.people), people }
    const made = await acceptDrafts(session, programme, drafts, acceptance)
    for (const each of accepted)
      done.set(each, {
        decided: each.drafts.length,
        records: each.drafts.reduce((sum, draft) => sum + (made.get(draft) ?? 0), 0),
      })
  }
  for (const each of checked) {
    const { said, person } = each.decision
    if (said.act !== 'accept')
      done.set(each, await writeOther(session, { ...programme, person }, each.drafts, said))
  }
  return done
}

async function writeOther(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
  said: Exclude<Said, { readonly act: 'accept' }>,
): Promise<Decided> {
  switch (said.act) {
    case 'return':
      await decideWaiting(session, programme, drafts, { act: 'return', code: null, reason: said.reason })
      return { decided: drafts.length }
    case 'reject':
      await decideWaiting(session, programme, drafts, said)
      return { decided: drafts.length }
    case 'resolve': {
      const [draft] = drafts
      if (!draft) throw new Error('a decision on a conflict names one row')
      return { decided: 1, ...(await resolveConflict(session, programme, draft, said)) }
    }
    case 'undo':
      // What was entered last goes first: it may rest on the others.
      for (const draft of drafts.toReversed()) await undoDecision(session, programme, draft, said.reason)
      return { decided: drafts.length }
  }
}
