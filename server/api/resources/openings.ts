/** Confidential fields: opened one by one with a reason, and the list of who opened what. */
import { z } from 'zod'
import type { Kind } from '../../../core/record/definition.js'
import { isKind, kindNamed, kinds } from '../../../core/record/kinds.js'
import { keepCheckpoint } from '../../../store/checkpoint.js'
import type { Opened } from '../../../store/staff/open-confidential.js'
import { openDraftField, openField, openingsBefore } from '../../../store/staff/open-confidential.js'
import { problem } from '../../../store/staff/problems.js'
import { scopeOfAccount } from '../../../store/staff/staff-role.js'
import { fromOne, pageSize, reasonText } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { neededDraft } from './drafts.js'
import { neededId } from './records.js'

const field = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/)
const answer = z.object({ value: z.unknown(), entry: z.int() })

export const openingRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/{kinds}/{id}/open',
    access: 'open_confidential',
    onlyInPerson: true,
    showsSecret: true,
    summary:
      'Opens one field of one record that no list shows: its value, and the entry of the log that says who opened it in which role and why. Persons, assistance and testimonies are opened by their id.',
    body: z.strictObject({ field, reason: reasonText }),
    answer,
    run: async (call) => {
      const { path, programme, body } = call
      const kind = anyKindOf(path.kinds)
      const recordId = neededId(kind, path.id)
      const opened = await programme.engine.transaction(async (session) => {
        const who = await callerIn(session, call)
        return openField(session, programme, { ...who, kind, recordId, ...body })
      })
      return kept(programme, opened)
    },
  }),
  route({
    method: 'POST',
    path: '/api/drafts/{id}/open',
    access: 'open_confidential',
    onlyInPerson: true,
    showsSecret: true,
    summary:
      'Opens one field of one record of a row that waits, which its page withholds; record is its name in the row.',
    body: z.strictObject({ record: field, field, reason: reasonText }),
    answer,
    run: async (call) => {
      const { path, programme, body } = call
      const opened = await programme.engine.transaction(async (session) => {
        const draft = await neededDraft(session, call, path.id)
        const told = draft.records.find(({ name }) => name === body.record)
        if (!told || !isKind(told.kind))
          throw problem.recordNotThere({ kind: body.record, id: path.id ?? '' })
        const who = await callerIn(session, call)
        const opening = { ...who, kind: kindNamed(told.kind), recordId: told.recordId, field: body.field }
        return openDraftField(session, programme, { ...opening, reason: body.reason }, draft)
      })
      return kept(programme, opened)
    },
  }),
  route({
    method: 'GET',
    path: '/api/openings',
    access: 'read_log',
    summary:
      'Who opened which confidential field, when and why, newest first; next is where the next page begins.',
    query: z.strictObject({
      before: fromOne.optional(),
      limit: pageSize,
    }),
    run: async ({ reading, query }) => {
      const asked = { before: query.before ?? null, most: query.limit + 1 }
      const found = await openingsBefore(reading.session, reading.programmeId, asked)
      const openings = found.slice(0, query.limit)
      return { openings, next: found.length > openings.length ? (openings.at(-1)?.entry ?? null) : null }
    },
  }),
]

/** The kind of that plural, of those whose existence is confidential too, or `kind-unknown`. */
export function anyKindOf(plural: string | undefined): Kind {
  const found = kinds.find(({ table }) => table === plural)
  if (!found) throw problem.kindUnknown({ kinds: plural ?? '', known: kinds.map(({ table }) => table) })
  return found
}

async function callerIn(
  session: Parameters<typeof scopeOfAccount>[0],
  { programme, account: caller }: Pick<ApiCall, 'programme' | 'account'>,
) {
  const account = needAccount(caller)
  return { account, scope: await scopeOfAccount(session, programme.programmeId, account) }
}

async function kept(programme: ApiCall['programme'], opened: Opened): Promise<Opened> {
  await keepCheckpoint(programme)
  return opened
}
