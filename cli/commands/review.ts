import { isRejectionCode, meanings, rejectionCodes, waitingStates } from '../../core/review/states.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import { findDrafts, neededRecordId } from '../../store/find-record.js'
import type { Draft } from '../../store/import/drafts.js'
import { draftCounts, draftsWhere } from '../../store/import/drafts.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { acceptWaiting, decideWaiting, draftId, withdrawRecords } from '../../store/review/acts.js'
import { openConflicts, resolveConflict } from '../../store/review/resolve.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { counted, table } from '../output.js'
import { showRecord } from '../show-record.js'
import { neededOption, wrongUse } from '../words.js'

/** What a reviewer does, each act an entry. IDs are IMPORT, IMPORT.ROW, a record id or a number of your own. */
export const review: Command = {
  name: 'review',
  summary: 'look at what waits, accept, return, reject, resolve, withdraw',
  usage:
    '[list | show ID | accept ID… | return ID --reason T | reject ID --code C | withdraw ID --reason T | resolve ID --field F --take VERSION]',
  options: {
    reason: { type: 'string' },
    code: { type: 'string' },
    field: { type: 'string' },
    take: { type: 'string' },
  },
  run: async (call) => {
    const [action = 'list', ...ids] = call.words
    if (action !== 'list' && ids.length === 0) throw wrongUse(review, `Say what to ${action}.`)
    return call.withProgramme(async (programme) => {
      if (action === 'list' || action === 'show') return act(call, programme, action, ids)
      const status = await oneAtATime(programme, () => act(call, programme, action, ids))
      await keepCheckpoint(programme)
      return status
    })
  },
}

async function act(
  call: Call,
  programme: Programme,
  action: string,
  ids: readonly string[],
): Promise<ExitStatus> {
  switch (action) {
    case 'list':
      return list(call, programme)
    case 'show':
      return showRecord(call, programme, ids[0] ?? '')
    case 'accept':
      return accept(call, programme, ids)
    case 'return':
    case 'reject':
      return decide(call, programme, action, ids)
    case 'withdraw':
      return withdraw(call, programme, ids)
    case 'resolve':
      return resolve(call, programme, ids[0] ?? '')
    default:
      throw wrongUse(review, `There is no "review ${action}".`)
  }
}

async function list(call: Call, programme: Programme): Promise<ExitStatus> {
  const most = 50
  const { counts, drafts } = await programme.engine.transaction(async (session) => ({
    counts: await draftCounts(session, programme.programmeId),
    drafts: await draftsWhere(session, programme.programmeId, {
      states: waitingStates,
      limit: most,
    }),
  }))
  call.output.value({ counts, drafts: drafts.map(draftJson) })
  if (drafts.length === 0) call.output.line('Nothing waits for a reviewer.')
  const rows = drafts.map((draft) => [draftId(draft), draft.kind, draft.state, meaningOf(draft)])
  if (rows.length > 0)
    for (const line of table([['id', 'kind', 'state', 'what it means'], ...rows])) call.output.line(line)
  const waiting = waitingStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  if (waiting > drafts.length)
    call.output.line(
      `… and ${counted(waiting - drafts.length, 'row')} more; "review accept IMPORT" takes a whole import.`,
    )
  return 0
}

function meaningOf(draft: Draft): string {
  const open = openConflicts(draft)
  return open.length > 0 ? `${meanings[draft.state]}: ${open.join(', ')}` : meanings[draft.state]
}

/** A draft as JSON; confidential values are asked for one by one with `show`. */
function draftJson(draft: Draft) {
  const { submission, rowNumber, recordId, kind, state, reason } = draft
  return {
    id: draftId(draft),
    import: submission,
    row: rowNumber,
    recordId,
    kind,
    state,
    conflicts: openConflicts(draft),
    reason,
  }
}

async function draftsOf(programme: Programme, ids: readonly string[]): Promise<readonly Draft[]> {
  return programme.engine.transaction(async (session) => {
    const found: Draft[] = []
    for (const id of ids) {
      const drafts = await findDrafts(session, programme.programmeId, id)
      if (drafts.length === 0) throw problem.recordUnknown({ id })
      found.push(...drafts)
    }
    return found
  })
}

async function accept(call: Call, programme: Programme, ids: readonly string[]): Promise<ExitStatus> {
  const named = await draftsOf(programme, ids)
  // Of a whole import, what can be accepted is; rows that wait for something else stay.
  const drafts = ids.every((id) => /^\d+$/.test(id))
    ? named.filter((draft) => draft.state === 'submitted')
    : named
  const atATime = 1000
  let records = 0
  for (let from = 0; from < drafts.length; from += atATime) {
    const some = drafts.slice(from, from + atATime)
    records += await programme.engine.transaction((session) => acceptWaiting(session, programme, some))
  }
  call.output.value({ accepted: drafts.length, records, left: named.length - drafts.length })
  call.output.line(`${counted(drafts.length, 'row')} accepted, ${counted(records, 'record')}.`)
  return 0
}

async function decide(
  call: Call,
  programme: Programme,
  action: 'return' | 'reject',
  ids: readonly string[],
): Promise<ExitStatus> {
  const reason = action === 'return' ? neededOption(call, review, 'reason') : (call.option('reason') ?? null)
  const code = action === 'reject' ? neededOption(call, review, 'code') : null
  if (code !== null && !isRejectionCode(code)) {
    throw wrongUse(review, `There is no code "${code}". Codes: ${Object.keys(rejectionCodes).join(', ')}.`)
  }
  const drafts = await draftsOf(programme, ids)
  await programme.engine.transaction((session) =>
    decideWaiting(session, programme, drafts, { act: action, code, reason }),
  )
  const past = action === 'return' ? 'returned' : 'rejected'
  call.output.value({ [past]: drafts.length })
  call.output.line(`${counted(drafts.length, 'row')} ${past}.`)
  return 0
}

async function withdraw(call: Call, programme: Programme, ids: readonly string[]): Promise<ExitStatus> {
  const reason = neededOption(call, review, 'reason')
  await programme.engine.transaction(async (session) => {
    const recordIds: string[] = []
    for (const id of ids) recordIds.push(await neededRecordId(session, programme.programmeId, id))
    await withdrawRecords(session, programme, recordIds, reason)
  })
  call.output.value({ withdrawn: ids.length })
  call.output.line(
    `${counted(ids.length, 'record')} withdrawn. The history stays; figures before this entry stay as they were.`,
  )
  return 0
}

async function resolve(call: Call, programme: Programme, id: string): Promise<ExitStatus> {
  const field = neededOption(call, review, 'field')
  const take = neededOption(call, review, 'take')
  const drafts = (await draftsOf(programme, [id])).filter((draft) => draft.state === 'pending')
  const draft =
    drafts.find((entry) =>
      openConflicts(entry).some((name) => name === field || name.endsWith(`.${field}`)),
    ) ?? drafts[0]
  if (!draft) throw problem.recordUnknown({ id })
  const resolved = await programme.engine.transaction((session) =>
    resolveConflict(session, programme, draft, { field, take }),
  )
  call.output.value(resolved)
  if (resolved.open.length > 0) call.output.line(`Decided. Still open: ${resolved.open.join(', ')}.`)
  else if (resolved.accepted) call.output.line('Decided. The report is now the current version.')
  else call.output.line('Decided. What was known stands; the report stays in the history.')
  return 0
}
